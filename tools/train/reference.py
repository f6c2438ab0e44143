"""Writes what a checkpoint computes in PyTorch for one sample, named as the bundle's graphs name it, so that

  goshawk model check BUNDLE --reference FILE

shows that the exported bundle computes the same.

  python tools/train/reference.py --weights runs/pico/temporal.safetensors --data data/worlds-val --out reference.safetensors
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from dataset import Dataroot, normalise, past_lidar2img
from detector import Detector
from train import model_config


@torch.no_grad()
def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--config', type=Path, default=Path(__file__).parent / 'pico.json')
    parser.add_argument('--weights', type=Path, required=True)
    parser.add_argument('--data', type=Path, required=True)
    parser.add_argument('--version', default='v1.0-mini')
    parser.add_argument('--sample', type=int, default=3)
    parser.add_argument('--out', type=Path, required=True)
    arguments = parser.parse_args()
    with safe_open(arguments.weights, 'pt') as file:
        stage = file.metadata()['stage']
    config = model_config(arguments.config, stage)
    image = (config['image']['height'], config['image']['width'])
    source = (config['source']['width'], config['source']['height'])
    root = Dataroot(arguments.data, arguments.version, image, config['crop'], source)
    model = Detector(config).eval()
    model.load_state_dict(load_file(arguments.weights))
    sample = root.samples[arguments.sample]
    past = root.samples[sample.previous] if sample.previous is not None else sample
    frames = [past, sample] if stage == 'temporal' else [sample]
    bevs = []
    for frame in frames:
        lidar2img = past_lidar2img(frame, sample) if frame is not sample else frame.lidar2img
        projections = torch.from_numpy(lidar2img.astype(np.float32))
        pictures = root.pictures(frame)
        features = model.features(normalise(pictures))
        bevs.append(model.bev(features, projections.unsqueeze(0), image))
    logits, code = model.pts_bbox_head.decode(model.pts_bbox_head.fuse(bevs), 1)[-1]
    tensors = {f'feat_{i}': feature for i, feature in enumerate(features)}
    # The bundle takes RGB, as JPEG decoders give it.
    tensors |= {'images': torch.from_numpy(pictures[..., ::-1].copy()), 'lidar2img': projections}
    tensors |= {'bev': bevs[-1], 'bevs': torch.cat(bevs), 'cls_scores': logits[0], 'bbox_preds': code[0]}
    save_file({name: value.contiguous() for name, value in tensors.items()}, arguments.out)
    print(json.dumps({name: list(value.shape) for name, value in tensors.items()}))


if __name__ == '__main__':
    main()
