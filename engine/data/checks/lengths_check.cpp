#include <algorithm>

#include "engine/data/checks/data_check.h"

namespace s2s {
namespace {

/// The longest texts so far.
class LongestRows {
 public:
  void offer(std::int64_t length, const CheckedRow& row, std::size_t most) {
    if (most == 0 || (m_rows.size() == most && length <= m_rows.back().length)) return;
    const auto place = std::ranges::find_if(m_rows, [&](const Entry& e) { return e.length < length; });
    m_rows.insert(place, {length, row.example(std::to_string(length) + " tokens")});
    if (m_rows.size() > most) m_rows.pop_back();
  }
  std::vector<RowExample> take() {
    std::vector<RowExample> examples;
    for (Entry& entry : m_rows) examples.push_back(std::move(entry.example));
    return examples;
  }

 private:
  struct Entry {
    std::int64_t length;
    RowExample example;
  };
  std::vector<Entry> m_rows;
};

struct SideLengths {
  LengthHistogram lengths;
  LongestRows longest;
};

/// How many tokens a family puts around a text.
std::int64_t tokensAround(const Tokenizer& tokenizer, const CheckedSet& set, bool target) {
  const std::string& language = target ? set.data.targetLanguage : set.data.sourceLanguage;
  const bool known = tokenizer.languageToken(language).has_value();
  const auto with = tokenizer.encodeAs("", {known ? language : "", target}).size();
  return static_cast<std::int64_t>(with) - static_cast<std::int64_t>(tokenizer.encode("", false).size());
}

class LengthsCheck final : public DataCheck {
 public:
  explicit LengthsCheck(const DataCheckRequest& request) : m_request(request) { begin(); }

  void look(CheckedRow& row) override {
    if (m_request.tokenizers.empty() || row.anyEmpty() || row.fed() == nullptr) return;
    for (std::size_t t = 0; t < m_request.tokenizers.size(); ++t) {
      for (const bool target : {false, true}) {
        if (isFed(row.setOptions(), target)) measure(row, t, target);
      }
    }
  }

  void endSet(std::size_t set, DataReport& report) override {
    for (std::size_t t = 0; t < m_request.tokenizers.size(); ++t) {
      for (const bool target : {false, true}) {
        if (isFed(m_request.sets[set], target)) finish(set, t, target, report);
      }
    }
    begin();
  }

 private:
  void begin() {
    m_sides.assign(2 * m_request.tokenizers.size(), {});
    m_around.assign(m_sides.size(), std::nullopt);
  }

  void measure(CheckedRow& row, std::size_t t, bool target) {
    const Tokenizer& tokenizer = *m_request.tokenizers[t].tokenizer;
    const TextPair& fed = *row.fed();
    std::optional<std::int64_t>& around = m_around[2 * t + target];
    if (!around) around = tokensAround(tokenizer, row.setOptions(), target);
    std::int64_t length = 0;
    if (fed.second && !target) {
      const std::string_view second = *fed.second;
      length = static_cast<std::int64_t>(tokenizer.encodePair(fed.source, &second).ids.size());
    } else {
      length = *around + static_cast<std::int64_t>(row.fedIds(t, target).size());
    }
    m_sides[2 * t + target].lengths.add(length);
    m_sides[2 * t + target].longest.offer(length, row, m_request.examples);
  }

  void finish(std::size_t set, std::size_t t, bool target, DataReport& report) {
    TokenFinding& finding = tokenFindingOf(report, m_request, set, t, target);
    SideLengths& side = m_sides[2 * t + target];
    finding.hasLengths = true;
    finding.lengths = std::move(side.lengths);
    finding.longest = side.longest.take();
    const std::string& path = m_request.tokenizers[t].path;
    const DataSource& data = m_request.sets[set].data;
    // The filter sees texts as the file has them, one by one: neither the template nor two texts together.
    if (path.empty() || data.asText || data.pair) return;
    finding.lengthFilter = {{"kind", "length"},
                            {"unit", "tokens"},
                            {"tokenizer", path},
                            {"side", finding.side},
                            {"maximum", finding.cutOff}};
    if (!target && !data.prefix.empty()) finding.lengthFilter["prefix"] = data.prefix;
  }

  const DataCheckRequest& m_request;
  std::vector<SideLengths> m_sides;  ///< two for each tokenizer
  std::vector<std::optional<std::int64_t>> m_around;
};

}  // namespace

DataCheckKind lengthsCheck() {
  return {"lengths", "Lengths",
          "Tokens of every text by the vocabulary of each model, and what a cut-off takes",
          [](const DataCheckRequest& request) -> std::unique_ptr<DataCheck> {
            return std::make_unique<LengthsCheck>(request);
          }};
}

}  // namespace s2s
