#pragma once
// The language of references, which decides what the headline of an evaluation is.

#include <span>
#include <string>

#include "engine/data/example.h"

namespace s2s {

/// Share of Hangul among the letters of the references (of at most the first 10,000 rows); 0 without letters.
double hangulShare(std::span<const TextPair> rows);

/// `language` where it is given; else "ko" where at least half of the letters are Hangul, and else nothing.
std::string targetLanguage(const std::string& language, std::span<const TextPair> rows);

}  // namespace s2s
