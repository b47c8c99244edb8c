#include <algorithm>
#include <functional>
#include <map>
#include <span>

#include "engine/core/utf8.h"
#include "engine/data/checks/data_check.h"
#include "engine/data/checks/language_detector.h"

namespace s2s {
namespace {

constexpr std::size_t kRowsToLearnFrom = 1000;
constexpr std::size_t kMostBytesToKeep = std::size_t{64} << 10;

std::string describe(const DetectedLanguages& found) {
  std::string text;
  for (const DetectedLanguages::Part& part : found.parts) {
    if (part.code.empty()) continue;
    text += (text.empty() ? "" : ", ") + std::to_string(static_cast<int>(part.share * 100.0 + 0.5)) + " % " +
            std::string(part.code);
  }
  return text.empty() ? "no language was found" : text;
}

/// Texts of one side of a set against their language: the one that the data set names, else that of most of
/// the first thousand rows on which the detector is certain.
class LanguageOfSide {
 public:
  LanguageOfSide(const DataCheckRequest& request, bool target) : m_request(request), m_target(target) {}

  void begin(std::size_t set) {
    const DataSource& data = m_request.sets[set].data;
    const std::string& code = m_target ? data.targetLanguage : data.sourceLanguage;
    const Result<std::string> known = code.empty() ? Result<std::string>("") : detectorLanguage(code);
    m_expected = known ? *known : "";
    m_rows = 0;
    m_votes.clear();
    m_waiting.clear();
    const std::string side = m_target ? "target" : "source";
    const auto finding = [&](const char* kind, const std::string& title) {
      return findingOf(m_request, set, "language", side + "." + kind, title);
    };
    m_other = finding("other", "rows whose " + side + " is in another language");
    m_mixed = finding("mixed", "rows whose " + side + " is too little in its language");
    m_undecided = finding("undecided", "rows whose " + side + " is too short or odd to tell its language");
  }

  void look(const CheckedRow& row) {
    ++m_rows;
    std::vector<std::string> texts = {m_target ? row.pair().target : row.pair().source};
    if (!m_target && row.pair().second) texts.push_back(*row.pair().second);
    if (!m_expected.empty()) return judge(texts, [&row] { return row.example(""); });
    for (std::string& text : texts) {
      const DetectedLanguages found = detectLanguages(text);
      if (found.reliable) ++m_votes[found.language];
      text = cutUtf8(text, kMostBytesToKeep);
    }
    m_waiting.push_back({std::move(texts), row.example("")});
    if (m_waiting.size() >= kRowsToLearnFrom) decide();
  }

  std::string finish(DataReport& report) {
    if (m_expected.empty()) decide();
    for (Finding* finding : {&m_other, &m_mixed, &m_undecided}) {
      finding->of = m_rows;
      finding->information = finding == &m_undecided;
      if (!m_expected.empty()) {
        finding->filter = {{"kind", "language"},
                           {m_target ? "target" : "source", m_expected},
                           {"threshold", m_request.languageThreshold}};
        if (finding != &m_mixed) finding->filter["mixed"] = "keep";
        if (finding != &m_other) finding->filter["other"] = "keep";
        if (finding == &m_undecided) finding->filter["undecided"] = "remove";
      }
      report.findings.push_back(std::move(*finding));
    }
    return m_expected;
  }

 private:
  struct Waiting {
    std::vector<std::string> texts;
    RowExample example;
  };

  void decide() {
    const auto most = std::ranges::max_element(m_votes, {}, [](const auto& vote) { return vote.second; });
    if (most != m_votes.end()) m_expected = most->first;
    for (const Waiting& row : m_waiting) judge(row.texts, [&row] { return row.example; });
    m_waiting.clear();
  }

  /// A row of two texts counts once for each thing that is found in one of them.
  void judge(std::span<const std::string> texts, const std::function<RowExample()>& example) {
    std::vector<const Finding*> met;
    for (const std::string& text : texts) {
      const DetectedLanguages found = detectLanguages(text, m_expected);
      Finding* finding = findingFor(judgeLanguage(found, m_expected, m_request.languageThreshold));
      if (finding == nullptr || std::ranges::find(met, finding) != met.end()) continue;
      met.push_back(finding);
      ++finding->rows;
      if (finding->examples.size() >= m_request.examples) continue;
      finding->examples.push_back(example());
      finding->examples.back().why = describe(found);
    }
  }

  Finding* findingFor(LanguageVerdict verdict) {
    switch (verdict) {
      case LanguageVerdict::mixed:
        return &m_mixed;
      case LanguageVerdict::other:
        return &m_other;
      case LanguageVerdict::undecided:
        return &m_undecided;
      case LanguageVerdict::match:
        break;
    }
    return nullptr;
  }

  const DataCheckRequest& m_request;
  bool m_target;
  std::string m_expected;
  std::int64_t m_rows = 0;
  std::map<std::string_view, int> m_votes;
  std::vector<Waiting> m_waiting;
  Finding m_other, m_mixed, m_undecided;
};

class LanguageCheck final : public DataCheck {
 public:
  explicit LanguageCheck(const DataCheckRequest& request)
      : m_source(request, false), m_target(request, true) {}

  void look(CheckedRow& row) override {
    beginOnce(row.set());
    if (row.anyEmpty()) return;
    m_source.look(row);
    if (row.hasTarget()) m_target.look(row);
  }

  void endSet(std::size_t set, DataReport& report) override {
    beginOnce(set);
    report.sets[set].sourceLanguage = m_source.finish(report);
    if (report.sets[set].targetCharacters.count() > 0)
      report.sets[set].targetLanguage = m_target.finish(report);
    m_begun = false;
  }

 private:
  void beginOnce(std::size_t set) {
    if (m_begun) return;
    m_begun = true;
    m_source.begin(set);
    m_target.begin(set);
  }

  LanguageOfSide m_source, m_target;
  bool m_begun = false;
};

}  // namespace

DataCheckKind languageCheck() {
  return {"language", "Language", "Texts in another language than the rest, by Compact Language Detector 2",
          [](const DataCheckRequest& request) -> std::unique_ptr<DataCheck> {
            return std::make_unique<LanguageCheck>(request);
          }};
}

}  // namespace s2s
