#pragma once
// What counts as empty: for readers, checks and filters alike, so that each leaves out what the others count.

#include <string>
#include <string_view>

#include "engine/data/example.h"
#include "engine/data/row_needs.h"

namespace s2s {

/// Nothing but Unicode white space.
bool isBlank(std::string_view text);

/// Of a pair of texts either one.
bool isSourceEmpty(const TextPair& pair);
/// Of several labels any one; false where there is nothing to be had.
bool isTargetEmpty(const TextPair& pair, RowNeeds needs);

/// What makes a row unusable: an empty source, second text, target or label. Empty where nothing does.
std::string emptyPart(const TextPair& pair, RowNeeds needs);

}  // namespace s2s
