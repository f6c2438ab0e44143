"""The whole detector, put together from the same JSON that `goshawk model export` reads."""

import torch
from torch import nn

from bevformer import FPN, BEVFormerHead
from internimage import InternImage


class Detector(nn.Module):
    def __init__(self, config: dict):
        super().__init__()
        self.img_backbone = InternImage(config['backbone']['config'])
        self.img_neck = FPN(config['neck']['in_channels'], config['neck']['out_channels'], config['neck']['num_outs'])
        self.pts_bbox_head = BEVFormerHead(config['head'])

    def features(self, pictures):
        """[I, 3, H, W] normalised -> the levels the head reads, [I, C, h, w]"""
        return self.img_neck(self.img_backbone(pictures))

    def bev(self, features, lidar2img, image_size):
        return self.pts_bbox_head.encode(features, lidar2img, image_size)

    def checkpoint(self) -> dict[str, torch.Tensor]:
        """Official names. The neck's fifth level feeds no head here but belongs to the official FPN."""
        return {name: value for name, value in self.state_dict().items()}
