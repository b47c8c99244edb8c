#pragma once
#include <cstdint>
#include <string>

namespace s2s {

/// "5.9 GiB", "120 MiB".
std::string byteText(std::int64_t bytes);

}  // namespace s2s
