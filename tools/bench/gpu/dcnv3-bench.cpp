// The DCNv3 kernel on a GPU, for gpu.bench.ts: answers to cases, and times beside a device copy.
//
//   dcnv3-bench check   case on standard input, output as float32 on standard output. Case: 17 little-endian float64
//                       (batch, height, width, kernel_h, kernel_w, stride_h, stride_w, pad_h, pad_w, dilation_h,
//                       dilation_w, group, group_channels, remove_center, offset_scale, precision, official), then
//                       input, offset and mask as float32. precision: 0 fp32, 1 fp16, 2 fp16 with sums in fp32.
//   dcnv3-bench time BATCH HEIGHT WIDTH GROUP GROUP_CHANNELS PRECISION OFFICIAL ROUNDS
//                       JSON on standard output: milliseconds of each round, bytes read and written once.
//   dcnv3-bench copy BYTES ROUNDS
//                       the same for a device-to-device copy.
#include <cuda_fp16.h>
#include <cuda_runtime_api.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <string>
#include <vector>

#include "kernel.h"

using goshawk::dcnv3::outputExtent;
using goshawk::dcnv3::Precision;
using goshawk::dcnv3::Shape;

#ifdef GOSHAWK_OFFICIAL_DCNV3
cudaError_t launchOfficial(const Shape& shape, bool half, const void* input, const void* offset, const void* mask, void* output,
                           cudaStream_t stream);
#else
static cudaError_t launchOfficial(const Shape&, bool, const void*, const void*, const void*, void*, cudaStream_t) {
  throw std::runtime_error("this program was built without the official kernel");
}
#endif

namespace {

void check(cudaError_t status, const char* what) {
  if (status != cudaSuccess) throw std::runtime_error(std::string(what) + ": " + cudaGetErrorString(status));
}

struct Device {
  explicit Device(size_t bytes) { check(cudaMalloc(&pointer, bytes), "allocating device memory"); }
  Device(const Device&) = delete;
  Device& operator=(const Device&) = delete;
  ~Device() { static_cast<void>(cudaFree(pointer)); }
  void* pointer = nullptr;
};

struct Tensors {
  size_t inputs, offsets, masks, outputs;
  explicit Tensors(const Shape& s) {
    const size_t positions = static_cast<size_t>(s.batch) * s.outHeight * s.outWidth;
    inputs = static_cast<size_t>(s.batch) * s.height * s.width * s.channels();
    offsets = positions * s.groups * s.points() * 2;
    masks = positions * s.groups * s.points();
    outputs = positions * s.channels();
  }
  size_t all() const { return inputs + offsets + masks + outputs; }
};

std::vector<__half> halved(const std::vector<float>& values) {
  std::vector<__half> halves(values.size());
  for (size_t i = 0; i < values.size(); ++i) halves[i] = __float2half(values[i]);
  return halves;
}

void upload(const Device& target, const std::vector<float>& values, bool half, cudaStream_t stream) {
  const std::vector<__half> halves = half ? halved(values) : std::vector<__half>();
  const void* source = half ? static_cast<const void*>(halves.data()) : values.data();
  check(cudaMemcpyAsync(target.pointer, source, values.size() * (half ? 2 : 4), cudaMemcpyHostToDevice, stream), "uploading");
  check(cudaStreamSynchronize(stream), "uploading");
}

cudaStream_t makeStream() {
  cudaStream_t stream = nullptr;
  check(cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking), "making a stream");
  return stream;
}

cudaError_t launchOne(const Shape& shape, int precision, bool official, const void* input, const void* offset, const void* mask,
                      void* output, cudaStream_t stream) {
  if (official) return launchOfficial(shape, precision != 0, input, offset, mask, output, stream);
  const Precision kinds[] = {Precision::kFloat32, Precision::kFloat16, Precision::kFloat16Accumulate32};
  return goshawk::dcnv3::launch(shape, kinds[precision], input, offset, mask, output, stream);
}

template <typename T>
void readAll(std::vector<T>& values) {
  if (std::fread(values.data(), sizeof(T), values.size(), stdin) != values.size()) throw std::runtime_error("the case is cut short");
}

int checkCase() {
  std::vector<double> head(17);
  readAll(head);
  Shape s{};
  int i = 0;
  for (int* field : {&s.batch, &s.height, &s.width, &s.kernelH, &s.kernelW, &s.strideH, &s.strideW, &s.padH, &s.padW,
                     &s.dilationH, &s.dilationW, &s.groups, &s.groupChannels, &s.removeCenter})
    *field = static_cast<int>(head[i++]);
  s.offsetScale = static_cast<float>(head[i++]);
  const int precision = static_cast<int>(head[i++]);
  const bool official = head[i] != 0;
  s.outHeight = outputExtent(s.height, s.kernelH, s.strideH, s.padH, s.dilationH);
  s.outWidth = outputExtent(s.width, s.kernelW, s.strideW, s.padW, s.dilationW);
  const Tensors count(s);
  std::vector<float> input(count.inputs), offset(count.offsets), mask(count.masks), output(count.outputs);
  readAll(input);
  readAll(offset);
  readAll(mask);
  const bool half = precision != 0;
  const size_t bytes = half ? 2 : 4;
  const Device x(count.inputs * bytes), o(count.offsets * bytes), m(count.masks * bytes), y(count.outputs * bytes);
  const cudaStream_t stream = makeStream();
  upload(x, input, half, stream);
  upload(o, offset, half, stream);
  upload(m, mask, half, stream);
  check(launchOne(s, precision, official, x.pointer, o.pointer, m.pointer, y.pointer, stream), "launching");
  std::vector<__half> halves(half ? count.outputs : 0);
  void* target = half ? static_cast<void*>(halves.data()) : output.data();
  check(cudaMemcpyAsync(target, y.pointer, count.outputs * bytes, cudaMemcpyDeviceToHost, stream), "downloading");
  check(cudaStreamSynchronize(stream), "running");
  for (size_t at = 0; at < halves.size(); ++at) output[at] = __half2float(halves[at]);
  check(cudaStreamDestroy(stream), "ending the stream");
  return std::fwrite(output.data(), sizeof(float), output.size(), stdout) == output.size() ? 0 : 1;
}

