// What the addon throws. The code is the `code` of the JavaScript error; addon-module.ts lists them.
#pragma once

#include <stdexcept>
#include <string>

namespace goshawk::tensorrt {

struct Failure : std::runtime_error {
  Failure(const char* code, const std::string& message) : std::runtime_error(message), code(code) {}
  const char* code;
};

}  // namespace goshawk::tensorrt
