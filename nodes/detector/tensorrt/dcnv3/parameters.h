// What a TRTDCNv3 node says: the attributes of the official exports by name, checked, and the kernel's shape made of
// them. Free of TensorRT's headers, so that it is tested with a compiler alone.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "sampling.h"

namespace goshawk::dcnv3 {

struct Parameters {
  int32_t kernelH = 3, kernelW = 3;
  int32_t strideH = 1, strideW = 1;
  int32_t padH = 1, padW = 1;
  int32_t dilationH = 1, dilationW = 1;
  int32_t group = 0, groupChannels = 0;
  float offsetScale = 1.0f;
  /** Read and kept, as official exports have it; the fused kernel has no columns to split. */
  int32_t im2colStep = 256;
  int32_t removeCenter = 0;
  /** 1: sums of fp16 tensors are kept in fp16 too. The official exports have no such attribute; 0 keeps them in fp32. */
  int32_t accumulateFp16 = 0;
};

/** One attribute: its name, and where it lives. Exactly one of the members is set. */
struct ParameterField {
  const char* name;
  int32_t Parameters::*integer;
  float Parameters::*real;
};

/** In the order of the official exports; what came later stands at the end. */
inline constexpr std::array<ParameterField, 14> kParameterFields{{
    {"kernel_h", &Parameters::kernelH, nullptr},
    {"kernel_w", &Parameters::kernelW, nullptr},
    {"stride_h", &Parameters::strideH, nullptr},
    {"stride_w", &Parameters::strideW, nullptr},
    {"pad_h", &Parameters::padH, nullptr},
    {"pad_w", &Parameters::padW, nullptr},
    {"dilation_h", &Parameters::dilationH, nullptr},
    {"dilation_w", &Parameters::dilationW, nullptr},
    {"group", &Parameters::group, nullptr},
    {"group_channels", &Parameters::groupChannels, nullptr},
    {"offset_scale", nullptr, &Parameters::offsetScale},
    {"im2col_step", &Parameters::im2colStep, nullptr},
    {"remove_center", &Parameters::removeCenter, nullptr},
    {"accumulate_fp16", &Parameters::accumulateFp16, nullptr},
}};

/**
 * Writes one attribute. A whole number stands for a real one too.
 * @returns an empty string, or what is wrong with it.
 */
std::string setParameter(Parameters& parameters, const std::string& name, double value);

/** @returns an empty string, or what is wrong, naming the attribute. */
std::string problemOf(const Parameters& parameters);

/** Extents in the order of the tensors: input [N, H, W, channels]. */
Shape shapeOf(const Parameters& parameters, int batch, int height, int width);

/**
 * Compares tensor extents with the attributes: input [N, H, W, C], offset [N, Ho, Wo, G*P*2], mask [N, Ho, Wo, G*P].
 * @returns an empty string, or what does not fit.
 */
std::string mismatchOf(const Parameters& parameters, const std::array<int64_t, 4>& input,
                       const std::array<int64_t, 4>& offset, const std::array<int64_t, 4>& mask);

}  // namespace goshawk::dcnv3
