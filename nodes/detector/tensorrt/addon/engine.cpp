#include "engine.h"

#include "files.h"

namespace goshawk::tensorrt {
namespace {

using namespace nvinfer1;

/** Bytes of one element; what a bundle's graphs exchange, and what a classifier's may. */
size_t elementBytes(DataType type, const std::string& name) {
  switch (type) {
    case DataType::kFLOAT:
    case DataType::kINT32:
      return 4;
    case DataType::kHALF:
    case DataType::kBF16:
      return 2;
    case DataType::kINT8:
    case DataType::kUINT8:
    case DataType::kBOOL:
      return 1;
    case DataType::kINT64:
      return 8;
    default:
      throw Failure("engine-refused", "tensor " + name + " has an element type that cannot cross a graph's border");
  }
}

}  // namespace

Engine::Engine(IRuntime& runtime, const std::string& planPath, bool useGraphs, Log& log) : log_(log) {
  if (!useGraphs) graphRefusal_ = "switched off";
  const MappedFile plan(planPath);
  engine_.reset(runtime.deserializeCudaEngine(plan.data(), plan.size()));
  if (engine_ == nullptr) throw Failure("engine-refused", planPath + ": TensorRT refuses this engine: " + log.takeErrors());
  context_.reset(engine_->createExecutionContext());
  if (context_ == nullptr) throw Failure("device-memory", planPath + ": no execution context: " + log.takeErrors());
  deviceBytes_ = static_cast<uint64_t>(engine_->getDeviceMemorySizeV2());
  describeTensors();
}

void Engine::describeTensors() {
  const int32_t count = engine_->getNbIOTensors();
  for (int32_t i = 0; i < count; ++i) {
    TensorInfo tensor;
    const char* name = engine_->getIOTensorName(i);
    tensor.name = name;
    tensor.isInput = engine_->getTensorIOMode(name) == TensorIOMode::kINPUT;
    tensor.type = engine_->getTensorDataType(name);
    const Dims dims = context_->getTensorShape(name);
    int64_t elements = 1;
    for (int32_t axis = 0; axis < dims.nbDims; ++axis) {
      tensor.shape.push_back(static_cast<int64_t>(dims.d[axis]));
      elements = dims.d[axis] < 0 || elements < 0 ? -1 : elements * static_cast<int64_t>(dims.d[axis]);
    }
    if (elements >= 0) {
      tensor.bytes = static_cast<size_t>(elements) * elementBytes(tensor.type, tensor.name);
    } else if (tensor.isInput) {
      throw Failure("engine-refused", "input " + tensor.name + " has a free extent; export the graph for fixed sizes");
    } else {
      // The extent depends on the data: TensorRT knows a bound.
      const int64_t bound = context_->getMaxOutputSize(name);
      if (bound < 0) throw Failure("engine-refused", "output " + tensor.name + " has no bound on its size");
      tensor.bytes = static_cast<size_t>(bound);
    }
    tensors_.push_back(std::move(tensor));
  }
}

void Engine::enqueueDirectly(const std::vector<void*>& addresses, cudaStream_t stream) {
  for (size_t i = 0; i < tensors_.size(); ++i) {
    if (!context_->setTensorAddress(tensors_[i].name.c_str(), addresses[i]))
      throw Failure("run-failed", "TensorRT refuses the memory of " + tensors_[i].name + ": " + log_.takeErrors());
  }
  if (!context_->enqueueV3(stream)) throw Failure("run-failed", "TensorRT cannot run the engine: " + log_.takeErrors());
}

void Engine::enqueue(const std::vector<void*>& addresses, cudaStream_t stream) {
  const auto found = graphs_.find(addresses);
  if (found != graphs_.end() && found->second.get() != nullptr) {
    check(cudaGraphLaunch(found->second.get(), stream), "launching a CUDA graph");
    ++graphLaunches_;
    return;
  }
  if (found != graphs_.end() && graphRefusal_.empty() && record(addresses, stream, found->second)) {
    check(cudaGraphLaunch(found->second.get(), stream), "launching a CUDA graph");
    ++graphLaunches_;
    return;
  }
  enqueueDirectly(addresses, stream);
  ++directLaunches_;
  // TensorRT asks for one direct run before the first recording.
  if (graphRefusal_.empty() && graphs_.size() < kGraphsMax) graphs_.emplace(addresses, GraphExec());
}

/**
 * A graph whose shapes depend on the data has to wait for the device in the middle, which cannot be recorded: then the
 * engine goes on with direct launches, and `graphRefusal` says so.
 */
bool Engine::record(const std::vector<void*>& addresses, cudaStream_t stream, GraphExec& recorded) {
  check(cudaStreamBeginCapture(stream, cudaStreamCaptureModeThreadLocal), "beginning to record");
  std::string why;
  try {
    enqueueDirectly(addresses, stream);
  } catch (const Failure& failure) {
    why = failure.what();
  }
  cudaGraph_t captured = nullptr;
  const cudaError_t ended = cudaStreamEndCapture(stream, &captured);
  const Graph graph(captured);
  if (why.empty() && ended != cudaSuccess) why = describe(ended);
  if (why.empty()) {
    cudaGraphExec_t executable = nullptr;
    const cudaError_t made = cudaGraphInstantiate(&executable, graph.get(), 0);
    if (made == cudaSuccess) {
      recorded = GraphExec(executable);
      return true;
    }
    why = describe(made);
  }
  // A refused recording leaves its error behind, which is not one of the launches to come.
  static_cast<void>(cudaGetLastError());
  graphRefusal_ = why;
  graphs_.clear();
  return false;
}

}  // namespace goshawk::tensorrt
