#include "session.h"

#include <algorithm>
#include <cstring>
#include <optional>

namespace goshawk::tensorrt {
namespace {

size_t tensorIndex(const Engine& engine, const std::string& name) {
  const std::vector<TensorInfo>& tensors = engine.tensors();
  for (size_t i = 0; i < tensors.size(); ++i)
    if (tensors[i].name == name) return i;
  throw Failure("misuse", "the engine has no tensor " + name);
}

/** A copy from a slot that still runs keeps it; a frame uploads one picture tensor and a few small ones. */
constexpr size_t kStagingSlotsMax = 16;

StagingSlot& acquireSlot(std::deque<StagingSlot>& slots, size_t bytes) {
  for (StagingSlot& slot : slots)
    if (cudaEventQuery(slot.copied.get()) == cudaSuccess) return slot;
  if (slots.size() < kStagingSlotsMax) {
    slots.push_back({makePinnedMemory(bytes), makeEvent(false)});
    return slots.back();
  }
  check(cudaEventSynchronize(slots.front().copied.get()), "waiting for an upload");
  return slots.front();
}

DeviceFacts select(int device) {
  DeviceFacts facts = examineDevice(device);
  check(cudaSetDevice(device), "choosing the GPU");
  return facts;
}

}  // namespace

DeviceFacts examineDevice(int device) {
  DeviceFacts facts;
  static_cast<void>(cudaRuntimeGetVersion(&facts.runtimeVersion));
  if (cudaDriverGetVersion(&facts.driverVersion) != cudaSuccess || facts.driverVersion == 0)
    throw Failure("driver-missing", "no NVIDIA driver is loaded (libcuda.so.1)");
  int count = 0;
  const cudaError_t counted = cudaGetDeviceCount(&count);
  if (counted == cudaErrorInsufficientDriver)
    throw Failure("driver-missing", "the NVIDIA driver is too old: it serves CUDA " +
                                        std::to_string(facts.driverVersion / 1000) + "." +
                                        std::to_string(facts.driverVersion % 1000 / 10) + ", the addon was built with " +
                                        std::to_string(facts.runtimeVersion / 1000) + "." +
                                        std::to_string(facts.runtimeVersion % 1000 / 10));
  if (counted != cudaSuccess) throw Failure("device-missing", "no NVIDIA GPU can be used: " + describe(counted));
  if (device < 0 || device >= count)
    throw Failure("device-missing", "GPU " + std::to_string(device) + " was asked for; there are " + std::to_string(count));
  cudaDeviceProp properties{};
  check(cudaGetDeviceProperties(&properties, device), "examining the GPU");
  facts.name = properties.name;
  facts.computeMajor = properties.major;
  facts.computeMinor = properties.minor;
  facts.multiprocessors = properties.multiProcessorCount;
  facts.memoryBytes = properties.totalGlobalMem;
  return facts;
}

Session::Session(const std::string& libraryFolder, int device)
    : device_(select(device)),
      libraries_(Libraries::open(libraryFolder)),
      runtime_(libraries_.createRuntime(log_)),
      stream_(makeStream()) {}

Session::~Session() {
  // Nothing may be freed while the stream still uses it; a broken device has nothing running.
  static_cast<void>(cudaStreamSynchronize(stream_.get()));
  loaded_.clear();
}

int Session::load(const std::string& planPath, bool useGraphs) {
  Loaded loaded;
  loaded.engine = std::make_unique<Engine>(*runtime_, planPath, useGraphs, log_);
  loaded.own.resize(loaded.engine->tensors().size());
  loaded.staging.resize(loaded.engine->tensors().size());
  loaded_.push_back(std::move(loaded));
  return static_cast<int>(loaded_.size()) - 1;
}

const Engine& Session::engine(int number) const {
  if (number < 0 || number >= static_cast<int>(loaded_.size()))
    throw Failure("misuse", "there is no engine " + std::to_string(number));
  return *loaded_[static_cast<size_t>(number)].engine;
}

int Session::acquire(size_t bytes) {
  const auto spare = free_.find(bytes);
  DeviceMemory memory;
  if (spare != free_.end()) {
    memory = std::move(spare->second);
    free_.erase(spare);
  } else {
    memory = makeDeviceMemory(bytes);
    bufferBytes_ += bytes;
  }
  const int buffer = nextBuffer_++;
  buffers_.emplace(buffer, std::move(memory));
  return buffer;
}

void Session::release(int buffer) {
  const auto found = buffers_.find(buffer);
  if (found == buffers_.end()) throw Failure("misuse", "there is no buffer " + std::to_string(buffer));
  // Whoever takes it next uses it later on the same stream.
  free_.emplace(found->second.bytes, std::move(found->second));
  buffers_.erase(found);
}

void* Session::ownMemory(Loaded& loaded, size_t tensor) {
  DeviceMemory& memory = loaded.own[tensor];
  if (memory.pointer.get() == nullptr) {
    memory = makeDeviceMemory(std::max<size_t>(1, loaded.engine->tensors()[tensor].bytes));
    bufferBytes_ += memory.bytes;
  }
  return memory.pointer.get();
}

void* Session::bufferAddress(int buffer, size_t bytes, const std::string& name) const {
  const auto found = buffers_.find(buffer);
  if (found == buffers_.end()) throw Failure("misuse", "there is no buffer " + std::to_string(buffer));
  if (found->second.bytes != bytes)
    throw Failure("misuse", "a buffer of " + std::to_string(found->second.bytes) + " bytes was fed to " + name +
                                "; expected " + std::to_string(bytes));
  return found->second.pointer.get();
}

void Session::feed(Loaded& loaded, const Feed& feed, std::vector<void*>& addresses) {
  const size_t tensor = tensorIndex(*loaded.engine, feed.name);
  const TensorInfo& info = loaded.engine->tensors()[tensor];
  if (!info.isInput) throw Failure("misuse", feed.name + " is an output");
  if (feed.buffers.size() == 1) {
    addresses[tensor] = bufferAddress(feed.buffers[0], info.bytes, feed.name);
    return;
  }
  addresses[tensor] = ownMemory(loaded, tensor);
  if (feed.buffers.empty()) {
    upload(loaded, tensor, feed, addresses[tensor]);
    return;
  }
  const size_t share = info.bytes / feed.buffers.size();
  if (share * feed.buffers.size() != info.bytes)
    throw Failure("misuse", feed.name + " cannot be made of " + std::to_string(feed.buffers.size()) + " equal buffers");
  auto* target = static_cast<char*>(addresses[tensor]);
  for (const int buffer : feed.buffers) {
    const void* source = bufferAddress(buffer, share, feed.name);
    check(cudaMemcpyAsync(target, source, share, cudaMemcpyDeviceToDevice, stream_.get()), "joining buffers");
    target += share;
  }
}

void Session::upload(Loaded& loaded, size_t tensor, const Feed& feed, void* target) {
  const size_t bytes = loaded.engine->tensors()[tensor].bytes;
  if (feed.hostBytes != bytes)
    throw Failure("misuse", std::to_string(feed.hostBytes) + " bytes were fed to " + feed.name + "; expected " +
                                std::to_string(bytes));
  StagingSlot& slot = acquireSlot(loaded.staging[tensor], bytes);
  std::memcpy(slot.memory.pointer.get(), feed.host, bytes);
  check(cudaMemcpyAsync(target, slot.memory.pointer.get(), bytes, cudaMemcpyHostToDevice, stream_.get()), "uploading");
  check(cudaEventRecord(slot.copied.get(), stream_.get()), "marking an upload");
}

void Session::download(Loaded& loaded, const std::vector<Fetch>& fetches, const std::vector<void*>& addresses) {
  size_t total = 0;
  for (const Fetch& fetch : fetches) {
    const TensorInfo& info = loaded.engine->tensors()[tensorIndex(*loaded.engine, fetch.name)];
    if (info.isInput || info.bytes != fetch.hostBytes)
      throw Failure("misuse", fetch.name + " has " + std::to_string(info.bytes) + " bytes as an output; room was given for " +
                                  std::to_string(fetch.hostBytes));
    total += fetch.hostBytes;
  }
  if (fetched_.bytes < total) fetched_ = makePinnedMemory(total);
  auto* target = static_cast<char*>(fetched_.pointer.get());
  for (const Fetch& fetch : fetches) {
    const void* source = addresses[tensorIndex(*loaded.engine, fetch.name)];
    check(cudaMemcpyAsync(target, source, fetch.hostBytes, cudaMemcpyDeviceToHost, stream_.get()), "downloading");
    target += fetch.hostBytes;
  }
  check(cudaStreamSynchronize(stream_.get()), "waiting for the GPU");
  const auto* source = static_cast<const char*>(fetched_.pointer.get());
  for (const Fetch& fetch : fetches) {
    std::memcpy(fetch.host, source, fetch.hostBytes);
    source += fetch.hostBytes;
  }
}

RunResult Session::run(const RunRequest& request) {
  if (!broken_.empty()) throw Failure("run-failed", "the GPU failed earlier: " + broken_);
  engine(request.engine);
  Loaded& loaded = loaded_[static_cast<size_t>(request.engine)];
  try {
    return runChecked(loaded, request);
  } catch (const Failure& failure) {
    if (std::strcmp(failure.code, "cuda-failed") == 0 || std::strcmp(failure.code, "run-failed") == 0) broken_ = failure.what();
    throw;
  }
}

RunResult Session::runChecked(Loaded& loaded, const RunRequest& request) {
  std::vector<void*> addresses(loaded.engine->tensors().size(), nullptr);
  RunResult result;
  try {
    for (const Feed& one : request.feeds) feed(loaded, one, addresses);
    for (const std::string& name : request.keep) {
      const size_t tensor = tensorIndex(*loaded.engine, name);
      const TensorInfo& info = loaded.engine->tensors()[tensor];
      if (info.isInput) throw Failure("misuse", name + " is an input");
      result.kept.push_back(acquire(info.bytes));
      addresses[tensor] = bufferAddress(result.kept.back(), info.bytes, name);
    }
    for (size_t tensor = 0; tensor < addresses.size(); ++tensor) {
      if (addresses[tensor] != nullptr) continue;
      const TensorInfo& info = loaded.engine->tensors()[tensor];
      if (info.isInput) throw Failure("misuse", "nothing was fed to " + info.name);
      addresses[tensor] = ownMemory(loaded, tensor);
    }
    std::optional<Measured> measured;
    if (measured_.size() < kMeasuredMax) {
      if (spareEvents_.empty()) spareEvents_.emplace_back(makeEvent(true), makeEvent(true));
      measured = Measured{request.engine, std::move(spareEvents_.back().first), std::move(spareEvents_.back().second)};
      spareEvents_.pop_back();
      check(cudaEventRecord(measured->start.get(), stream_.get()), "marking a start");
    }
    loaded.engine->enqueue(addresses, stream_.get());
    if (measured) {
      check(cudaEventRecord(measured->stop.get(), stream_.get()), "marking an end");
      measured_.push_back(std::move(*measured));
    }
    if (request.fetch.empty()) return result;
    download(loaded, request.fetch, addresses);
  } catch (const Failure&) {
    for (const int buffer : result.kept) release(buffer);
    throw;
  }
  for (Measured& one : measured_) {
    float milliseconds = 0;
    check(cudaEventElapsedTime(&milliseconds, one.start.get(), one.stop.get()), "reading a time");
    result.times.emplace_back(one.engine, milliseconds);
    spareEvents_.emplace_back(std::move(one.start), std::move(one.stop));
  }
  measured_.clear();
  return result;
}

}  // namespace goshawk::tensorrt
