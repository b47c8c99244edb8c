#include "engine/tokenizers/pipeline/pattern.h"

#include <array>
#include <optional>

#include "engine/tokenizers/character_traits.h"
#include "engine/tokenizers/gpt2_words.h"
#include "engine/tokenizers/unicode_text.h"

namespace s2s {
namespace {

constexpr std::string_view kGpt2 =
    R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)";

std::vector<Stretch> gpt2Stretches(std::string_view text) {
  std::vector<Stretch> all;
  for (std::size_t at = 0; at < text.size(); at = all.back().end)
    all.push_back({at, at + gpt2WordLength(text.substr(at)), true});
  return all;
}

/// Runs of at least `least` characters that fulfil a condition.
Pattern runsOf(std::function<bool(char32_t)> holds, std::size_t least) {
  return [holds = std::move(holds), least](std::string_view text) {
    std::vector<Stretch> all;
    std::size_t from = 0;  // of what has not been given out
    for (std::size_t i = 0; i < text.size();) {
      std::size_t end = i, count = 0;
      while (end < text.size() && holds(characterAt(text, end).codePoint)) {
        end += characterAt(text, end).bytes;
        ++count;
      }
      if (count > 0 && count >= least) {
        if (i > from) all.push_back({from, i, false});
        all.push_back({i, end, true});
        from = end;
      }
      i = count > 0 ? end : i + characterAt(text, i).bytes;
    }
    if (from < text.size()) all.push_back({from, text.size(), false});
    return all;
  };
}

/// One element and how often; nothing for any other expression.
std::optional<Pattern> simpleExpression(std::string_view expression) {
  std::function<bool(char32_t)> holds;
  std::size_t length = 0;
  if (expression.starts_with("\\s")) {
    holds = [](char32_t c) { return hasTrait(c, kWhiteSpace); };
    length = 2;
  } else if (expression.starts_with("\\n")) {
    holds = [](char32_t c) { return c == '\n'; };
    length = 2;
  } else if (!expression.empty() &&
             std::string_view("\\^$.|?*+()[]{}").find(expression.front()) == std::string_view::npos) {
    const Character only = characterAt(expression, 0);
    holds = [only](char32_t c) { return c == only.codePoint; };
    length = only.bytes;
  } else {
    return std::nullopt;
  }
  const std::string_view often = expression.substr(length);
  if (often.empty()) return charactersWith(std::move(holds));
  if (often == "+") return runsOf(std::move(holds), 1);
  const bool isDigit = often.size() == 4 && often[1] >= '1' && often[1] <= '9';
  if (isDigit && often.front() == '{' && often.ends_with(",}"))
    return runsOf(std::move(holds), static_cast<std::size_t>(often[1] - '0'));
  return std::nullopt;
}

}  // namespace

Pattern occurrencesOf(std::string wanted) {
  return [wanted = std::move(wanted)](std::string_view text) {
    std::vector<Stretch> all;
    std::size_t at = 0;
    for (std::size_t found; (found = text.find(wanted, at)) != std::string_view::npos;
         at = found + wanted.size()) {
      if (found > at) all.push_back({at, found, false});
      all.push_back({found, found + wanted.size(), true});
    }
    if (at < text.size()) all.push_back({at, text.size(), false});
    return all;
  };
}

Result<Pattern> readPattern(PartReader& part) {
  const SearchableJson* pattern = part.part("pattern");
  const Error wrong{"'pattern' is not {\"String\": …} or {\"Regex\": …}", part.where(), "correct the file"};
  if (!pattern || !pattern->is_object() || pattern->size() != 1 || !pattern->begin()->is_string())
    return wrong;
  const std::string kind = pattern->begin().key(), text = *pattern->begin();
  if (text.empty()) return wrong;
  if (kind == "String") return occurrencesOf(text);
  if (kind != "Regex") return wrong;
  if (text == kGpt2) return Pattern(gpt2Stretches);
  if (std::optional<Pattern> simple = simpleExpression(text)) return *simple;
  return unknownKind("regular expression", text, part.where());
}

Pattern charactersWith(std::function<bool(char32_t)> holds) {
  return [holds = std::move(holds)](std::string_view text) {
    std::vector<Stretch> all;
    std::size_t from = 0;
    for (std::size_t i = 0; i < text.size();) {
      const Character character = characterAt(text, i);
      if (holds(character.codePoint)) {
        if (i > from) all.push_back({from, i, false});
        all.push_back({i, i + character.bytes, true});
        from = i + character.bytes;
      }
      i += character.bytes;
    }
    if (from < text.size()) all.push_back({from, text.size(), false});
    return all;
  };
}

Pattern inverted(Pattern pattern) {
  return [pattern = std::move(pattern)](std::string_view text) {
    std::vector<Stretch> all = pattern(text);
    for (Stretch& stretch : all) stretch.isMatch = !stretch.isMatch;
    return all;
  };
}

Result<SplitBehavior> readSplitBehavior(PartReader& part, SplitBehavior byDefault) {
  constexpr std::array<std::string_view, 5> kNames = {"Removed", "Isolated", "MergedWithPrevious",
                                                      "MergedWithNext", "Contiguous"};
  const std::string name = part.text("behavior", std::string(kNames[static_cast<std::size_t>(byDefault)]));
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<SplitBehavior>(i);
  }
  return unknownKind("behavior", name, part.where());
}

void splitAt(const std::vector<Stretch>& stretches, SplitBehavior behavior,
             const std::function<void(std::size_t, std::size_t)>& take) {
  std::vector<Stretch> pieces;
  bool joinsNext = false, lastWasMatch = false;
  for (const Stretch& stretch : stretches) {
    const bool joins = !pieces.empty() &&
                       ((behavior == SplitBehavior::contiguous && stretch.isMatch == lastWasMatch) ||
                        (behavior == SplitBehavior::mergedWithPrevious && stretch.isMatch && !lastWasMatch) ||
                        (behavior == SplitBehavior::mergedWithNext && !stretch.isMatch && joinsNext));
    lastWasMatch = stretch.isMatch;
    joinsNext = stretch.isMatch;
    if (joins)
      pieces.back().end = stretch.end;
    else if (behavior != SplitBehavior::removed || !stretch.isMatch)
      pieces.push_back(stretch);
  }
  for (const Stretch& piece : pieces) {
    if (piece.end > piece.begin) take(piece.begin, piece.end);
  }
}

}  // namespace s2s
