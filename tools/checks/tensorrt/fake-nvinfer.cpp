// A stand-in for libnvinfer, for checking the addon without a GPU. A model is a text:
//
//   fake-onnx                         first line
//   input NAME TYPE EXTENT...         uint8 | float16 | float32
//   output NAME TYPE EXTENT...        -1: known only when run, `bound BYTES` says the most
//   waits                             the engine synchronises in the middle, as data-dependent shapes do
//   fails                             the engine cannot be run
//   plugin NAME=VALUE...              the graph is one TRTDCNv3 with inputs input, offset, mask and output output
//
// Without `plugin`, element i of output k is k plus the sum over inputs j of (j + 1) times all their elements m with
// m mod (elements of the output) = i.
//
//   FAKE_TENSORRT_VERSION   what the library calls itself
#include <fake-cudart.h>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <sstream>
#include <vector>

#include "fake-network.h"

namespace {

using namespace nvinfer1;

int libraryVersion() {
  const char* text = std::getenv("FAKE_TENSORRT_VERSION");
  return text == nullptr ? NV_TENSORRT_MAJOR * 10000 + NV_TENSORRT_MINOR * 100 + NV_TENSORRT_PATCH : std::atoi(text);
}

struct Tensor {
  std::string name;
  bool isInput;
  DataType type;
  Dims dims;
  size_t elementBytes() const { return type == DataType::kFLOAT ? 4 : type == DataType::kHALF ? 2 : 1; }
  int64_t elements() const {
    int64_t product = 1;
    for (int i = 0; i < dims.nbDims; ++i) product *= dims.d[i];
    return product;
  }
};

struct Model {
  std::vector<Tensor> tensors;
  std::map<std::string, double> plugin;
  bool waits = false, fails = false;
  int64_t bound = 0;
  const Tensor* find(const std::string& name) const {
    for (const Tensor& tensor : tensors)
      if (tensor.name == name) return &tensor;
    return nullptr;
  }
};

Model parse(const std::string& text) {
  Model model;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string kind, name, type;
    words >> kind;
    if (kind == "waits") model.waits = true;
    if (kind == "fails") model.fails = true;
    if (kind == "bound") words >> model.bound;
    if (kind == "plugin") {
      for (std::string field; words >> field;)
        model.plugin[field.substr(0, field.find('='))] = std::stod(field.substr(field.find('=') + 1));
    }
    if (kind != "input" && kind != "output") continue;
    words >> name >> type;
    Tensor tensor{name, kind == "input", type == "uint8" ? DataType::kUINT8 : type == "float16" ? DataType::kHALF : DataType::kFLOAT, {}};
    for (int64_t extent; words >> extent;) tensor.dims.d[tensor.dims.nbDims++] = extent;
    model.tensors.push_back(tensor);
  }
  return model;
}

class Registry final : public StubIPluginRegistry {
 public:
  // The interface keeps its destructor to itself.
  ~Registry() noexcept override = default;
  bool registerCreator(IPluginCreatorInterface& creator, const char* const) noexcept override {
    creators.push_back(&static_cast<IPluginCreatorV3One&>(creator));
    return true;
  }
  IPluginCreatorInterface* getCreator(const char* const name, const char* const version, const char* const space) noexcept override {
    for (IPluginCreatorV3One* creator : creators)
      if (std::strcmp(creator->getPluginName(), name) == 0 && std::strcmp(creator->getPluginVersion(), version) == 0 &&
          std::strcmp(creator->getPluginNamespace(), space) == 0)
        return creator;
    return nullptr;
  }
  std::vector<IPluginCreatorV3One*> creators;
} registry;

