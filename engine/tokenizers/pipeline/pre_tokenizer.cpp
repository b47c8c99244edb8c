#include "engine/tokenizers/pipeline/pre_tokenizer.h"

#include "engine/tokenizers/byte_alphabet.h"
#include "engine/tokenizers/character_traits.h"
#include "engine/tokenizers/gpt2_words.h"
#include "engine/tokenizers/pipeline/part_reader.h"
#include "engine/tokenizers/pipeline/pattern.h"
#include "engine/tokenizers/unicode_text.h"

namespace s2s {
namespace {

using Words = std::vector<NormalText>;

PreTokenizer splitter(Pattern pattern, SplitBehavior behavior) {
  return [pattern = std::move(pattern), behavior](Words& words) {
    Words cut;
    for (const NormalText& word : words) {
      splitAt(pattern(word.text), behavior, [&](std::size_t begin, std::size_t end) {
        cut.push_back({word.text.substr(begin, end - begin), word.atStart && begin == 0});
      });
    }
    words = std::move(cut);
  };
}

Pattern havingTraits(std::uint16_t traits) {
  return charactersWith([traits](char32_t c) { return hasTrait(c, traits); });
}

Pattern punctuation() {
  return charactersWith([](char32_t c) { return hasOldTrait(c, kPunctuation); });
}

/// Matches of \w+|[^\w\s]+.
std::vector<Stretch> wordsAndSigns(std::string_view text) {
  std::vector<Stretch> all;
  std::uint16_t last = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Character character = characterAt(text, i);
    const std::uint16_t traits = traitsOf(character.codePoint);
    const std::uint16_t kind = (traits & kWord) ? kWord : traits & kWhiteSpace;
    if (all.empty() || kind != last) all.push_back({i, i, kind != kWhiteSpace});
    i += character.bytes;
    all.back().end = i;
    last = kind;
  }
  return all;
}

PreTokenizer inSequence(std::vector<PreTokenizer> steps) {
  return [steps = std::move(steps)](Words& words) {
    for (const PreTokenizer& step : steps) step(words);
  };
}

Result<PreTokenizer> readByteLevel(PartReader& part, std::optional<bool> prefixSpace) {
  const bool stored = part.flag("add_prefix_space"), usesRegex = part.flag("use_regex", true);
  const bool addPrefix = prefixSpace.value_or(stored);
  part.pass("trim_offsets");
  return PreTokenizer([=](Words& words) {
    Words cut;
    for (NormalText& word : words) {
      if (addPrefix && !word.text.starts_with(' ')) word.text.insert(0, " ");
      for (std::string_view rest = word.text; !rest.empty();) {
        const std::size_t length = usesRegex ? gpt2WordLength(rest) : rest.size();
        cut.push_back({inByteCharacters(rest.substr(0, length)), word.atStart && cut.empty()});
        rest.remove_prefix(length);
      }
    }
    words = std::move(cut);
  });
}

Result<PreTokenizer> readMetaspaceSplit(PartReader& part) {
  const Result<MetaspaceSettings> settings = readMetaspace(part);
  if (!settings) return settings.error();
  PreTokenizer prepare = [settings = *settings](Words& words) {
    using Prepend = MetaspaceSettings::Prepend;
    for (NormalText& word : words) {
      word.text = replaceAll(word.text, " ", settings.replacement);
      const bool wanted =
          settings.prepend == Prepend::always || (settings.prepend == Prepend::first && word.atStart);
      if (wanted && !word.text.starts_with(settings.replacement)) word.text.insert(0, settings.replacement);
    }
  };
  if (!settings->split) return prepare;
  return inSequence({prepare, splitter(occurrencesOf(settings->replacement), SplitBehavior::mergedWithNext)});
}

Result<PreTokenizer> readSplit(PartReader& part) {
  Result<Pattern> pattern = readPattern(part);
  if (!pattern) return pattern.error();
  const Result<SplitBehavior> behavior = readSplitBehavior(part, SplitBehavior::isolated);
  if (!behavior) return behavior.error();
  return splitter(part.flag("invert") ? inverted(std::move(*pattern)) : std::move(*pattern), *behavior);
}

Result<PreTokenizer> readSequence(PartReader& part) {
  std::vector<PreTokenizer> steps;
  for (const SearchableJson& step : part.list("pretokenizers")) {
    Result<PreTokenizer> read = readPreTokenizer(step, part.where());
    if (!read) return read.error();
    steps.push_back(std::move(*read));
  }
  return inSequence(std::move(steps));
}

Result<PreTokenizer> readKind(const std::string& type, PartReader& part, std::optional<bool> prefixSpace) {
  if (type == "ByteLevel") return readByteLevel(part, prefixSpace);
  if (type == "Metaspace") return readMetaspaceSplit(part);
  if (type == "Split") return readSplit(part);
  if (type == "Sequence") return readSequence(part);
  if (type == "Whitespace") return splitter(inverted(wordsAndSigns), SplitBehavior::removed);
  if (type == "WhitespaceSplit") return splitter(havingTraits(kWhiteSpace), SplitBehavior::removed);
  if (type == "BertPreTokenizer") {
    return inSequence({splitter(havingTraits(kWhiteSpace), SplitBehavior::removed),
                       splitter(punctuation(), SplitBehavior::isolated)});
  }
  if (type == "Punctuation") {
    const Result<SplitBehavior> behavior = readSplitBehavior(part, SplitBehavior::isolated);
    if (!behavior) return behavior.error();
    return splitter(punctuation(), *behavior);
  }
  if (type == "Digits") {
    return splitter(havingTraits(kNumber),
                    part.flag("individual_digits") ? SplitBehavior::isolated : SplitBehavior::contiguous);
  }
  return unknownKind("pre-tokenizer", type, part.where());
}

}  // namespace

Result<MetaspaceSettings> readMetaspace(PartReader& part) {
  MetaspaceSettings settings;
  settings.replacement = part.text("replacement");
  const bool addPrefix = part.flag("add_prefix_space", true);
  const std::string scheme = part.text("prepend_scheme", "always");
  settings.split = part.flag("split", true);
  part.pass("str_rep");
  if (characters(settings.replacement).size() != 1) part.fail("'replacement' is not one character");
  if (scheme == "always")
    settings.prepend = MetaspaceSettings::Prepend::always;
  else if (scheme == "first")
    settings.prepend = MetaspaceSettings::Prepend::first;
  else if (scheme == "never")
    settings.prepend = MetaspaceSettings::Prepend::never;
  else
    part.fail("'prepend_scheme' is not always, first or never");
  if (!addPrefix && settings.prepend != MetaspaceSettings::Prepend::never)
    part.fail("'add_prefix_space' and 'prepend_scheme' contradict each other");
  if (Result<void> read = part.finish(); !read) return read.error();
  return settings;
}

Result<PreTokenizer> readPreTokenizer(const SearchableJson& json, const std::string& where,
                                      std::optional<bool> prefixSpace) {
  PartReader part(json, where);
  Result<PreTokenizer> preTokenizer = readKind(part.type(), part, prefixSpace);
  if (!preTokenizer) return preTokenizer.error();
  if (Result<void> read = part.finish(); !read) return read.error();
  return preTokenizer;
}

}  // namespace s2s
