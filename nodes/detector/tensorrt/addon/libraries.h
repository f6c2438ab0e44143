// TensorRT's libraries, opened while the process runs: the addon is linked against none of them.
#pragma once

#include <NvInfer.h>
#include <NvOnnxParser.h>

#include <memory>
#include <string>

#include "log.h"

namespace goshawk::tensorrt {

/** Of the headers this addon was compiled with; the libraries must have the same major number. */
inline constexpr int kHeadersVersion = NV_TENSORRT_MAJOR * 10000 + NV_TENSORRT_MINOR * 100 + NV_TENSORRT_PATCH;

/** Everything that stands in the way, each in words; empty means absent. */
struct LibraryReport {
  std::string nvinfer, parser, plugins;
  /** major * 10000 + minor * 100 + patch, 0 when nvinfer did not open. */
  int version = 0;
  std::string versionProblem;
};

class Libraries {
 public:
  /**
   * Opens libnvinfer and libnvonnxparser, and libnvinfer_plugin where it is: TensorRT's own DeformConv lives there.
   * They stay open until the process ends. Registers TRTDCNv3.
   * @param folder - where they lie; empty leaves it to the dynamic linker.
   * @throws Failure 'library-missing' | 'library-mismatch'.
   */
  static const Libraries& open(const std::string& folder);

  /** What `open` would say, without throwing at the first problem. */
  static LibraryReport examine(const std::string& folder);

  std::unique_ptr<nvinfer1::IBuilder> createBuilder(Log& log) const;
  std::unique_ptr<nvinfer1::IRuntime> createRuntime(Log& log) const;
  std::unique_ptr<nvonnxparser::IParser> createParser(nvinfer1::INetworkDefinition& network, Log& log) const;
  int version() const { return version_; }
  /** Empty when libnvinfer_plugin is loaded, else why not. */
  const std::string& pluginsProblem() const { return pluginsProblem_; }

 private:
  Libraries() = default;
  void* (*createInferBuilder_)(void*, int32_t) = nullptr;
  void* (*createInferRuntime_)(void*, int32_t) = nullptr;
  void* (*createNvOnnxParser_)(void*, void*, int) = nullptr;
  int version_ = 0;
  std::string pluginsProblem_;
};

}  // namespace goshawk::tensorrt
