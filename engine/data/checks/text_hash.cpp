#include "engine/data/checks/text_hash.h"

#include <array>
#include <bit>
#include <cstring>

namespace s2s {
namespace {

static_assert(std::endian::native == std::endian::little, "the reference reads little-endian words");

constexpr std::uint64_t kFirst = 0x87c37b91114253d5ull, kSecond = 0x4cf5ad432745937full;

std::uint64_t mixFirst(std::uint64_t k) { return std::rotl(k * kFirst, 31) * kSecond; }
std::uint64_t mixSecond(std::uint64_t k) { return std::rotl(k * kSecond, 33) * kFirst; }

std::uint64_t finalise(std::uint64_t k) {
  k = (k ^ (k >> 33)) * 0xff51afd7ed558ccdull;
  k = (k ^ (k >> 33)) * 0xc4ceb9fe1a85ec53ull;
  return k ^ (k >> 33);
}

}  // namespace

TextHash hashText(std::string_view text) {
  std::uint64_t a = 0, b = 0;
  const auto words = [](const char* from) {
    std::array<std::uint64_t, 2> pair;
    std::memcpy(pair.data(), from, sizeof pair);
    return pair;
  };
  std::size_t at = 0;
  for (; at + 16 <= text.size(); at += 16) {
    const auto [k1, k2] = words(text.data() + at);
    a = (std::rotl(a ^ mixFirst(k1), 27) + b) * 5 + 0x52dce729;
    b = (std::rotl(b ^ mixSecond(k2), 31) + a) * 5 + 0x38495ab5;
  }
  std::array<char, 16> tail{};
  std::memcpy(tail.data(), text.data() + at, text.size() - at);
  const auto [k1, k2] = words(tail.data());
  b ^= mixSecond(k2);
  a ^= mixFirst(k1);
  a ^= text.size();
  b ^= text.size();
  a += b;
  b += a;
  a = finalise(a);
  b = finalise(b);
  a += b;
  return {a, b + a};
}

TextHash hashBoth(const TextHash& first, const TextHash& second) {
  std::array<char, 2 * sizeof(TextHash)> bytes;
  std::memcpy(bytes.data(), &first, sizeof first);
  std::memcpy(bytes.data() + sizeof first, &second, sizeof second);
  return hashText({bytes.data(), bytes.size()});
}

}  // namespace s2s
