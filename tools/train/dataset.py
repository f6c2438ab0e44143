"""A nuScenes-format dataroot as training samples: pictures, projections and boxes in the lidar frame."""

import json
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image

CAMERAS = ['CAM_FRONT', 'CAM_FRONT_RIGHT', 'CAM_FRONT_LEFT', 'CAM_BACK', 'CAM_BACK_LEFT', 'CAM_BACK_RIGHT']
CLASSES = [
    'barrier', 'bicycle', 'bus', 'car', 'construction_vehicle', 'motorcycle', 'pedestrian', 'traffic_cone', 'trailer', 'truck',
]  # fmt: skip
CATEGORY_CLASS = {
    'movable_object.barrier': 'barrier',
    'vehicle.bicycle': 'bicycle',
    'vehicle.bus.bendy': 'bus',
    'vehicle.bus.rigid': 'bus',
    'vehicle.car': 'car',
    'vehicle.construction': 'construction_vehicle',
    'vehicle.motorcycle': 'motorcycle',
    'human.pedestrian.adult': 'pedestrian',
    'human.pedestrian.child': 'pedestrian',
    'human.pedestrian.construction_worker': 'pedestrian',
    'human.pedestrian.police_officer': 'pedestrian',
    'movable_object.trafficcone': 'traffic_cone',
    'vehicle.trailer': 'trailer',
    'vehicle.truck': 'truck',
}
MEAN_BGR = np.array([103.53, 116.28, 123.675], dtype=np.float32)


@dataclass
class Sample:
    token: str
    scene: str
    timestamp_us: int
    previous: int | None
    """Index of the previous key frame of the scene."""
    pictures: list[Path]
    lidar2img: np.ndarray
    """[cameras, 4, 4] float64, to pixels of the model's input."""
    global_from_lidar: np.ndarray
    boxes: np.ndarray
    """[n, 9]: x, y, z (centre), w, l, h, yaw (mmdetection3d's of version 0.17: -yaw - pi/2), vx, vy; lidar frame."""
    labels: np.ndarray


def rotation(q) -> np.ndarray:
    """Rotation matrix of a (w, x, y, z) quaternion."""
    w, x, y, z = np.asarray(q) / np.linalg.norm(q)
    return np.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
            [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
            [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
        ]
    )


def pose(record) -> np.ndarray:
    matrix = np.eye(4)
    matrix[:3, :3] = rotation(record['rotation'])
    matrix[:3, 3] = record['translation']
    return matrix


