"""Opens a data set with the official nuScenes devkit and prints how long that took and how much memory it needed."""

import json
import resource
import sys
import time

from nuscenes.nuscenes import NuScenes

start = time.perf_counter()
NuScenes(version=sys.argv[2], dataroot=sys.argv[1], verbose=False)
seconds = time.perf_counter() - start
print(json.dumps({'seconds': seconds, 'peakBytes': resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}))
