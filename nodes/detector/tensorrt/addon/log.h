// TensorRT's messages: kept, so that a failure can say what TensorRT said.
#pragma once

#include <NvInferRuntime.h>

#include <deque>
#include <mutex>
#include <string>
#include <vector>

namespace goshawk::tensorrt {

class Log final : public nvinfer1::ILogger {
 public:
  void log(Severity severity, const char* message) noexcept override {
    if (severity > Severity::kWARNING) return;
    const std::lock_guard<std::mutex> lock(mutex_);
    lines_.push_back({severity <= Severity::kERROR, message});
    if (lines_.size() > kLinesMax) lines_.pop_front();
  }

  /** The last errors since the last call, oldest first, for the end of a message; empties the log. */
  std::string takeErrors() {
    const std::lock_guard<std::mutex> lock(mutex_);
    std::string text;
    for (const Line& line : lines_)
      if (line.isError) text += (text.empty() ? "" : "; ") + line.text;
    lines_.clear();
    return text.size() <= kTextMax ? text : text.substr(0, kTextMax) + " ...";
  }

 private:
  /** Enough to hold what belongs to one failure, and no more than a few kilobytes. */
  static constexpr size_t kLinesMax = 64;
  static constexpr size_t kTextMax = 2000;
  struct Line {
    bool isError;
    std::string text;
  };
  std::mutex mutex_;
  std::deque<Line> lines_;
};

}  // namespace goshawk::tensorrt
