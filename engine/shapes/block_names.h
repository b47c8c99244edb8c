#pragma once
// What a tensor's name says about its place in the blocks of a model, for all families.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/shapes/model_shape.h"

namespace s2s {

/// The number of the block that a tensor belongs to: "bert.encoder.layer.3.output.dense.weight" gives 3.
std::optional<std::int64_t> blockOf(std::string_view tensorName);

/// The weight of a projection inside a block of the encoder or decoder.
bool isBlockProjection(const TensorShape& tensor);

/// "encoder.block.0.layer.0.SelfAttention.q.weight" gives "encoder.block.0.layer.0.SelfAttention.q".
std::string moduleOf(std::string_view tensorName);
/// The last part of a module's name: "q".
std::string lastPart(std::string_view module);

/// Queries and values of an attention: q and v, q_proj and v_proj, query and value.
bool isQueryOrValue(const TensorShape& tensor);
/// The projection out of a feed-forward network: wo, fc2, or the output.dense that is no attention's.
bool isFeedForwardOutput(const TensorShape& tensor);
/// Weight or bias of a layer norm.
bool isLayerNorm(const TensorShape& tensor);
/// A bias term in the sense of Ben Zaken et al. 2022 (BitFit).
bool isBiasTerm(const TensorShape& tensor);

}  // namespace s2s
