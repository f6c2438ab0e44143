#include "js-session.h"

#include <tuple>
#include <utility>

namespace goshawk::tensorrt {
namespace {

using nvinfer1::DataType;

const char* typeName(DataType type) {
  switch (type) {
    case DataType::kFLOAT:
      return "float32";
    case DataType::kHALF:
      return "float16";
    case DataType::kBF16:
      return "bfloat16";
    case DataType::kINT8:
      return "int8";
    case DataType::kUINT8:
      return "uint8";
    case DataType::kINT32:
      return "int32";
    case DataType::kINT64:
      return "int64";
    case DataType::kBOOL:
      return "bool";
    default:
      return "unknown";
  }
}

Napi::Object describeTensor(Napi::Env env, const TensorInfo& tensor) {
  Napi::Array shape = Napi::Array::New(env, tensor.shape.size());
  for (uint32_t i = 0; i < tensor.shape.size(); ++i) shape.Set(i, static_cast<double>(tensor.shape[i]));
  Napi::Object object = Napi::Object::New(env);
  object.Set("name", tensor.name);
  object.Set("isInput", tensor.isInput);
  object.Set("type", typeName(tensor.type));
  object.Set("shape", shape);
  object.Set("bytes", static_cast<double>(tensor.bytes));
  return object;
}

std::string textOf(const Napi::Object& object, const char* key) {
  const Napi::Value value = object.Get(key);
  return value.IsString() ? value.As<Napi::String>().Utf8Value() : "";
}

double numberOf(const Napi::Object& object, const char* key, double otherwise) {
  const Napi::Value value = object.Get(key);
  return value.IsNumber() ? value.As<Napi::Number>().DoubleValue() : otherwise;
}

bool flagOf(const Napi::Object& object, const char* key) {
  const Napi::Value value = object.Get(key);
  return value.IsBoolean() && value.As<Napi::Boolean>().Value();
}

std::string nameAt(const Napi::Value& value) {
  if (!value.IsString()) throw Napi::TypeError::New(value.Env(), "expected a tensor's name");
  return value.As<Napi::String>().Utf8Value();
}

/** The memory of a typed array; it stays where it is as long as the array is kept. */
std::pair<void*, size_t> memoryOf(const Napi::Value& value) {
  if (!value.IsTypedArray()) throw Napi::TypeError::New(value.Env(), "expected a typed array");
  const Napi::TypedArray array = value.As<Napi::TypedArray>();
  return {static_cast<char*>(array.ArrayBuffer().Data()) + array.ByteOffset(), array.ByteLength()};
}

Napi::Object describeEngine(Napi::Env env, int number, const Engine& engine) {
  Napi::Array tensors = Napi::Array::New(env, engine.tensors().size());
  for (uint32_t i = 0; i < engine.tensors().size(); ++i) tensors.Set(i, describeTensor(env, engine.tensors()[i]));
  Napi::Object object = Napi::Object::New(env);
  object.Set("engine", number);
  object.Set("tensors", tensors);
  object.Set("deviceBytes", static_cast<double>(engine.deviceBytes()));
  return object;
}

}  // namespace

/** Outlives the JavaScript object while work is under way; destroyed on the JavaScript thread. */
struct JsSession::Shared {
  std::string folder;
  int device = 0;
  /** Made, used and destroyed on `thread`. */
  std::unique_ptr<Session> session;
  std::atomic<bool> cancelled{false};
  SerialThread thread;

  // The rest belongs to the JavaScript thread.
  bool closed = false;
  int pending = 0;
  Napi::ThreadSafeFunction settler;
  /** Its own owner until it is closed or the environment ends. */
  std::shared_ptr<Shared> self;
  std::unique_ptr<Napi::Env::CleanupHook<void (*)(Shared*), Shared>> hook;

  /** The environment is going away: whatever runs is cancelled, and nothing is settled any more. */
  static void abandon(Shared* shared) {
    shared->cancelled = true;
    shared->thread.post([shared] { shared->session.reset(); });
    shared->thread.finish();
    shared->self.reset();
  }

  /** After the last task: ends the thread and what belongs to the environment. */
  void dismiss(Napi::Env env) {
    thread.finish();
    hook->Remove(env);
    settler.Release();
    self.reset();
  }