/** Whole numbers as int32 when building, as the ONNX parser gives them; float32 for the rest. */
IPluginV3* makePlugin(const std::map<std::string, double>& values, TensorRTPhase phase) {
  auto* creator = static_cast<IPluginCreatorV3One*>(registry.getCreator("TRTDCNv3", "1", ""));
  if (creator == nullptr) return nullptr;
  std::vector<int32_t> integers(values.size());
  std::vector<float> reals(values.size());
  std::vector<PluginField> fields;
  size_t i = 0;
  for (const auto& [name, value] : values) {
    const bool isReal = name == "offset_scale";
    integers[i] = static_cast<int32_t>(value);
    reals[i] = static_cast<float>(value);
    const void* data = isReal ? static_cast<const void*>(&reals[i]) : &integers[i];
    fields.emplace_back(name.c_str(), data, isReal ? PluginFieldType::kFLOAT32 : PluginFieldType::kINT32, 1);
    ++i;
  }
  PluginFieldCollection collection{static_cast<int32_t>(fields.size()), fields.data()};
  return creator->createPlugin("dcn", &collection, phase);
}

struct Dimension final : IDimensionExpr {
  explicit Dimension(int64_t value) : value(value) {
    mImpl = &impl;
    impl.owner = this;
  }
  ~Dimension() noexcept override = default;
  struct Impl final : apiv::StubVDimensionExpr {
    Dimension* owner = nullptr;
    bool isConstant() const override { return true; }
    int64_t getConstantValue() const override { return owner->value; }
  } impl;
  int64_t value;
};

struct Expressions final : IExprBuilder {
  Expressions() {
    mImpl = &impl;
    impl.owner = this;
  }
  ~Expressions() noexcept override = default;
  const IDimensionExpr* make(int64_t value) {
    made.push_back(std::make_unique<Dimension>(value));
    return made.back().get();
  }
  struct Impl final : apiv::StubVExprBuilder {
    Expressions* owner = nullptr;
    const IDimensionExpr* constant(int64_t value) override { return owner->make(value); }
    const IDimensionExpr* operation(DimensionOperation op, const IDimensionExpr& a, const IDimensionExpr& b) override {
      const int64_t x = a.getConstantValue(), y = b.getConstantValue();
      if (op == DimensionOperation::kSUM) return owner->make(x + y);
      if (op == DimensionOperation::kFLOOR_DIV)
        return owner->make(static_cast<int64_t>(std::floor(static_cast<double>(x) / static_cast<double>(y))));
      unexpected("DimensionOperation");
    }
  } impl;
  std::vector<std::unique_ptr<Dimension>> made;
};

PluginTensorDesc descriptionOf(const Tensor& tensor) {
  PluginTensorDesc description{};
  description.dims = tensor.dims;
  description.type = tensor.type;
  description.format = TensorFormat::kLINEAR;
  return description;
}

const char* const pluginTensors[] = {"input", "offset", "mask", "output"};

