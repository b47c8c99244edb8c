#include "engine/data/checks/data_check.h"

namespace s2s {
namespace {

constexpr std::string_view kTitles[] = {
    "rows whose target is the source, byte for byte",
    "rows whose target is the source but for case, spaces and punctuation"};

class CopyCheck final : public DataCheck {
 public:
  explicit CopyCheck(const DataCheckRequest& request) : m_request(request) { begin(); }

  void look(CheckedRow& row) override {
    if (!row.hasTarget() || row.anyEmpty()) return;
    ++m_of;
    for (const TextComparison comparison : {TextComparison::exact, TextComparison::normalised}) {
      const RowKeys& keys = row.keys(comparison);
      if (keys.source == keys.target) countRow(of(comparison), row, m_request.examples, "");
    }
  }

  void endSet(std::size_t set, DataReport& report) override {
    if (m_request.sets[set].needs == RowNeeds::target) {
      for (const TextComparison comparison : {TextComparison::exact, TextComparison::normalised}) {
        Finding& finding = of(comparison);
        finding.set = m_request.sets[set].data.name;
        finding.of = m_of;
        finding.filter = {{"kind", "copy"}, {"compare", nameOf(comparison)}};
        report.findings.push_back(std::move(finding));
      }
    }
    begin();
  }

 private:
  Finding& of(TextComparison comparison) {
    return comparison == TextComparison::exact ? m_exact : m_normalised;
  }
  void begin() {
    m_of = 0;
    for (const TextComparison comparison : {TextComparison::exact, TextComparison::normalised})
      of(comparison) = findingOf(m_request, 0, "copy", nameOf(comparison),
                                 kTitles[comparison == TextComparison::normalised]);
  }

  const DataCheckRequest& m_request;
  Finding m_exact, m_normalised;
  std::int64_t m_of = 0;
};

}  // namespace

DataCheckKind copyCheck() {
  return {"copy", "Target equals source", "Rows whose target says what the source says",
          [](const DataCheckRequest& request) -> std::unique_ptr<DataCheck> {
            return std::make_unique<CopyCheck>(request);
          }};
}

}  // namespace s2s
