#include "engine/tokenizers/sentence_piece_check.h"

#include <cstdint>
#include <cstring>
#include <vector>

#include "engine/tokenizers/protocol_buffer.h"

namespace s2s {
namespace {

/// Field numbers of sentencepiece_model.proto.
constexpr std::uint64_t kNormalizerSpec = 3, kDenormalizerSpec = 5, kPrecompiledCharsmap = 2;

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
