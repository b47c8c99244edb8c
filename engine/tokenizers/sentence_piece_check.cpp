#include "engine/tokenizers/sentence_piece_check.h"

#include <cstdint>
#include <cstring>
#include <optional>
#include <vector>

namespace s2s {
namespace {

/// Field numbers of sentencepiece_model.proto.
constexpr std::uint64_t kNormalizerSpec = 3, kDenormalizerSpec = 5, kPrecompiledCharsmap = 2;
constexpr int kVarint = 0, kFixed64 = 1, kLengthDelimited = 2, kFixed32 = 5;

/// Reads protocol-buffer fields one after the other.
class FieldReader {
 public:
  explicit FieldReader(std::string_view bytes) : m_rest(bytes) {}

  struct Field {
    std::uint64_t number;
    std::string_view content;  ///< of a length-delimited field, else empty
  };

  bool atEnd() const { return m_rest.empty(); }

  /// The next field; nothing where the bytes are not a field.
  std::optional<Field> next() {
    const std::optional<std::uint64_t> tag = varint();
    if (!tag || (*tag >> 3) == 0) return std::nullopt;
    Field field{*tag >> 3, {}};
    switch (static_cast<int>(*tag & 7)) {
      case kVarint:
        if (!varint()) return std::nullopt;
        return field;
      case kFixed64:
        if (!take(8)) return std::nullopt;
        return field;
      case kFixed32:
        if (!take(4)) return std::nullopt;
        return field;
      case kLengthDelimited: {
        const std::optional<std::uint64_t> length = varint();
        if (!length) return std::nullopt;
        const std::optional<std::string_view> content = take(*length);
        if (!content) return std::nullopt;
        field.content = *content;
        return field;
      }
      default:
        return std::nullopt;
    }
  }

 private:
  std::optional<std::uint64_t> varint() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64 && !m_rest.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(m_rest.front());
      m_rest.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    return std::nullopt;
  }

  std::optional<std::string_view> take(std::uint64_t length) {
    if (length > m_rest.size()) return std::nullopt;
    const std::string_view content = m_rest.substr(0, length);
    m_rest.remove_prefix(length);
    return content;
  }

  std::string_view m_rest;
};

}  // namespace

/// Visits every unit that a text can reach. A charsmap is the trie's size in bytes (4 bytes), the trie, and
/// the replacements, each ended by a zero byte, at the places that the trie's values name.
bool normalisationTableIsSound(std::string_view charsmap) {
  std::uint32_t trieBytes = 0;
  if (charsmap.size() <= sizeof trieBytes) return false;
  std::memcpy(&trieBytes, charsmap.data(), sizeof trieBytes);
  if (trieBytes < sizeof(TrieUnit) || trieBytes % sizeof(TrieUnit) != 0 ||
      trieBytes >= charsmap.size() - sizeof trieBytes) {
    return false;
  }
  const std::string_view replacements = charsmap.substr(sizeof trieBytes + trieBytes);
  if (replacements.back() != '\0') return false;
  std::vector<TrieUnit> units(trieBytes / sizeof(TrieUnit));
  std::memcpy(units.data(), charsmap.data() + sizeof trieBytes, trieBytes);

  std::vector<bool> seen(units.size(), false);
  std::vector<std::uint32_t> open = {0};
  seen[0] = true;
  while (!open.empty()) {
    const std::uint32_t position = open.back();
    open.pop_back();
    const std::uint32_t base = position ^ units[position].offset();
    if ((base | 0xFFu) >= units.size()) return false;
    if (units[position].hasLeaf() && units[base].value() >= replacements.size()) return false;
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
      const std::uint32_t child = base ^ byte;
      if (units[child].label() != byte || seen[child]) continue;
      seen[child] = true;
      open.push_back(child);
    }
  }
  return true;
}

Result<void> checkSentencePieceModel(std::string_view serialized, const std::string& where) {
  const Error damaged{"not a SentencePiece model, or a damaged one", where,
                      "take the file from its source again (Git LFS pointers are not the file)"};
  if (serialized.empty()) return damaged;
  FieldReader model(serialized);
  while (!model.atEnd()) {
    const auto field = model.next();
    if (!field) return damaged;
    if (field->number != kNormalizerSpec && field->number != kDenormalizerSpec) continue;
    FieldReader specification(field->content);
    while (!specification.atEnd()) {
      const auto option = specification.next();
      if (!option) return damaged;
      if (option->number == kPrecompiledCharsmap && !option->content.empty() &&
          !normalisationTableIsSound(option->content)) {
        return Error{"the SentencePiece model's normalisation table is damaged", where,
                     "take the file from its source again"};
      }
    }
  }
  return {};
}

}  // namespace s2s
