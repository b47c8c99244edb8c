#include "engine/generation/top_candidates.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

// The wheel's own vector code is not callable from outside, so the two loops over the vocabulary are compiled
// here for the processors there are and chosen when the program starts.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define S2S_VECTOR_CLONES __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define S2S_VECTOR_CLONES
#endif

namespace s2s {
namespace {

constexpr int kLanes = 16;
constexpr int kBlock = 256;  ///< entries whose maximum is compared with the worst candidate at once
constexpr float kNothing = -std::numeric_limits<float>::infinity();

using Floats = float __attribute__((vector_size(kLanes * sizeof(float))));
using Integers = std::int32_t __attribute__((vector_size(kLanes * sizeof(std::int32_t))));
using Halves = std::uint16_t __attribute__((vector_size(kLanes * sizeof(std::uint16_t))));

inline __attribute__((always_inline)) void load(const float* from, Floats& to) {
  std::memcpy(&to, from, sizeof to);
}
inline __attribute__((always_inline)) void load(const at::BFloat16* from, Floats& to) {
  Halves halves;
  std::memcpy(&halves, from, sizeof halves);
  const Integers bits = __builtin_convertvector(halves, Integers) << 16;
  std::memcpy(&to, &bits, sizeof to);
}

/// e^x for x ≤ 0, to about 2 units in the last place; 0 below -87 (Cody and Waite's reduction, Taylor to
/// degree 6).
inline __attribute__((always_inline)) void exponential(Floats& x) {
  const Floats lowest = Floats{} - 87.0f;
  const Integers tooLow = x < lowest;
  x = tooLow ? lowest : x;
  const Floats shift = Floats{} + 12582912.0f;  // 1.5 × 2^23: adding rounds to an integer
  const Floats count = (x * 1.44269504088896341f + shift) - shift;
  const Floats r = (x - count * 0.693359375f) + count * 2.12194440054690583e-4f;
  Floats e = r * (1.0f / 720) + (1.0f / 120);
  e = e * r + (1.0f / 24);
  e = e * r + (1.0f / 6);
  e = e * r + 0.5f;
  e = e * r + 1.0f;
  e = e * r + 1.0f;
  Integers bits = (__builtin_convertvector(count, Integers) + 127) << 23;
  bits = tooLow ? Integers{} : bits;
  Floats scale;
  std::memcpy(&scale, &bits, sizeof scale);
  x = e * scale;
}

/// The largest of kBlock entries.
template <typename Scalar>
inline __attribute__((always_inline)) float blockMaximum(const Scalar* row) {
  Floats best = Floats{} + kNothing, next;
  for (int i = 0; i < kBlock; i += kLanes) {
    load(row + i, next);
    best = next > best ? next : best;
  }
  float maximum = kNothing;
  for (int lane = 0; lane < kLanes; ++lane) maximum = best[lane] > maximum ? best[lane] : maximum;
  return maximum;
}

/// Keeps `count` candidates sorted; a new one goes behind its equals, which have lower ids.
inline void insert(float score, std::int64_t id, float* scores, std::int64_t* ids, std::int64_t count) {
  std::int64_t place = count - 1;
  for (; place > 0 && scores[place - 1] < score; --place) {
    scores[place] = scores[place - 1];
    ids[place] = ids[place - 1];
  }
  scores[place] = score;
  ids[place] = id;
}

template <typename Scalar>
inline __attribute__((always_inline)) void findBest(const Scalar* row, std::int64_t size, float* scores,
                                                    std::int64_t* ids, std::int64_t count) {
  for (std::int64_t i = 0; i < count; ++i) scores[i] = kNothing, ids[i] = i;
  for (std::int64_t begin = 0; begin < size; begin += kBlock) {
    const std::int64_t end = std::min<std::int64_t>(begin + kBlock, size);
    if (end - begin == kBlock && !(blockMaximum(row + begin) > scores[count - 1])) continue;
    for (std::int64_t i = begin; i < end; ++i) {
      const float score = static_cast<float>(row[i]);
      if (score > scores[count - 1]) insert(score, i, scores, ids, count);
    }
  }
}

/// log Σ e^(x - maximum) of a row. Blocks are summed in float32, their sums in double precision: over a
/// quarter of a million entries float32 alone would lose the sixth digit.
template <typename Scalar>
inline __attribute__((always_inline)) float logOfSum(const Scalar* row, std::int64_t size, float maximum) {
  double sum = 0;
  std::int64_t begin = 0;
  for (; begin + kBlock <= size; begin += kBlock) {
    Floats sums = {}, x;
    for (int i = 0; i < kBlock; i += kLanes) {
      load(row + begin + i, x);
      x -= maximum;
      exponential(x);
      sums += x;
    }
    float block = 0;
    for (int lane = 0; lane < kLanes; ++lane) block += sums[lane];
    sum += block;
  }
  for (; begin < size; ++begin) sum += std::exp(static_cast<float>(row[begin]) - maximum);
  return static_cast<float>(std::log(sum));
}

template <typename Scalar>
inline __attribute__((always_inline)) void rowCandidates(const Scalar* row, std::int64_t size,
                                                         std::int64_t count, bool normalize, float* scores,
                                                         std::int64_t* ids) {
  findBest(row, size, scores, ids, count);
  if (!normalize) return;
  const float maximum = scores[0];
  const float normalizer = logOfSum(row, size, maximum);
  for (std::int64_t i = 0; i < count; ++i) scores[i] = scores[i] - maximum - normalizer;
}

S2S_VECTOR_CLONES void candidatesOf(const float* row, std::int64_t size, std::int64_t count, bool normalize,
                                    float* scores, std::int64_t* ids) {
  rowCandidates(row, size, count, normalize, scores, ids);
}

S2S_VECTOR_CLONES void candidatesOf(const at::BFloat16* row, std::int64_t size, std::int64_t count,
                                    bool normalize, float* scores, std::int64_t* ids) {
  rowCandidates(row, size, count, normalize, scores, ids);
}

template <typename Scalar>
Candidates onProcessor(const torch::Tensor& scores, std::int64_t count, bool normalize) {
  const std::int64_t rows = scores.size(0), size = scores.size(1);
  Candidates best{torch::empty({rows, count}, torch::kFloat32), torch::empty({rows, count}, torch::kInt64)};
  const Scalar* from = scores.const_data_ptr<Scalar>();
  float* bestScores = best.scores.mutable_data_ptr<float>();
  std::int64_t* ids = best.ids.mutable_data_ptr<std::int64_t>();
  at::parallel_for(0, rows, 1, [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t row = begin; row < end; ++row) {
      candidatesOf(from + row * size, size, count, normalize, bestScores + row * count, ids + row * count);
    }
  });
  return best;
}

constexpr std::int64_t kMostInserted = 512;  ///< above, keeping candidates sorted by insertion stops paying

}  // namespace

Candidates topCandidates(const torch::Tensor& scores, std::int64_t count, bool normalize) {
  TORCH_CHECK(scores.dim() == 2 && count >= 1 && count <= scores.size(1), "topCandidates: ", count, " of ",
              scores.sizes());
  if (scores.device().is_cpu() && count <= kMostInserted) {
    const torch::Tensor rows = scores.contiguous();
    if (rows.scalar_type() == torch::kFloat32) return onProcessor<float>(rows, count, normalize);
    if (rows.scalar_type() == torch::kBFloat16) return onProcessor<at::BFloat16>(rows, count, normalize);
  }
  const torch::Tensor wide = scores.to(torch::kFloat32);
  auto [best, ids] =
      count == scores.size(1) ? wide.sort(/*stable=*/true, 1, /*descending=*/true) : wide.topk(count, 1);
  if (normalize) best = best - wide.logsumexp(1, /*keepdim=*/true);
  return {best, ids};
}

}  // namespace s2s
