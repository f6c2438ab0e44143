// Work on another thread whose outcome settles a JavaScript promise on the thread that asked.
#pragma once

#include <napi.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "failure.h"

namespace goshawk::tensorrt {

/** One piece of work. `work` runs elsewhere and returns how to make the value, which runs on the JavaScript thread. */
class Pending {
 public:
  using Finish = std::function<Napi::Value(Napi::Env)>;
  using Work = std::function<Finish()>;

  Pending(Napi::Env env, Work work) : deferred_(Napi::Promise::Deferred::New(env)), work_(std::move(work)) {}

  Napi::Promise promise() const { return deferred_.Promise(); }

  /** Keeps a JavaScript object alive until the promise is settled. */
  void keep(const Napi::Object& object) { kept_.push_back(Napi::Persistent(object)); }

  /** Any thread; never throws. */
  void run() noexcept {
    try {
      finish_ = work_();
    } catch (const Failure& failure) {
      code_ = failure.code;
      message_ = failure.what();
    } catch (const std::exception& error) {
      code_ = "internal";
      message_ = error.what();
    }
  }

  /** JavaScript thread, where it must also be destroyed: it holds references to JavaScript objects. */
  void settle(Napi::Env env) {
    Napi::HandleScope scope(env);
    if (code_.empty()) {
      deferred_.Resolve(finish_(env));
      return;
    }
    Napi::Error error = Napi::Error::New(env, message_);
    error.Set("code", code_);
    deferred_.Reject(error.Value());
  }

 private:
  Napi::Promise::Deferred deferred_;
  Work work_;
  Finish finish_;
  std::string code_, message_;
  std::vector<Napi::ObjectReference> kept_;
};

}  // namespace goshawk::tensorrt
