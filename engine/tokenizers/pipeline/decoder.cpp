#include "engine/tokenizers/pipeline/decoder.h"

#include <array>
#include <charconv>

#include "engine/core/utf8.h"
#include "engine/tokenizers/byte_alphabet.h"
#include "engine/tokenizers/pipeline/part_reader.h"
#include "engine/tokenizers/pipeline/pattern.h"
#include "engine/tokenizers/pipeline/pre_tokenizer.h"
#include "engine/tokenizers/unicode_text.h"

namespace s2s {
namespace {

using Texts = std::vector<std::string>;
constexpr std::int64_t kMostStripped = 1000;

Texts fuse(Texts texts) {
  std::string all;
  for (const std::string& text : texts) all += text;
  return {all};
}

/// A piece with a character outside the alphabet stands for itself.
Texts fromByteCharacters(Texts texts) {
  std::string bytes;
  for (const std::string& text : texts) {
    std::string decoded;
    for (const std::string_view character : characters(text)) {
      const auto byte = byteOfCharacter(characterAt(character, 0).codePoint);
      if (!byte) {
        decoded = text;
        break;
      }
      decoded += static_cast<char>(*byte);
    }
    bytes += decoded;
  }
  return {wellFormedUtf8(bytes)};
}

/// "<0xE1>" and its like become bytes; runs of them that are no UTF-8 become a U+FFFD each.
Texts fromByteNames(Texts texts) {
  Texts result;
  std::string bytes;
  const auto flush = [&] {
    if (bytes.empty()) return;
    if (isValidUtf8(bytes))
      result.push_back(bytes);
    else
      result.insert(result.end(), bytes.size(), "\xEF\xBF\xBD");
    bytes.clear();
  };
  for (std::string& text : texts) {
    unsigned value = 0;
    const bool isNamed = text.size() == 6 && text.starts_with("<0x") && text.ends_with('>');
    const auto read =
        isNamed ? std::from_chars(text.data() + 3, text.data() + 5, value, 16) : std::from_chars_result{};
    if (isNamed && read.ec == std::errc() && read.ptr == text.data() + 5) {
      bytes += static_cast<char>(value);
      continue;
    }
    flush();
    result.push_back(std::move(text));
  }
  flush();
  return result;
}

Result<Decoder> readWordPiece(PartReader& part) {
  return Decoder([prefix = part.text("prefix"), cleans = part.flag("cleanup")](Texts texts) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kCleaned = {
        {{" .", "."},
         {" ?", "?"},
         {" !", "!"},
         {" ,", ","},
         {" ' ", "'"},
         {" n't", "n't"},
         {" 'm", "'m"},
         {" do not", " don't"},
         {" 's", "'s"},
         {" 've", "'ve"},
         {" 're", "'re"}}};
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (i > 0 && texts[i].starts_with(prefix))
        texts[i].erase(0, prefix.size());
      else if (i > 0)
        texts[i].insert(0, " ");
      for (const auto& [from, to] : kCleaned) {
        if (cleans) texts[i] = replaceAll(texts[i], from, to);
      }
    }
    return texts;
  });
}

Result<Decoder> readMetaspaceDecoder(PartReader& part) {
  const Result<MetaspaceSettings> settings = readMetaspace(part);
  if (!settings) return settings.error();
  return Decoder([settings = *settings](Texts texts) {
    const bool dropsFirst = settings.prepend != MetaspaceSettings::Prepend::never;
    for (std::size_t i = 0; i < texts.size(); ++i)
      texts[i] = replaceAll(texts[i], settings.replacement, i == 0 && dropsFirst ? "" : " ");
    return texts;
  });
}

Result<Decoder> readBpe(PartReader& part) {
  const std::string suffix = part.text("suffix");
  if (suffix.empty()) part.fail("'suffix' is empty");
  return Decoder([suffix](Texts texts) {
    for (std::size_t i = 0; i < texts.size(); ++i)
      texts[i] = replaceAll(texts[i], suffix, i + 1 == texts.size() ? "" : " ");
    return texts;
  });
}

Result<Decoder> readStrip(PartReader& part) {
  const std::string content = part.text("content");
  const std::int64_t front = part.whole("start", 0, kMostStripped),
                     back = part.whole("stop", 0, kMostStripped);
  if (characters(content).size() != 1) part.fail("'content' is not one character");
  return Decoder([=](Texts texts) {
    for (std::string& text : texts) {
      for (std::int64_t i = 0; i < front && text.starts_with(content); ++i) text.erase(0, content.size());
      for (std::int64_t i = 0; i < back && text.ends_with(content); ++i)
        text.resize(text.size() - content.size());
    }
    return texts;
  });
}

Result<Decoder> readReplace(PartReader& part) {
  const Result<Pattern> pattern = readPattern(part);
  if (!pattern) return pattern.error();
  return Decoder([pattern = *pattern, content = part.text("content")](Texts texts) {
    for (std::string& text : texts) {
      std::string result;
      for (const Stretch& stretch : pattern(text))
        result += stretch.isMatch ? content : text.substr(stretch.begin, stretch.end - stretch.begin);
      text = std::move(result);
    }
    return texts;
  });
}

Result<Decoder> readSequence(PartReader& part) {
  std::vector<Decoder> steps;
  for (const SearchableJson& step : part.list("decoders")) {
    Result<Decoder> read = readDecoder(step, part.where());
    if (!read) return read.error();
    steps.push_back(std::move(*read));
  }
  return Decoder([steps = std::move(steps)](Texts texts) {
    for (const Decoder& step : steps) texts = step(std::move(texts));
    return texts;
  });
}

Result<Decoder> readKind(const std::string& type, PartReader& part) {
  if (type == "ByteLevel") {
    for (const char* key : {"add_prefix_space", "trim_offsets", "use_regex"}) part.pass(key);
    return Decoder(fromByteCharacters);
  }
  if (type == "WordPiece") return readWordPiece(part);
  if (type == "Metaspace") return readMetaspaceDecoder(part);
  if (type == "BPEDecoder") return readBpe(part);
  if (type == "ByteFallback") return Decoder(fromByteNames);
  if (type == "Fuse") return Decoder(fuse);
  if (type == "Strip") return readStrip(part);
  if (type == "Replace") return readReplace(part);
  if (type == "Sequence") return readSequence(part);
  return unknownKind("decoder", type, part.where());
}

}  // namespace

Result<Decoder> readDecoder(const SearchableJson& json, const std::string& where) {
  PartReader part(json, where);
  Result<Decoder> decoder = readKind(part.type(), part);
  if (!decoder) return decoder.error();
  if (Result<void> read = part.finish(); !read) return read.error();
  return decoder;
}

}  // namespace s2s
