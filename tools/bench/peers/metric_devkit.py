"""Scores a results file with the official nuScenes devkit (detection_cvpr_2019) and prints seconds, memory and metrics.

Arguments: GT.json RESULTS.json, of the shape `goshawk eval --gt` reads. Loading, filters and metric are the devkit's own
functions; only what it would look up in the tables of a data set (ego poses, bicycle racks) comes from GT.json.
"""

import json
import resource
import sys
import time

from nuscenes.eval.common.config import config_factory
from nuscenes.eval.common.data_classes import EvalBoxes
from nuscenes.eval.common.loaders import add_center_dist, filter_eval_boxes, load_prediction
from nuscenes.eval.detection.data_classes import DetectionBox
from nuscenes.eval.detection.evaluate import DetectionEval


class Tables:
    """Answers the look-ups of the devkit's filters."""

    def __init__(self, samples):
        self.samples = samples
        self.racks = {
            f'{token}/{i}': {'category_name': 'static_object.bicycle_rack', **rack}
            for token, sample in samples.items()
            for i, rack in enumerate(sample['bike_racks'])
        }

    def get(self, table, token):
        if table == 'sample':
            racks = range(len(self.samples[token]['bike_racks']))
            return {'data': {'LIDAR_TOP': token}, 'anns': [f'{token}/{i}' for i in racks]}
        if table == 'sample_data':
            return {'ego_pose_token': token}
        if table == 'ego_pose':
            return {'translation': self.samples[token]['ego_translation']}
        return self.racks[token]


def main():
    config = config_factory('detection_cvpr_2019')
    start = time.perf_counter()
    predictions, _ = load_prediction(sys.argv[2], config.max_boxes_per_sample, DetectionBox)
    with open(sys.argv[1]) as file:
        truth = json.load(file)
    boxes = EvalBoxes.deserialize(truth['results'], DetectionBox)
    tables = Tables(truth['samples'])
    del truth
    loaded = time.perf_counter()
    evaluation = DetectionEval.__new__(DetectionEval)
    evaluation.cfg = config
    evaluation.verbose = False
    evaluation.pred_boxes, evaluation.gt_boxes = (
        filter_eval_boxes(tables, add_center_dist(tables, own), config.class_range) for own in (predictions, boxes)
    )
    metrics, _ = evaluation.evaluate()
    end = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    summary = metrics.serialize()
    print(json.dumps({'seconds': end - start, 'loadSeconds': loaded - start, 'peakBytes': peak, 'metrics': summary}))


main()
