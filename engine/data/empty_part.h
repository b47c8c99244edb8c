#pragma once
#include <string>

#include "engine/data/example.h"
#include "engine/data/row_needs.h"

namespace s2s {

/// What makes a row unusable: an empty source, second text, target or label. Empty where nothing does.
std::string emptyPart(const TextPair& pair, RowNeeds needs);

}  // namespace s2s
