// DCNv3's sampling and weighted sum (InternImage, arXiv 2211.05778, equation 2) in one pass each way, for training on a CPU:
// PyTorch's own operators write and read every sampled value several times. 3x3 points, stride 1, zeros outside.
#include <ATen/Parallel.h>
#include <torch/extension.h>

#include <cmath>

namespace {

constexpr int points = 9;

struct Shape {
  int64_t n, h, w, groups;
};

// The four pixels around a place, and how much each counts; -1 stands for outside.
struct Corners {
  int64_t at[4];
  float share[4];
  float fx, fy;
};

Corners corners(float x, float y, const Shape& s) {
  Corners c;
  const float left = std::floor(x), top = std::floor(y);
  c.fx = x - left;
  c.fy = y - top;
  const float shares[4] = {(1 - c.fx) * (1 - c.fy), c.fx * (1 - c.fy), (1 - c.fx) * c.fy, c.fx * c.fy};
  for (int i = 0; i < 4; i++) {
    const float px = left + (i & 1), py = top + (i >> 1);
    const bool inside = px >= 0 && px < s.w && py >= 0 && py < s.h;
    c.at[i] = inside ? static_cast<int64_t>(py) * s.w + static_cast<int64_t>(px) : -1;
    c.share[i] = inside ? shares[i] : 0.f;
  }
  return c;
}

// Points run column by column: the first three have x - 1.
Corners cornersOf(int point, int64_t x, int64_t y, const float* offset, float scale, const Shape& s) {
  return corners(x + (point / 3 - 1 + offset[0]) * scale, y + (point % 3 - 1 + offset[1]) * scale, s);
}

template <int C>
void forwardPicture(const float* values, const float* offset, const float* mask, float* out, float scale, const Shape& s) {
  const int64_t channels = s.groups * C;
  for (int64_t place = 0; place < s.h * s.w; place++) {
    const int64_t y = place / s.w, x = place % s.w;
    for (int64_t g = 0; g < s.groups; g++) {
      const int64_t at = (place * s.groups + g) * points;
      float sum[C] = {};
      for (int p = 0; p < points; p++) {
        const Corners c = cornersOf(p, x, y, offset + (at + p) * 2, scale, s);
        const float m = mask[at + p];
        for (int i = 0; i < 4; i++) {
          if (c.at[i] < 0) continue;
          const float* v = values + c.at[i] * channels + g * C;
          const float weight = m * c.share[i];
          for (int k = 0; k < C; k++) sum[k] += weight * v[k];
        }
      }
      std::copy(sum, sum + C, out + place * channels + g * C);
    }
  }
}

template <int C>
void backwardPicture(const float* values, const float* offset, const float* mask, const float* gradOut, float* gradValues,
                     float* gradOffset, float* gradMask, float scale, const Shape& s) {
  const int64_t channels = s.groups * C;
  for (int64_t place = 0; place < s.h * s.w; place++) {
    const int64_t y = place / s.w, x = place % s.w;
    for (int64_t g = 0; g < s.groups; g++) {
      const int64_t at = (place * s.groups + g) * points;
      const float* go = gradOut + place * channels + g * C;
      for (int p = 0; p < points; p++) {
        const Corners c = cornersOf(p, x, y, offset + (at + p) * 2, scale, s);
        const float m = mask[at + p];
        // What each corner's value is worth to the loss.
        float worth[4] = {};
        for (int i = 0; i < 4; i++) {
          if (c.at[i] < 0) continue;
          const float* v = values + c.at[i] * channels + g * C;
          float* gv = gradValues + c.at[i] * channels + g * C;
          const float weight = m * c.share[i];
          float dot = 0;
          for (int k = 0; k < C; k++) dot += go[k] * v[k];
          for (int k = 0; k < C; k++) gv[k] += weight * go[k];
          worth[i] = dot;
        }
        float sampled = 0;
        for (int i = 0; i < 4; i++) sampled += c.share[i] * worth[i];
        gradMask[at + p] = sampled;
        const float alongX = (1 - c.fy) * (worth[1] - worth[0]) + c.fy * (worth[3] - worth[2]);
        const float alongY = (1 - c.fx) * (worth[2] - worth[0]) + c.fx * (worth[3] - worth[1]);
        gradOffset[(at + p) * 2] = m * scale * alongX;
        gradOffset[(at + p) * 2 + 1] = m * scale * alongY;
      }
    }
  }
}

template <typename Run>
void withChannels(int64_t channels, Run run) {
  if (channels == 16) return run(std::integral_constant<int, 16>());
  if (channels == 32) return run(std::integral_constant<int, 32>());
  if (channels == 8) return run(std::integral_constant<int, 8>());
  TORCH_CHECK(false, channels, " channels a group; compiled for 8, 16 and 32");
}

Shape shapeOf(const torch::Tensor& values, const torch::Tensor& mask) {
  return {values.size(0), values.size(1), values.size(2), mask.size(3)};
}

}  // namespace

// values [N, H, W, G*C], offset [N, H, W, G, 9, 2] (x, y), mask [N, H, W, G, 9] -> [N, H, W, G*C]
torch::Tensor forward(torch::Tensor values, torch::Tensor offset, torch::Tensor mask, double scale) {
  const Shape s = shapeOf(values, mask);
  auto out = torch::empty_like(values);
  withChannels(values.size(3) / s.groups, [&](auto c) {
    at::parallel_for(0, s.n, 1, [&](int64_t from, int64_t to) {
      for (int64_t n = from; n < to; n++)
        forwardPicture<decltype(c)::value>(values[n].data_ptr<float>(), offset[n].data_ptr<float>(),
                                           mask[n].data_ptr<float>(), out[n].data_ptr<float>(), scale, s);
    });
  });
  return out;
}

std::vector<torch::Tensor> backward(torch::Tensor values, torch::Tensor offset, torch::Tensor mask, torch::Tensor gradOut,
                                    double scale) {
  const Shape s = shapeOf(values, mask);
  auto gradValues = torch::zeros_like(values), gradOffset = torch::empty_like(offset), gradMask = torch::empty_like(mask);
  withChannels(values.size(3) / s.groups, [&](auto c) {
    at::parallel_for(0, s.n, 1, [&](int64_t from, int64_t to) {
      for (int64_t n = from; n < to; n++)
        backwardPicture<decltype(c)::value>(values[n].data_ptr<float>(), offset[n].data_ptr<float>(),
                                            mask[n].data_ptr<float>(), gradOut[n].data_ptr<float>(),
                                            gradValues[n].data_ptr<float>(), gradOffset[n].data_ptr<float>(),
                                            gradMask[n].data_ptr<float>(), scale, s);
    });
  });
  return {gradValues, gradOffset, gradMask};
}

PYBIND11_MODULE(TORCH_EXTENSION_NAME, m) {
  m.def("forward", &forward);
  m.def("backward", &backward);
}
