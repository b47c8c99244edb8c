#pragma once

#include <string>

#include "engine/data/example.h"

namespace s2s {

/// Why a row has no numbers to learn or to hold answers against, "'abc' is not a number"; empty where each of
/// its labels is one.
std::string whyNoNumbers(const TextPair& row);

}  // namespace s2s
