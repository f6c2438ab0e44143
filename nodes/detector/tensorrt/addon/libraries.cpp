#include "libraries.h"

#include <dlfcn.h>

#include <map>
#include <mutex>

#include "../dcnv3/plugin.h"
#include "failure.h"

namespace goshawk::tensorrt {
namespace {

const std::string kMajor = std::to_string(NV_TENSORRT_MAJOR);

/** For what TensorRT and the plug-in say outside of any session: plug-ins outlive sessions. */
Log& processLog() {
  static Log log;
  return log;
}

struct Opened {
  void* handle = nullptr;
  std::string problem;
};

/** A library that opened is never closed: TensorRT keeps threads and registries. */
Opened openLibrary(const std::string& folder, const std::string& name) {
  const std::string file = name + ".so." + kMajor;
  const std::string path = folder.empty() ? file : folder + "/" + file;
  void* handle = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (handle != nullptr) return {handle, ""};
  const char* why = dlerror();
  return {nullptr, why == nullptr ? path + ": cannot be opened" : why};
}

template <typename Function>
Function symbol(void* handle, const char* name) {
  return reinterpret_cast<Function>(dlsym(handle, name));
}

std::string spell(int version) {
  return std::to_string(version / 10000) + "." + std::to_string(version / 100 % 100) + "." + std::to_string(version % 100);
}

/** An older library lacks functions that newer headers know; a newer one of the same major number has them all. */
std::string versionProblem(int version) {
  if (version / 10000 == kHeadersVersion / 10000 && version >= kHeadersVersion) return "";
  return "TensorRT " + spell(version) + " is installed, the addon was built with the headers of " + spell(kHeadersVersion) +
         "; build it again with headers of " + spell(version) + " or older ones of the same major number";
}

int versionOf(void* nvinfer) {
  const auto get = symbol<int32_t (*)()>(nvinfer, "getInferLibVersion");
  return get == nullptr ? 0 : get();
}

void registerPlugin(void* nvinfer) {
  const auto get = symbol<nvinfer1::IPluginRegistry* (*)()>(nvinfer, "getPluginRegistry");
  if (get == nullptr || get() == nullptr) throw Failure("library-mismatch", "libnvinfer has no plug-in registry");
  nvinfer1::IPluginRegistry& registry = *get();
  dcnv3::setPluginLogger(&processLog());
  if (registry.getCreator(dcnv3::kPluginName, dcnv3::kPluginVersion, "") != nullptr) return;
  if (!registry.registerCreator(dcnv3::pluginCreator(), ""))
    throw Failure("library-mismatch", "libnvinfer refuses the TRTDCNv3 plug-in");
}

template <typename Function>
Function needed(void* handle, const char* name) {
  const auto function = symbol<Function>(handle, name);
  if (function == nullptr) throw Failure("library-mismatch", std::string(name) + " is missing in TensorRT's libraries");
  return function;
}

}  // namespace

LibraryReport Libraries::examine(const std::string& folder) {
  LibraryReport report;
  const Opened nvinfer = openLibrary(folder, "libnvinfer");
  report.nvinfer = nvinfer.problem;
  report.parser = openLibrary(folder, "libnvonnxparser").problem;
  report.plugins = openLibrary(folder, "libnvinfer_plugin").problem;
  if (nvinfer.handle != nullptr) {
    report.version = versionOf(nvinfer.handle);
    report.versionProblem = versionProblem(report.version);
  }
  return report;
}

const Libraries& Libraries::open(const std::string& folder) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<Libraries>> opened;
  const std::lock_guard<std::mutex> lock(mutex);
  if (const auto known = opened.find(folder); known != opened.end()) return *known->second;

  const Opened nvinfer = openLibrary(folder, "libnvinfer");
  if (nvinfer.handle == nullptr) throw Failure("library-missing", nvinfer.problem);
  const int version = versionOf(nvinfer.handle);
  const std::string mismatch = versionProblem(version);
  if (!mismatch.empty()) throw Failure("library-mismatch", mismatch);
  const Opened parser = openLibrary(folder, "libnvonnxparser");
  if (parser.handle == nullptr) throw Failure("library-missing", parser.problem);
  const Opened plugins = openLibrary(folder, "libnvinfer_plugin");

  std::unique_ptr<Libraries> libraries(new Libraries());
  libraries->version_ = version;
  libraries->pluginsProblem_ = plugins.problem;
  libraries->createInferBuilder_ = needed<void* (*)(void*, int32_t)>(nvinfer.handle, "createInferBuilder_INTERNAL");
  libraries->createInferRuntime_ = needed<void* (*)(void*, int32_t)>(nvinfer.handle, "createInferRuntime_INTERNAL");
  libraries->createNvOnnxParser_ = needed<void* (*)(void*, void*, int)>(parser.handle, "createNvOnnxParser_INTERNAL");
  if (plugins.handle != nullptr) {
    const auto initialise = needed<bool (*)(void*, const char*)>(plugins.handle, "initLibNvInferPlugins");
    if (!initialise(&processLog(), "")) libraries->pluginsProblem_ = "libnvinfer_plugin cannot register its plug-ins";
  }
  registerPlugin(nvinfer.handle);
  return *opened.emplace(folder, std::move(libraries)).first->second;
}

std::unique_ptr<nvinfer1::IBuilder> Libraries::createBuilder(Log& log) const {
  std::unique_ptr<nvinfer1::IBuilder> builder(
      static_cast<nvinfer1::IBuilder*>(createInferBuilder_(&log, static_cast<int32_t>(NV_TENSORRT_VERSION))));
  if (builder == nullptr) throw Failure("build-failed", "TensorRT cannot make a builder: " + log.takeErrors());
  return builder;
}

std::unique_ptr<nvinfer1::IRuntime> Libraries::createRuntime(Log& log) const {
  std::unique_ptr<nvinfer1::IRuntime> runtime(
      static_cast<nvinfer1::IRuntime*>(createInferRuntime_(&log, static_cast<int32_t>(NV_TENSORRT_VERSION))));
  if (runtime == nullptr) throw Failure("engine-refused", "TensorRT cannot make a runtime: " + log.takeErrors());
  return runtime;
}

std::unique_ptr<nvonnxparser::IParser> Libraries::createParser(nvinfer1::INetworkDefinition& network, Log& log) const {
  std::unique_ptr<nvonnxparser::IParser> parser(
      static_cast<nvonnxparser::IParser*>(createNvOnnxParser_(&network, &log, NV_ONNX_PARSER_VERSION)));
  if (parser == nullptr) throw Failure("build-failed", "TensorRT cannot make an ONNX parser: " + log.takeErrors());
  return parser;
}

}  // namespace goshawk::tensorrt