/** What TensorRT asks a plug-in while building; returns its serialised fields as a line, or why it cannot be built. */
bool buildPlugin(const Model& model, std::string& line, std::string& problem) {
  const std::unique_ptr<IPluginV3> plugin(makePlugin(model.plugin, TensorRTPhase::kBUILD));
  if (plugin == nullptr) {
    problem = "the creator refuses the attributes";
    return false;
  }
  auto* build = static_cast<IPluginV3OneBuild*>(plugin->getCapabilityInterface(PluginCapabilityType::kBUILD));
  auto* core = static_cast<IPluginV3OneCore*>(plugin->getCapabilityInterface(PluginCapabilityType::kCORE));
  if (std::strcmp(core->getPluginName(), "TRTDCNv3") != 0 || build->getNbOutputs() != 1) unexpected("plug-in identity");
  Expressions expressions;
  DimsExprs inputs[3], output;
  DynamicPluginTensorDesc tensors[4]{};
  DataType types[3], type;
  for (int i = 0; i < 4; ++i) {
    const Tensor& tensor = *model.find(pluginTensors[i]);
    tensors[i].desc = descriptionOf(tensor);
    if (i == 3) continue;
    types[i] = tensor.type;
    inputs[i].nbDims = tensor.dims.nbDims;
    for (int axis = 0; axis < tensor.dims.nbDims; ++axis) inputs[i].d[axis] = expressions.make(tensor.dims.d[axis]);
  }
  if (build->getOutputDataTypes(&type, 1, types, 3) != 0 || type != types[0]) problem = "output type";
  if (build->getOutputShapes(inputs, 3, nullptr, 0, &output, 1, expressions) != 0) problem = "output shape";
  for (int axis = 0; problem.empty() && axis < 4; ++axis)
    if (output.d[axis]->getConstantValue() != model.find("output")->dims.d[axis]) problem = "output shape differs from the model's";
  for (int i = 0; i < 4; ++i)
    if (!build->supportsFormatCombination(i, tensors, 3, 1)) problem = "no format";
  // int8 and vectorised formats must be refused.
  PluginTensorDesc kept = tensors[0].desc;
  tensors[0].desc.format = TensorFormat::kCHW32;
  if (build->supportsFormatCombination(0, tensors, 3, 1)) problem = "accepts a vectorised format";
  tensors[0].desc = kept;
  tensors[0].desc.type = DataType::kINT8;
  if (build->supportsFormatCombination(0, tensors, 3, 1)) problem = "accepts int8";
  tensors[0].desc = kept;
  if (build->configurePlugin(tensors, 3, tensors + 3, 1) != 0) problem = "configure";
  const std::unique_ptr<IPluginV3> clone(plugin->clone());
  auto* runtime = static_cast<IPluginV3OneRuntime*>(clone->getCapabilityInterface(PluginCapabilityType::kRUNTIME));
  const PluginFieldCollection& fields = *runtime->getFieldsToSerialize();
  std::ostringstream text;
  text << "plugin";
  for (int32_t i = 0; i < fields.nbFields; ++i) {
    const PluginField& field = fields.fields[i];
    text << ' ' << field.name << '=';
    if (field.type == PluginFieldType::kFLOAT32)
      text << *static_cast<const float*>(field.data);
    else
      text << *static_cast<const int32_t*>(field.data);
  }
  line = text.str();
  return problem.empty();
}

struct Memory final : IHostMemory {
  explicit Memory(std::string text) : text(std::move(text)) {
    mImpl = &impl;
    impl.owner = this;
  }
  struct Impl final : apiv::StubVHostMemory {
    Memory* owner = nullptr;
    void* data() const noexcept override { return owner->text.data(); }
    std::size_t size() const noexcept override { return owner->text.size(); }
  } impl;
  std::string text;
};

struct Cache final : ITimingCache {
  Cache() {
    mImpl = &impl;
    impl.owner = this;
  }
  struct Impl final : apiv::StubVTimingCache {
    Cache* owner = nullptr;
    IHostMemory* serialize() const noexcept override { return new Memory("timings of " + std::to_string(owner->builds)); }
  } impl;
  int builds = 0;
};

struct Config final : IBuilderConfig {
  explicit Config(ILogger& logger) : logger(logger) {
    mImpl = &impl;
    impl.owner = this;
  }
  struct Impl final : apiv::StubVBuilderConfig {
    Config* owner = nullptr;
    void setFlag(BuilderFlag flag) noexcept override {
      if (flag == BuilderFlag::kTF32) owner->tf32 = true;
    }
    void clearFlag(BuilderFlag flag) noexcept override {
      if (flag == BuilderFlag::kTF32) owner->tf32 = false;
    }
    void setBuilderOptimizationLevel(int32_t) noexcept override {}
    void setMemoryPoolLimit(MemoryPoolType, std::size_t) noexcept override {}
    void setProgressMonitor(IProgressMonitor* monitor) noexcept override { owner->monitor = monitor; }
    ITimingCache* createTimingCache(const void* blob, std::size_t size) const noexcept override {
      if (size > 0 && (size < 7 || std::memcmp(blob, "timings", 7) != 0)) {
        owner->logger.log(ILogger::Severity::kERROR, "not a timing cache");
        return nullptr;
      }
      return new Cache();
    }
    bool setTimingCache(const ITimingCache& cache, bool) noexcept override {
      owner->cache = const_cast<Cache*>(static_cast<const Cache*>(&cache));
      return true;
    }
  } impl;
  ILogger& logger;
  bool tf32 = true;
  IProgressMonitor* monitor = nullptr;
  Cache* cache = nullptr;
};

