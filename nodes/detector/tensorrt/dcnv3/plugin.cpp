#include "plugin.h"

#include <atomic>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "kernel.h"
#include "parameters.h"

namespace goshawk::dcnv3 {
namespace {

using namespace nvinfer1;

std::atomic<ILogger*> pluginLogger{nullptr};

void report(const std::string& problem) noexcept {
  if (ILogger* logger = pluginLogger.load()) logger->log(ILogger::Severity::kERROR, ("TRTDCNv3: " + problem).c_str());
}

constexpr int32_t kInputs = 3;
constexpr int32_t kOutputs = 1;
constexpr int32_t kSuccess = 0;
constexpr int32_t kFailure = -1;

std::array<int64_t, 4> extentsOf(const Dims& dims) {
  return {static_cast<int64_t>(dims.d[0]), static_cast<int64_t>(dims.d[1]), static_cast<int64_t>(dims.d[2]),
          static_cast<int64_t>(dims.d[3])};
}

/** (extent + 2 pad - dilation (kernel - 1) - 1) / stride + 1, as an expression over a possibly free extent. */
const IDimensionExpr* outputExpression(IExprBuilder& builder, const IDimensionExpr& extent, int kernel, int stride, int pad,
                                       int dilation) {
  const IDimensionExpr* shift = builder.constant(2 * pad - dilation * (kernel - 1) - 1);
  const IDimensionExpr* span = builder.operation(DimensionOperation::kSUM, extent, *shift);
  const IDimensionExpr* steps = builder.operation(DimensionOperation::kFLOOR_DIV, *span, *builder.constant(stride));
  return builder.operation(DimensionOperation::kSUM, *steps, *builder.constant(1));
}

class Plugin final : public IPluginV3, public IPluginV3OneCore, public IPluginV3OneBuild, public IPluginV3OneRuntime {
 public:
  explicit Plugin(const Parameters& parameters) : parameters_(parameters) {
    for (const ParameterField& field : kParameterFields) {
      if (field.real != nullptr)
        fields_.emplace_back(field.name, &(parameters_.*field.real), PluginFieldType::kFLOAT32, 1);
      else
        fields_.emplace_back(field.name, &(parameters_.*field.integer), PluginFieldType::kINT32, 1);
    }
    collection_.nbFields = static_cast<int32_t>(fields_.size());
    collection_.fields = fields_.data();
  }
  // fields_ points into parameters_.
  Plugin(const Plugin&) = delete;
  Plugin& operator=(const Plugin&) = delete;

  IPluginCapability* getCapabilityInterface(PluginCapabilityType type) noexcept override {
    switch (type) {
      case PluginCapabilityType::kCORE:
        return static_cast<IPluginV3OneCore*>(this);
      case PluginCapabilityType::kBUILD:
        return static_cast<IPluginV3OneBuild*>(this);
      case PluginCapabilityType::kRUNTIME:
        return static_cast<IPluginV3OneRuntime*>(this);
    }
    return nullptr;
  }

  IPluginV3* clone() noexcept override { return new (std::nothrow) Plugin(parameters_); }

  const char* getPluginName() const noexcept override { return kPluginName; }
  const char* getPluginVersion() const noexcept override { return kPluginVersion; }
  const char* getPluginNamespace() const noexcept override { return ""; }

  int32_t configurePlugin(const DynamicPluginTensorDesc*, int32_t inputs, const DynamicPluginTensorDesc*,
                          int32_t outputs) noexcept override {
    return inputs == kInputs && outputs == kOutputs ? kSuccess : kFailure;
  }

  int32_t getOutputDataTypes(DataType* types, int32_t, const DataType* inputs, int32_t) const noexcept override {
    types[0] = inputs[0];
    return kSuccess;
  }

  int32_t getOutputShapes(const DimsExprs* inputs, int32_t nbInputs, const DimsExprs*, int32_t, DimsExprs* outputs,
                          int32_t nbOutputs, IExprBuilder& builder) noexcept override {
    if (nbInputs != kInputs || nbOutputs != kOutputs || inputs[0].nbDims != 4) {
      report("expected three inputs of four dimensions and one output");
      return kFailure;
    }
    const Parameters& p = parameters_;
    outputs[0].nbDims = 4;
    outputs[0].d[0] = inputs[0].d[0];
    outputs[0].d[1] = outputExpression(builder, *inputs[0].d[1], p.kernelH, p.strideH, p.padH, p.dilationH);
    outputs[0].d[2] = outputExpression(builder, *inputs[0].d[2], p.kernelW, p.strideW, p.padW, p.dilationW);
    outputs[0].d[3] = inputs[0].d[3];
    return kSuccess;
  }

  /** fp32 or fp16, the same for all four tensors, plain row-major order (the tensors are channels-last by contract). */
  bool supportsFormatCombination(int32_t position, const DynamicPluginTensorDesc* tensors, int32_t,
                                 int32_t) noexcept override {
    const PluginTensorDesc& tensor = tensors[position].desc;
    if (tensor.format != TensorFormat::kLINEAR) return false;
    if (position == 0) return tensor.type == DataType::kFLOAT || tensor.type == DataType::kHALF;
    return tensor.type == tensors[0].desc.type;
  }

