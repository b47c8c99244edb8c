#include "engine/data/corpus_texts.h"

#include <algorithm>

#include "engine/data/checks/recipe_checks.h"
#include "engine/data/row_reader.h"
#include "engine/data/text_pairs.h"

namespace s2s {
namespace {

using TakeText = std::function<Result<void>(std::string_view)>;

/// Those of `columns`, or all, of every row that is left.
Result<std::int64_t> takeCells(RowReader& reader, const std::vector<std::size_t>* columns,
                               const TakeText& take) {
  while (true) {
    const Result<std::optional<Row>> row = reader.next();
    if (!row) return row.error();
    if (!*row) return reader.badRows().count();
    const std::vector<std::string>& cells = (*row)->cells;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (columns && std::ranges::find(*columns, i) == columns->end()) continue;
      if (std::ranges::find((*row)->binary, i) != (*row)->binary.end()) continue;
      if (Result<void> taken = take(cells[i]); !taken) return taken.error();
    }
  }
}

/// The columns that the set names and the file has. One that its objective reads and somebody named is there,
/// or it is an error.
Result<std::vector<std::size_t>> columnsOf(const DataSource& set, const std::vector<std::string>& names) {
  const auto source = findColumn(names, set.source, set.path);
  if (!source) return source.error();
  std::vector<std::size_t> columns{*source};
  const RowNeeds needs = needsOf(set, ObjectiveSection());
  const auto add = [&](const ColumnReference& other, bool isNeeded) -> Result<void> {
    const auto column = findColumn(names, other, set.path);
    if (!column && isNeeded) return column.error();
    if (column) columns.push_back(*column);
    return {};
  };
  if (set.labels.empty()) {
    const bool isNamed = set.target != DataSource().target;
    if (auto target = add(set.target, isNamed && needs != RowNeeds::nothing); !target) return target.error();
  }
  for (const ColumnReference& label : set.labels) {
    if (auto found = add(label, needs == RowNeeds::labels); !found) return found.error();
  }
  if (set.pair) {
    if (auto pair = add(*set.pair, needs == RowNeeds::labels); !pair) return pair.error();
  }
  return columns;
}

}  // namespace

Result<std::int64_t> forEachText(const std::filesystem::path& file, const TakeText& take) {
  const Result<std::string> format = detectFormat(file);
  if (!format) return format.error();
  ReaderOptions options;
  options.format = *format;
  Result<std::unique_ptr<RowReader>> reader = openRows(file, options);
  if (!reader) return reader.error();
  if (*format == "tsv" || *format == "csv") {
    for (const std::string& name : (*reader)->columns()) {
      if (Result<void> taken = take(name); !taken) return taken.error();
    }
  }
  return takeCells(**reader, nullptr, take);
}

Result<std::int64_t> forEachTextOf(const DataSource& set, const TakeText& take) {
  Result<std::unique_ptr<RowReader>> reader = openRows(set.path, readerOptions(set));
  if (!reader) return reader.error();
  const Result<std::vector<std::size_t>> columns = columnsOf(set, (*reader)->columns());
  if (!columns) return columns.error();
  (*reader)->needOnly(*columns);
  return takeCells(**reader, &*columns, take);
}

}  // namespace s2s
