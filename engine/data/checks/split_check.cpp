#include <algorithm>
#include <array>
#include <map>

#include "engine/data/checks/data_check.h"
#include "engine/data/checks/hashed_texts.h"
#include "engine/data/tasks_as_text.h"

namespace s2s {
namespace {

struct SplitKind {
  TextComparison comparison;
  RowPart part;
  const char* title;
};
constexpr std::array kSplitKinds = {
    SplitKind{TextComparison::exact, RowPart::pair,
              "rows to train on that the split also holds out, byte for byte"},
    SplitKind{TextComparison::normalised, RowPart::pair,
              "rows to train on that the split also holds out, but for case, spaces and punctuation"},
    SplitKind{TextComparison::exact, RowPart::source,
              "rows to train on whose source the split also holds out"},
    SplitKind{
        TextComparison::normalised, RowPart::source,
        "rows to train on whose source the split also holds out, but for case, spaces and punctuation"}};

enum class Use : std::uint8_t { trained, heldOut, unused };

/// What is kept of a training set until all of them have been read.
struct RowsToSplit {
  std::size_t set = 0;
  std::vector<std::uint32_t> lines;
  std::array<std::vector<std::uint64_t>, kSplitKinds.size()> keys;
  std::vector<RowToSplit> known;  ///< where the split goes by more than numbers
  std::vector<Use> uses;
};

/// 64 bits of a fingerprint as a whole one; among five million rows and a tenth of them held out two texts
/// share them with a probability of 10^-7.
TextHash wholeOf(std::uint64_t key) { return {key, key}; }

/// Rows to train on that stand on the other side of data.validation.split or data.test.split too. Which rows
/// a split holds out is known when all of them have been counted; of rows only fingerprints are kept until
/// then.
class SplitCheck final : public DataCheck {
 public:
  explicit SplitCheck(const DataCheckRequest& request) : m_request(request) {
    for (std::size_t i = 0; i < request.sets.size(); ++i) {
      if (request.sets[i].role == CheckedSet::Role::train) m_last = i;
    }
  }

  void look(CheckedRow& row) override {
    const CheckedSet& set = row.setOptions();
    const bool isSplit = set.role == CheckedSet::Role::train || set.isLeftOut;
    if (!isSplit || !splits() || row.anyEmpty()) return;
    RowToSplit known;
    if (!isLearned(row, known)) return;
    if (m_sets.empty() || m_sets.back().set != row.set()) m_sets.emplace_back().set = row.set();
    RowsToSplit& rows = m_sets.back();
    rows.lines.push_back(
        static_cast<std::uint32_t>(std::min<std::int64_t>(row.pair().line, HashedTexts::kLargestNumber)));
    for (std::size_t k = 0; k < kSplitKinds.size(); ++k)
      rows.keys[k].push_back(row.keys(kSplitKinds[k].comparison).of(kSplitKinds[k].part).first);
    if (goesByTexts()) rows.known.push_back(std::move(known));
  }

  void endSet(std::size_t set, DataReport& report) override {
    if (set != m_last || m_sets.empty()) return;
    std::ranges::sort(m_sets, {}, &RowsToSplit::set);  // as training splits them
    RowSplitter splitter(m_request.split);
    for (RowsToSplit& rows : m_sets) split(rows, splitter);
    for (std::size_t k = 0; k < kSplitKinds.size(); ++k) compare(k, report);
    for (const RowsToSplit& rows : m_sets) findTexts(rows, report);
    m_sets.clear();
  }

 private:
  void split(RowsToSplit& rows, RowSplitter& splitter) const {
    const DataSplit parts =
        rows.known.empty() ? splitter.split(std::ssize(rows.lines)) : splitter.split(rows.known);
    rows.known = {};
    const bool isLeftOut = m_request.sets[rows.set].isLeftOut;
    // Of a set that is left out all rows are held out where none is split off: the check of leakage has them.
    const bool isWhole = isLeftOut && m_request.split.validation <= 0.0;
    rows.uses.assign(rows.lines.size(), isWhole ? Use::unused : Use::heldOut);
    for (const std::int64_t row : parts.train)
      rows.uses[static_cast<std::size_t>(row)] = isLeftOut ? Use::unused : Use::trained;
  }
  bool goesByTexts() const { return m_request.split.stratified || m_request.split.keepsTogether; }
  /// Whether training would learn from the row; then `known` is what the split knows of it.
  bool isLearned(const CheckedRow& row, RowToSplit& known) const {
    const DataSource& set = row.setOptions().data;
    if (set.asText) {
      TextPair written = row.pair();
      AsTextCounts counts;
      if (!writeTargetAsText(written, *set.asText, counts)) return false;
    }
    if (goesByTexts()) known = rowToSplit(row.pair(), set);
    return true;
  }
  bool splits() const { return m_request.split.validation + m_request.split.test > 0.0; }

