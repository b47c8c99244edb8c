#include "engine/tokenizers/sequence_layout.h"

#include <algorithm>

namespace s2s {

SequenceLayout SequenceLayout::endAfterEach(const std::optional<TokenId>& end) {
  if (!end) return {};
  const Part behind{Part::Kind::tokenUnlessThere, *end, 0};
  return {{Part::text(), behind}, {Part::text(), behind, Part::secondText(), behind}, {}};
}

void SequenceLayout::cut(std::vector<TokenId>& first, std::vector<TokenId>& second,
                         std::int64_t excess) const {
  auto lengthFirst = static_cast<std::int64_t>(first.size());
  auto lengthSecond = static_cast<std::int64_t>(second.size());
  excess = std::min(excess, lengthFirst + lengthSecond);
  // The longer text alone, until both are equally long; then the rest, shared out.
  const std::int64_t alone = std::min(excess, std::abs(lengthFirst - lengthSecond));
  (lengthFirst > lengthSecond ? lengthFirst : lengthSecond) -= alone;
  excess -= alone;
  const std::int64_t less = excess / 2, more = excess - less;
  const bool secondLosesMore = m_cutting.tie == Tie::cutsSecond || first.size() > second.size();
  lengthFirst -= secondLosesMore ? less : more;
  lengthSecond -= secondLosesMore ? more : less;
  const auto keep = [&](std::vector<TokenId>& ids, std::int64_t length) {
    const std::ptrdiff_t removed = static_cast<std::ptrdiff_t>(ids.size()) - length;
    if (m_cutting.atFront)
      ids.erase(ids.begin(), ids.begin() + removed);
    else
      ids.erase(ids.end() - removed, ids.end());
  };
  keep(first, lengthFirst);
  keep(second, lengthSecond);
}

EncodedTexts SequenceLayout::arrange(std::vector<TokenId> first, std::optional<std::vector<TokenId>> second,
                                     std::int64_t maximum) const {
  const std::vector<Part>& parts = second ? m_pair : m_single;
  std::vector<TokenId> none;
  std::vector<TokenId>& other = second ? *second : none;
  if (maximum > 0) {
    const auto isToken = [](const Part& part) {
      return part.kind == Part::Kind::token || part.kind == Part::Kind::tokenUnlessThere;
    };
    const std::int64_t excess = static_cast<std::int64_t>(first.size() + other.size()) +
                                std::ranges::count_if(parts, isToken) - maximum;
    if (excess > 0) cut(first, other, excess);
  }
  EncodedTexts result;
  result.ids.reserve(first.size() + other.size() + parts.size());
  for (const Part& part : parts) {
    if (part.kind == Part::Kind::first || part.kind == Part::Kind::second) {
      const std::vector<TokenId>& text = part.kind == Part::Kind::first ? first : other;
      result.ids.insert(result.ids.end(), text.begin(), text.end());
    } else if (part.kind == Part::Kind::token || result.ids.empty() || result.ids.back() != part.token) {
      result.ids.push_back(part.token);
    }
    result.tokenTypes.resize(result.ids.size(), part.type);
  }
  return result;
}

}  // namespace s2s
