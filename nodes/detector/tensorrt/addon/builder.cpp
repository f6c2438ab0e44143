#include "builder.h"

#include <chrono>
#include <memory>
#include <mutex>
#include <string>

#include "failure.h"
#include "files.h"

namespace goshawk::tensorrt {
namespace {

using namespace nvinfer1;

/** Passes on the outermost phases; TensorRT may call from several threads, one phase at a time from one. */
class Monitor final : public IProgressMonitor {
 public:
  explicit Monitor(const std::function<bool(const BuildProgress&)>& onProgress) : onProgress_(onProgress) {}

  void phaseStart(const char* phase, const char* parent, int32_t steps) noexcept override {
    if (parent != nullptr) return;
    const std::lock_guard<std::mutex> lock(mutex_);
    current_ = {phase, 0, steps};
    tell();
  }
  bool stepComplete(const char* phase, int32_t step) noexcept override {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (current_.phase == phase) current_.step = step + 1;
    tell();
    return !cancelled_;
  }
  void phaseFinish(const char*) noexcept override {}
  bool cancelled() const { return cancelled_; }

 private:
  void tell() {
    if (!onProgress_(current_)) cancelled_ = true;
  }
  const std::function<bool(const BuildProgress&)>& onProgress_;
  std::mutex mutex_;
  BuildProgress current_;
  bool cancelled_ = false;
};

NetworkDefinitionCreationFlags stronglyTyped() {
#if NV_TENSORRT_MAJOR >= 11
  return 0U;
#else
  return 1U << static_cast<uint32_t>(NetworkDefinitionCreationFlag::kSTRONGLY_TYPED);
#endif
}

/** What the parser found, one clause an error, the first few. */
std::string parserErrors(const nvonnxparser::IParser& parser) {
  constexpr int kErrorsShown = 5;
  std::string text;
  const int count = parser.getNbErrors();
  for (int i = 0; i < count && i < kErrorsShown; ++i) {
    const nvonnxparser::IParserError& error = *parser.getError(i);
    text += (text.empty() ? "" : "; ");
    if (error.nodeOperator() != nullptr && *error.nodeOperator() != '\0')
      text += std::string(error.nodeOperator()) + " " + error.nodeName() + ": ";
    text += error.desc();
  }
  if (count > kErrorsShown) text += "; and " + std::to_string(count - kErrorsShown) + " more";
  return text;
}

std::unique_ptr<ITimingCache> timingCache(IBuilderConfig& config, const std::string& path) {
  if (path.empty()) return std::unique_ptr<ITimingCache>(config.createTimingCache(nullptr, 0));
  const MappedFile file(path);
  return std::unique_ptr<ITimingCache>(config.createTimingCache(file.data(), file.size()));
}

}  // namespace

BuildResult buildPlan(const Libraries& libraries, const BuildRequest& request, Log& log,
                      const std::function<bool(const BuildProgress&)>& onProgress) {
  const auto start = std::chrono::steady_clock::now();
  const std::unique_ptr<IBuilder> builder = libraries.createBuilder(log);
  const std::unique_ptr<INetworkDefinition> network(builder->createNetworkV2(stronglyTyped()));
  if (network == nullptr) throw Failure("build-failed", "TensorRT cannot make a network: " + log.takeErrors());
  const std::unique_ptr<nvonnxparser::IParser> parser = libraries.createParser(*network, log);
  if (!parser->parseFromFile(request.onnxPath.c_str(), static_cast<int>(ILogger::Severity::kWARNING)))
    throw Failure("model-refused", request.onnxPath + ": TensorRT's parser refuses it: " + parserErrors(*parser) +
                                       (libraries.pluginsProblem().empty() ? "" : "; " + libraries.pluginsProblem()));

  const std::unique_ptr<IBuilderConfig> config(builder->createBuilderConfig());
  if (config == nullptr) throw Failure("build-failed", "TensorRT cannot make a configuration: " + log.takeErrors());
  if (request.tf32)
    config->setFlag(BuilderFlag::kTF32);
  else
    config->clearFlag(BuilderFlag::kTF32);
  config->setBuilderOptimizationLevel(request.optimizationLevel);
  if (request.workspaceBytes > 0) config->setMemoryPoolLimit(MemoryPoolType::kWORKSPACE, request.workspaceBytes);
  const std::unique_ptr<ITimingCache> cache = timingCache(*config, request.timingCachePath);
  if (cache == nullptr || !config->setTimingCache(*cache, false))
    throw Failure("timing-cache", request.timingCachePath + ": TensorRT refuses this timing cache: " + log.takeErrors());
  Monitor monitor(onProgress);
  config->setProgressMonitor(&monitor);

  const std::unique_ptr<IHostMemory> plan(builder->buildSerializedNetwork(*network, *config));
  if (monitor.cancelled()) throw Failure("cancelled", "the build of " + request.onnxPath + " was cancelled");
  if (plan == nullptr) throw Failure("build-failed", request.onnxPath + ": TensorRT cannot build it: " + log.takeErrors());
  writeFile(request.planPath, plan->data(), plan->size());
  if (!request.newTimingCachePath.empty()) {
    const std::unique_ptr<IHostMemory> measured(cache->serialize());
    if (measured != nullptr && measured->size() > 0) writeFile(request.newTimingCachePath, measured->data(), measured->size());
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  return {plan->size(), seconds.count()};
}

}  // namespace goshawk::tensorrt