  void compare(std::size_t k, DataReport& report) {
    HashedTexts heldOut, met;
    std::vector<std::pair<std::size_t, std::uint32_t>>
        places;  ///< set and line of each text that is held out
    for (const RowsToSplit& rows : m_sets) {
      for (std::size_t row = 0; row < rows.lines.size(); ++row) {
        if (rows.uses[row] != Use::heldOut) continue;
        const auto number = static_cast<std::uint32_t>(places.size());
        if (!heldOut.insert(wholeOf(rows.keys[k][row]), number))
          places.emplace_back(rows.set, rows.lines[row]);
      }
    }
    std::vector<Finding> findings;
    for (const RowsToSplit& rows : m_sets) {
      const CheckedSet& set = m_request.sets[rows.set];
      Finding finding = findingOf(
          m_request, rows.set, "split",
          std::string(nameOf(kSplitKinds[k].comparison)) + "." + std::string(nameOf(kSplitKinds[k].part)),
          kSplitKinds[k].title);
      finding.other = "held out";
      // Without repeated rows nothing can stand on both sides.
      finding.filter = {{"kind", "duplicates"},
                        {"compare", nameOf(kSplitKinds[k].comparison)},
                        {"of", nameOf(kSplitKinds[k].part)}};
      for (std::size_t row = 0; row < rows.lines.size(); ++row) {
        if (rows.uses[row] != Use::trained) continue;
        ++finding.of;
        const auto text = heldOut.find(wholeOf(rows.keys[k][row]));
        if (!text) continue;
        ++finding.rows;
        met.insert(wholeOf(rows.keys[k][row]), 0);
        if (finding.examples.size() >= m_request.examples) continue;
        const auto& [where, line] = places[*text];
        std::string why = "is held out in line " + std::to_string(line);
        if (where != rows.set)
          why = "is in line " + std::to_string(line) + " of " + m_request.sets[where].data.name;
        finding.examples.push_back({rows.lines[row], "", "", std::move(why)});
      }
      if (set.needs != RowNeeds::nothing || kSplitKinds[k].part == RowPart::pair)
        findings.push_back(std::move(finding));
    }
    for (Finding& finding : findings) {
      const auto rows = std::ranges::find_if(
          m_sets, [&](const RowsToSplit& one) { return m_request.sets[one.set].data.name == finding.set; });
      for (std::size_t row = 0; row < rows->lines.size(); ++row) {
        if (rows->uses[row] != Use::heldOut) continue;
        ++finding.otherOf;
        if (met.find(wholeOf(rows->keys[k][row]))) ++finding.otherRows;
      }
      report.findings.push_back(std::move(finding));
    }
  }

  /// The texts of the examples, from the file again: none were kept. Without them lines and reasons still say
  /// which rows it were.
  void findTexts(const RowsToSplit& rows, DataReport& report) const {
    const CheckedSet& set = m_request.sets[rows.set];
    std::multimap<std::int64_t, RowExample*> wanted;
    for (Finding& finding : report.findings) {
      if (finding.check != "split" || finding.set != set.data.name) continue;
      for (RowExample& example : finding.examples) wanted.emplace(example.line, &example);
    }
    Result<PairReader> reader = PairReader::open(set.data, set.needs);
    CheckedRow shown(m_request);
    while (reader && !wanted.empty()) {
      Result<std::optional<TextPair>> row = reader->next();
      if (!row || !*row) return;
      const auto [first, behind] = wanted.equal_range((*row)->line);
      if (first == behind) continue;
      shown.show(rows.set, std::move(**row));
      for (auto at = first; at != behind; ++at) *at->second = shown.example(std::move(at->second->why));
      wanted.erase(first, behind);
    }
  }

  const DataCheckRequest& m_request;
  std::size_t m_last = 0;  ///< the training set behind which there is none
  std::vector<RowsToSplit> m_sets;
};

}  // namespace

DataCheckKind splitCheck() {
  return {"split", "Split", "Rows to train on that data.validation.split or data.test.split also holds out",
          [](const DataCheckRequest& request) -> std::unique_ptr<DataCheck> {
            return std::make_unique<SplitCheck>(request);
          }};
}

}  // namespace s2s