struct Builder final : IBuilder {
  explicit Builder(ILogger& logger) : logger(logger) {
    mImpl = &impl;
    impl.owner = this;
  }
  struct Impl final : apiv::StubVBuilder {
    Builder* owner = nullptr;
    INetworkDefinition* createNetworkV2(NetworkDefinitionCreationFlags flags) noexcept override {
#if NV_TENSORRT_MAJOR < 11
      if (flags != 1U << static_cast<uint32_t>(NetworkDefinitionCreationFlag::kSTRONGLY_TYPED)) unexpected("a weakly typed network");
#else
      if (flags != 0) unexpected("network flags");
#endif
      return new FakeNetwork();
    }
    IBuilderConfig* createBuilderConfig() noexcept override { return new Config(owner->logger); }
    IHostMemory* buildSerializedNetwork(INetworkDefinition& network, IBuilderConfig& config) noexcept override {
      return owner->build(static_cast<FakeNetwork&>(network).text, static_cast<Config&>(config));
    }
  } impl;

  IHostMemory* build(const std::string& text, Config& config) {
    config.monitor->phaseStart("Building Engine", nullptr, 3);
    config.monitor->phaseStart("Tactics", "Building Engine", 2);
    bool goOn = config.monitor->stepComplete("Tactics", 0);
    config.monitor->phaseFinish("Tactics");
    for (int step = 0; goOn && step < 3; ++step) goOn = config.monitor->stepComplete("Building Engine", step);
    config.monitor->phaseFinish("Building Engine");
    if (!goOn) return nullptr;
    const Model model = parse(text);
    std::string plan = "plan " + std::to_string(libraryVersion()) + "\ntf32 " + (config.tf32 ? "1\n" : "0\n");
    std::string problem, line;
    if (!model.plugin.empty() && !buildPlugin(model, line, problem)) {
      logger.log(ILogger::Severity::kERROR, problem.c_str());
      return nullptr;
    }
    std::istringstream lines(text);
    for (std::string one; std::getline(lines, one);) plan += (one.rfind("plugin ", 0) == 0 ? line : one) + "\n";
    ++config.cache->builds;
    return new Memory(plan);
  }
  ILogger& logger;
};

struct Engine;

struct Context final : IExecutionContext {
  explicit Context(Engine& engine);
  ~Context() noexcept override = default;
  bool enqueue(cudaStream_t stream);
  struct Impl final : apiv::StubVExecutionContext {
    Context* owner = nullptr;
    Dims getTensorShape(const char* name) const noexcept override;
    int64_t getMaxOutputSize(const char*) const noexcept override;
    bool setTensorAddress(const char* name, void* data) noexcept override {
      owner->addresses[name] = data;
      return true;
    }
    bool enqueueV3(cudaStream_t stream) noexcept override { return owner->enqueue(stream); }
  } impl;
  Engine& engine;
  std::map<std::string, void*> addresses;
  std::unique_ptr<IPluginV3> plugin;
};

struct Engine final : ICudaEngine {
  Engine(Model model, ILogger& logger) : model(std::move(model)), logger(logger) {
    mImpl = &impl;
    impl.owner = this;
  }
  struct Impl final : apiv::StubVCudaEngine {
    Engine* owner = nullptr;
    int32_t getNbIOTensors() const noexcept override { return static_cast<int32_t>(owner->model.tensors.size()); }
    const char* getIOTensorName(int32_t index) const noexcept override { return owner->model.tensors[index].name.c_str(); }
    TensorIOMode getTensorIOMode(const char* name) const noexcept override {
      return owner->model.find(name)->isInput ? TensorIOMode::kINPUT : TensorIOMode::kOUTPUT;
    }
    DataType getTensorDataType(const char* name) const noexcept override { return owner->model.find(name)->type; }
    int64_t getDeviceMemorySizeV2() const noexcept override { return 4096; }
    IExecutionContext* createExecutionContext(ExecutionContextAllocationStrategy) noexcept override {
      auto context = std::make_unique<Context>(*owner);
      if (!owner->model.plugin.empty() && context->plugin == nullptr) return nullptr;
      return context.release();
    }
  } impl;
  Model model;
  ILogger& logger;
};

