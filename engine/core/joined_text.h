#pragma once

#include <span>
#include <string>
#include <string_view>

namespace s2s {

/// The parts with `between` between each and the next: "a; b".
std::string joined(std::span<const std::string> parts, std::string_view between);

}  // namespace s2s
