// The JavaScript object of a session: every method returns a promise and does its work on the session's own thread.
#pragma once

#include <napi.h>

#include <atomic>
#include <memory>

#include "promises.h"
#include "serial-thread.h"
#include "session.h"

namespace goshawk::tensorrt {

class JsSession final : public Napi::ObjectWrap<JsSession> {
 public:
  /** Makes the class for this environment; called once when the addon is loaded into it. */
  static Napi::Function define(Napi::Env env);
  /** A promise of a session on a GPU. `options`: { folder, device }. */
  static Napi::Promise open(Napi::Env env, const Napi::Object& options);

  explicit JsSession(const Napi::CallbackInfo& info);
  ~JsSession() override;

 private:
  struct Shared;
  Napi::Value build(const Napi::CallbackInfo& info);
  Napi::Value load(const Napi::CallbackInfo& info);
  Napi::Value launches(const Napi::CallbackInfo& info);
  Napi::Value run(const Napi::CallbackInfo& info);
  Napi::Value release(const Napi::CallbackInfo& info);
  Napi::Value facts(const Napi::CallbackInfo& info);
  Napi::Value cancel(const Napi::CallbackInfo& info);
  Napi::Value close(const Napi::CallbackInfo& info);
  void refuseWhenClosed(Napi::Env env) const;
  Napi::Promise post(Napi::Env env, std::unique_ptr<Pending> pending);

  std::shared_ptr<Shared> shared_;
};

}  // namespace goshawk::tensorrt
