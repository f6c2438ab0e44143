// The TRTDCNv3 plug-in: InternImage's operator (arXiv 2211.05778, eq. 2) for TensorRT, under the name, version and
// attributes of the official exports. Inputs: input, offset, mask, channels-last as in sampling.h; output likewise.
#pragma once

#include <NvInferRuntime.h>

namespace goshawk::dcnv3 {

inline constexpr const char* kPluginName = "TRTDCNv3";
inline constexpr const char* kPluginVersion = "1";

/** Makes TRTDCNv3 plug-ins; lives as long as the process, so that any registry may keep it. */
nvinfer1::IPluginCreatorInterface& pluginCreator();

/** Where creators and plug-ins report attributes and shapes they refuse; without one they are silent. Not owned. */
void setPluginLogger(nvinfer1::ILogger* logger);

}  // namespace goshawk::dcnv3
