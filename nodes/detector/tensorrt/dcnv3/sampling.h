// DCNv3 (InternImage, arXiv 2211.05778, eq. 2): bilinear sampling and weighted sum for one output position, one group
// and V neighbouring channels. The same arithmetic runs in the CUDA kernel and in the host build that the tests check.
//
// Layouts, all channels-last: input [N, H, W, G*gc], offset [N, Ho, Wo, G*P*2] (x before y), mask [N, Ho, Wo, G*P],
// output [N, Ho, Wo, G*gc]. Points run x-major: column slowest, row fastest. P = kernel_h*kernel_w - remove_center.
#pragma once

#include <cstring>

#if defined(__CUDACC__)
#include <cuda_fp16.h>

#define DCNV3_INLINE __host__ __device__ __forceinline__
#define DCNV3_UNROLL _Pragma("unroll")
#else
#define DCNV3_INLINE inline
#define DCNV3_UNROLL
#endif

namespace goshawk::dcnv3 {

struct Shape {
  int batch, height, width;
  int outHeight, outWidth;
  int kernelH, kernelW, strideH, strideW, padH, padW, dilationH, dilationW;
  int groups, groupChannels;
  float offsetScale;
  int removeCenter;

  DCNV3_INLINE int points() const { return kernelH * kernelW - removeCenter; }
  DCNV3_INLINE int channels() const { return groups * groupChannels; }
};

/** Output extent of one axis, as for a convolution. */
DCNV3_INLINE int outputExtent(int extent, int kernel, int stride, int pad, int dilation) {
  return (extent + 2 * pad - dilation * (kernel - 1) - 1) / stride + 1;
}

/** V values of type T that travel in one load or store; both are aligned to their size. */
template <typename T, int V>
struct alignas(sizeof(T) * V) Pack {
  T values[V];
};

#if defined(__CUDA_ARCH__)
// The compiler splits the copy of a struct into its members, so a pack travels as an integer vector of its size.
template <int bytes>
struct Word;
template <>
struct Word<16> {
  using Type = uint4;
};
template <>
struct Word<8> {
  using Type = uint2;
};
template <>
struct Word<4> {
  using Type = unsigned int;
};
template <>
struct Word<2> {
  using Type = unsigned short;
};
#endif

template <typename T, int V>
DCNV3_INLINE Pack<T, V> loadPack(const T* source) {
  Pack<T, V> pack;
#if defined(__CUDA_ARCH__)
  using Type = typename Word<sizeof(pack)>::Type;
  const Type word = __ldg(reinterpret_cast<const Type*>(source));
  std::memcpy(static_cast<void*>(&pack), &word, sizeof pack);
#else
  std::memcpy(static_cast<void*>(&pack), source, sizeof pack);
#endif
  return pack;
}

template <typename T, int V>
DCNV3_INLINE void storePack(T* target, const Pack<T, V>& pack) {
#if defined(__CUDA_ARCH__)
  using Type = typename Word<sizeof(pack)>::Type;
  Type word;
  std::memcpy(&word, &pack, sizeof pack);
  *reinterpret_cast<Type*>(target) = word;
#else
  std::memcpy(static_cast<void*>(target), &pack, sizeof pack);
#endif
}

/** sum += weight * values, in the accumulator's precision. */
template <typename Accumulator, typename T, int V>
DCNV3_INLINE void addWeighted(Accumulator (&sum)[V], const Pack<T, V>& pack, Accumulator weight) {
  DCNV3_UNROLL
  for (int i = 0; i < V; ++i) sum[i] += weight * static_cast<Accumulator>(pack.values[i]);
}

#if defined(__CUDA_ARCH__)
/** Two halves an instruction. */
template <int V>
DCNV3_INLINE void addWeighted(__half (&sum)[V], const Pack<__half, V>& pack, __half weight) {
  if constexpr (V % 2 == 0) {
    const __half2 both = __half2half2(weight);
    auto* pairs = reinterpret_cast<__half2*>(sum);
    const auto* values = reinterpret_cast<const __half2*>(pack.values);
    DCNV3_UNROLL
    for (int i = 0; i < V / 2; ++i) pairs[i] = __hfma2(both, values[i], pairs[i]);
  } else {
    sum[0] = __hfma(weight, pack.values[0], sum[0]);
  }
}
#endif

/**
 * Writes V output channels of one group at (n, row, column).
 *
 * A neighbour outside the input counts as zero, each judged on its own; the zero border of width `pad` therefore needs
 * no storage. offset_scale multiplies the regular grid and the learned offset, not the centre.
 */
template <typename T, typename Accumulator, int V>
DCNV3_INLINE void sampleChannels(const Shape& s, const T* __restrict__ input, const T* __restrict__ offset,
                                 const T* __restrict__ mask, T* __restrict__ output, int n, int row, int column, int group,
                                 int channel) {
  const int channels = s.channels();
  const long position = (static_cast<long>(n) * s.outHeight + row) * s.outWidth + column;
  const T* offsets = offset + (position * s.groups + group) * s.points() * 2;
  const T* weights = mask + (position * s.groups + group) * s.points();
  const T* image = input + static_cast<long>(n) * s.height * s.width * channels + group * s.groupChannels + channel;

  const int centreY = s.dilationH * (s.kernelH - 1) / 2;
  const int centreX = s.dilationW * (s.kernelW - 1) / 2;
  const float originY = static_cast<float>(row * s.strideH - s.padH + centreY);
  const float originX = static_cast<float>(column * s.strideW - s.padW + centreX);
  const int skipped = s.removeCenter ? (s.kernelH * s.kernelW - 1) / 2 : -1;

  alignas(16) Accumulator sum[V];
  DCNV3_UNROLL
  for (int i = 0; i < V; ++i) sum[i] = static_cast<Accumulator>(0.0f);

  int point = 0;
  for (int a = 0; a < s.kernelW; ++a) {
    for (int b = 0; b < s.kernelH; ++b) {
      if (a * s.kernelH + b == skipped) continue;
      const Pack<T, 2> moved = loadPack<T, 2>(offsets + 2 * point);
      const float x = originX + s.offsetScale * (static_cast<float>(a * s.dilationW - centreX) + static_cast<float>(moved.values[0]));
      const float y = originY + s.offsetScale * (static_cast<float>(b * s.dilationH - centreY) + static_cast<float>(moved.values[1]));
      const float weight = static_cast<float>(weights[point]);
      ++point;
      // Also false for NaN. Beyond one pixel outside, all four neighbours are zero.
      if (!(x > -1.0f && y > -1.0f && x < static_cast<float>(s.width) && y < static_cast<float>(s.height))) continue;
      const int left = static_cast<int>(x + 1.0f) - 1;
      const int top = static_cast<int>(y + 1.0f) - 1;
      const float fractionX = x - static_cast<float>(left);
      const float fractionY = y - static_cast<float>(top);
      const bool insideLeft = left >= 0, insideRight = left + 1 < s.width;
      const bool insideTop = top >= 0, insideBottom = top + 1 < s.height;
      const T* corner = image + (static_cast<long>(top) * s.width + left) * channels;
      const long rowStep = static_cast<long>(s.width) * channels;
      if (insideTop && insideLeft)
        addWeighted(sum, loadPack<T, V>(corner), static_cast<Accumulator>(weight * (1.0f - fractionY) * (1.0f - fractionX)));
      if (insideTop && insideRight)
        addWeighted(sum, loadPack<T, V>(corner + channels), static_cast<Accumulator>(weight * (1.0f - fractionY) * fractionX));
      if (insideBottom && insideLeft)
        addWeighted(sum, loadPack<T, V>(corner + rowStep), static_cast<Accumulator>(weight * fractionY * (1.0f - fractionX)));
      if (insideBottom && insideRight)
        addWeighted(sum, loadPack<T, V>(corner + rowStep + channels), static_cast<Accumulator>(weight * fractionY * fractionX));
    }
  }

  Pack<T, V> result;
  DCNV3_UNROLL
  for (int i = 0; i < V; ++i) result.values[i] = static_cast<T>(sum[i]);
  storePack<T, V>(output + position * channels + group * s.groupChannels + channel, result);
}

}  // namespace goshawk::dcnv3