/** Milliseconds of each round by events, after three that are not counted. */
template <typename Enqueue>
std::vector<float> timeRounds(int rounds, cudaStream_t stream, Enqueue enqueue) {
  constexpr int kWarmUp = 3;
  cudaEvent_t start = nullptr, stop = nullptr;
  check(cudaEventCreateWithFlags(&start, cudaEventDefault), "making an event");
  check(cudaEventCreateWithFlags(&stop, cudaEventDefault), "making an event");
  std::vector<float> times;
  for (int round = -kWarmUp; round < rounds; ++round) {
    check(cudaEventRecord(start, stream), "marking a start");
    enqueue();
    check(cudaEventRecord(stop, stream), "marking an end");
    check(cudaEventSynchronize(stop), "running");
    float milliseconds = 0;
    check(cudaEventElapsedTime(&milliseconds, start, stop), "reading a time");
    if (round >= 0) times.push_back(milliseconds);
  }
  check(cudaEventDestroy(start), "ending an event");
  check(cudaEventDestroy(stop), "ending an event");
  return times;
}

void print(const std::vector<float>& times, size_t bytes) {
  cudaDeviceProp properties{};
  check(cudaGetDeviceProperties(&properties, 0), "examining the GPU");
  std::printf("{\"device\":\"%s\",\"bytes\":%zu,\"ms\":[", properties.name, bytes);
  for (size_t i = 0; i < times.size(); ++i) std::printf("%s%.6f", i ? "," : "", static_cast<double>(times[i]));
  std::printf("]}\n");
}

int timeKernel(char** a) {
  Shape s{};
  s.batch = std::atoi(a[0]);
  s.height = s.outHeight = std::atoi(a[1]);
  s.width = s.outWidth = std::atoi(a[2]);
  s.groups = std::atoi(a[3]);
  s.groupChannels = std::atoi(a[4]);
  const int precision = std::atoi(a[5]);
  const bool official = std::atoi(a[6]) != 0;
  const int rounds = std::atoi(a[7]);
  s.kernelH = s.kernelW = 3;
  s.strideH = s.strideW = s.padH = s.padW = s.dilationH = s.dilationW = 1;
  s.offsetScale = 1;
  const bool half = precision != 0;
  const size_t bytes = half ? 2 : 4;
  const Tensors count(s);
  // Offsets as trained models have them, within two pixels; weights that sum to one.
  uint32_t state = 1;
  const auto random = [&state] {
    state = state * 1664525u + 1013904223u;
    return static_cast<float>(state >> 8) / 16777216.0f;
  };
  std::vector<float> input(count.inputs), offset(count.offsets), mask(count.masks, 1.0f / 9);
  for (float& value : input) value = random() - 0.5f;
  for (float& value : offset) value = 4 * random() - 2;
  const Device x(count.inputs * bytes), o(count.offsets * bytes), m(count.masks * bytes), y(count.outputs * bytes);
  const cudaStream_t stream = makeStream();
  upload(x, input, half, stream);
  upload(o, offset, half, stream);
  upload(m, mask, half, stream);
  const std::vector<float> times = timeRounds(rounds, stream, [&] {
    check(launchOne(s, precision, official, x.pointer, o.pointer, m.pointer, y.pointer, stream), "launching");
  });
  print(times, count.all() * bytes);
  check(cudaStreamDestroy(stream), "ending the stream");
  return 0;
}

int timeCopy(char** a) {
  const size_t bytes = static_cast<size_t>(std::atoll(a[0]));
  const Device source(bytes), target(bytes);
  const cudaStream_t stream = makeStream();
  const std::vector<float> times = timeRounds(std::atoi(a[1]), stream, [&] {
    check(cudaMemcpyAsync(target.pointer, source.pointer, bytes, cudaMemcpyDeviceToDevice, stream), "copying");
  });
  // Read once and written once.
  print(times, 2 * bytes);
  check(cudaStreamDestroy(stream), "ending the stream");
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    const std::string mode = count > 1 ? arguments[1] : "";
    if (mode == "check" && count == 2) return checkCase();
    if (mode == "time" && count == 10) return timeKernel(arguments + 2);
    if (mode == "copy" && count == 4) return timeCopy(arguments + 2);
    std::fprintf(stderr, "see the head of dcnv3-bench.cpp\n");
    return 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
