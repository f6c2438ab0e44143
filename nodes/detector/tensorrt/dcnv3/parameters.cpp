#include "parameters.h"

#include <cmath>
#include <limits>

namespace goshawk::dcnv3 {
namespace {

/** Sizes are kept far from where products of them leave int32. */
constexpr int32_t kExtentMax = 1 << 16;

std::string describe(const std::array<int64_t, 4>& extents) {
  std::string text = "[";
  for (size_t i = 0; i < extents.size(); ++i) text += (i ? ", " : "") + std::to_string(extents[i]);
  return text + "]";
}

}  // namespace

std::string setParameter(Parameters& parameters, const std::string& name, double value) {
  for (const ParameterField& field : kParameterFields) {
    if (name != field.name) continue;
    if (field.real != nullptr) {
      parameters.*field.real = static_cast<float>(value);
      return "";
    }
    const bool isInt = value == std::floor(value) && std::abs(value) <= std::numeric_limits<int32_t>::max();
    if (!isInt) return name + " is " + std::to_string(value) + "; expected a whole number";
    parameters.*field.integer = static_cast<int32_t>(value);
    return "";
  }
  return name + " is no attribute of TRTDCNv3";
}

std::string problemOf(const Parameters& p) {
  const auto within = [](const char* name, int32_t value, int32_t least, int32_t most) -> std::string {
    if (value >= least && value <= most) return "";
    return std::string(name) + " is " + std::to_string(value) + "; expected " + std::to_string(least) + " to " + std::to_string(most);
  };
  const std::string problems[] = {
      within("kernel_h", p.kernelH, 1, 255),
      within("kernel_w", p.kernelW, 1, 255),
      within("stride_h", p.strideH, 1, kExtentMax),
      within("stride_w", p.strideW, 1, kExtentMax),
      within("pad_h", p.padH, 0, kExtentMax),
      within("pad_w", p.padW, 0, kExtentMax),
      within("dilation_h", p.dilationH, 1, kExtentMax),
      within("dilation_w", p.dilationW, 1, kExtentMax),
      within("group", p.group, 1, kExtentMax),
      within("group_channels", p.groupChannels, 1, kExtentMax),
      within("remove_center", p.removeCenter, 0, 1),
      within("accumulate_fp16", p.accumulateFp16, 0, 1),
  };
  for (const std::string& problem : problems)
    if (!problem.empty()) return problem;
  if (!std::isfinite(p.offsetScale)) return "offset_scale is not finite";
  if (p.removeCenter && (p.kernelH != p.kernelW || p.kernelH % 2 == 0 || p.kernelH == 1))
    return "remove_center needs a square kernel of odd size above 1; kernel is " + std::to_string(p.kernelH) + "x" +
           std::to_string(p.kernelW);
  return "";
}

Shape shapeOf(const Parameters& p, int batch, int height, int width) {
  Shape shape{};
  shape.batch = batch;
  shape.height = height;
  shape.width = width;
  shape.outHeight = outputExtent(height, p.kernelH, p.strideH, p.padH, p.dilationH);
  shape.outWidth = outputExtent(width, p.kernelW, p.strideW, p.padW, p.dilationW);
  shape.kernelH = p.kernelH;
  shape.kernelW = p.kernelW;
  shape.strideH = p.strideH;
  shape.strideW = p.strideW;
  shape.padH = p.padH;
  shape.padW = p.padW;
  shape.dilationH = p.dilationH;
  shape.dilationW = p.dilationW;
  shape.groups = p.group;
  shape.groupChannels = p.groupChannels;
  shape.offsetScale = p.offsetScale;
  shape.removeCenter = p.removeCenter;
  return shape;
}

std::string mismatchOf(const Parameters& p, const std::array<int64_t, 4>& input, const std::array<int64_t, 4>& offset,
                       const std::array<int64_t, 4>& mask) {
  const int64_t channels = static_cast<int64_t>(p.group) * p.groupChannels;
  if (input[3] != channels)
    return "input is " + describe(input) + "; group x group_channels gives " + std::to_string(channels) + " channels";
  for (const int64_t extent : input)
    if (extent < 1 || extent > std::numeric_limits<int32_t>::max()) return "input is " + describe(input);
  const Shape shape = shapeOf(p, static_cast<int>(input[0]), static_cast<int>(input[1]), static_cast<int>(input[2]));
  if (shape.outHeight < 1 || shape.outWidth < 1) return "input is " + describe(input) + ", smaller than the dilated kernel";
  const int64_t points = static_cast<int64_t>(p.group) * shape.points();
  const std::array<int64_t, 4> offsetWanted{input[0], shape.outHeight, shape.outWidth, points * 2};
  const std::array<int64_t, 4> maskWanted{input[0], shape.outHeight, shape.outWidth, points};
  if (offset != offsetWanted) return "offset is " + describe(offset) + "; expected " + describe(offsetWanted);
  if (mask != maskWanted) return "mask is " + describe(mask) + "; expected " + describe(maskWanted);
  return "";
}

}  // namespace goshawk::dcnv3
