// The kernel's arithmetic on the CPU, for the tests: reads one case from standard input, writes the output tensor to
// standard output. Case: 16 little-endian float64 (the fields of Shape that main reads, in that order, then the pack width), then
// input, offset and mask as float32.
#include <cstdio>
#include <vector>

#include "sampling.h"

using goshawk::dcnv3::outputExtent;
using goshawk::dcnv3::sampleChannels;
using goshawk::dcnv3::Shape;

template <typename T>
static bool readAll(std::vector<T>& values) {
  return std::fread(values.data(), sizeof(T), values.size(), stdin) == values.size();
}

template <int V>
static void runAll(const Shape& s, const float* input, const float* offset, const float* mask, float* output) {
  for (int n = 0; n < s.batch; ++n)
    for (int row = 0; row < s.outHeight; ++row)
      for (int column = 0; column < s.outWidth; ++column)
        for (int group = 0; group < s.groups; ++group)
          for (int channel = 0; channel < s.groupChannels; channel += V)
            sampleChannels<float, float, V>(s, input, offset, mask, output, n, row, column, group, channel);
}

int main() {
  std::vector<double> head(16);
  if (!readAll(head)) return 2;
  Shape s{};
  int i = 0;
  for (int* field : {&s.batch, &s.height, &s.width, &s.kernelH, &s.kernelW, &s.strideH, &s.strideW, &s.padH, &s.padW,
                     &s.dilationH, &s.dilationW, &s.groups, &s.groupChannels, &s.removeCenter})
    *field = static_cast<int>(head[i++]);
  s.offsetScale = static_cast<float>(head[i++]);
  const int pack = static_cast<int>(head[i]);
  s.outHeight = outputExtent(s.height, s.kernelH, s.strideH, s.padH, s.dilationH);
  s.outWidth = outputExtent(s.width, s.kernelW, s.strideW, s.padW, s.dilationW);

  const size_t positions = static_cast<size_t>(s.batch) * s.outHeight * s.outWidth;
  std::vector<float> input(static_cast<size_t>(s.batch) * s.height * s.width * s.channels());
  std::vector<float> offset(positions * s.groups * s.points() * 2);
  std::vector<float> mask(positions * s.groups * s.points());
  std::vector<float> output(positions * s.channels());
  if (!readAll(input) || !readAll(offset) || !readAll(mask)) return 2;
  switch (pack) {
    case 4:
      runAll<4>(s, input.data(), offset.data(), mask.data(), output.data());
      break;
    case 2:
      runAll<2>(s, input.data(), offset.data(), mask.data(), output.data());
      break;
    case 1:
      runAll<1>(s, input.data(), offset.data(), mask.data(), output.data());
      break;
    default:
      return 2;
  }
  return std::fwrite(output.data(), sizeof(float), output.size(), stdout) == output.size() ? 0 : 2;
}
