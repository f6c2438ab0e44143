#include "kernel.h"

#include <cuda_fp16.h>

namespace goshawk::dcnv3 {
namespace {

constexpr int kThreadsPerBlock = 256;

// Neighbouring threads take neighbouring channels, then groups, then columns: loads of a warp share cache lines, and
// the points of one output position are read by adjacent threads.
template <typename T, typename Accumulator, int V>
__global__ void __launch_bounds__(kThreadsPerBlock)
    dcnv3Kernel(Shape s, const T* __restrict__ input, const T* __restrict__ offset, const T* __restrict__ mask,
                T* __restrict__ output, long total) {
  const int packsPerGroup = s.groupChannels / V;
  for (long index = static_cast<long>(blockIdx.x) * blockDim.x + threadIdx.x; index < total;
       index += static_cast<long>(gridDim.x) * blockDim.x) {
    long rest = index;
    const int pack = static_cast<int>(rest % packsPerGroup);
    rest /= packsPerGroup;
    const int group = static_cast<int>(rest % s.groups);
    rest /= s.groups;
    const int column = static_cast<int>(rest % s.outWidth);
    rest /= s.outWidth;
    const int row = static_cast<int>(rest % s.outHeight);
    const int n = static_cast<int>(rest / s.outHeight);
    sampleChannels<T, Accumulator, V>(s, input, offset, mask, output, n, row, column, group, pack * V);
  }
}

template <typename T, typename Accumulator, int V>
cudaError_t launchPacked(const Shape& s, const void* input, const void* offset, const void* mask, void* output,
                         cudaStream_t stream) {
  const long total = static_cast<long>(s.batch) * s.outHeight * s.outWidth * s.groups * (s.groupChannels / V);
  if (total == 0) return cudaSuccess;
  const long blocks = (total + kThreadsPerBlock - 1) / kThreadsPerBlock;
  const unsigned grid = static_cast<unsigned>(blocks < 0x7fffffffL ? blocks : 0x7fffffffL);
  dcnv3Kernel<T, Accumulator, V><<<grid, kThreadsPerBlock, 0, stream>>>(
      s, static_cast<const T*>(input), static_cast<const T*>(offset), static_cast<const T*>(mask), static_cast<T*>(output), total);
  return cudaGetLastError();
}

/** The widest load, up to 16 bytes, that divides a group. */
template <typename T, typename Accumulator>
cudaError_t launchTyped(const Shape& s, const void* input, const void* offset, const void* mask, void* output,
                        cudaStream_t stream) {
  constexpr int kWidest = 16 / static_cast<int>(sizeof(T));
  const int channels = s.groupChannels;
  if constexpr (kWidest == 8) {
    if (channels % 8 == 0) return launchPacked<T, Accumulator, 8>(s, input, offset, mask, output, stream);
  }
  if (channels % 4 == 0) return launchPacked<T, Accumulator, 4>(s, input, offset, mask, output, stream);
  if (channels % 2 == 0) return launchPacked<T, Accumulator, 2>(s, input, offset, mask, output, stream);
  return launchPacked<T, Accumulator, 1>(s, input, offset, mask, output, stream);
}

}  // namespace

cudaError_t launch(const Shape& shape, Precision precision, const void* input, const void* offset, const void* mask,
                   void* output, cudaStream_t stream) {
  switch (precision) {
    case Precision::kFloat32:
      return launchTyped<float, float>(shape, input, offset, mask, output, stream);
    case Precision::kFloat16:
      return launchTyped<__half, __half>(shape, input, offset, mask, output, stream);
    case Precision::kFloat16Accumulate32:
      return launchTyped<__half, float>(shape, input, offset, mask, output, stream);
  }
  return cudaErrorInvalidValue;
}

}  // namespace goshawk::dcnv3
