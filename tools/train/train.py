"""Trains a small BEVFormer v2 on a nuScenes-format dataroot, in stages that each leave a usable checkpoint.

  python tools/train/train.py --data data/worlds --val data/worlds-val --out runs/pico --stage single --steps 3000
  python tools/train/train.py ... --stage temporal --steps 2000

`single` sees one frame at a time; `temporal` goes on with its weights and learns the fusion with the frame before.
Started again with the same --out it goes on from its last checkpoint. Every random draw comes from --seed and the step.
"""

import argparse
import json
import math
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import torch

import score
from dataset import CAMERAS, CLASSES, Dataroot, normalise, past_lidar2img
from detector import Detector
from fused import use_fused
from losses import BevHeat, PerspectiveHead, detection_loss, encode
from safetensors.torch import save_file

CHECKPOINT, LOG = 'state.pt', 'log.jsonl'


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--config', type=Path, default=Path(__file__).parent / 'pico.json')
    parser.add_argument('--data', type=Path, nargs='+', required=True, help='exported dataroots to learn from')
    parser.add_argument('--val', type=Path, required=True, help='exported dataroot of the validation split')
    parser.add_argument('--version', default='v1.0-mini')
    parser.add_argument('--out', type=Path, required=True)
    parser.add_argument('--stage', choices=['single', 'temporal'], required=True)
    parser.add_argument('--steps', type=int, required=True, help='steps of this stage, over all its runs')
    parser.add_argument('--batch', type=int, default=3)
    parser.add_argument('--lr', type=float, default=8e-4)
    parser.add_argument('--velocity-weight', type=float, default=0.2, help='of velocities among the box terms; 0.2 is official')
    parser.add_argument('--heading-weight', type=float, default=1.0, help='of sin and cos yaw among the box terms; 1 is official')
    parser.add_argument('--repeat-below', type=float, default=0.0, help='draw samples with a class in fewer than this share of all more often')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--threads', type=int, default=2)
    parser.add_argument('--fused', action='store_true', help='on a CPU: compile the samplings (needs a C++ compiler and ninja)')
    parser.add_argument('--device', default='cuda' if torch.cuda.is_available() else 'cpu')
    parser.add_argument('--val-every', type=int, default=400)
    parser.add_argument('--val-samples', type=int, default=60)
    return parser.parse_args()


def model_config(path: Path, stage: str) -> dict:
    config = json.loads(path.read_text())
    if stage == 'single':
        config['head']['transformer']['frames'] = [0]
    return config


def repeat_factors(labels, threshold: float) -> np.ndarray:
    """How often an epoch holds each sample: by the rarest class in it, the root of threshold / share of the samples with that class
    (repeat factor sampling of LVIS, arXiv 1908.03195), at least 1. labels: per sample [n].
    """
    holds = np.array([np.bincount(own, minlength=len(CLASSES)) > 0 for own in labels])
    per_class = np.maximum(1.0, np.sqrt(threshold / np.maximum(holds.mean(0), 1e-6)))
    return (holds * per_class).max(1, initial=1.0)


