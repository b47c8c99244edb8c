#pragma once
// The rows of a data set as source and target.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/data/example.h"
#include "engine/data/filters/filter_chain.h"
#include "engine/data/row_needs.h"
#include "engine/data/row_reader.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// Rows of a data set one at a time, as the file has them: filters of the data set do not apply, and texts
/// may be empty.
class PairReader {
 public:
  /// Columns that do not exist are an error that names the known ones. What stands in columns that are no
  /// part of a pair makes no row bad.
  static Result<PairReader> open(const DataSource& source, RowNeeds needs = RowNeeds::target);
  /// The same with all columns, for cellsWith(): a row with a cell that cannot be used in any of them is bad.
  static Result<PairReader> openWithAllCells(const DataSource& source, RowNeeds needs);

  /// The next usable row; nothing at the end.
  Result<std::optional<TextPair>> next();
  const BadRows& badRows() const { return m_reader->badRows(); }
  const MembersWithoutColumn& membersWithoutColumn() const { return m_reader->membersWithoutColumn(); }
  void listenToBadRows(std::function<void(const BadRow&)> listener) {
    m_reader->listenToBadRows(std::move(listener));
  }
  const std::vector<std::string>& columns() const { return m_reader->columns(); }
  /// All cells of the row that next() gave last, with the source, second text and target of `pair` in their
  /// columns; several labels stay as they are. Of openWithAllCells() only.
  std::vector<std::string> cellsWith(const TextPair& pair) const;
  /// Row::bare of the row that next() gave last, as far as `cells`, which cellsWith() has given, are as they
  /// were read: what was changed is a text.
  std::vector<std::size_t> bareAmong(const std::vector<std::string>& cells) const;
  /// How much of the file was read, 0 to 1.
  double share() const { return m_reader->share(); }

 private:
  /// Where in a row the parts of a pair stand.
  struct Columns {
    std::size_t source = 0;
    std::optional<std::size_t> second;
    std::vector<std::size_t> targets;  ///< the target, or every label
  };
  static Result<Columns> find(const std::vector<std::string>& names, const DataSource& source,
                              RowNeeds needs);
  static Result<PairReader> openFile(const DataSource& source, RowNeeds needs);
  PairReader(std::unique_ptr<RowReader> reader, Columns columns, RowNeeds needs)
      : m_reader(std::move(reader)), m_columns(std::move(columns)), m_needs(needs) {}

  std::unique_ptr<RowReader> m_reader;
  Columns m_columns;
  RowNeeds m_needs;
  std::vector<std::string> m_cells;  ///< of the last row
  std::vector<std::size_t> m_bare;   ///< likewise
};

struct LoadedPairs {
  std::vector<TextPair> pairs;       ///< in the file's order; the prefix is not written before the sources
  BadRows badRows;                   ///< with rows whose source or target is empty
  std::vector<FilterCount> filters;  ///< what the data set's filters left out of the rest
};

/// Reads all usable rows of a data set that its filters keep. What an objective does not need may be missing
/// in the file and stays empty. With labels, `second` comes from the pair column, and `target` holds the
/// labels as a person would write them. Columns that do not exist are an error that names the known ones; a
/// file of which no row is left is an error too. Reading ends behind `most` rows.
Result<LoadedPairs> loadPairs(const DataSource& source, RowNeeds needs = RowNeeds::target,
                              std::size_t most = SIZE_MAX);

/// The same rows one after the other, of which none is kept here: how many they were. `take` says whether it
/// wants more.
Result<std::int64_t> forEachKeptPair(const DataSource& source, RowNeeds needs,
                                     const std::function<bool(TextPair&&)>& take);

/// The reader's options that a data set asks for.
ReaderOptions readerOptions(const DataSource& source);

/// The column that a person names: by its header, or where no header is like that, by its number from 1. One
/// that does not exist is an error that names the known ones.
Result<ColumnReference> columnNamed(const std::vector<std::string>& columns, const std::string& given,
                                    const std::string& where);

/// The index of a column by name, or by number from 1.
Result<std::size_t> findColumn(const std::vector<std::string>& columns, const ColumnReference& column,
                               const std::string& where);

}  // namespace s2s
