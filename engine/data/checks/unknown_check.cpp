#include "engine/data/checks/data_check.h"
#include "engine/data/unknown_rate.h"

namespace s2s {
namespace {

struct SideUnknown {
  UnknownRate rate;
  std::int64_t texts = 0;
  std::vector<RowExample> examples;
};

class UnknownCheck final : public DataCheck {
 public:
  explicit UnknownCheck(const DataCheckRequest& request) : m_request(request) { begin(); }

  void look(CheckedRow& row) override {
    if (row.anyEmpty()) return;
    for (std::size_t t = 0; t < m_request.tokenizers.size(); ++t) {
      for (const bool target : {false, true}) {
        if (!isFed(row.setOptions(), target) || (target && row.fed() == nullptr)) continue;
        SideUnknown& side = m_sides[2 * t + target];
        const std::int64_t before = side.rate.unknown();
        // Sources without prefix and template, since so the filter sees them.
        if (target)
          side.rate.add(row.fed()->target, row.fedIds(t, true));
        else
          side.rate.add(row.pair().source, row.ids(t, false));
        if (!target && row.pair().second) side.rate.add(*row.pair().second);
        const std::int64_t unknown = side.rate.unknown() - before;
        if (unknown == 0) continue;
        ++side.texts;
        if (side.examples.size() < m_request.examples)
          side.examples.push_back(row.example(std::to_string(unknown) + " unknown"));
      }
    }
  }

  void endSet(std::size_t set, DataReport& report) override {
    for (std::size_t t = 0; t < m_request.tokenizers.size(); ++t) {
      for (const bool target : {false, true}) {
        if (!isFed(m_request.sets[set], target)) continue;
        TokenFinding& finding = tokenFindingOf(report, m_request, set, t, target);
        SideUnknown& side = m_sides[2 * t + target];
        finding.hasUnknown = true;
        finding.unknownShare = side.rate.share();
        finding.textsWithUnknown = side.texts;
        finding.withUnknown = std::move(side.examples);
        const std::string& path = m_request.tokenizers[t].path;
        if (!path.empty() && hasSide(m_request.sets[set], target))
          finding.unknownFilter = {{"kind", "unknown"}, {"tokenizer", path}, {"side", finding.side}};
      }
    }
    begin();
  }

 private:
  void begin() {
    m_sides.clear();
    for (const CheckedTokenizer& checked : m_request.tokenizers) {
      for (int side = 0; side < 2; ++side) m_sides.push_back({UnknownRate(*checked.tokenizer), 0, {}});
    }
  }

  const DataCheckRequest& m_request;
  std::vector<SideUnknown> m_sides;  ///< two for each tokenizer
};

}  // namespace

DataCheckKind unknownCheck() {
  return {"unknown", "Unknown tokens", "How much of the texts the vocabulary of each model cannot write",
          [](const DataCheckRequest& request) -> std::unique_ptr<DataCheck> {
            return std::make_unique<UnknownCheck>(request);
          }};
}

}  // namespace s2s
