// The plug-in as a library of its own, for trtexec and other programs: TensorRT's IPluginRegistry::loadLibrary looks for
// these two functions.
#include "plugin.h"

#define GOSHAWK_EXPORT extern "C" __attribute__((visibility("default")))

GOSHAWK_EXPORT nvinfer1::IPluginCreatorInterface* const* getCreators(int32_t& count) {
  static nvinfer1::IPluginCreatorInterface* const creators[] = {&goshawk::dcnv3::pluginCreator()};
  count = 1;
  return creators;
}

GOSHAWK_EXPORT void setLoggerFinder(nvinfer1::ILoggerFinder* finder) {
  goshawk::dcnv3::setPluginLogger(finder == nullptr ? nullptr : finder->findLogger());
}
