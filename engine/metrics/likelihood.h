#pragma once
// Numbers of a model's likelihood of given targets.

#include <cstdint>
#include <optional>

namespace s2s {

/// exp of the mean negative log-likelihood per token; nothing without tokens. Comparable only between models
/// of one vocabulary.
std::optional<double> perplexity(double nats, std::int64_t tokens);

/// What a UTF-8 byte of the target costs: nats / (ln 2 · bytes), nothing without bytes. However a vocabulary
/// cuts the text, its bytes are the same, so models with different vocabularies can be compared by it.
std::optional<double> bitsPerByte(double nats, std::int64_t bytes);

/// A larger share of target tokens that stand for text without a piece in the vocabulary makes bits per byte
/// meaningless: such a token is cheap, whatever it stands for.
inline constexpr double kMostUnknownTargets = 0.01;

}  // namespace s2s
