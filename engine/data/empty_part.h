#pragma once
#include <string>

#include "engine/data/text_pairs.h"

namespace s2s {

/// What makes a row unusable: an empty source, second text, target or label. Empty where nothing does.
std::string emptyPart(const TextPair& pair, RowNeeds needs);

}  // namespace s2s
