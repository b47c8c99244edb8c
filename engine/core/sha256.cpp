#include "engine/core/sha256.h"

#include <algorithm>
#include <cstring>
#include <fstream>

namespace s2s {

void Sha256::update(std::string_view bytes) {
  m_length += bytes.size();
  while (!bytes.empty()) {
    if (m_buffered == 0 && bytes.size() >= 64) {
      const std::size_t blocks = bytes.size() / 64;
      sha256Blocks(m_state, reinterpret_cast<const unsigned char*>(bytes.data()), blocks);
      bytes.remove_prefix(64 * blocks);
      continue;
    }
    const std::size_t taken = std::min(bytes.size(), 64 - m_buffered);
    std::memcpy(m_buffer.data() + m_buffered, bytes.data(), taken);
    m_buffered += taken;
    bytes.remove_prefix(taken);
    if (m_buffered == 64) sha256Blocks(m_state, m_buffer.data(), 1), m_buffered = 0;
  }
}

std::string Sha256::finish() {
  const std::uint64_t bits = m_length * 8;
  std::string padding(1, '\x80');
  padding.append((m_buffered < 56 ? 56 : 120) - m_buffered - 1, '\0');
  for (int shift = 56; shift >= 0; shift -= 8) padding += static_cast<char>(bits >> shift & 0xff);
  update(padding);
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const std::uint32_t word : m_state) {
    for (int shift = 28; shift >= 0; shift -= 4) text += kDigits[word >> shift & 15];
  }
  return text;
}

std::string sha256(std::string_view bytes) {
  Sha256 hash;
  hash.update(bytes);
  return hash.finish();
}

Result<std::string> sha256OfFile(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream || std::filesystem::is_directory(path))
    return Error{"cannot open the file", path.string(), "check the path"};
  Sha256 hash;
  std::string block(1u << 20, '\0');
  while (stream.read(block.data(), static_cast<std::streamsize>(block.size())) || stream.gcount() > 0) {
    hash.update(std::string_view(block).substr(0, static_cast<std::size_t>(stream.gcount())));
  }
  if (stream.bad()) return Error{"cannot read the file", path.string(), "check the disk"};
  return hash.finish();
}

}  // namespace s2s
