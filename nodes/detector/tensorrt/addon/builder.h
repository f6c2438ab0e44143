// From ONNX to a serialised engine.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "libraries.h"

namespace goshawk::tensorrt {

struct BuildRequest {
  /** The graph; external weight data lies beside it. */
  std::string onnxPath;
  /** Written whole, or not at all. */
  std::string planPath;
  /** What earlier builds measured; empty: nothing yet. */
  std::string timingCachePath;
  /** Where to write what is measured now; empty: nowhere. */
  std::string newTimingCachePath;
  /** 0 to 5; TensorRT's own default is 3. */
  int optimizationLevel = 3;
  /** Off unless asked for: projections of points to pixels need all of float32. */
  bool tf32 = false;
  /** Scratch memory of the fastest kernels; 0: all of the GPU's. */
  uint64_t workspaceBytes = 0;
};

struct BuildResult {
  uint64_t planBytes = 0;
  double seconds = 0;
};

struct BuildProgress {
  std::string phase;
  int step = 0;
  int steps = 0;
};

/**
 * The network is strongly typed: every tensor has the type the ONNX file gives it, so a bundle's precision is that of
 * its graphs (fp32, fp16, or int8 as QuantizeLinear and DequantizeLinear). TensorRT 11 knows nothing else.
 *
 * @param onProgress - called on the building thread; false cancels.
 * @throws Failure 'model-refused' | 'build-failed' | 'cancelled' | 'disk'.
 */
BuildResult buildPlan(const Libraries& libraries, const BuildRequest& request, Log& log,
                      const std::function<bool(const BuildProgress&)>& onProgress);

}  // namespace goshawk::tensorrt
