// One GPU, one stream, any number of engines, and the device buffers that go from one to the next. All calls come from
// one thread; what is enqueued runs in the order of the calls.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "builder.h"
#include "engine.h"
#include "libraries.h"

namespace goshawk::tensorrt {

struct DeviceFacts {
  std::string name;
  int computeMajor = 0, computeMinor = 0;
  int multiprocessors = 0;
  uint64_t memoryBytes = 0;
  int driverVersion = 0, runtimeVersion = 0;
};

/** @throws Failure 'driver-missing' | 'device-missing'. */
DeviceFacts examineDevice(int device);

/** Where one input comes from: buffers on the device, laid end to end, or bytes of the host. */
struct Feed {
  std::string name;
  std::vector<int> buffers;
  const void* host = nullptr;
  size_t hostBytes = 0;
};

struct Fetch {
  std::string name;
  void* host = nullptr;
  size_t hostBytes = 0;
};

struct RunRequest {
  int engine = 0;
  std::vector<Feed> feeds;
  /** Outputs that stay on the device, each in a buffer of its own. */
  std::vector<std::string> keep;
  /** Outputs copied to the host; with one or more, the call waits until all work so far is done. */
  std::vector<Fetch> fetch;
};

struct RunResult {
  /** Buffers of `keep`, in its order. */
  std::vector<int> kept;
  /** Of every run since the last one that fetched, this one included: engine and milliseconds on the device. */
  std::vector<std::pair<int, float>> times;
};

class Session {
 public:
  Session(const std::string& libraryFolder, int device);
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  ~Session();

  const DeviceFacts& device() const { return device_; }
  const Libraries& libraries() const { return libraries_; }
  Log& log() { return log_; }

  /** @returns the engine's number. */
  int load(const std::string& planPath, bool useGraphs);
  const Engine& engine(int number) const;

  /** Enqueues; waits only when something is fetched. Bytes of the host are copied before it returns. */
  RunResult run(const RunRequest& request);

  /** Gives a kept buffer back for reuse. */
  void release(int buffer);
  uint64_t bufferBytes() const { return bufferBytes_; }

 private:
  struct Loaded {
    std::unique_ptr<Engine> engine;
    /** Memory of tensors that no caller brings or keeps, by index; made when first needed. */
    std::vector<DeviceMemory> own;
    std::vector<std::deque<struct StagingSlot>> staging;
  };

  int acquire(size_t bytes);
  void* ownMemory(Loaded& loaded, size_t tensor);
  void feed(Loaded& loaded, const Feed& feed, std::vector<void*>& addresses);
  void upload(Loaded& loaded, size_t tensor, const Feed& feed, void* target);
  void* bufferAddress(int buffer, size_t bytes, const std::string& name) const;
  void download(Loaded& loaded, const std::vector<Fetch>& fetches, const std::vector<void*>& addresses);
  RunResult runChecked(Loaded& loaded, const RunRequest& request);

  struct Measured {
    int engine;
    Event start, stop;
  };
  /** More runs than this between two fetches are not measured. */
  static constexpr size_t kMeasuredMax = 256;

  Log log_;
  DeviceFacts device_;
  const Libraries& libraries_;
  std::unique_ptr<nvinfer1::IRuntime> runtime_;
  Stream stream_;
  std::vector<Loaded> loaded_;
  std::unordered_map<int, DeviceMemory> buffers_;
  std::multimap<size_t, DeviceMemory> free_;
  int nextBuffer_ = 1;
  uint64_t bufferBytes_ = 0;
  std::vector<Measured> measured_;
  std::vector<std::pair<Event, Event>> spareEvents_;
  PinnedMemory fetched_;
  /** Why nothing can run any more: CUDA errors do not go away. */
  std::string broken_;
};

/** Pinned memory and the event after the copy from it. */
struct StagingSlot {
  PinnedMemory memory;
  Event copied;
};

}  // namespace goshawk::tensorrt
