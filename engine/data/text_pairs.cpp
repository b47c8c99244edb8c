#include "engine/data/text_pairs.h"

#include <algorithm>

namespace s2s {
namespace {

bool isBlank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t kMostListed = 40;
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), kMostListed); ++i)
    text += (i == 0 ? "" : ", ") + names[i];
  return text + (names.size() > kMostListed ? ", …" : "");
}

}  // namespace

Result<std::size_t> findColumn(const std::vector<std::string>& columns, const ColumnReference& column,
                               const std::string& where) {
  const auto* name = std::get_if<std::string>(&column);
  if (name) {
    const auto found = std::ranges::find(columns, *name);
    if (found != columns.end()) return static_cast<std::size_t>(found - columns.begin());
  } else if (const std::int64_t number = std::get<std::int64_t>(column);
             number >= 1 && number <= static_cast<std::int64_t>(columns.size())) {
    return static_cast<std::size_t>(number - 1);
  }
  const std::string asked = name ? "\"" + *name + "\"" : std::to_string(std::get<std::int64_t>(column));
  return Error{"there is no column " + asked, where, "the columns are: " + listed(columns),
               Error::Kind::invalidInput};
}

ReaderOptions readerOptions(const DataSource& source) {
  ReaderOptions options;
  options.format = source.format;
  options.header = source.header;
  options.targetPath = source.targetPath;
  options.decoding.encoding = options.targetDecoding.encoding = source.encoding;
  return options;
}

namespace {

/// Where in a row the parts of a pair stand.
struct Columns {
  std::size_t source = 0;
  std::optional<std::size_t> second;
  std::vector<std::size_t> targets;  ///< the target, or every label
};

Result<Columns> findColumns(const std::vector<std::string>& names, const DataSource& source, RowNeeds needs) {
  Columns columns;
  std::vector<ColumnReference> targets;
  if (needs == RowNeeds::target) targets = {source.target};
  if (needs == RowNeeds::labels) targets = source.labels.empty() ? std::vector{source.target} : source.labels;
  const auto found = findColumn(names, source.source, source.path);
  if (!found) return found.error();
  columns.source = *found;
  for (const ColumnReference& target : targets) {
    const auto column = findColumn(names, target, source.path);
    if (!column) return column.error();
    columns.targets.push_back(*column);
  }
  if (source.pair && needs == RowNeeds::labels) {
    const auto column = findColumn(names, *source.pair, source.path);
    if (!column) return column.error();
    columns.second = *column;
  }
  return columns;
}

/// What is wrong with the row; empty where nothing is.
std::string emptyPart(const TextPair& pair, const Columns& columns, RowNeeds needs) {
  if (isBlank(pair.source)) return "the source is empty";
  if (columns.second && isBlank(*pair.second)) return "the second text is empty";
  if (needs == RowNeeds::target && isBlank(pair.target)) return "the target is empty";
  if (std::ranges::any_of(pair.labels, isBlank)) return "a label is empty";
  return "";
}

TextPair pairOf(const Row& row, const Columns& columns, RowNeeds needs) {
  TextPair pair;
  pair.line = row.line;
  pair.source = row.cells[columns.source];
  if (columns.second) pair.second = row.cells[*columns.second];
  for (const std::size_t column : columns.targets) {
    pair.target += (pair.target.empty() ? "" : ", ") + row.cells[column];
    if (needs == RowNeeds::labels) pair.labels.push_back(row.cells[column]);
  }
  return pair;
}

}  // namespace

Result<LoadedPairs> loadPairs(const DataSource& source, RowNeeds needs) {
  Result<std::unique_ptr<RowReader>> reader = openRows(source.path, readerOptions(source));
  if (!reader) return reader.error();
  const Result<Columns> columns = findColumns((*reader)->columns(), source, needs);
  if (!columns) return columns.error();

  LoadedPairs loaded;
  BadRows empty;
  for (;;) {
    Result<std::optional<Row>> row = (*reader)->next();
    if (!row) return row.error();
    if (!*row) break;
    TextPair pair = pairOf(**row, *columns, needs);
    if (const std::string why = emptyPart(pair, *columns, needs); why.empty())
      loaded.pairs.push_back(std::move(pair));
    else
      empty.add(pair.line, why);
  }
  loaded.badRows = (*reader)->badRows();
  loaded.badRows.merge(empty);
  if (loaded.pairs.empty()) {
    const std::string first = loaded.badRows.described().empty()
                                  ? ""
                                  : "; line " + std::to_string(loaded.badRows.described()[0].line) + ": " +
                                        loaded.badRows.described()[0].why;
    return Error{"no usable row" + first, source.path, "check the format and the columns"};
  }
  return loaded;
}

}  // namespace s2s
