"""A quick score while training: average precision by centre distance. The official metric is `goshawk eval`'s."""

import numpy as np
import torch

DISTANCES = (0.5, 1.0, 2.0, 4.0)
RANGE_M = {0: 30, 1: 40, 2: 50, 3: 50, 4: 50, 5: 40, 6: 40, 7: 30, 8: 50, 9: 50}


def decode(logits, code, most: int):
    """Last decoder layer of one frame -> (scores, labels, x, y), best first (the official NMS-free coder)."""
    scores, index = logits.sigmoid().flatten().topk(min(most, logits.numel()))
    classes = logits.shape[-1]
    rows = code[torch.div(index, classes, rounding_mode='floor')]
    return scores.numpy(), (index % classes).numpy(), rows[:, :2].numpy()


def average_precision(frames, label: int, distance: float) -> float:
    """frames: (scores, labels, xy, truth xy, truth labels) each; NaN without truth."""
    found, total = [], 0
    taken = []
    for f, (scores, labels, xy, truth_xy, truth_labels) in enumerate(frames):
        near_truth = np.hypot(*truth_xy.T) < RANGE_M[label] if len(truth_xy) else np.zeros(0, bool)
        truth = truth_xy[(truth_labels == label) & near_truth]
        total += len(truth)
        taken.append((truth, np.zeros(len(truth), bool)))
        mine = (labels == label) & (np.hypot(*xy.T) < RANGE_M[label])
        found += [(s, f, p) for s, p in zip(scores[mine], xy[mine])]
    if total == 0:
        return float('nan')
    if not found:
        return 0.0
    found.sort(key=lambda one: -one[0])
    hits = np.zeros(len(found))
    for i, (_, f, p) in enumerate(found):
        truth, used = taken[f]
        if len(truth) == 0:
            continue
        gaps = np.where(used, np.inf, np.hypot(*(truth - p).T))
        best = int(gaps.argmin())
        if gaps[best] < distance:
            hits[i], used[best] = 1, True
    true = hits.cumsum()
    recall, precision = true / total, true / np.arange(1, len(found) + 1)
    at = np.interp(np.linspace(0, 1, 101), recall, precision, left=precision[0], right=0)
    return float(np.clip(at[11:] - 0.1, 0, None).mean() / 0.9)


def summarise(frames, classes) -> dict:
    aps = {name: [average_precision(frames, i, d) for d in DISTANCES] for i, name in enumerate(classes)}
    present = {name: ap for name, ap in aps.items() if not np.isnan(ap[0])}
    return {
        'map': float(np.mean([np.mean(ap) for ap in present.values()])),
        'ap_2m': {name: round(ap[2], 4) for name, ap in present.items()},
        'ap': {name: round(float(np.mean(ap)), 4) for name, ap in present.items()},
    }
