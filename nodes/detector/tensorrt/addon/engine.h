// One engine with its execution context: its tensors, and how it is launched.
#pragma once

#include <NvInferRuntime.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cuda.h"
#include "log.h"

namespace goshawk::tensorrt {

struct TensorInfo {
  std::string name;
  bool isInput = false;
  nvinfer1::DataType type{};
  /** -1 where TensorRT only knows a bound. */
  std::vector<int64_t> shape;
  /** Of the tensor, or its upper bound. */
  size_t bytes = 0;
};

class Engine {
 public:
  /** @throws Failure 'engine-refused' for a plan of another TensorRT, GPU or plug-in; 'disk' | 'device-memory'. */
  Engine(nvinfer1::IRuntime& runtime, const std::string& planPath, bool useGraphs, Log& log);

  const std::vector<TensorInfo>& tensors() const { return tensors_; }
  /** Of the execution context: activations and scratch. */
  uint64_t deviceBytes() const { return deviceBytes_; }

  /**
   * Enqueues one inference.
   * @param addresses - device memory of each of `tensors`, in their order.
   * @throws Failure 'run-failed'.
   */
  void enqueue(const std::vector<void*>& addresses, cudaStream_t stream);

  /** Launches of recorded CUDA graphs, and others, so far. */
  uint64_t graphLaunches() const { return graphLaunches_; }
  uint64_t directLaunches() const { return directLaunches_; }
  /** Why no CUDA graph is recorded; empty as long as they are. */
  const std::string& graphRefusal() const { return graphRefusal_; }

 private:
  void describeTensors();
  void enqueueDirectly(const std::vector<void*>& addresses, cudaStream_t stream);
  bool record(const std::vector<void*>& addresses, cudaStream_t stream, GraphExec& recorded);

  /**
   * A recorded graph holds its addresses, so there is one for each set of buffers that comes back. The history's
   * buffers are few and reused; with more sets than this, launches are direct.
   */
  static constexpr size_t kGraphsMax = 32;

  Log& log_;
  std::unique_ptr<nvinfer1::ICudaEngine> engine_;
  std::unique_ptr<nvinfer1::IExecutionContext> context_;
  std::vector<TensorInfo> tensors_;
  uint64_t deviceBytes_ = 0;
  /** Empty executable: run once directly, to be recorded next time. */
  std::map<std::vector<void*>, GraphExec> graphs_;
  uint64_t graphLaunches_ = 0, directLaunches_ = 0;
  std::string graphRefusal_;
};

}  // namespace goshawk::tensorrt
