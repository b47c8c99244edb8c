#include "engine/tokenizers/pipeline/normalizer.h"

#include "engine/core/utf8.h"
#include "engine/tokenizers/character_traits.h"
#include "engine/tokenizers/normal_forms.h"
#include "engine/tokenizers/pipeline/part_reader.h"
#include "engine/tokenizers/pipeline/pattern.h"
#include "engine/tokenizers/pipeline/precompiled_normalizer.h"
#include "engine/tokenizers/unicode_text.h"

namespace s2s {
namespace {

using Reader = Result<Normalizer> (*)(PartReader&);

/// Replaces each character by what `map` appends for it.
template <typename Map>
void mapCharacters(NormalText& given, const Map& map) {
  std::string result;
  result.reserve(given.text.size());
  for (std::size_t i = 0; i < given.text.size();) {
    const Character character = characterAt(given.text, i);
    map(character.codePoint, std::string_view(given.text).substr(i, character.bytes), result);
    i += character.bytes;
    if (result.empty()) given.atStart = false;
  }
  given.text = std::move(result);
}

void removeWith(NormalText& given, std::uint16_t traits) {
  mapCharacters(given, [&](char32_t c, std::string_view bytes, std::string& result) {
    if (!hasOldTrait(c, traits)) result += bytes;
  });
}

void lowerCase(NormalText& given) {
  mapCharacters(given, [](char32_t c, std::string_view bytes, std::string& result) {
    if (hasTrait(c, kNoUpperCase))
      result += bytes;
    else
      appendLowerCase(result, c);
  });
}

template <NormalForm kForm>
Result<Normalizer> readForm(PartReader&) {
  return Normalizer([](NormalText& given) { given.text = normalised(given.text, kForm); });
}

Result<Normalizer> readLowercase(PartReader&) { return Normalizer(lowerCase); }

Result<Normalizer> readStripAccents(PartReader&) {
  return Normalizer([](NormalText& given) { removeWith(given, kMark); });
}

Result<Normalizer> readStrip(PartReader& part) {
  const bool left = part.flag("strip_left"), right = part.flag("strip_right");
  return Normalizer([=](NormalText& given) {
    const auto ends = [&](bool front) {
      if (given.text.empty()) return std::size_t{0};
      std::size_t at = front ? 0 : given.text.size() - 1;
      while (!front && (static_cast<unsigned char>(given.text[at]) & 0xC0) == 0x80) --at;
      const Character character = characterAt(given.text, at);
      return hasTrait(character.codePoint, kWhiteSpace) ? character.bytes : std::size_t{0};
    };
    for (std::size_t bytes; left && (bytes = ends(true)) > 0; given.atStart = false)
      given.text.erase(0, bytes);
    for (std::size_t bytes; right && (bytes = ends(false)) > 0;) given.text.resize(given.text.size() - bytes);
  });
}

Result<Normalizer> readReplace(PartReader& part) {
  const Result<Pattern> pattern = readPattern(part);
  if (!pattern) return pattern.error();
  return Normalizer([pattern = *pattern, content = part.text("content")](NormalText& given) {
    std::string result;
    for (const Stretch& stretch : pattern(given.text)) {
      if (stretch.isMatch)
        result += content;
      else
        result.append(given.text, stretch.begin, stretch.end - stretch.begin);
      if (result.empty()) given.atStart = false;
    }
    given.text = std::move(result);
  });
}

Result<Normalizer> readPrepend(PartReader& part) {
  return Normalizer([prefix = part.text("prepend")](NormalText& given) {
    if (!given.text.empty()) given.text.insert(0, prefix);
  });
}

Result<Normalizer> readPrecompiled(PartReader& part) {
  return makePrecompiledNormalizer(part.text("precompiled_charsmap"), part.where());
}

/// SentencePiece's nmt rules, as `tokenizers` writes them out.
Result<Normalizer> readNmt(PartReader&) {
  return Normalizer([](NormalText& given) {
    mapCharacters(given, [](char32_t c, std::string_view bytes, std::string& result) {
      const bool isDropped = (c >= 0x1 && c <= 0x8) || c == 0xB || (c >= 0xE && c <= 0x1F) || c == 0x7F ||
                             c == 0x8F || c == 0x9F;
      const bool isBlank = c == 0x9 || c == 0xA || c == 0xC || c == 0xD || c == 0x1680 ||
                           (c >= 0x200B && c <= 0x200F) || c == 0x2028 || c == 0x2029 || c == 0x2581 ||
                           c == 0xFEFF || c == 0xFFFD;
      if (!isDropped) result += isBlank ? " " : bytes;
    });
  });
}

void setIdeographsApart(NormalText& given) {
  mapCharacters(given, [](char32_t c, std::string_view bytes, std::string& result) {
    // `tokenizers` leaves these out, where the published code has the whole block.
    const bool isLeftOut = c >= 0x2B820 && c < 0x2B920;
    if (hasTrait(c, kIdeograph) && !isLeftOut)
      result.append(" ").append(bytes).append(" ");
    else
      result += bytes;
  });
}

Result<Normalizer> readBert(PartReader& part, const std::optional<BertOverrides>& overrides) {
  const bool clean = part.flag("clean_text");
  bool apart = part.flag("handle_chinese_chars"), lower = part.flag("lowercase");
  std::optional<bool> strip;
  if (part.part("strip_accents")) strip = part.flag("strip_accents");
  if (overrides) {
    apart = overrides->isolateIdeographs;
    lower = overrides->lowerCase;
    strip = overrides->stripAccents;
  }
  const bool stripsAccents = strip.value_or(lower);
  return Normalizer([=](NormalText& given) {
    if (clean) {
      mapCharacters(given, [](char32_t c, std::string_view bytes, std::string& result) {
        if (c == 0xFFFD || hasOldTrait(c, kOther)) return;
        result += hasTrait(c, kWhiteSpace) ? " " : bytes;
      });
    }
    if (apart) setIdeographsApart(given);
    if (stripsAccents) {
      given.text = normalised(given.text, NormalForm::nfd);
      removeWith(given, kAccent);
    }
    if (lower) lowerCase(given);
  });
}

struct Kind {
  std::string_view name;
  Reader read;
};
constexpr Kind kKinds[] = {{"NFC", readForm<NormalForm::nfc>},
                           {"NFD", readForm<NormalForm::nfd>},
                           {"NFKC", readForm<NormalForm::nfkc>},
                           {"NFKD", readForm<NormalForm::nfkd>},
                           {"Lowercase", readLowercase},
                           {"StripAccents", readStripAccents},
                           {"Strip", readStrip},
                           {"Replace", readReplace},
                           {"Prepend", readPrepend},
                           {"Precompiled", readPrecompiled},
                           {"Nmt", readNmt}};

Result<Normalizer> readKind(const std::string& type, PartReader& part,
                            const std::optional<BertOverrides>& overrides) {
  if (type == "BertNormalizer" || type == "Bert") return readBert(part, overrides);
  if (type == "Sequence") {
    std::vector<Normalizer> steps;
    for (const SearchableJson& step : part.list("normalizers")) {
      Result<Normalizer> read = readNormalizer(step, part.where());
      if (!read) return read.error();
      steps.push_back(std::move(*read));
    }
    return Normalizer([steps = std::move(steps)](NormalText& given) {
      for (const Normalizer& step : steps) step(given);
    });
  }
  for (const Kind& kind : kKinds) {
    if (kind.name == type) return kind.read(part);
  }
  return unknownKind("normalizer", type, part.where());
}

}  // namespace

Result<Normalizer> readNormalizer(const SearchableJson& json, const std::string& where,
                                  const std::optional<BertOverrides>& overrides) {
  PartReader part(json, where);
  Result<Normalizer> normalizer = readKind(part.type(), part, overrides);
  if (!normalizer) return normalizer.error();
  if (Result<void> read = part.finish(); !read) return read.error();
  return normalizer;
}

}  // namespace s2s