class Dataroot:
    """All key frames of a version's tables, in order of scene and time. `image` is the model's input (height, width)."""

    def __init__(self, folder: Path, version: str, image: tuple[int, int], crop: dict, source: tuple[int, int]):
        self.image, self.crop, self.source = image, crop, source
        tables = {}
        for name in ('scene', 'sample', 'sample_data', 'ego_pose', 'calibrated_sensor', 'sensor', 'sample_annotation', 'instance', 'category'):
            tables[name] = json.loads((folder / version / f'{name}.json').read_text())
        by = {name: {row['token']: row for row in rows} for name, rows in tables.items()}
        data = {}
        for row in tables['sample_data']:
            if row['is_key_frame']:
                channel = by['sensor'][by['calibrated_sensor'][row['calibrated_sensor_token']]['sensor_token']]['channel']
                data.setdefault(row['sample_token'], {})[channel] = row
        annotations = {}
        for row in tables['sample_annotation']:
            annotations.setdefault(row['sample_token'], []).append(row)
        order = sorted(tables['sample'], key=lambda row: (by['scene'][row['scene_token']]['name'], row['timestamp']))
        index = {row['token']: i for i, row in enumerate(order)}
        self.samples = [
            self._sample(folder, by, row, index.get(row['prev']), data[row['token']], annotations.get(row['token'], []))
            for row in order
        ]

    def _sample(self, folder, by, row, previous, data, annotations) -> Sample:
        lidar = data['LIDAR_TOP']
        global_from_lidar = pose(by['ego_pose'][lidar['ego_pose_token']]) @ pose(
            by['calibrated_sensor'][lidar['calibrated_sensor_token']]
        )
        height, width = self.image
        lidar2img, pictures = [], []
        for camera in CAMERAS:
            shot = data[camera]
            calibration = by['calibrated_sensor'][shot['calibrated_sensor_token']]
            global_from_camera = pose(by['ego_pose'][shot['ego_pose_token']]) @ pose(calibration)
            camera_from_lidar = np.linalg.inv(global_from_camera) @ global_from_lidar
            intrinsic = np.eye(4)
            per_source = self.source[0] / shot['width']
            intrinsic[:3, :3] = np.array(calibration['camera_intrinsic'])
            scale = width / self.crop['width'] * per_source
            shift = np.diag([scale, scale, 1.0, 1.0])
            shift[0, 2] = -self.crop['x0'] * width / self.crop['width']
            shift[1, 2] = -self.crop['y0'] * width / self.crop['width']
            lidar2img.append(shift @ intrinsic @ camera_from_lidar)
            pictures.append(folder / shot['filename'])
        boxes, labels = self._boxes(by, annotations, np.linalg.inv(global_from_lidar))
        scene = by['scene'][row['scene_token']]['name']
        return Sample(
            row['token'], scene, row['timestamp'], previous, pictures, np.stack(lidar2img), global_from_lidar, boxes, labels
        )

    def _boxes(self, by, annotations, lidar_from_global):
        boxes, labels = [], []
        turn = lidar_from_global[:3, :3]
        for row in annotations:
            name = CATEGORY_CLASS.get(by['category'][by['instance'][row['instance_token']]['category_token']]['name'])
            if name is None or row['num_lidar_pts'] + row['num_radar_pts'] == 0:
                continue
            x, y, z = turn @ np.array(row['translation']) + lidar_from_global[:3, 3]
            forward = turn @ rotation(row['rotation'])[:, 0]
            yaw = -math.atan2(forward[1], forward[0]) - math.pi / 2
            w, l, h = row['size']
            vx, vy, _ = turn @ self._velocity(by, row)
            boxes.append([x, y, z, w, l, h, yaw, vx, vy])
            labels.append(CLASSES.index(name))
        return np.array(boxes, dtype=np.float64).reshape(-1, 9), np.array(labels, dtype=np.int64)

    def _velocity(self, by, row) -> np.ndarray:
        """As the devkit computes it: from the neighbouring annotations, NaN where there is none or they are 1.5 s apart."""
        rows = by['sample_annotation']
        first = rows[row['prev']] if row['prev'] else row
        last = rows[row['next']] if row['next'] else row
        if first is last:
            return np.full(3, np.nan)
        seconds = (by['sample'][last['sample_token']]['timestamp'] - by['sample'][first['sample_token']]['timestamp']) / 1e6
        if seconds > (3.0 if row['prev'] and row['next'] else 1.5):
            return np.full(3, np.nan)
        return (np.array(last['translation']) - np.array(first['translation'])) / seconds

    def pictures(self, sample: Sample) -> np.ndarray:
        """[cameras, H, W, 3] uint8, BGR."""
        height, width = self.image
        result = np.empty((len(CAMERAS), height, width, 3), dtype=np.uint8)
        for i, path in enumerate(sample.pictures):
            picture = Image.open(path).convert('RGB')
            per_source = picture.width / self.source[0]
            x0, y0 = self.crop['x0'] * per_source, self.crop['y0'] * per_source
            box = (x0, y0, x0 + self.crop['width'] * per_source, y0 + self.crop['height'] * per_source)
            whole = all(float(side).is_integer() for side in box)
            if whole and (box[2] - box[0], box[3] - box[1]) == (width, height):
                picture = picture.crop(tuple(int(side) for side in box))
            else:
                picture = picture.resize((width, height), Image.Resampling.BICUBIC, box=box)
            result[i] = np.asarray(picture)[:, :, ::-1]
        return result


def normalise(pictures: np.ndarray) -> torch.Tensor:
    """[..., H, W, 3] uint8 BGR -> [..., 3, H, W] float32 minus the mean."""
    return torch.from_numpy(np.moveaxis(pictures.astype(np.float32) - MEAN_BGR, -1, -3).copy())


def past_lidar2img(past: Sample, current: Sample) -> np.ndarray:
    """Projection of points of the current lidar frame into the pictures of a past one."""
    return past.lidar2img @ (np.linalg.inv(past.global_from_lidar) @ current.global_from_lidar)
