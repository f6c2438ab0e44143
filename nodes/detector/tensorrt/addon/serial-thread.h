// One thread that does one thing after another.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace goshawk::tensorrt {

class SerialThread {
 public:
  SerialThread() : thread_([this] { work(); }) {}
  SerialThread(const SerialThread&) = delete;
  SerialThread& operator=(const SerialThread&) = delete;
  ~SerialThread() { finish(); }

  /** Tasks must not throw. @returns false when the thread is finishing: the task will not run. */
  bool post(std::function<void()> task) {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      if (finishing_) return false;
      tasks_.push_back(std::move(task));
    }
    wake_.notify_one();
    return true;
  }

  /** Does what was posted, then ends; returns when it has. Not from a task. */
  void finish() {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      finishing_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) thread_.join();
  }

 private:
  void work() {
    for (;;) {
      std::function<void()> task;
      {
        std::unique_lock<std::mutex> lock(mutex_);
        wake_.wait(lock, [this] { return finishing_ || !tasks_.empty(); });
        if (tasks_.empty()) return;
        task = std::move(tasks_.front());
        tasks_.pop_front();
      }
      task();
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> tasks_;
  bool finishing_ = false;
  std::thread thread_;
};

}  // namespace goshawk::tensorrt
