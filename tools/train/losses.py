"""Set prediction losses of BEVFormer's head, and dense helper losses that only training knows."""

import math

import torch
import torch.nn.functional as F
from scipy.optimize import linear_sum_assignment
from torch import nn

CLASS_WEIGHT, BOX_WEIGHT = 2.0, 0.25
ALPHA, GAMMA = 0.25, 2.0


def encode(boxes: torch.Tensor) -> torch.Tensor:
    """[n, 9] x, y, z, w, l, h, yaw, vx, vy -> [n, 10] box code"""
    x, y, z, w, l, h, yaw, vx, vy = boxes.unbind(-1)
    return torch.stack([x, y, w.log(), l.log(), z, h.log(), yaw.sin(), yaw.cos(), vx, vy], -1)


def focal_cost(logits, labels):
    p = logits.sigmoid()
    negative = -(1 - p + 1e-12).log() * (1 - ALPHA) * p**GAMMA
    positive = -(p + 1e-12).log() * ALPHA * (1 - p) ** GAMMA
    return (positive - negative)[:, labels]


@torch.no_grad()
def match(logits, code, target, labels):
    """Cheapest pairing of queries and objects: (query indices, object indices)."""
    cost = CLASS_WEIGHT * focal_cost(logits, labels) + BOX_WEIGHT * torch.cdist(code[:, :8], target[:, :8], p=1)
    rows, columns = linear_sum_assignment(cost.nan_to_num(1e6).cpu().numpy())
    return torch.as_tensor(rows), torch.as_tensor(columns)


def focal_sum(logits, positive):
    """Sum of the focal loss; `positive` is 0 or 1."""
    p = logits.sigmoid()
    ce = F.binary_cross_entropy_with_logits(logits, positive, reduction='none')
    right = p * positive + (1 - p) * (1 - positive)
    weight = (ALPHA * positive + (1 - ALPHA) * (1 - positive)) * (1 - right) ** GAMMA
    return (weight * ce).sum()


def turned_like(target, code, is_symmetric):
    """Objects that look the same from both ends count as turned the way the answer is: target [n, 10], code [n, 10]."""
    opposite = is_symmetric & ((target[:, 6:8] * code[:, 6:8]).sum(-1) < 0)
    flipped = target.clone()
    flipped[:, 6:8] = torch.where(opposite[:, None], -target[:, 6:8], target[:, 6:8])
    return flipped


def detection_loss(outputs, groups, code_weights, targets, symmetric):
    """outputs: per decoder layer (logits [B, q, classes], code [B, q, 10]); targets: B pairs (code [n, 10], labels [n]); symmetric: [classes], bool."""
    objects = max(1, sum(len(labels) for _, labels in targets)) * groups
    class_loss = box_loss = 0.0
    for logits, code in outputs:
        per_group = logits.shape[1] // groups
        for b, (target, labels) in enumerate(targets):
            for g in range(groups):
                rows = slice(g * per_group, (g + 1) * per_group)
                own_logits, own_code = logits[b, rows], code[b, rows]
                positive = torch.zeros_like(own_logits)
                if len(labels) > 0:
                    queries, picked = match(own_logits, own_code, target, labels)
                    positive[queries, labels[picked]] = 1
                    wanted = turned_like(target[picked], own_code[queries].detach(), symmetric[labels[picked]])
                    weights = code_weights * wanted.isfinite()
                    gap = (own_code[queries] - wanted.nan_to_num(0)).abs()
                    box_loss = box_loss + (gap * weights).sum()
                class_loss = class_loss + focal_sum(own_logits, positive)
    return CLASS_WEIGHT * class_loss / objects, BOX_WEIGHT * box_loss / objects


def heat_loss(logits, heat):
    """Penalty-reduced focal loss of CenterNet (arXiv 1904.07850, eq. 1); `heat` is 1 at centres."""
    p = logits.sigmoid().clamp(1e-4, 1 - 1e-4)
    at_centre = heat >= 0.9999
    positive = -((1 - p) ** 2 * p.log())[at_centre].sum()
    negative = -((1 - heat) ** 4 * p**2 * (1 - p).log())[~at_centre].sum()
    return (positive + negative) / max(1, int(at_centre.sum()))


def splat(heat, x: float, y: float, sigma: float):
    """Raises heat [h, w] to a Gaussian around the cell that holds (x, y), given in cells."""
    h, w = heat.shape
    column, row = int(math.floor(x)), int(math.floor(y))
    if not (0 <= column < w and 0 <= row < h):
        return
    reach = int(3 * sigma) + 1
    top, bottom = max(0, row - reach), min(h, row + reach + 1)
    left, right = max(0, column - reach), min(w, column + reach + 1)
    ys = (torch.arange(top, bottom) - row).view(-1, 1)
    xs = (torch.arange(left, right) - column).view(1, -1)
    bump = torch.exp(-(xs**2 + ys**2) / (2 * sigma**2)).to(heat)
    window = heat[top:bottom, left:right]
    torch.maximum(window, bump, out=window)


