// The official CUDA kernel behind the same call, for comparison: compiled where the user has an InternImage checkout, with
// headers that stand in for the little of PyTorch it names (gpu.bench.ts writes them).
#include <cuda_fp16.h>

#include "dcnv3_im2col_cuda.cuh"
#include "sampling.h"

template <typename T>
static void run(const goshawk::dcnv3::Shape& s, const void* input, const void* offset, const void* mask, void* output,
                cudaStream_t stream) {
  dcnv3_im2col_cuda<T>(stream, static_cast<const T*>(input), static_cast<const T*>(offset), static_cast<const T*>(mask),
                       static_cast<T*>(output), s.kernelH, s.kernelW, s.strideH, s.strideW, s.padH, s.padW, s.dilationH,
                       s.dilationW, s.groups, s.groupChannels, s.batch, s.height, s.width, s.outHeight, s.outWidth,
                       s.offsetScale, s.removeCenter);
}

cudaError_t launchOfficial(const goshawk::dcnv3::Shape& shape, bool half, const void* input, const void* offset, const void* mask,
                           void* output, cudaStream_t stream) {
  if (half)
    run<__half>(shape, input, offset, mask, output, stream);
  else
    run<float>(shape, input, offset, mask, output, stream);
  return cudaGetLastError();
}
