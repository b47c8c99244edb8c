#include "engine/core/crc32.h"

#include <gtest/gtest.h>

#include <string>

namespace s2s {
namespace {

/// Bit after bit, as the standard says it.
std::uint32_t plain(std::string_view bytes) {
  std::uint32_t sum = ~0u;
  for (const char byte : bytes) {
    sum ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1) ^ ((sum & 1u) != 0 ? 0xedb88320u : 0u);
  }
  return ~sum;
}

/// Bytes of which none follows from its neighbours.
std::string someBytes(std::size_t count) {
  std::string bytes;
  std::uint64_t state = 88172645463325252u;
  while (bytes.size() < count) {
    state ^= state << 13, state ^= state >> 7, state ^= state << 17;  // xorshift64
    bytes.push_back(static_cast<char>(state >> 56));
  }
  return bytes;
}

TEST(Crc32Test, HasTheCheckValue) {
  EXPECT_EQ(crc32(0, "123456789"), 0xcbf43926u);
  EXPECT_EQ(crc32(0, ""), 0u);
}

TEST(Crc32Test, IsTheSameForEveryLengthAndPlace) {
  const std::string bytes = someBytes(400);
  for (std::size_t from = 0; from < 17; ++from) {
    for (std::size_t length = 0; from + length <= bytes.size(); ++length) {
      const std::string_view part = std::string_view(bytes).substr(from, length);
      ASSERT_EQ(crc32(0, part), plain(part)) << from << " " << length;
    }
  }
  const std::string zeros(1 << 20, '\0'), ones(1 << 20, '\xff'), mixed = someBytes((1 << 20) + 13);
  for (const std::string& text : {zeros, ones, mixed}) EXPECT_EQ(crc32(0, text), plain(text));
}

TEST(Crc32Test, GoesOnFromWhatWasSummedBefore) {
  const std::string bytes = someBytes(1000);
  for (const std::size_t cut : {0u, 1u, 63u, 64u, 100u, 999u, 1000u}) {
    const std::string_view all = bytes;
    EXPECT_EQ(crc32(crc32(0, all.substr(0, cut)), all.substr(cut)), plain(all)) << cut;
  }
}

}  // namespace
}  // namespace s2s
