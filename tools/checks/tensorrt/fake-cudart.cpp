// A stand-in for the CUDA runtime on the host, for checking the addon without a GPU. Streams are as late as CUDA allows:
// nothing runs until somebody waits for it, so a copy that is read too early, or memory that is reused too early, shows.
//
//   FAKE_CUDA_DRIVER   version the driver reports; 0: no driver
//   FAKE_CUDA_DEVICES  number of GPUs
//   FAKE_CUDA_MEMORY   bytes of device memory
//   FAKE_CUDA_REPORT   file that gets, when the process ends, what was never destroyed
#include "fake-cudart.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <vector>

using Work = std::function<void()>;

struct CUstream_st {
  std::list<Work> pending;
  std::unique_ptr<std::vector<Work>> capture;
  bool captureBroken = false;
};
struct CUevent_st {
  /** Records not yet reached. */
  int pending = 0;
  CUstream_st* stream = nullptr;
  std::chrono::steady_clock::time_point reached;
};
struct CUgraph_st {
  std::vector<Work> works;
};
struct CUgraphExec_st {
  std::vector<Work> works;
};

namespace {

std::recursive_mutex mutex;
std::set<CUstream_st*> streams;
std::set<CUevent_st*> events;
std::set<void*> graphs;
std::map<void*, size_t> device, pinned;
size_t deviceBytes = 0;
thread_local cudaError_t lastError = cudaSuccess;

using Lock = std::lock_guard<std::recursive_mutex>;

long setting(const char* name, long otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::atol(text);
}

cudaError_t failed(cudaError_t error) { return lastError = error; }

void drain(CUstream_st* stream) {
  while (!stream->pending.empty()) {
    const Work work = std::move(stream->pending.front());
    stream->pending.pop_front();
    work();
  }
}

void drainAll() {
  for (CUstream_st* stream : streams) drain(stream);
}

struct Report {
  ~Report() {
    const char* path = std::getenv("FAKE_CUDA_REPORT");
    if (path == nullptr) return;
    std::FILE* file = std::fopen(path, "w");
    if (file == nullptr) return;
    std::fprintf(file, "{\"streams\":%zu,\"events\":%zu,\"graphs\":%zu,\"device\":%zu,\"pinned\":%zu}\n", streams.size(),
                 events.size(), graphs.size(), device.size(), pinned.size());
    std::fclose(file);
  }
} report;

}  // namespace

cudaError_t fakeCudaEnqueue(cudaStream_t stream, Work work) {
  const Lock lock(mutex);
  if (stream->capture)
    stream->capture->push_back(std::move(work));
  else
    stream->pending.push_back(std::move(work));
  return cudaSuccess;
}

