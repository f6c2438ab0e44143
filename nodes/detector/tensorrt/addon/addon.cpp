// What JavaScript sees when it loads the addon: its versions, a look at the machine, and sessions.
#include <napi.h>

#include "js-session.h"
#include "libraries.h"
#include "promises.h"
#include "session.h"

namespace goshawk::tensorrt {
namespace {

/** Runs one Pending in the thread pool of the environment; for what is short and belongs to no session. */
class Once final : public Napi::AsyncWorker {
 public:
  Once(Napi::Env env, Pending::Work work) : Napi::AsyncWorker(env), pending_(env, std::move(work)) {}
  Napi::Promise promise() const { return pending_.promise(); }
  void Execute() override { pending_.run(); }
  void OnOK() override { pending_.settle(Env()); }

 private:
  Pending pending_;
};

Pending::Finish look(const std::string& folder, int device) {
  const LibraryReport report = Libraries::examine(folder);
  std::string code, message, name;
  try {
    name = examineDevice(device).name;
  } catch (const Failure& failure) {
    code = failure.code;
    message = failure.what();
  }
  return [=](Napi::Env env) -> Napi::Value {
    Napi::Object object = Napi::Object::New(env);
    object.Set("nvinferProblem", report.nvinfer);
    object.Set("parserProblem", report.parser);
    object.Set("pluginsProblem", report.plugins);
    object.Set("tensorRtVersion", report.version);
    object.Set("versionProblem", report.versionProblem);
    object.Set("deviceProblemCode", code);
    object.Set("deviceProblem", message);
    object.Set("device", name);
    return object;
  };
}

Napi::Value probe(const Napi::CallbackInfo& info) {
  const std::string folder = info[0].As<Napi::String>().Utf8Value();
  const int device = info[1].As<Napi::Number>().Int32Value();
  auto* const once = new Once(info.Env(), [folder, device] { return look(folder, device); });
  const Napi::Promise promise = once->promise();
  once->Queue();
  return promise;
}

Napi::Value openSession(const Napi::CallbackInfo& info) {
  return JsSession::open(info.Env(), info[0].As<Napi::Object>());
}

Napi::Object initialise(Napi::Env env, Napi::Object exports) {
  env.SetInstanceData(new Napi::FunctionReference(Napi::Persistent(JsSession::define(env))));
  exports.Set("headersVersion", kHeadersVersion);
  exports.Set("cudaVersion", CUDART_VERSION);
  exports.Set("probe", Napi::Function::New(env, probe, "probe"));
  exports.Set("openSession", Napi::Function::New(env, openSession, "openSession"));
  return exports;
}

}  // namespace
}  // namespace goshawk::tensorrt

static Napi::Object initialiseAddon(Napi::Env env, Napi::Object exports) { return goshawk::tensorrt::initialise(env, exports); }

NODE_API_MODULE(goshawk_tensorrt, initialiseAddon)
