"""What the official nuScenes devkit makes of the case that rack-case.ts writes: its metrics, and how many boxes its filters leave.

Argument: the folder. NaN is written as null.
"""

import contextlib
import json
import math
import os
import sys
import tempfile

from nuscenes import NuScenes
from nuscenes.eval.common.config import config_factory
from nuscenes.eval.detection.evaluate import DetectionEval


def without_nan(value):
    if isinstance(value, dict):
        return {str(key): without_nan(own) for key, own in value.items()}
    if isinstance(value, list):
        return [without_nan(own) for own in value]
    return None if isinstance(value, float) and math.isnan(value) else value


def main():
    folder = sys.argv[1]
    with tempfile.TemporaryDirectory() as output, contextlib.redirect_stdout(sys.stderr):
        tables = NuScenes('v1.0-mini', folder, verbose=False)
        config = config_factory('detection_cvpr_2019')
        evaluation = DetectionEval(tables, config, os.path.join(folder, 'results.json'), 'mini_val', output, verbose=False)
        metrics, _ = evaluation.evaluate()
    summary = metrics.serialize()
    for key in ('eval_time', 'cfg'):
        del summary[key]
    kept = {'ground_truth': len(evaluation.gt_boxes.all), 'predictions': len(evaluation.pred_boxes.all)}
    print(json.dumps({'kept': kept, 'metrics': without_nan(summary)}, indent=1))


main()