  Session& opened() {
    if (session == nullptr) throw Failure("closed", "the TensorRT session is closed");
    return *session;
  }
};

Napi::Function JsSession::define(Napi::Env env) {
  return DefineClass(env, "TensorRtSession",
                     {
                         InstanceMethod<&JsSession::build>("build"),
                         InstanceMethod<&JsSession::load>("load"),
                         InstanceMethod<&JsSession::launches>("launches"),
                         InstanceMethod<&JsSession::run>("run"),
                         InstanceMethod<&JsSession::release>("release"),
                         InstanceMethod<&JsSession::facts>("facts"),
                         InstanceMethod<&JsSession::cancel>("cancel"),
                         InstanceMethod<&JsSession::close>("close"),
                     });
}

JsSession::JsSession(const Napi::CallbackInfo& info) : Napi::ObjectWrap<JsSession>(info), shared_(std::make_shared<Shared>()) {
  const Napi::Object options = info[0].As<Napi::Object>();
  shared_->folder = textOf(options, "folder");
  shared_->device = static_cast<int>(numberOf(options, "device", 0));
  Napi::Env env = info.Env();
  shared_->settler = Napi::ThreadSafeFunction::New(env, Napi::Function::New(env, [](const Napi::CallbackInfo&) {}),
                                                   "goshawk-tensorrt", 0, 1);
  shared_->settler.Unref(env);
  shared_->self = shared_;
  using Hook = Napi::Env::CleanupHook<void (*)(Shared*), Shared>;
  shared_->hook = std::make_unique<Hook>(env.AddCleanupHook(&Shared::abandon, shared_.get()));
}

/** Collected without `close`: the GPU's memory goes now, the idle thread with the environment. */
JsSession::~JsSession() {
  if (shared_->closed) return;
  shared_->cancelled = true;
  shared_->thread.post([shared = shared_.get()] { shared->session.reset(); });
}

void JsSession::refuseWhenClosed(Napi::Env env) const {
  if (!shared_->closed) return;
  Napi::Error error = Napi::Error::New(env, "the TensorRT session is closed");
  error.Set("code", "closed");
  throw error;
}

Napi::Promise JsSession::post(Napi::Env env, std::unique_ptr<Pending> pending) {
  refuseWhenClosed(env);
  Napi::Promise promise = pending->promise();
  pending->keep(Value());
  if (shared_->pending++ == 0) shared_->settler.Ref(env);
  std::shared_ptr<Pending> shared(std::move(pending));
  using Done = std::pair<Shared*, std::shared_ptr<Pending>>;
  Shared* const self = shared_.get();
  shared_->thread.post([self, shared]() mutable {
    shared->run();
    // While the environment closes there is nobody to tell, and references must not be touched: they go with it.
    auto* const done = new Done(self, std::move(shared));
    static_cast<void>(self->settler.BlockingCall(done, [](Napi::Env env, Napi::Function, Done* settled) {
      if (env == nullptr) return;
      const std::unique_ptr<Done> owned(settled);
      if (--owned->first->pending == 0) owned->first->settler.Unref(env);
      owned->second->settle(env);
    }));
  });
  return promise;
}

Napi::Promise JsSession::open(Napi::Env env, const Napi::Object& options) {
  auto* const constructor = env.GetInstanceData<Napi::FunctionReference>();
  const Napi::Object object = constructor->New({options});
  JsSession* const self = Unwrap(object);
  Shared* const shared = self->shared_.get();
  const auto reference = std::make_shared<Napi::ObjectReference>(Napi::Persistent(object));
  return self->post(env, std::make_unique<Pending>(env, [shared, reference]() -> Pending::Finish {
    shared->session = std::make_unique<Session>(shared->folder, shared->device);
    return [reference](Napi::Env) -> Napi::Value { return reference->Value(); };
  }));
}

Napi::Value JsSession::build(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  refuseWhenClosed(env);
  const Napi::Object options = info[0].As<Napi::Object>();
  BuildRequest request;
  request.onnxPath = textOf(options, "onnxPath");
  request.planPath = textOf(options, "planPath");
  request.timingCachePath = textOf(options, "timingCachePath");
  request.newTimingCachePath = textOf(options, "newTimingCachePath");
  request.optimizationLevel = static_cast<int>(numberOf(options, "optimizationLevel", 3));
  request.workspaceBytes = static_cast<uint64_t>(numberOf(options, "workspaceBytes", 0));
  request.tf32 = flagOf(options, "tf32");
  const bool wantsProgress = info.Length() > 1 && info[1].IsFunction();
  auto progress = std::make_shared<Napi::ThreadSafeFunction>();
  if (wantsProgress)
    *progress = Napi::ThreadSafeFunction::New(env, info[1].As<Napi::Function>(), "goshawk-tensorrt-progress", 0, 1);
  Shared* const shared = shared_.get();
  return post(env, std::make_unique<Pending>(env, [shared, request, progress, wantsProgress]() -> Pending::Finish {
    const auto end = [&] {
      if (wantsProgress) progress->Release();
    };
    try {
      Session& session = shared->opened();
      const BuildResult result = buildPlan(session.libraries(), request, session.log(), [&](const BuildProgress& step) {
        if (wantsProgress) {
          auto* const copy = new BuildProgress(step);
          const napi_status status =
              progress->NonBlockingCall(copy, [](Napi::Env env, Napi::Function tell, BuildProgress* told) {
                const std::unique_ptr<BuildProgress> owned(told);
                if (env == nullptr) return;
                Napi::Object object = Napi::Object::New(env);
                object.Set("phase", told->phase);
                object.Set("step", told->step);
                object.Set("steps", told->steps);
                tell.Call({object});
              });
          if (status != napi_ok) delete copy;
        }
        return !shared->cancelled.load();
      });
      end();
      return [result](Napi::Env env) -> Napi::Value {
        Napi::Object object = Napi::Object::New(env);
        object.Set("planBytes", static_cast<double>(result.planBytes));
        object.Set("seconds", result.seconds);
        return object;
      };
    } catch (...) {
      end();
      throw;
    }
  }));
}

Napi::Value JsSession::load(const Napi::CallbackInfo& info) {
  const Napi::Object options = info[0].As<Napi::Object>();
  const std::string planPath = textOf(options, "planPath");
  const bool useGraphs = flagOf(options, "cudaGraphs");
  Shared* const shared = shared_.get();
  return post(info.Env(), std::make_unique<Pending>(info.Env(), [shared, planPath, useGraphs]() -> Pending::Finish {
    Session& session = shared->opened();
    const int number = session.load(planPath, useGraphs);
    const Engine* const engine = &session.engine(number);
    return [number, engine](Napi::Env env) -> Napi::Value { return describeEngine(env, number, *engine); };
  }));
}

Napi::Value JsSession::launches(const Napi::CallbackInfo& info) {
  const int number = info[0].As<Napi::Number>().Int32Value();
  Shared* const shared = shared_.get();
  return post(info.Env(), std::make_unique<Pending>(info.Env(), [shared, number]() -> Pending::Finish {
    const Engine& engine = shared->opened().engine(number);
    const uint64_t recorded = engine.graphLaunches();
    const uint64_t direct = engine.directLaunches();
    const std::string refusal = engine.graphRefusal();
    return [=](Napi::Env env) -> Napi::Value {
      Napi::Object object = Napi::Object::New(env);
      object.Set("recorded", static_cast<double>(recorded));
      object.Set("direct", static_cast<double>(direct));
      object.Set("refusal", refusal);
      return object;
    };
  }));
}

Napi::Value JsSession::run(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const Napi::Object options = info[0].As<Napi::Object>();
  RunRequest request;
  std::vector<Napi::Object> borrowed;
  request.engine = static_cast<int>(numberOf(options, "engine", -1));
  const Napi::Object feeds = options.Get("feeds").As<Napi::Object>();
  const Napi::Array names = feeds.GetPropertyNames();
  for (uint32_t i = 0; i < names.Length(); ++i) {
    Feed feed;
    feed.name = nameAt(names.Get(i));
    const Napi::Value value = feeds.Get(feed.name);
    if (value.IsArray()) {
      const Napi::Array buffers = value.As<Napi::Array>();
      for (uint32_t j = 0; j < buffers.Length(); ++j) feed.buffers.push_back(buffers.Get(j).As<Napi::Number>().Int32Value());
    } else {
      std::tie(feed.host, feed.hostBytes) = memoryOf(value);
      borrowed.push_back(value.As<Napi::Object>());
    }
    request.feeds.push_back(std::move(feed));
  }
  const Napi::Array keep = options.Get("keep").As<Napi::Array>();
  for (uint32_t i = 0; i < keep.Length(); ++i) request.keep.push_back(nameAt(keep.Get(i)));
  const Napi::Object fetch = options.Get("fetch").As<Napi::Object>();
  const Napi::Array fetched = fetch.GetPropertyNames();
  for (uint32_t i = 0; i < fetched.Length(); ++i) {
    Fetch one;
    one.name = nameAt(fetched.Get(i));
    const Napi::Value value = fetch.Get(one.name);
    std::tie(one.host, one.hostBytes) = memoryOf(value);
    borrowed.push_back(value.As<Napi::Object>());
    request.fetch.push_back(std::move(one));
  }
  Shared* const shared = shared_.get();
  auto pending = std::make_unique<Pending>(env, [shared, request]() -> Pending::Finish {
    const RunResult result = shared->opened().run(request);
    return [result](Napi::Env env) -> Napi::Value {
      Napi::Array kept = Napi::Array::New(env, result.kept.size());
      for (uint32_t i = 0; i < result.kept.size(); ++i) kept.Set(i, result.kept[i]);
      Napi::Array times = Napi::Array::New(env, result.times.size());
      for (uint32_t i = 0; i < result.times.size(); ++i) {
        Napi::Object time = Napi::Object::New(env);
        time.Set("engine", result.times[i].first);
        time.Set("ms", static_cast<double>(result.times[i].second));
        times.Set(i, time);
      }
      Napi::Object object = Napi::Object::New(env);
      object.Set("kept", kept);
      object.Set("times", times);
      return object;
    };
  });
  for (const Napi::Object& object : borrowed) pending->keep(object);
  return post(env, std::move(pending));
}

Napi::Value JsSession::release(const Napi::CallbackInfo& info) {
  const int buffer = info[0].As<Napi::Number>().Int32Value();
  Shared* const shared = shared_.get();
  return post(info.Env(), std::make_unique<Pending>(info.Env(), [shared, buffer]() -> Pending::Finish {
    shared->opened().release(buffer);
    return [](Napi::Env env) -> Napi::Value { return env.Undefined(); };
  }));
}

Napi::Value JsSession::facts(const Napi::CallbackInfo& info) {
  Shared* const shared = shared_.get();
  return post(info.Env(), std::make_unique<Pending>(info.Env(), [shared]() -> Pending::Finish {
    const Session& session = shared->opened();
    const DeviceFacts device = session.device();
    const int version = session.libraries().version();
    const std::string pluginsProblem = session.libraries().pluginsProblem();
    const uint64_t bufferBytes = session.bufferBytes();
    return [=](Napi::Env env) -> Napi::Value {
      Napi::Object object = Napi::Object::New(env);
      object.Set("tensorRtVersion", version);
      object.Set("pluginsProblem", pluginsProblem);
      object.Set("bufferBytes", static_cast<double>(bufferBytes));
      object.Set("device", device.name);
      object.Set("computeCapability", std::to_string(device.computeMajor) + "." + std::to_string(device.computeMinor));
      object.Set("multiprocessors", device.multiprocessors);
      object.Set("memoryBytes", static_cast<double>(device.memoryBytes));
      object.Set("driverVersion", device.driverVersion);
      object.Set("runtimeVersion", device.runtimeVersion);
      return object;
    };
  }));
}

/** Ends a build under way, which then rejects with 'cancelled'. */
Napi::Value JsSession::cancel(const Napi::CallbackInfo& info) {
  shared_->cancelled = true;
  return info.Env().Undefined();
}

Napi::Value JsSession::close(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  if (shared_->closed) {
    const Napi::Promise::Deferred deferred = Napi::Promise::Deferred::New(env);
    deferred.Resolve(env.Undefined());
    return deferred.Promise();
  }
  shared_->cancelled = true;
  Shared* const shared = shared_.get();
  Napi::Promise promise = post(env, std::make_unique<Pending>(env, [shared]() -> Pending::Finish {
    shared->session.reset();
    return [shared](Napi::Env env) -> Napi::Value {
      shared->dismiss(env);
      return env.Undefined();
    };
  }));
  shared_->closed = true;
  return promise;
}

}  // namespace goshawk::tensorrt
