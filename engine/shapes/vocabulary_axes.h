#pragma once
// Which tensors of a model have a row for each piece of its vocabulary.

#include <cstdint>
#include <map>
#include <string>

#include "engine/core/json.h"
#include "engine/core/result.h"

namespace s2s {

/// The axis of the vocabulary in each tensor that has one, by the tensor's name (tied ones too): the extents
/// that follow `vocab_size` of config.json content, whatever ids it names. So no family has to tell its
/// matrices a second time. An error where the configuration itself is one that no model has.
Result<std::map<std::string, std::int64_t>> vocabularyAxes(const Json& config);

/// `vocab_size`; where the key is missing, the family's default, seen from the same extents.
Result<std::int64_t> vocabularyRows(const Json& config);

}  // namespace s2s
