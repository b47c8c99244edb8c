#pragma once
#include <cstdint>
#include <string_view>

namespace s2s {

/// CRC-32C (Castagnoli, RFC 3720 appendix B.4).
std::uint32_t crc32c(std::string_view bytes);

/// As TFRecord stores it, rotated and shifted, so that a CRC of data that holds CRCs is sound
/// (tensorflow/core/lib/hash/crc32c.h).
inline std::uint32_t maskedCrc32c(std::string_view bytes) {
  const std::uint32_t crc = crc32c(bytes);
  return ((crc >> 15) | (crc << 17)) + 0xA282EAD8u;
}

}  // namespace s2s
