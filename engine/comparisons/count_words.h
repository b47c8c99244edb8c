#pragma once

#include <string>

namespace s2s {

/// "1,234", "12.3 M", "4.56 × 10¹²": a count for people.
std::string countInWords(double value);

}  // namespace s2s
