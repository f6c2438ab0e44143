#include "kernel.h"

#include <cuda_fp16.h>

namespace goshawk::dcnv3 {
namespace {

constexpr int kThreadsPerBlock = 256;

/** Work items of one image stay below this, so that the index arithmetic is in 32 bits. */
constexpr long kItemsMax = 1L << 31;
/** Largest gridDim.y. */
constexpr int kImagesPerLaunch = 65535;

// Neighbouring threads take neighbouring channels, then groups, then columns: loads of a warp share cache lines, and
// the points of one output position are read by adjacent threads. blockIdx.y is the image.
template <typename T, typename Accumulator, int V>
__global__ void __launch_bounds__(kThreadsPerBlock)
    dcnv3Kernel(Shape s, const T* __restrict__ input, const T* __restrict__ offset, const T* __restrict__ mask,
                T* __restrict__ output, int firstImage, unsigned items) {
  const unsigned item = blockIdx.x * kThreadsPerBlock + threadIdx.x;
  if (item >= items) return;
  const unsigned packsPerGroup = static_cast<unsigned>(s.groupChannels) / V;
  const unsigned groups = static_cast<unsigned>(s.groups), width = static_cast<unsigned>(s.outWidth);
  const unsigned slot = item / packsPerGroup, place = slot / groups, row = place / width;
  const unsigned pack = item - slot * packsPerGroup, group = slot - place * groups, column = place - row * width;
  sampleChannels<T, Accumulator, V>(s, input, offset, mask, output, firstImage + static_cast<int>(blockIdx.y),
                                    static_cast<int>(row), static_cast<int>(column), static_cast<int>(group),
                                    static_cast<int>(pack * V));
}

template <typename T, typename Accumulator, int V>
cudaError_t launchPacked(const Shape& s, const void* input, const void* offset, const void* mask, void* output,
                         cudaStream_t stream) {
  const long items = static_cast<long>(s.outHeight) * s.outWidth * s.groups * (s.groupChannels / V);
  if (items <= 0 || s.batch <= 0) return cudaSuccess;
  if (items >= kItemsMax) return cudaErrorInvalidValue;
  const unsigned blocks = static_cast<unsigned>((items + kThreadsPerBlock - 1) / kThreadsPerBlock);
  for (int image = 0; image < s.batch; image += kImagesPerLaunch) {
    const int images = s.batch - image < kImagesPerLaunch ? s.batch - image : kImagesPerLaunch;
    dcnv3Kernel<T, Accumulator, V><<<dim3(blocks, static_cast<unsigned>(images)), kThreadsPerBlock, 0, stream>>>(
        s, static_cast<const T*>(input), static_cast<const T*>(offset), static_cast<const T*>(mask), static_cast<T*>(output),
        image, static_cast<unsigned>(items));
    const cudaError_t status = cudaGetLastError();
    if (status != cudaSuccess) return status;
  }
  return cudaSuccess;
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
