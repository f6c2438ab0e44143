"""What the official nuScenes devkit makes of the case that rack-case.ts writes: its metrics, and how many boxes its filters leave.

Argument: the folder. Needs nuscenes-devkit, motmetrics and pandas < 2. NaN is written as null.
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
from nuscenes.eval.tracking.evaluate import TrackingEval


def without_nan(value):
    if isinstance(value, dict):
        return {str(key): without_nan(own) for key, own in value.items()}
    if isinstance(value, list):
        return [without_nan(own) for own in value]
    return None if isinstance(value, float) and math.isnan(value) else value


def without(summary, *names):
    return {key: value for key, value in summary.items() if key not in names}


def main():
    folder = sys.argv[1]
    with tempfile.TemporaryDirectory() as output, contextlib.redirect_stdout(sys.stderr):
        tables = NuScenes('v1.0-mini', folder, verbose=False)
        config = config_factory('detection_cvpr_2019')
        evaluation = DetectionEval(tables, config, os.path.join(folder, 'results.json'), 'mini_val', output, verbose=False)
        metrics, _ = evaluation.evaluate()
        tracking_config = config_factory('tracking_nips_2019')
        tracks = os.path.join(folder, 'results.tracking.json')
        tracking = TrackingEval(tracking_config, tracks, 'mini_val', output, 'v1.0-mini', folder, verbose=False)
        tracking_metrics, _ = tracking.evaluate()
    summary = without(metrics.serialize(), 'eval_time', 'cfg')
    tracking_summary = without(tracking_metrics.serialize(), 'eval_time', 'cfg')
    kept = {'ground_truth': len(evaluation.gt_boxes.all), 'predictions': len(evaluation.pred_boxes.all)}
    print(json.dumps({'kept': kept, 'metrics': without_nan(summary), 'tracking': without_nan(tracking_summary)}, indent=1))


main()
