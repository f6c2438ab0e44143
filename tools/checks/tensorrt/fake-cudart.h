// What the stand-in for the CUDA runtime offers beyond the runtime's own functions.
#pragma once

#include <cuda_runtime_api.h>

#include <functional>

/** Work in stream order, as a kernel launch is: recorded while the stream captures. */
__attribute__((visibility("default"))) cudaError_t fakeCudaEnqueue(cudaStream_t stream, std::function<void()> work);
