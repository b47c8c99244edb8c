#include "engine/data/mixture.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/data/largest_remainder.h"

namespace s2s {
namespace {

double limited(const MixedSet& set, const MixingSection& mixing) {
  return static_cast<double>(mixing.limit ? std::min(set.rows, *mixing.limit) : set.rows);
}

}  // namespace

std::vector<double> mixingRates(std::span<const MixedSet> sets, const MixingSection& mixing) {
  std::vector<double> rates;
  for (const MixedSet& set : sets) {
    if (mixing.kind == "weights")
      rates.push_back(set.weight * static_cast<double>(set.rows));
    else if (mixing.kind == "equal")
      rates.push_back(1.0);
    else
      rates.push_back(limited(set, mixing));
  }
  const auto normalize = [&] {
    const double sum = std::accumulate(rates.begin(), rates.end(), 0.0);
    for (double& rate : rates) rate /= sum;
  };
  normalize();
  if (mixing.kind != "temperature") return rates;
  for (double& rate : rates) rate = std::pow(rate, 1.0 / mixing.temperature);
  normalize();
  return rates;
}

std::vector<std::int64_t> rowsPerEpoch(std::span<const MixedSet> sets, const MixingSection& mixing) {
  std::vector<std::int64_t> rows;
  if (mixing.kind == "weights") {
    for (const MixedSet& set : sets)
      rows.push_back(std::max<std::int64_t>(1, std::llround(set.weight * static_cast<double>(set.rows))));
    return rows;
  }
  double whole = 0.0;
  for (const MixedSet& set : sets) whole += limited(set, mixing);
  std::vector<double> shares = mixingRates(sets, mixing);
  for (double& share : shares) share *= whole;
  rows = roundedTo(shares, std::llround(whole));
  for (std::int64_t& count : rows) count = std::max<std::int64_t>(1, count);
  return rows;
}

}  // namespace s2s
