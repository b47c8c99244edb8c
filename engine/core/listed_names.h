#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace s2s {

/// "a, b, c", of more names than `most` the first of them and "…", for messages that name what there is.
std::string listedNames(std::span<const std::string> names, std::size_t most = SIZE_MAX);

}  // namespace s2s