class BevHeat(nn.Module):
    """Class heat maps straight from the BEV features: a dense signal for the encoder. Not part of the checkpoint."""

    def __init__(self, channels: int, classes: int, bev, range_):
        super().__init__()
        self.bev, self.range = bev, range_
        self.predict = nn.Linear(channels, classes)
        nn.init.constant_(self.predict.bias, -4)

    def forward(self, memory, targets):
        h, w = self.bev
        logits = self.predict(memory).transpose(1, 2).reshape(len(targets), -1, h, w)
        heat = torch.zeros_like(logits)
        for b, (target, labels) in enumerate(targets):
            for code, label in zip(target.tolist(), labels.tolist()):
                x = (code[0] - self.range[0]) / (self.range[3] - self.range[0]) * w
                y = (code[1] - self.range[1]) / (self.range[4] - self.range[1]) * h
                splat(heat[b, label], x, y, sigma=1.0)
        return heat_loss(logits, heat)


class PerspectiveHead(nn.Module):
    """Perspective supervision (BEVFormer v2, section 3.2) in its smallest form: per picture and level, class heat maps at
    the projected centres, their sub-cell offset, log depth, log size and heading as seen from the camera. It teaches the
    backbone what a car looks like and how far it is. Not part of the checkpoint.
    """

    strides = (8, 16, 32)
    size_bounds = (0.0, 56.0, 160.0, math.inf)
    """Apparent size in pixels that each level is for."""

    def __init__(self, channels: int, classes: int):
        super().__init__()
        self.classes = classes
        self.tower = nn.Sequential(nn.Conv2d(channels, channels, 3, padding=1), nn.GroupNorm(8, channels), nn.ReLU())
        self.heat = nn.Conv2d(channels, classes, 1)
        self.boxes = nn.Conv2d(channels, 8, 1)
        nn.init.constant_(self.heat.bias, -4)

    def forward(self, features, lidar2img, targets, image_size):
        """features per level [F*cameras, C, h, w]; lidar2img [F, cameras, 4, 4] -> (heat loss, box loss)"""
        frames, cameras = lidar2img.shape[:2]
        levels = [self.tower(map_) for map_ in features[: len(self.strides)]]
        heats = [torch.zeros(frames * cameras, self.classes, *level.shape[-2:]) for level in levels]
        spots = [[] for _ in levels]
        for f, (target, labels) in enumerate(targets):
            self._place(f * cameras, lidar2img[f], target, labels, image_size, heats, spots)
        heat_total = sum(heat_loss(self.heat(level), heat.to(level)) for level, heat in zip(levels, heats)) / len(levels)
        gaps, count = 0.0, 0
        for level, found in zip(levels, spots):
            if not found:
                continue
            where = torch.tensor([spot[:3] for spot in found])
            wanted = level.new_tensor([spot[3:] for spot in found])
            predicted = self.boxes(level)[where[:, 0], :, where[:, 1], where[:, 2]]
            gaps = gaps + (predicted - wanted).abs().sum()
            count += len(found)
        return heat_total, gaps / max(1, count)

    def _place(self, first, lidar2img, target, labels, image_size, heats, spots):
        height, width = image_size
        centres = torch.cat([target[:, [0, 1, 4]], torch.ones(len(target), 1)], -1)
        projected = torch.einsum('nij,qj->nqi', lidar2img, centres)
        for n, row in enumerate(projected):
            for q, (px, py, depth, _) in enumerate(row.tolist()):
                if depth < 1 or not (0 <= px / depth < width and 0 <= py / depth < height):
                    continue
                code = target[q].tolist()
                # The projection's third row keeps metres, so the first holds pixels per metre at depth 1.
                focal = float(lidar2img[n, 0, :3].norm())
                size = focal * math.exp(max(code[2], code[3], code[5])) / depth
                level = next(i for i in range(3) if size < self.size_bounds[i + 1])
                stride = self.strides[level]
                x, y = px / depth / stride, py / depth / stride
                column, line = int(x), int(y)
                heat = heats[level][first + n, labels[q]]
                if not (0 <= column < heat.shape[1] and 0 <= line < heat.shape[0]):
                    continue
                splat(heat, x, y, sigma=0.8)
                towards = math.atan2(code[6], code[7]) + math.atan2(code[1], code[0])
                spots[level].append(
                    [first + n, line, column, x - column, y - line, math.log(depth / 20) * 2]
                    + [code[2], code[3], code[5], math.sin(towards), math.cos(towards)]
                )
