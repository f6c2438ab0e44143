// Sampling and weighted sum in one pass each way, for training on a CPU: PyTorch's own operators write and read every sampled
// value several times. Zeros outside the picture.
//   dcnv3: InternImage (arXiv 2211.05778), equation 2; 3x3 points, stride 1.
//   attention: Deformable DETR (arXiv 2010.04159), equation 2; one level.
#include <ATen/Parallel.h>
#include <torch/extension.h>

#include <cmath>

namespace {

constexpr int points = 9;

struct Shape {
  int64_t n, h, w, groups;
};

// Of attention: places [n, queries, groups, points] in a picture of h x w.
struct Places {
  Shape s;
  int64_t queries, points;
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

// Adds weight * picture at the place to `sum`.
template <int C>
void gather(const float* values, int64_t channels, const Corners& c, float weight, float* sum) {
  for (int i = 0; i < 4; i++) {
    if (c.at[i] < 0) continue;
    const float* v = values + c.at[i] * channels;
    const float share = weight * c.share[i];
    for (int k = 0; k < C; k++) sum[k] += share * v[k];
  }
}

// What a place's gradient is worth: `sampled` to its weight, x and y (pixels) to where it lies.
struct Worth {
  float sampled, x, y;
};

// The reverse of `gather`: spreads weight * gradient over the picture's gradient.
template <int C>
Worth scatter(const float* values, float* gradValues, int64_t channels, const Corners& c, float weight, const float* gradient) {
  float worth[4] = {};
  for (int i = 0; i < 4; i++) {
    if (c.at[i] < 0) continue;
    const float* v = values + c.at[i] * channels;
    float* gv = gradValues + c.at[i] * channels;
    const float share = weight * c.share[i];
    float dot = 0;
    for (int k = 0; k < C; k++) dot += gradient[k] * v[k];
    for (int k = 0; k < C; k++) gv[k] += share * gradient[k];
    worth[i] = dot;
  }
  float sampled = 0;
  for (int i = 0; i < 4; i++) sampled += c.share[i] * worth[i];
  const float alongX = (1 - c.fy) * (worth[1] - worth[0]) + c.fy * (worth[3] - worth[2]);
  const float alongY = (1 - c.fx) * (worth[2] - worth[0]) + c.fx * (worth[3] - worth[1]);
  return {sampled, weight * alongX, weight * alongY};
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
        gather<C>(values + g * C, channels, c, mask[at + p], sum);
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
        const Worth worth = scatter<C>(values + g * C, gradValues + g * C, channels, c, mask[at + p], go);
        gradMask[at + p] = worth.sampled;
        gradOffset[(at + p) * 2] = scale * worth.x;
        gradOffset[(at + p) * 2 + 1] = scale * worth.y;
      }
    }
  }
}

// Grid units: -1 and 1 are the picture's outer edges.
Corners cornersAt(const float* grid, const Shape& s) {
  return corners((grid[0] + 1) * s.w / 2 - 0.5f, (grid[1] + 1) * s.h / 2 - 0.5f, s);
}

template <int C>
void attendHead(const float* values, const float* grid, const float* weights, float* out, int64_t head, const Places& p) {
  const int64_t channels = p.s.groups * C;
  for (int64_t q = 0; q < p.queries; q++) {
    const int64_t at = (q * p.s.groups + head) * p.points;
    float sum[C] = {};
    for (int64_t i = at; i < at + p.points; i++)
      gather<C>(values + head * C, channels, cornersAt(grid + i * 2, p.s), weights[i], sum);
    std::copy(sum, sum + C, out + q * channels + head * C);
  }
}

template <int C>
void attendHeadBackward(const float* values, const float* grid, const float* weights, const float* gradOut, float* gradValues,
                        float* gradGrid, float* gradWeights, int64_t head, const Places& p) {
  const int64_t channels = p.s.groups * C;
  for (int64_t q = 0; q < p.queries; q++) {
    const int64_t at = (q * p.s.groups + head) * p.points;
    const float* go = gradOut + q * channels + head * C;
    for (int64_t i = at; i < at + p.points; i++) {
      const Corners c = cornersAt(grid + i * 2, p.s);
      const Worth worth = scatter<C>(values + head * C, gradValues + head * C, channels, c, weights[i], go);
      gradWeights[i] = worth.sampled;
      gradGrid[i * 2] = worth.x * p.s.w / 2;
      gradGrid[i * 2 + 1] = worth.y * p.s.h / 2;
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

Places placesOf(const torch::Tensor& values, const torch::Tensor& weights, int64_t h, int64_t w) {
  return {{values.size(0), h, w, weights.size(2)}, weights.size(1), weights.size(3)};
}

}  // namespace

// values [N, H, W, G*C], offset [N, H, W, G, 9, 2] (x, y), mask [N, H, W, G, 9] -> [N, H, W, G*C]
torch::Tensor dcnv3(torch::Tensor values, torch::Tensor offset, torch::Tensor mask, double scale) {
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

std::vector<torch::Tensor> dcnv3Backward(torch::Tensor values, torch::Tensor offset, torch::Tensor mask, torch::Tensor gradOut,
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

// values [B, h*w, heads*C], grid [B, Q, heads, P, 2] (x, y), weights [B, Q, heads, P] -> [B, Q, heads*C]
torch::Tensor attention(torch::Tensor values, torch::Tensor grid, torch::Tensor weights, int64_t h, int64_t w) {
  const Places p = placesOf(values, weights, h, w);
  auto out = values.new_empty({p.s.n, p.queries, values.size(2)});
  withChannels(values.size(2) / p.s.groups, [&](auto c) {
    at::parallel_for(0, p.s.n * p.s.groups, 1, [&](int64_t from, int64_t to) {
      for (int64_t i = from; i < to; i++) {
        const int64_t b = i / p.s.groups;
        attendHead<decltype(c)::value>(values[b].data_ptr<float>(), grid[b].data_ptr<float>(), weights[b].data_ptr<float>(),
                                       out[b].data_ptr<float>(), i % p.s.groups, p);
      }
    });
  });
  return out;
}

std::vector<torch::Tensor> attentionBackward(torch::Tensor values, torch::Tensor grid, torch::Tensor weights,
                                             torch::Tensor gradOut, int64_t h, int64_t w) {
  const Places p = placesOf(values, weights, h, w);
  auto gradValues = torch::zeros_like(values), gradGrid = torch::empty_like(grid), gradWeights = torch::empty_like(weights);
  withChannels(values.size(2) / p.s.groups, [&](auto c) {
    at::parallel_for(0, p.s.n * p.s.groups, 1, [&](int64_t from, int64_t to) {
      for (int64_t i = from; i < to; i++) {
        const int64_t b = i / p.s.groups;
        attendHeadBackward<decltype(c)::value>(values[b].data_ptr<float>(), grid[b].data_ptr<float>(),
                                               weights[b].data_ptr<float>(), gradOut[b].data_ptr<float>(),
                                               gradValues[b].data_ptr<float>(), gradGrid[b].data_ptr<float>(),
                                               gradWeights[b].data_ptr<float>(), i % p.s.groups, p);
      }
    });
  });
  return {gradValues, gradGrid, gradWeights};
}

PYBIND11_MODULE(TORCH_EXTENSION_NAME, m) {
  m.def("dcnv3", &dcnv3);
  m.def("dcnv3_backward", &dcnv3Backward);
  m.def("attention", &attention);
  m.def("attention_backward", &attentionBackward);
}
