#include "engine/data/checks/data_check.h"

namespace s2s {
namespace {

class EmptyCheck final : public DataCheck {
 public:
  explicit EmptyCheck(const DataCheckRequest& request) : m_request(request) { begin(); }

  void look(CheckedRow& row) override {
    ++m_of;
    if (row.sourceEmpty()) countRow(m_source, row, m_request.examples, "the source is empty");
    if (row.targetEmpty()) countRow(m_target, row, m_request.examples, "the target is empty");
  }

  void endSet(std::size_t set, DataReport& report) override {
    const bool hasTarget = m_request.sets[set].needs != RowNeeds::nothing;
    for (Finding* finding : {&m_source, &m_target}) {
      if (finding == &m_target && !hasTarget) continue;
      finding->set = m_request.sets[set].data.name;
      finding->of = m_of;
      if (hasTarget) finding->filter = {{"kind", "empty"}};
      report.findings.push_back(std::move(*finding));
    }
    begin();
  }

 private:
  void begin() {
    m_of = 0;
    m_source = findingOf(m_request, 0, "empty", "source", "rows whose source is empty");
    m_target = findingOf(m_request, 0, "empty", "target", "rows whose target is empty");
  }

  const DataCheckRequest& m_request;
  Finding m_source, m_target;
  std::int64_t m_of = 0;
};

}  // namespace

DataCheckKind emptyCheck() {
  return {"empty", "Empty sides", "Rows whose source or target is empty or white space",
          [](const DataCheckRequest& request) -> std::unique_ptr<DataCheck> {
            return std::make_unique<EmptyCheck>(request);
          }};
}

}  // namespace s2s
