#include <algorithm>
#include <array>
#include <map>

#include "engine/data/checks/data_check.h"
#include "engine/data/checks/hashed_texts.h"

namespace s2s {
namespace {

constexpr std::array kComparisons = {TextComparison::exact, TextComparison::normalised};
constexpr std::array kParts = {RowPart::pair, RowPart::source, RowPart::target};

/// The different texts of held-out rows under one comparison, with how many rows have each.
struct HeldOutTexts {
  std::int64_t all = 0;  ///< rows
  HashedTexts groups;
  std::vector<std::uint32_t> rows, firstLine;
  std::vector<bool> met;  ///< in the set that is looked at

  void add(const TextHash& key, std::int64_t line) {
    ++all;
    const auto known = groups.insert(key, static_cast<std::uint32_t>(rows.size()));
    if (known) {
      ++rows[*known];
      return;
    }
    rows.push_back(1);
    firstLine.push_back(
        static_cast<std::uint32_t>(std::min<std::int64_t>(line, HashedTexts::kLargestNumber)));
    met.push_back(false);
  }
  std::int64_t rowsMet() const {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) sum += met[i] ? rows[i] : 0;
    return sum;
  }
};

struct HeldOutSet {
  std::size_t set = 0;
  std::array<std::array<HeldOutTexts, kParts.size()>, kComparisons.size()> texts;
};

std::string titleOf(TextComparison comparison, RowPart part) {
  std::string title = part == RowPart::pair ? "rows" : "rows whose " + std::string(nameOf(part));
  title += part == RowPart::pair ? " that are also in " : " is also in ";
  title += "the other set";
  return title + (comparison == TextComparison::normalised ? ", but for case, spaces and punctuation" : "");
}

/// Rows of one set that are also in another of another role. Sets come test first and training last, so only
/// what is held out is remembered.
class LeakageCheck final : public DataCheck {
 public:
  explicit LeakageCheck(const DataCheckRequest& request) : m_request(request) {}

  void look(CheckedRow& row) override {
    if (row.sourceEmpty()) return;
    if (isHeldOutWhole(row.setOptions())) remember(row);
    if (row.targetEmpty()) return;
    ++m_of;
    for (std::size_t i = 0; i < m_heldOut.size(); ++i) {
      if (concerns(m_heldOut[i], row.set())) compare(m_heldOut[i], row);
    }
  }

  void endSet(std::size_t set, DataReport& report) override {
    for (HeldOutSet& other : m_heldOut) {
      if (!concerns(other, set)) continue;
      for (std::size_t c = 0; c < kComparisons.size(); ++c) {
        for (std::size_t p = 0; p < kParts.size(); ++p) finish(set, other, c, p, report);
      }
    }
    m_of = 0;
    m_found.clear();
  }

 private:
  /// Which rows are held out of a set that is left out and split is known when all have been counted: the
  /// check of the split compares them with what is trained. As of every set that is split, all its rows are
  /// compared with those of test sets here.
  bool isHeldOutWhole(const CheckedSet& set) const {
    if (set.isLeftOut && m_request.split.validation > 0.0) return false;
    return set.role != CheckedSet::Role::train;
  }
  bool concerns(const HeldOutSet& other, std::size_t set) const {
    return other.set != set && m_request.sets[other.set].role != m_request.sets[set].role;
  }
  bool compares(std::size_t set, RowPart part) const {
    const RowNeeds needs = m_request.sets[set].needs;
    return part == RowPart::source || needs == RowNeeds::target ||
           (part == RowPart::pair && needs == RowNeeds::labels);  // every set has the same labels
  }
  Finding& found(const HeldOutSet& other, std::size_t set, std::size_t c, std::size_t p) {
    const auto [place, isNew] = m_found.try_emplace({other.set, c, p});
    if (isNew) {
      place->second = findingOf(m_request, set, "leakage",
                                std::string(nameOf(kComparisons[c])) + "." + std::string(nameOf(kParts[p])),
                                titleOf(kComparisons[c], kParts[p]));
      place->second.other = m_request.sets[other.set].data.name;
    }
    return place->second;
  }

  /// Without its target, as test sets are given away, a row's source is remembered alone.
  void remember(CheckedRow& row) {
    if (m_heldOut.empty() || m_heldOut.back().set != row.set()) {
      m_heldOut.emplace_back().set = row.set();
    }
    HeldOutSet& held = m_heldOut.back();
    for (std::size_t c = 0; c < kComparisons.size(); ++c) {
      for (std::size_t p = 0; p < kParts.size(); ++p) {
        if (compares(row.set(), kParts[p]) && (kParts[p] == RowPart::source || !row.targetEmpty()))
          held.texts[c][p].add(row.keys(kComparisons[c]).of(kParts[p]), row.pair().line);
      }
    }
  }

  void compare(HeldOutSet& other, CheckedRow& row) {
    for (std::size_t c = 0; c < kComparisons.size(); ++c) {
      for (std::size_t p = 0; p < kParts.size(); ++p) {
        if (!compares(row.set(), kParts[p])) continue;
        HeldOutTexts& texts = other.texts[c][p];
        const auto group = texts.groups.find(row.keys(kComparisons[c]).of(kParts[p]));
        if (!group) continue;
        texts.met[*group] = true;
        countRow(found(other, row.set(), c, p), row, m_request.examples,
                 "is in line " + std::to_string(texts.firstLine[*group]) + " of " +
                     m_request.sets[other.set].data.name);
      }
    }
  }

  void finish(std::size_t set, HeldOutSet& other, std::size_t c, std::size_t p, DataReport& report) {
    if (!compares(set, kParts[p]) || !compares(other.set, kParts[p])) return;
    Finding& finding = found(other, set, c, p);
    HeldOutTexts& texts = other.texts[c][p];
    finding.of = m_of;
    finding.otherRows = texts.rowsMet();
    finding.otherOf = texts.all;
    // A short answer that occurs in both sets is no leak by itself.
    finding.information = kParts[p] == RowPart::target;
    finding.filter =
        filterAgainst(m_request.sets[set].data, m_request.sets[other.set].data, kComparisons[c], kParts[p]);
    report.findings.push_back(std::move(finding));
    texts.met.assign(texts.met.size(), false);
  }

  const DataCheckRequest& m_request;
  std::vector<HeldOutSet> m_heldOut;
  std::map<std::array<std::size_t, 3>, Finding> m_found;  ///< of the set that is looked at
  std::int64_t m_of = 0;
};

}  // namespace

DataCheckKind leakageCheck() {
  return {"leakage", "Leakage", "Rows to train on that are also validated or tested on",
          [](const DataCheckRequest& request) -> std::unique_ptr<DataCheck> {
            return std::make_unique<LeakageCheck>(request);
          }};
}

}  // namespace s2s
