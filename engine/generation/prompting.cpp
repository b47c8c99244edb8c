#include "engine/generation/prompting.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace s2s {
namespace {

constexpr std::string_view kSentinelBegin = "<extra_id_";
constexpr std::string_view kWhiteSpace = " \t\n\r";

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kWhiteSpace);
  if (begin == std::string_view::npos) return "";
  return std::string(text.substr(begin, text.find_last_not_of(kWhiteSpace) - begin + 1));
}

/// The blank that begins at `position`, where one does.
std::optional<Blank> blankAt(std::string_view text, std::size_t position) {
  const char* const first = text.data() + position + kSentinelBegin.size();
  const char* const last = text.data() + text.size();
  Blank blank{0, position, 0};
  const auto [end, problem] = std::from_chars(first, last, blank.number);
  const bool canonical = end > first && *first != '-' && (*first != '0' || end == first + 1);
  if (problem != std::errc() || !canonical || end == last || *end != '>') return std::nullopt;
  blank.end = static_cast<std::size_t>(end + 1 - text.data());
  return blank;
}

/// Numbers name blanks when each blank has its own, or when the model wrote no number that is not a blank's.
bool numbersMatch(std::span<const Blank> blanks, const std::map<int, std::string>& byNumber) {
  if (byNumber.empty()) return false;
  std::set<int> wanted;
  for (const Blank& blank : blanks) wanted.insert(blank.number);
  const bool allThere = std::ranges::all_of(wanted, [&](int number) { return byNumber.contains(number); });
  return allThere ||
         std::ranges::all_of(byNumber, [&](const auto& span) { return wanted.contains(span.first); });
}

std::string putTogether(std::string_view text, std::span<const Blank> blanks,
                        std::span<const std::optional<std::string>> spans) {
  std::string whole;
  std::size_t position = 0;
  for (std::size_t i = 0; i < blanks.size(); ++i) {
    if (!spans[i]) continue;
    whole += text.substr(position, blanks[i].begin - position);
    whole += *spans[i];
    position = blanks[i].end;
    const bool spaceBefore = whole.empty() || whole.back() == ' ';
    if (spans[i]->empty() && spaceBefore && position < text.size() && text[position] == ' ') ++position;
  }
  whole += text.substr(position);
  return whole;
}

}  // namespace

std::vector<Blank> findBlanks(std::string_view text) {
  std::vector<Blank> blanks;
  std::size_t position = text.find(kSentinelBegin);
  while (position != std::string_view::npos) {
    const std::optional<Blank> blank = blankAt(text, position);
    if (blank) blanks.push_back(*blank);
    position = text.find(kSentinelBegin, blank ? blank->end : position + 1);
  }
  return blanks;
}

std::vector<Blank> findMasks(std::string_view text) {
  std::vector<Blank> masks;
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const std::string_view mask : {std::string_view("<mask>"), std::string_view("[MASK]")}) {
      if (!text.substr(at).starts_with(mask)) continue;
      masks.push_back({static_cast<int>(masks.size()), at, at + mask.size()});
      at += mask.size() - 1;
      break;
    }
  }
  return masks;
}

FilledText spansOfWhole(std::string_view text, std::string_view output) {
  FilledText filled;
  filled.text = output;
  filled.pairing = FilledText::Pairing::byOrder;
  const std::vector<Blank> masks = findMasks(text);
  filled.spans.resize(masks.size());
  std::size_t at = 0;  // in the output, behind what has been found of the text
  for (std::size_t i = 0; i < masks.size(); ++i) {
    const std::size_t begin = i == 0 ? 0 : masks[i - 1].end;
    const std::size_t next = i + 1 < masks.size() ? masks[i + 1].begin : text.size();
    const std::string left = trimmed(std::string(text.substr(begin, masks[i].begin - begin)));
    const std::string right = trimmed(std::string(text.substr(masks[i].end, next - masks[i].end)));
    const std::size_t found = left.empty() ? at : output.find(left, at);
    if (found == std::string_view::npos) continue;
    const std::size_t from = found + left.size();
    const std::size_t to = right.empty() ? output.size() : output.find(right, from);
    if (to == std::string_view::npos) continue;
    filled.spans[i] = trimmed(std::string(output.substr(from, to - from)));
    at = to;
  }
  return filled;
}

std::vector<OutputSpan> splitAtSentinels(std::span<const TokenId> ids, const Tokenizer& tokenizer) {
  std::vector<OutputSpan> spans;
  std::optional<int> number;
  std::size_t begin = 0;
  const auto close = [&](std::size_t end) {
    std::string text = trimmed(tokenizer.decode(ids.subspan(begin, end - begin), true));
    if (number || !text.empty()) spans.push_back({number, std::move(text)});
  };
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const std::optional<int> sentinel = tokenizer.sentinelNumber(ids[i]);
    if (!sentinel) continue;
    close(i);
    number = sentinel;
    begin = i + 1;
  }
  close(ids.size());
  return spans;
}

std::string joinSpans(std::span<const OutputSpan> spans) {
  std::string text;
  for (const OutputSpan& span : spans) {
    std::string part = span.number ? std::string(kSentinelBegin) + std::to_string(*span.number) + ">" : "";
    if (!part.empty() && !span.text.empty()) part += ' ';
    part += span.text;
    if (!text.empty()) text += ' ';
    text += part;
  }
  return text;
}

std::string_view pairingName(FilledText::Pairing pairing) {
  return pairing == FilledText::Pairing::byNumber ? "by_number" : "by_order";
}

FilledText fillBlanks(std::string_view text, std::span<const OutputSpan> output) {
  const std::vector<Blank> blanks = findBlanks(text);
  if (!output.empty() && output.back().number && output.back().text.empty())
    output = output.first(output.size() - 1);

  FilledText filled;
  filled.spans.resize(blanks.size());
  std::map<int, std::string> byNumber;
  const bool anyNumber =
      std::ranges::any_of(output, [](const OutputSpan& span) { return span.number.has_value(); });
  std::vector<std::string> inOrder;
  for (const OutputSpan& span : output) {
    const bool first = span.number ? byNumber.emplace(*span.number, span.text).second : !anyNumber;
    (first ? inOrder : filled.extra).push_back(span.text);
  }

  if (numbersMatch(blanks, byNumber)) {
    for (std::size_t i = 0; i < blanks.size(); ++i) {
      const auto found = byNumber.find(blanks[i].number);
      if (found != byNumber.end()) filled.spans[i] = found->second;
    }
    for (const auto& [number, span] : byNumber) {
      if (std::ranges::find(blanks, number, &Blank::number) == blanks.end()) filled.extra.push_back(span);
    }
  } else {
    filled.pairing = FilledText::Pairing::byOrder;
    for (std::size_t i = 0; i < inOrder.size(); ++i) {
      if (i < blanks.size())
        filled.spans[i] = inOrder[i];
      else
        filled.extra.push_back(inOrder[i]);
    }
  }
  filled.text = putTogether(text, blanks, filled.spans);
  return filled;
}

}  // namespace s2s
