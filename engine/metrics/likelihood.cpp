#include "engine/metrics/likelihood.h"

#include <cmath>
#include <numbers>

namespace s2s {

std::optional<double> perplexity(double nats, std::int64_t tokens) {
  if (tokens <= 0) return std::nullopt;
  return std::exp(nats / static_cast<double>(tokens));
}

std::optional<double> bitsPerByte(double nats, std::int64_t bytes) {
  if (bytes <= 0) return std::nullopt;
  return nats / (std::numbers::ln2 * static_cast<double>(bytes));
}

}  // namespace s2s