extern "C" {

const char* cudaGetErrorName(cudaError_t error) {
  switch (error) {
    case cudaSuccess: return "cudaSuccess";
    case cudaErrorMemoryAllocation: return "cudaErrorMemoryAllocation";
    case cudaErrorNoDevice: return "cudaErrorNoDevice";
    case cudaErrorInsufficientDriver: return "cudaErrorInsufficientDriver";
    case cudaErrorNotReady: return "cudaErrorNotReady";
    case cudaErrorStreamCaptureUnsupported: return "cudaErrorStreamCaptureUnsupported";
    case cudaErrorStreamCaptureInvalidated: return "cudaErrorStreamCaptureInvalidated";
    default: return "cudaErrorInvalidValue";
  }
}
const char* cudaGetErrorString(cudaError_t error) { return cudaGetErrorName(error); }
cudaError_t cudaGetLastError() {
  const cudaError_t error = lastError;
  lastError = cudaSuccess;
  return error;
}
cudaError_t cudaRuntimeGetVersion(int* version) {
  *version = CUDART_VERSION;
  return cudaSuccess;
}
cudaError_t cudaDriverGetVersion(int* version) {
  *version = static_cast<int>(setting("FAKE_CUDA_DRIVER", CUDART_VERSION));
  return cudaSuccess;
}
cudaError_t cudaGetDeviceCount(int* count) {
  *count = static_cast<int>(setting("FAKE_CUDA_DEVICES", 1));
  if (setting("FAKE_CUDA_DRIVER", CUDART_VERSION) < CUDART_VERSION) return failed(cudaErrorInsufficientDriver);
  return *count == 0 ? failed(cudaErrorNoDevice) : cudaSuccess;
}
cudaError_t cudaGetDeviceProperties(cudaDeviceProp* properties, int) {
  std::memset(properties, 0, sizeof *properties);
  std::snprintf(properties->name, sizeof properties->name, "Fake GPU");
  properties->major = 9;
  properties->multiProcessorCount = 1;
  properties->totalGlobalMem = static_cast<size_t>(setting("FAKE_CUDA_MEMORY", 1L << 30));
  return cudaSuccess;
}
cudaError_t cudaSetDevice(int) { return cudaSuccess; }

cudaError_t cudaMalloc(void** pointer, size_t bytes) {
  const Lock lock(mutex);
  if (deviceBytes + bytes > static_cast<size_t>(setting("FAKE_CUDA_MEMORY", 1L << 30))) return failed(cudaErrorMemoryAllocation);
  // Aligned as CUDA's, and full of what nobody should read.
  *pointer = std::aligned_alloc(256, (bytes + 255) / 256 * 256);
  std::memset(*pointer, 0xee, bytes);
  device[*pointer] = bytes;
  deviceBytes += bytes;
  return cudaSuccess;
}
cudaError_t cudaFree(void* pointer) {
  const Lock lock(mutex);
  drainAll();
  const auto found = device.find(pointer);
  if (found == device.end()) return failed(cudaErrorInvalidValue);
  deviceBytes -= found->second;
  device.erase(found);
  std::free(pointer);
  return cudaSuccess;
}
cudaError_t cudaMallocHost(void** pointer, size_t bytes) {
  const Lock lock(mutex);
  *pointer = std::malloc(bytes);
  pinned[*pointer] = bytes;
  return cudaSuccess;
}
cudaError_t cudaFreeHost(void* pointer) {
  const Lock lock(mutex);
  drainAll();
  if (pinned.erase(pointer) == 0) return failed(cudaErrorInvalidValue);
  std::free(pointer);
  return cudaSuccess;
}

cudaError_t cudaStreamCreateWithFlags(cudaStream_t* stream, unsigned) {
  const Lock lock(mutex);
  streams.insert(*stream = new CUstream_st());
  return cudaSuccess;
}
cudaError_t cudaStreamDestroy(cudaStream_t stream) {
  const Lock lock(mutex);
  drain(stream);
  streams.erase(stream);
  delete stream;
  return cudaSuccess;
}
cudaError_t cudaStreamSynchronize(cudaStream_t stream) {
  const Lock lock(mutex);
  if (stream->capture) {
    stream->captureBroken = true;
    return failed(cudaErrorStreamCaptureUnsupported);
  }
  drain(stream);
  return cudaSuccess;
}

cudaError_t cudaEventCreateWithFlags(cudaEvent_t* event, unsigned) {
  const Lock lock(mutex);
  events.insert(*event = new CUevent_st());
  return cudaSuccess;
}
cudaError_t cudaEventDestroy(cudaEvent_t event) {
  const Lock lock(mutex);
  if (event->pending > 0) drain(event->stream);
  events.erase(event);
  delete event;
  return cudaSuccess;
}
cudaError_t cudaEventRecord(cudaEvent_t event, cudaStream_t stream) {
  const Lock lock(mutex);
  ++event->pending;
  event->stream = stream;
  return fakeCudaEnqueue(stream, [event] {
    --event->pending;
    event->reached = std::chrono::steady_clock::now();
  });
}
cudaError_t cudaEventQuery(cudaEvent_t event) {
  const Lock lock(mutex);
  return event->pending == 0 ? cudaSuccess : cudaErrorNotReady;
}
cudaError_t cudaEventSynchronize(cudaEvent_t event) {
  const Lock lock(mutex);
  if (event->pending > 0) drain(event->stream);
  return cudaSuccess;
}
cudaError_t cudaEventElapsedTime(float* milliseconds, cudaEvent_t start, cudaEvent_t stop) {
  const Lock lock(mutex);
  if (start->pending > 0 || stop->pending > 0) return failed(cudaErrorNotReady);
  *milliseconds = std::chrono::duration<float, std::milli>(stop->reached - start->reached).count();
  return cudaSuccess;
}

cudaError_t cudaMemcpyAsync(void* target, const void* source, size_t bytes, cudaMemcpyKind,
                                                                   cudaStream_t stream) {
  return fakeCudaEnqueue(stream, [=] { std::memcpy(target, source, bytes); });
}

cudaError_t cudaStreamBeginCapture(cudaStream_t stream, cudaStreamCaptureMode) {
  const Lock lock(mutex);
  stream->capture = std::make_unique<std::vector<Work>>();
  stream->captureBroken = false;
  return cudaSuccess;
}
cudaError_t cudaStreamEndCapture(cudaStream_t stream, cudaGraph_t* graph) {
  const Lock lock(mutex);
  const std::unique_ptr<std::vector<Work>> captured = std::move(stream->capture);
  *graph = nullptr;
  if (stream->captureBroken) return failed(cudaErrorStreamCaptureInvalidated);
  *graph = new CUgraph_st{*captured};
  graphs.insert(*graph);
  return cudaSuccess;
}
cudaError_t cudaGraphInstantiate(cudaGraphExec_t* executable, cudaGraph_t graph,
                                                                        unsigned long long) {
  const Lock lock(mutex);
  *executable = new CUgraphExec_st{graph->works};
  graphs.insert(*executable);
  return cudaSuccess;
}
cudaError_t cudaGraphLaunch(cudaGraphExec_t executable, cudaStream_t stream) {
  const Lock lock(mutex);
  for (const Work& work : executable->works) fakeCudaEnqueue(stream, work);
  return cudaSuccess;
}
cudaError_t cudaGraphDestroy(cudaGraph_t graph) {
  const Lock lock(mutex);
  graphs.erase(graph);
  delete graph;
  return cudaSuccess;
}
cudaError_t cudaGraphExecDestroy(cudaGraphExec_t executable) {
  const Lock lock(mutex);
  drainAll();
  graphs.erase(executable);
  delete executable;
  return cudaSuccess;
}

}  // extern "C"
