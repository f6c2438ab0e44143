// CUDA's handles with owners. Everything here belongs to the thread and device that made it.
#pragma once

#include <cuda_runtime_api.h>

#include <cstddef>
#include <string>
#include <utility>

#include "failure.h"

namespace goshawk::tensorrt {

inline std::string describe(cudaError_t status) {
  return std::string(cudaGetErrorName(status)) + ", " + cudaGetErrorString(status);
}

inline void check(cudaError_t status, const char* what) {
  if (status != cudaSuccess) throw Failure("cuda-failed", std::string(what) + ": " + describe(status));
}

/** Owns a handle that `destroy` gives back; moves, never copies. */
template <typename Handle, cudaError_t (*destroy)(Handle)>
class Owned {
 public:
  Owned() = default;
  explicit Owned(Handle handle) : handle_(handle) {}
  Owned(Owned&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  Owned& operator=(Owned&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }
  ~Owned() {
    // Fails only when the context is already broken or gone; there is nothing left to free then.
    if (handle_ != nullptr) static_cast<void>(destroy(handle_));
  }
  Handle get() const { return handle_; }

 private:
  Handle handle_ = nullptr;
};

using Stream = Owned<cudaStream_t, cudaStreamDestroy>;
using Event = Owned<cudaEvent_t, cudaEventDestroy>;
using Graph = Owned<cudaGraph_t, cudaGraphDestroy>;
using GraphExec = Owned<cudaGraphExec_t, cudaGraphExecDestroy>;
using DevicePointer = Owned<void*, cudaFree>;
using PinnedPointer = Owned<void*, cudaFreeHost>;

struct DeviceMemory {
  DevicePointer pointer;
  size_t bytes = 0;
};

struct PinnedMemory {
  PinnedPointer pointer;
  size_t bytes = 0;
};

inline Stream makeStream() {
  cudaStream_t stream = nullptr;
  check(cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking), "making a stream");
  return Stream(stream);
}

inline Event makeEvent(bool timed) {
  cudaEvent_t event = nullptr;
  check(cudaEventCreateWithFlags(&event, timed ? cudaEventDefault : cudaEventDisableTiming), "making an event");
  return Event(event);
}

inline DeviceMemory makeDeviceMemory(size_t bytes) {
  void* pointer = nullptr;
  const cudaError_t status = cudaMalloc(&pointer, bytes);
  if (status == cudaErrorMemoryAllocation)
    throw Failure("device-memory", "the GPU has no room for " + std::to_string(bytes >> 20) + " MiB more");
  check(status, "allocating device memory");
  return {DevicePointer(pointer), bytes};
}

inline PinnedMemory makePinnedMemory(size_t bytes) {
  void* pointer = nullptr;
  check(cudaMallocHost(&pointer, bytes), "allocating pinned memory");
  return {PinnedPointer(pointer), bytes};
}

}  // namespace goshawk::tensorrt
