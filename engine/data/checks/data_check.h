#pragma once
// One check among those that look at every row. Checks are added in registrations.def.

#include <memory>
#include <string_view>

#include "engine/core/registry.h"
#include "engine/data/checks/data_checks.h"
#include "engine/data/checks/row_keys.h"

namespace s2s {

/// The row that checks look at, with what several of them need made once.
class CheckedRow {
 public:
  explicit CheckedRow(const DataCheckRequest& request) : m_request(request) {}

  void show(std::size_t set, TextPair row);

  std::size_t set() const { return m_set; }
  const CheckedSet& setOptions() const { return m_request.sets[m_set]; }
  const TextPair& pair() const { return m_row; }
  bool hasTarget() const { return setOptions().needs == RowNeeds::target; }  ///< a text, not a label
  bool sourceEmpty() const { return m_sourceEmpty; }
  bool targetEmpty() const { return m_targetEmpty; }  ///< label included; false where there is none to be had
  bool anyEmpty() const { return m_sourceEmpty || m_targetEmpty; }

  const RowKeys& keys(TextComparison comparison);
  /// Ids without special tokens of the source or the target, as the file has them.
  const std::vector<TokenId>& ids(std::size_t tokenizer, bool target);
  /// What a model is fed: the row with the set's prefix, of a set whose labels are written as text (as_text)
  /// the template and the word; null where the label cannot be written, as training leaves such rows out.
  const TextPair* fed();
  /// The same of what a model is fed, which must not be null.
  const std::vector<TokenId>& fedIds(std::size_t tokenizer, bool target);

  RowExample example(std::string why) const;

 private:
  const DataCheckRequest& m_request;
  std::size_t m_set = 0;
  TextPair m_row;
  bool m_sourceEmpty = false, m_targetEmpty = false;
  std::optional<RowKeys> m_exact, m_normalised;
  std::optional<std::vector<TextPair>> m_fed;                       ///< one row, or none
  std::vector<std::optional<std::vector<TokenId>>> m_ids, m_fedIds;  ///< two for each tokenizer
};

/// Looks at rows: of the test sets first, then of validation sets, then of those to train on.
class DataCheck {
 public:
  virtual ~DataCheck() = default;
  virtual void look(CheckedRow& row) = 0;
  /// The rows of a set are over.
  virtual void endSet(std::size_t set, DataReport& report) = 0;
};

struct DataCheckKind {
  std::string_view name, title, help;
  std::unique_ptr<DataCheck> (*make)(const DataCheckRequest& request);
};

/// All kinds, from registrations.def.
const Registry<DataCheckKind>& dataCheckKinds();

/// The report's entry for one side of a set under a vocabulary; made where there is none yet.
TokenFinding& tokenFindingOf(DataReport& report, const DataCheckRequest& request, std::size_t set,
                             std::size_t tokenizer, bool target);
/// Whether texts on that side of a set are looked at as texts.
bool hasSide(const CheckedSet& set, bool target);
/// Whether a model is fed a text on that side: labels that are written as words are texts for it.
bool isFed(const CheckedSet& set, bool target);

/// The finding of a set, with nothing found yet.
Finding findingOf(const DataCheckRequest& request, std::size_t set, std::string_view check,
                  std::string_view kind, std::string_view title);
/// The filter that leaves out rows of a set that are also in another; null where the filter could not read
/// the other, which is in another format or has other labels.
Json filterAgainst(const DataSource& set, const DataSource& other, TextComparison comparison, RowPart part);
/// Counts a row, and keeps it as an example while there is room.
void countRow(Finding& finding, const CheckedRow& row, std::size_t examples, std::string why);

}  // namespace s2s
