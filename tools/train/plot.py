"""Draws the losses and validation scores of a training run.

  python tools/train/plot.py runs/pico/log.jsonl docs/images/training.svg
"""

import argparse
import json
from pathlib import Path

import matplotlib

matplotlib.use('svg')
import matplotlib.pyplot as plt

LOSSES = {'class': 'classes', 'box': 'boxes', 'bev_heat': 'BEV heat map', 'seen_heat': 'perspective heat map', 'seen_boxes': 'perspective boxes'}
SHOWN = ('car', 'pedestrian', 'traffic_cone', 'barrier', 'bicycle')


def read(path: Path):
    """Losses and scores by stage; where a run was resumed, the later line of a step counts."""
    losses, scores = {}, {}
    for line in path.read_text().splitlines():
        entry = json.loads(line)
        into = scores if 'val' in entry else losses
        into[entry['stage'], entry['step']] = entry.get('val', entry)
    return losses, scores


def offsets(losses) -> dict:
    """Steps count anew in each stage; the plot lays the stages end to end."""
    last = max((step for stage, step in losses if stage == 'single'), default=0)
    return {'single': 0, 'temporal': last}


def series(entries, offset, value):
    points = sorted((offset[stage] + step, value(entry)) for (stage, step), entry in entries.items())
    return [x for x, _ in points], [y for _, y in points]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('log', type=Path)
    parser.add_argument('out', type=Path)
    arguments = parser.parse_args()
    losses, scores = read(arguments.log)
    offset = offsets(losses)

    plt.rcParams.update({'svg.hashsalt': 'goshawk', 'font.size': 9, 'axes.spines.top': False, 'axes.spines.right': False})
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.6), layout='constrained')
    for name, title in LOSSES.items():
        left.plot(*series(losses, offset, lambda entry: entry[name]), label=title, linewidth=1.3)
    left.set(xlabel='step', title='loss', ylim=(0, None))
    left.legend(frameon=False)
    for name in SHOWN:
        right.plot(*series(scores, offset, lambda entry: entry['ap_2m'][name]), marker='.', label=f'{name.replace("_", " ")}, 2 m')
    right.plot(*series(scores, offset, lambda entry: entry['map']), marker='.', color='black', label='mean AP')
    right.set(xlabel='step', title='average precision, validation worlds', ylim=(0, None))
    right.legend(frameon=False)
    if offset['temporal'] and any(stage == 'temporal' for stage, _ in losses):
        for axes in (left, right):
            axes.axvline(offset['temporal'], color='grey', linewidth=0.8, linestyle=':')
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(arguments.out, metadata={'Date': None})


if __name__ == '__main__':
    main()
