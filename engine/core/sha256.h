#pragma once
// SHA-256 (FIPS 180-4), to pin the data a run was trained on.

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "engine/core/result.h"
#include "engine/core/sha256_blocks.h"

namespace s2s {

/// Takes bytes piece by piece.
class Sha256 {
 public:
  void update(std::string_view bytes);
  /// 64 lower-case hexadecimal digits; the object must not be used afterwards.
  std::string finish();

 private:
  Sha256State m_state{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<unsigned char, 64> m_buffer{};
  std::size_t m_buffered = 0;
  std::uint64_t m_length = 0;
};

std::string sha256(std::string_view bytes);

/// Of a file's content, read in blocks.
Result<std::string> sha256OfFile(const std::filesystem::path& path);

}  // namespace s2s