Context::Context(Engine& engine) : engine(engine) {
  mImpl = &impl;
  impl.owner = this;
  if (engine.model.plugin.empty()) return;
  const std::unique_ptr<IPluginV3> loaded(makePlugin(engine.model.plugin, TensorRTPhase::kRUNTIME));
  if (loaded == nullptr) return;
  plugin.reset(static_cast<IPluginV3OneRuntime*>(loaded->getCapabilityInterface(PluginCapabilityType::kRUNTIME))->attachToContext(nullptr));
}

Dims Context::Impl::getTensorShape(const char* name) const noexcept { return owner->engine.model.find(name)->dims; }
int64_t Context::Impl::getMaxOutputSize(const char*) const noexcept { return owner->engine.model.bound; }

void sumInto(const Model& model, const std::map<std::string, void*>& addresses) {
  int output = 0;
  for (const Tensor& target : model.tensors) {
    if (target.isInput) continue;
    auto* values = static_cast<float*>(addresses.at(target.name));
    const int64_t count = target.elements() < 0 ? model.bound / 4 : target.elements();
    for (int64_t i = 0; i < count; ++i) values[i] = static_cast<float>(output);
    int input = 0;
    for (const Tensor& source : model.tensors) {
      if (!source.isInput) continue;
      ++input;
      for (int64_t m = 0; m < source.elements(); ++m) {
        const float value = source.type == DataType::kUINT8 ? static_cast<const uint8_t*>(addresses.at(source.name))[m]
                                                            : static_cast<const float*>(addresses.at(source.name))[m];
        values[m % count] += static_cast<float>(input) * value;
      }
    }
    ++output;
  }
}

bool Context::enqueue(cudaStream_t stream) {
  const Model& model = engine.model;
  if (model.fails) {
    engine.logger.log(ILogger::Severity::kERROR, "an illegal memory access was encountered");
    return false;
  }
  if (model.waits && cudaStreamSynchronize(stream) != cudaSuccess) {
    engine.logger.log(ILogger::Severity::kERROR, "operation not permitted when stream is capturing");
    return false;
  }
  if (plugin == nullptr) {
    fakeCudaEnqueue(stream, [&model, taken = addresses] { sumInto(model, taken); });
    return true;
  }
  PluginTensorDesc descriptions[4];
  for (int i = 0; i < 4; ++i) descriptions[i] = descriptionOf(*model.find(pluginTensors[i]));
  const void* inputs[] = {addresses["input"], addresses["offset"], addresses["mask"]};
  void* outputs[] = {addresses["output"]};
  auto* runtime = static_cast<IPluginV3OneRuntime*>(plugin->getCapabilityInterface(PluginCapabilityType::kRUNTIME));
  return runtime->onShapeChange(descriptions, 3, descriptions + 3, 1) == 0 &&
         runtime->enqueue(descriptions, descriptions + 3, inputs, outputs, nullptr, stream) == 0;
}

struct Runtime final : IRuntime {
  explicit Runtime(ILogger& logger) : logger(logger) {
    mImpl = &impl;
    impl.owner = this;
  }
  ~Runtime() noexcept override = default;
  struct Impl final : apiv::StubVRuntime {
    Runtime* owner = nullptr;
    ICudaEngine* deserializeCudaEngine(const void* blob, std::size_t size) noexcept override {
      const std::string text(static_cast<const char*>(blob), size);
      if (text.rfind("plan " + std::to_string(libraryVersion()) + "\n", 0) != 0) {
        owner->logger.log(ILogger::Severity::kERROR, "The engine plan file is not compatible with this version of TensorRT");
        return nullptr;
      }
      return new Engine(parse(text), owner->logger);
    }
  } impl;
  ILogger& logger;
};

}  // namespace

extern "C" {
int32_t getInferLibVersion() noexcept { return libraryVersion(); }
void* createInferBuilder_INTERNAL(void* logger, int32_t) noexcept { return new Builder(*static_cast<ILogger*>(logger)); }
void* createInferRuntime_INTERNAL(void* logger, int32_t) noexcept { return new Runtime(*static_cast<ILogger*>(logger)); }
nvinfer1::IPluginRegistry* getPluginRegistry() noexcept { return &registry; }
}
