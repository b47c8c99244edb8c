#include "engine/tokenizers/pipeline/precompiled_normalizer.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <cstring>
#include <memory>
#include <optional>
#include <stdexcept>
#include <vector>

#include "engine/tokenizers/sentence_piece_check.h"
#include "engine/tokenizers/unicode_text.h"

namespace s2s {
namespace {

constexpr std::size_t kShortGrapheme = 6;

std::optional<std::string> fromBase64(std::string_view text) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  while (text.ends_with('=')) text.remove_suffix(1);
  std::string bytes;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    bits = bits << 6 | static_cast<std::uint32_t>(digit);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xFF);
  }
  return bytes;
}

class Charsmap {
 public:
  /// `bytes` must be sound.
  explicit Charsmap(const std::string& bytes) {
    std::uint32_t trieBytes = 0;
    std::memcpy(&trieBytes, bytes.data(), sizeof trieBytes);
    m_units.resize(trieBytes / sizeof(TrieUnit));
    std::memcpy(m_units.data(), bytes.data() + sizeof trieBytes, trieBytes);
    m_replacements = bytes.substr(sizeof trieBytes + trieBytes);
  }

  /// What the shortest known beginning of `text` becomes; null where none is known.
  const char* find(std::string_view text) const {
    std::uint32_t position = m_units[0].offset();
    for (const char byte : text) {
      if (byte == '\0') return nullptr;
      position ^= static_cast<unsigned char>(byte);
      if (m_units[position].label() != static_cast<unsigned char>(byte)) return nullptr;
      const bool hasLeaf = m_units[position].hasLeaf();
      position ^= m_units[position].offset();
      if (hasLeaf) return m_replacements.data() + m_units[position].value();
    }
    return nullptr;
  }

 private:
  std::vector<TrieUnit> m_units;
  std::string m_replacements;
};

/// The ends of the graphemes of a text.
std::vector<std::size_t> graphemeEnds(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  static const std::unique_ptr<const icu::BreakIterator> prototype(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  if (!prototype) throw std::runtime_error("ICU lacks the data of graphemes");
  const std::unique_ptr<icu::BreakIterator> graphemes(prototype->clone());
  status = U_ZERO_ERROR;
  const std::unique_ptr<UText, decltype(&utext_close)> view(
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status), utext_close);
  graphemes->setText(view.get(), status);
  if (U_FAILURE(status))
    throw std::runtime_error(std::string("ICU could not cut graphemes: ") + u_errorName(status));
  std::vector<std::size_t> ends;
  graphemes->first();
  for (std::int32_t end = graphemes->next(); end != icu::BreakIterator::DONE; end = graphemes->next())
    ends.push_back(static_cast<std::size_t>(end));
  return ends;
}

std::string normalise(const Charsmap& charsmap, std::string_view text) {
  std::string result;
  std::size_t begin = 0;
  for (const std::size_t end : graphemeEnds(text)) {
    const std::string_view grapheme = text.substr(begin, end - begin);
    begin = end;
    if (grapheme.size() < kShortGrapheme) {
      if (const char* found = charsmap.find(grapheme)) {
        result += found;
        continue;
      }
    }
    for (const std::string_view character : characters(grapheme)) {
      if (const char* found = charsmap.find(character))
        result += found;
      else
        result += character;
    }
  }
  return result;
}

}  // namespace

Result<Normalizer> makePrecompiledNormalizer(std::string_view base64, const std::string& where) {
  const std::optional<std::string> bytes = fromBase64(base64);
  if (!bytes || !normalisationTableIsSound(*bytes)) {
    return Error{"the normalisation table is damaged", where, "take the file from its source again"};
  }
  const auto charsmap = std::make_shared<const Charsmap>(*bytes);
  return Normalizer([charsmap](NormalText& given) {
    const std::string before = std::move(given.text);
    // A charsmap's replacements may be cut off bytes where a file is damaged.
    given.text = wellFormedUtf8(normalise(*charsmap, before));
  });
}

}  // namespace s2s
