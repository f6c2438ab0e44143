// A stand-in for libnvinfer_plugin: there is nothing to register.
extern "C" bool initLibNvInferPlugins(void*, const char*) { return true; }
