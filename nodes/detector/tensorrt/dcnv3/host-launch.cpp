// The kernel's launch on the host, in stream order, for checking the plug-in where there is no GPU: built instead of
// kernel.cu with the stand-in for the CUDA runtime (tools/checks/tensorrt).
#include <cuda_fp16.h>
#include <fake-cudart.h>

#include "kernel.h"

namespace goshawk::dcnv3 {
namespace {

template <typename T, typename Accumulator>
cudaError_t launchTyped(const Shape& s, const void* input, const void* offset, const void* mask, void* output,
                        cudaStream_t stream) {
  return fakeCudaEnqueue(stream, [=] {
    for (int n = 0; n < s.batch; ++n)
      for (int row = 0; row < s.outHeight; ++row)
        for (int column = 0; column < s.outWidth; ++column)
          for (int group = 0; group < s.groups; ++group)
            for (int channel = 0; channel < s.groupChannels; ++channel)
              sampleChannels<T, Accumulator, 1>(s, static_cast<const T*>(input), static_cast<const T*>(offset),
                                                static_cast<const T*>(mask), static_cast<T*>(output), n, row, column, group,
                                                channel);
  });
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
