#pragma once
// Numbers as English texts for people.

#include <cstdint>
#include <string>

namespace s2s {

/// "1,234,567".
std::string groupedNumber(std::int64_t value);

}  // namespace s2s
