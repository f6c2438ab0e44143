// Launches the fused DCNv3 kernel. Device pointers, NHWC, 16-byte aligned; see sampling.h for the layouts.
#pragma once

#include <cuda_runtime_api.h>

#include "sampling.h"

namespace goshawk::dcnv3 {

enum class Precision {
  kFloat32,
  /** fp16 storage and accumulation. */
  kFloat16,
  /** fp16 storage, fp32 accumulation. */
  kFloat16Accumulate32,
};

/** Enqueues on the stream; returns cudaGetLastError() of the launch. */
cudaError_t launch(const Shape& shape, Precision precision, const void* input, const void* offset, const void* mask,
                   void* output, cudaStream_t stream);

}  // namespace goshawk::dcnv3