  int32_t getNbOutputs() const noexcept override { return kOutputs; }

  int32_t onShapeChange(const PluginTensorDesc* inputs, int32_t nbInputs, const PluginTensorDesc*, int32_t) noexcept override {
    if (nbInputs != kInputs) return kFailure;
    for (int32_t i = 0; i < kInputs; ++i) {
      if (inputs[i].dims.nbDims != 4) {
        report("input " + std::to_string(i) + " has " + std::to_string(inputs[i].dims.nbDims) + " dimensions; expected 4");
        return kFailure;
      }
    }
    const std::string mismatch =
        mismatchOf(parameters_, extentsOf(inputs[0].dims), extentsOf(inputs[1].dims), extentsOf(inputs[2].dims));
    if (mismatch.empty()) return kSuccess;
    report(mismatch);
    return kFailure;
  }

  int32_t enqueue(const PluginTensorDesc* inputDesc, const PluginTensorDesc*, const void* const* inputs, void* const* outputs,
                  void*, cudaStream_t stream) noexcept override {
    const Dims& dims = inputDesc[0].dims;
    const Shape shape = shapeOf(parameters_, static_cast<int>(dims.d[0]), static_cast<int>(dims.d[1]), static_cast<int>(dims.d[2]));
    const cudaError_t status = launch(shape, precisionOf(inputDesc[0].type), inputs[0], inputs[1], inputs[2], outputs[0], stream);
    if (status == cudaSuccess) return kSuccess;
    report(std::string("launch failed: ") + cudaGetErrorString(status));
    return kFailure;
  }

  IPluginV3* attachToContext(IPluginResourceContext*) noexcept override { return clone(); }

  const PluginFieldCollection* getFieldsToSerialize() noexcept override { return &collection_; }

 private:
  Precision precisionOf(DataType type) const {
    if (type == DataType::kFLOAT) return Precision::kFloat32;
    return parameters_.accumulateFp16 ? Precision::kFloat16 : Precision::kFloat16Accumulate32;
  }

  Parameters parameters_;
  std::vector<PluginField> fields_;
  PluginFieldCollection collection_{};
};

/** The number an attribute or a serialised field holds. */
bool readNumber(const PluginField& field, double& value) {
  if (field.data == nullptr || field.length != 1) return false;
  const auto as = [&](auto sample) {
    std::memcpy(&sample, field.data, sizeof sample);
    value = static_cast<double>(sample);
    return true;
  };
  switch (field.type) {
    case PluginFieldType::kINT32:
      return as(int32_t{});
    case PluginFieldType::kINT64:
      return as(int64_t{});
    case PluginFieldType::kFLOAT32:
      return as(float{});
    case PluginFieldType::kFLOAT64:
      return as(double{});
    default:
      return false;
  }
}

class Creator final : public IPluginCreatorV3One {
 public:
  Creator() {
    for (const ParameterField& field : kParameterFields) {
      const PluginFieldType type = field.real != nullptr ? PluginFieldType::kFLOAT32 : PluginFieldType::kINT32;
      fields_.emplace_back(field.name, nullptr, type, 1);
    }
    collection_.nbFields = static_cast<int32_t>(fields_.size());
    collection_.fields = fields_.data();
  }

  /** Both phases read the same fields: those of the ONNX node when building, those the plug-in serialised when loading. */
  IPluginV3* createPlugin(const char*, const PluginFieldCollection* given, TensorRTPhase) noexcept override {
    Parameters parameters;
    for (int32_t i = 0; given != nullptr && i < given->nbFields; ++i) {
      const PluginField& field = given->fields[i];
      double value = 0;
      if (!readNumber(field, value)) {
        report(std::string(field.name) + " is not one number");
        return nullptr;
      }
      const std::string problem = setParameter(parameters, field.name, value);
      if (!problem.empty()) {
        report(problem);
        return nullptr;
      }
    }
    const std::string problem = problemOf(parameters);
    if (!problem.empty()) {
      report(problem);
      return nullptr;
    }
    return new (std::nothrow) Plugin(parameters);
  }

  const PluginFieldCollection* getFieldNames() noexcept override { return &collection_; }
  const char* getPluginName() const noexcept override { return kPluginName; }
  const char* getPluginVersion() const noexcept override { return kPluginVersion; }
  const char* getPluginNamespace() const noexcept override { return ""; }

 private:
  std::vector<PluginField> fields_;
  PluginFieldCollection collection_{};
};

}  // namespace

IPluginCreatorInterface& pluginCreator() {
  static Creator creator;
  return creator;
}

void setPluginLogger(ILogger* logger) { pluginLogger.store(logger); }

}  // namespace goshawk::dcnv3
