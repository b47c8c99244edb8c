#include "engine/metrics/resampling.h"

#include <algorithm>
#include <limits>

#include "engine/metrics/numpy_random.h"

namespace s2s {
namespace {

/// numpy's pairwise_sum: eight running sums within blocks of 128, and blocks by halves.
template <typename Number>
Number sumInPairs(std::span<const Number> values) {
  constexpr std::size_t kLanes = 8, kBlock = 128;
  if (values.size() < kLanes) {
    Number sum = 0;
    for (const Number value : values) sum += value;
    return sum;
  }
  if (values.size() > kBlock) {
    std::size_t half = values.size() / 2;
    half -= half % kLanes;
    return sumInPairs(values.first(half)) + sumInPairs(values.subspan(half));
  }
  Number lanes[kLanes];
  std::copy_n(values.begin(), kLanes, lanes);
  std::size_t i = kLanes;
  for (; i + kLanes <= values.size(); i += kLanes) {
    for (std::size_t k = 0; k < kLanes; ++k) lanes[k] += values[i + k];
  }
  Number sum =
      ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
  for (; i < values.size(); ++i) sum += values[i];
  return sum;
}

}  // namespace

double numpyMean(std::span<const double> values) {
  return sumInPairs(values) / static_cast<double>(values.size());
}

float numpyMean(std::span<const float> values) {
  return sumInPairs(values) / static_cast<float>(values.size());
}

Result<void> checkSystems(Systems systems, std::int64_t samples) {
  const auto invalid = [](std::string what, std::string remedy) {
    return Error{std::move(what), "", std::move(remedy), Error::Kind::invalidInput};
  };
  if (samples < 1) return invalid("less than one sample", "ask for more");
  for (const ScoredRows* system : systems) {
    if (system->rows() == 0) return invalid("there is nothing to score", "give at least one row");
    if (system->rows() != systems.front()->rows())
      return invalid("systems with different numbers of rows", "compare answers to the same test set");
    if (system->rows() > std::numeric_limits<std::uint32_t>::max())
      return invalid("more rows than can be resampled", "take a part of the test set");
  }
  return {};
}

Result<std::vector<std::vector<SampleScore>>> bootstrapScores(Systems systems,
                                                              const ResamplingOptions& options,
                                                              const RunControl* control) {
  if (auto checked = checkSystems(systems, options.samples); !checked) return checked.error();
  std::vector<std::vector<SampleScore>> scores(systems.size());
  if (systems.empty()) return scores;
  NumpyRandom random(options.seed);
  const auto rows = static_cast<std::uint32_t>(systems.front()->rows());
  std::vector<std::uint32_t> sample(rows);
  for (std::int64_t i = 0; i < options.samples; ++i) {
    if (control && control->stopRequested())
      return Error{"stopped", "resampling", "", Error::Kind::cancelled};
    random.fillBelow(rows, sample);
    for (std::size_t k = 0; k < systems.size(); ++k) scores[k].push_back(systems[k]->scoreOf(sample));
  }
  return scores;
}

}  // namespace s2s