class Batches:
    """Draws samples by step, so that a resumed run sees what an unbroken one would; decodes the next batch meanwhile."""

    def __init__(self, roots, batch: int, seed: int, temporal: bool, repeat_below: float = 0.0):
        self.items = [(root, i) for root in roots for i, s in enumerate(root.samples) if s.previous is not None or not temporal]
        self.batch, self.seed, self.temporal = batch, seed, temporal
        self.repeats = repeat_factors([root.samples[i].labels for root, i in self.items], repeat_below)
        self.pool = ThreadPoolExecutor(1)
        self.pending = None

    def draw(self, step: int):
        per_epoch = len(self.items) // self.batch
        random = np.random.default_rng([self.seed, step // per_epoch])
        copies = np.floor(self.repeats + random.random(len(self.items)) * (self.repeats > 1)).astype(int)
        order = random.permutation(np.repeat(np.arange(len(self.items)), copies))
        first = step % per_epoch * self.batch
        light = np.random.default_rng([self.seed, 7, step])
        return [self.load(self.items[i], light) for i in order[first : first + self.batch]]

    def load(self, item, light):
        root, i = item
        sample = root.samples[i]
        frames = [root.samples[sample.previous], sample] if self.temporal else [sample]
        gain, offset = light.uniform(0.85, 1.15), light.uniform(-12, 12)
        pictures = [np.clip(root.pictures(frame) * gain + offset, 0, 255) for frame in frames]
        projections = [past_lidar2img(frame, sample) if frame is not sample else frame.lidar2img for frame in frames]
        return pictures, projections, sample

    def __call__(self, step: int):
        ready = self.pending.result() if self.pending else self.draw(step)
        self.pending = self.pool.submit(self.draw, step + 1)
        return ready


def stack_frames(batch, frame: int, device):
    pictures = torch.cat([normalise(pictures[frame]) for pictures, _, _ in batch]).to(device)
    projections = np.stack([projections[frame] for _, projections, _ in batch])
    return pictures, torch.from_numpy(projections.astype(np.float32)).to(device)


def bevs_of(model, batch, image, device):
    """BEV maps oldest first, and what the newest frame's helper losses need. Only the newest frame has a gradient."""
    frames = len(batch[0][0])
    bevs = []
    for frame in range(frames):
        pictures, projections = stack_frames(batch, frame, device)
        with torch.set_grad_enabled(torch.is_grad_enabled() and frame == frames - 1):
            features = model.features(pictures)
            bevs.append(model.bev(features, projections, image))
    return bevs, features, projections


def targets_of(batch, range_, device):
    targets = []
    for _, _, sample in batch:
        boxes = torch.from_numpy(sample.boxes).float().to(device)
        inside = (boxes[:, 0] > range_[0]) & (boxes[:, 0] < range_[3]) & (boxes[:, 1] > range_[1]) & (boxes[:, 1] < range_[4])
        targets.append((encode(boxes[inside]), torch.from_numpy(sample.labels).to(device)[inside]))
    return targets


@torch.no_grad()
def validate(model, root, image, temporal: bool, count: int, device):
    model.eval()
    batches = Batches([root], 1, 0, temporal=False)
    frames = []
    for i in np.linspace(0, len(root.samples) - 1, count).round().astype(int):
        sample = root.samples[i]
        past = root.samples[sample.previous] if sample.previous is not None else sample
        used = [past, sample] if temporal else [sample]
        projections = [past_lidar2img(frame, sample) if frame is not sample else frame.lidar2img for frame in used]
        item = ([root.pictures(frame) for frame in used], projections, sample)
        bevs, _, _ = bevs_of(model, [item], image, device)
        logits, code = model.pts_bbox_head.decode(model.pts_bbox_head.fuse(bevs), 1)[-1]
        scores, labels, xy = score.decode(logits[0].cpu(), code[0].cpu(), 300)
        frames.append((scores, labels, xy, sample.boxes[:, :2], sample.labels))
    batches.pool.shutdown()
    model.train()
    return score.summarise(frames, CLASSES)


@torch.no_grad()
def follow(averages, currents, count) -> None:
    """Exponential average over about 300 steps, over fewer at the start."""
    keep = float(min(0.9967, (1 + count) / (10 + count)))
    torch._foreach_lerp_(averages, currents, 1 - keep)


def save(path: Path, value) -> None:
    beside = path.with_suffix('.part')
    torch.save(value, beside)
    beside.replace(path)


def main():
    arguments = read_arguments()
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    device, temporal = arguments.device, arguments.stage == 'temporal'
    if arguments.fused:
        use_fused()
    config = model_config(arguments.config, arguments.stage)
    image = (config['image']['height'], config['image']['width'])
    source = (config['source']['width'], config['source']['height'])
    roots = [Dataroot(folder, arguments.version, image, config['crop'], source) for folder in arguments.data]
    val = Dataroot(arguments.val, arguments.version, image, config['crop'], source)
    print(f'{sum(len(root.samples) for root in roots)} samples to learn from, {len(val.samples)} to validate on', flush=True)

    model = Detector(config).to(device)
    head = model.pts_bbox_head
    helpers = torch.nn.ModuleDict(
        {
            'bev': BevHeat(head.channels, head.classes, head.bev, head.range),
            'perspective': PerspectiveHead(head.channels, head.classes),
        }
    ).to(device)
    everything = torch.nn.ModuleDict({'model': model, 'helpers': helpers})
    average = torch.optim.swa_utils.AveragedModel(model, multi_avg_fn=follow)
    decayed = [p for p in everything.parameters() if p.requires_grad and p.dim() > 1]
    plain = [p for p in everything.parameters() if p.requires_grad and p.dim() <= 1]
    optimizer = torch.optim.AdamW(
        [{'params': decayed, 'weight_decay': 0.01}, {'params': plain, 'weight_decay': 0.0}], lr=arguments.lr, betas=(0.9, 0.98)
    )
    code_weights = head.code_weights.detach().clone()
    code_weights[6:8] = arguments.heading_weight
    code_weights[8:] = arguments.velocity_weight
    # nuScenes judges a barrier's heading by half turns, and nothing tells its ends apart.
    symmetric = torch.tensor([name == 'barrier' for name in CLASSES], device=device)
    arguments.out.mkdir(parents=True, exist_ok=True)
    state_file = arguments.out / CHECKPOINT
    start = 0
    if state_file.exists():
        state = torch.load(state_file, map_location=device, weights_only=False)
        missing = everything.load_state_dict(state['everything'], strict=False)
        unexpected = [name for name in missing.missing_keys if '.fusion.' not in name]
        if unexpected or missing.unexpected_keys:
            raise SystemExit(f'{state_file}: weights of another model: {unexpected + missing.unexpected_keys}')
        if state['stage'] == arguments.stage:
            optimizer.load_state_dict(state['optimizer'])
            average.load_state_dict(state['average'])
            start = state['step']
        else:
            average.module.load_state_dict(model.state_dict())
    elif temporal:
        raise SystemExit(f'{state_file}: not there; train --stage single first')

    def rate(step: int) -> float:
        warm = min(1.0, (step + 1) / 200)
        return warm * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1.0, step / arguments.steps))))

    def leave(step: int, scores=None):
        save(
            state_file,
            {
                'everything': everything.state_dict(),
                'average': average.state_dict(),
                'optimizer': optimizer.state_dict(),
                'step': step,
                'stage': arguments.stage,
            },
        )
        weights = {name: value.detach().cpu().contiguous() for name, value in average.module.checkpoint().items()}
        beside = arguments.out / f'{arguments.stage}.part'
        facts = {'stage': arguments.stage, 'step': str(step), 'seed': str(arguments.seed)}
        save_file(weights, beside, metadata=facts | ({'map': f'{scores["map"]:.4f}'} if scores else {}))
        beside.replace(arguments.out / f'{arguments.stage}.safetensors')

    batches = Batches(roots, arguments.batch, arguments.seed, temporal, arguments.repeat_below)
    model.train()
    began, losses = time.time(), []
    with open(arguments.out / LOG, 'a') as log:
        for step in range(start, arguments.steps):
            for group in optimizer.param_groups:
                group['lr'] = arguments.lr * rate(step)
            batch = batches(step)
            targets = targets_of(batch, head.range, device)
            bevs, features, projections = bevs_of(model, batch, image, device)
            memory = head.fuse(bevs)
            classes, boxes = detection_loss(head.decode(memory, head.groups), head.groups, code_weights, targets, symmetric)
            bev_heat = helpers['bev'](memory, targets)
            seen_heat, seen_boxes = helpers['perspective'](features, projections, targets, image)
            loss = classes + boxes + 0.5 * bev_heat + 0.5 * seen_heat + 0.3 * seen_boxes
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            norm = torch.nn.utils.clip_grad_norm_(everything.parameters(), 20.0)
            if torch.isfinite(norm):
                optimizer.step()
            average.update_parameters(model)
            parts = (loss, classes, boxes, bev_heat, seen_heat, seen_boxes, norm)
            losses.append([float(part.detach()) for part in parts])
            if (step + 1) % 25 == 0:
                means = np.mean(losses, 0).round(4).tolist()
                names = ('loss', 'class', 'box', 'bev_heat', 'seen_heat', 'seen_boxes', 'gradient')
                line = {'stage': arguments.stage, 'step': step + 1, **dict(zip(names, means))}
                line['seconds'] = round((time.time() - began) / len(losses), 3)
                print(json.dumps(line), file=log, flush=True)
                began, losses = time.time(), []
            if (step + 1) % arguments.val_every == 0 or step + 1 == arguments.steps:
                leave(step + 1)
                scores = validate(average.module, val, image, temporal, arguments.val_samples, device)
                print(json.dumps({'stage': arguments.stage, 'step': step + 1, 'val': scores}), file=log, flush=True)
                print(step + 1, scores, flush=True)
                leave(step + 1, scores)
                began = time.time()
            elif (step + 1) % 100 == 0:
                leave(step + 1)
    batches.pool.shutdown()


if __name__ == '__main__':
    main()
