#include "engine/data/text_pairs.h"

#include <algorithm>

#include "engine/core/listed_names.h"
#include "engine/data/empty_part.h"

namespace s2s {

Result<std::size_t> findColumn(const std::vector<std::string>& columns, const ColumnReference& column,
                               const std::string& where) {
  constexpr std::size_t kMostListed = 40;
  const auto* name = std::get_if<std::string>(&column);
  if (name) {
    const auto found = std::ranges::find(columns, *name);
    if (found != columns.end()) return static_cast<std::size_t>(found - columns.begin());
  } else if (const std::int64_t number = std::get<std::int64_t>(column);
             number >= 1 && number <= static_cast<std::int64_t>(columns.size())) {
    return static_cast<std::size_t>(number - 1);
  }
  const std::string asked = name ? "\"" + *name + "\"" : std::to_string(std::get<std::int64_t>(column));
  return Error{"there is no column " + asked, where, "the columns are: " + listedNames(columns, kMostListed),
               Error::Kind::invalidInput};
}

Result<ColumnReference> columnNamed(const std::vector<std::string>& columns, const std::string& given,
                                    const std::string& where) {
  if (findColumn(columns, given, where)) return ColumnReference(given);
  const bool isNumber = given.find_first_not_of("0123456789") == std::string::npos && !given.empty() &&
                        given.size() < 10;
  const ColumnReference column = isNumber ? ColumnReference(std::int64_t{std::stoll(given)}) : given;
  if (const auto found = findColumn(columns, column, where); !found) return found.error();
  return column;
}

ReaderOptions readerOptions(const DataSource& source) {
  ReaderOptions options;
  options.format = source.format;
  options.header = source.header;
  options.targetPath = source.targetPath;
  options.decoding.encoding = options.targetDecoding.encoding = source.encoding;
  return options;
}

Result<PairReader::Columns> PairReader::find(const std::vector<std::string>& names, const DataSource& source,
                                             RowNeeds needs) {
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

Result<PairReader> PairReader::openFile(const DataSource& source, RowNeeds needs) {
  Result<std::unique_ptr<RowReader>> reader = openRows(source.path, readerOptions(source));
  if (!reader) return reader.error();
  Result<Columns> columns = find((*reader)->columns(), source, needs);
  if (!columns) return columns.error();
  return PairReader(std::move(*reader), std::move(*columns), needs);
}

Result<PairReader> PairReader::open(const DataSource& source, RowNeeds needs) {
  Result<PairReader> pairs = openFile(source, needs);
  if (!pairs) return pairs;
  std::vector<std::size_t> needed = pairs->m_columns.targets;
  needed.push_back(pairs->m_columns.source);
  if (pairs->m_columns.second) needed.push_back(*pairs->m_columns.second);
  pairs->m_reader->needOnly(needed);
  return pairs;
}

Result<PairReader> PairReader::openWithAllCells(const DataSource& source, RowNeeds needs) {
  Result<PairReader> pairs = openFile(source, needs);
  if (!pairs) return pairs;
  pairs->m_reader->needAll();
  return pairs;
}

Result<std::optional<TextPair>> PairReader::next() {
  Result<std::optional<Row>> row = m_reader->next();
  if (!row) return row.error();
  if (!*row) return std::optional<TextPair>();
  m_cells = std::move((*row)->cells);
  m_bare = std::move((*row)->bare);
  const std::vector<std::string>& cells = m_cells;
  TextPair pair;
  pair.line = (*row)->line;
  pair.source = cells[m_columns.source];
  if (m_columns.second) pair.second = cells[*m_columns.second];
  for (const std::size_t column : m_columns.targets) {
    pair.target += (pair.target.empty() ? "" : ", ") + cells[column];
    if (m_needs == RowNeeds::labels) pair.labels.push_back(cells[column]);
  }
  return std::optional(std::move(pair));
}

std::vector<std::string> PairReader::cellsWith(const TextPair& pair) const {
  std::vector<std::string> cells = m_cells;
  cells[m_columns.source] = pair.source;
  if (m_columns.second && pair.second) cells[*m_columns.second] = *pair.second;
  if (m_columns.targets.size() == 1) cells[m_columns.targets.front()] = pair.target;
  return cells;
}

std::vector<std::size_t> PairReader::bareAmong(const std::vector<std::string>& cells) const {
  std::vector<std::size_t> bare;
  for (const std::size_t column : m_bare) {
    if (cells[column] == m_cells[column]) bare.push_back(column);
  }
  return bare;
}

namespace {

Error noRow(const LoadedPairs& loaded, const std::string& path) {
  for (const FilterCount& count : loaded.filters) {
    if (count.removed > 0)
      return {"no row is left: " + describe(count), path, "check the data set's filters"};
  }
  std::string first;
  if (!loaded.badRows.described().empty()) {
    const BadRow& row = loaded.badRows.described().front();
    first = "; line " + std::to_string(row.line) + ": " + row.why;
  }
  return {"no usable row" + first, path, "check the format and the columns"};
}

using TakePair = std::function<bool(TextPair&&)>;

/// Gives usable rows that the filters keep to `take`, until it wants no more; what was left out is counted.
Result<LoadedPairs> readPairs(const DataSource& source, RowNeeds needs, const TakePair& take) {
  Result<PairReader> reader = PairReader::open(source, needs);
  if (!reader) return reader.error();
  Result<FilterChain> filters = FilterChain::make(source, needs);
  if (!filters) return filters.error();

  LoadedPairs loaded;
  BadRows empty;
  while (true) {
    Result<std::optional<TextPair>> row = reader->next();
    if (!row) return row.error();
    if (!*row) break;
    TextPair& pair = **row;
    if (const std::string why = emptyPart(pair, needs); !why.empty())
      empty.add(pair.line, why);
    else if (filters->keeps(pair) && !take(std::move(pair)))
      break;
  }
  loaded.badRows = reader->badRows();
  loaded.badRows.merge(empty);
  loaded.filters = filters->counts();
  return loaded;
}

}  // namespace

Result<LoadedPairs> loadPairs(const DataSource& source, RowNeeds needs, std::size_t most) {
  std::vector<TextPair> pairs;
  Result<LoadedPairs> loaded = readPairs(source, needs, [&](TextPair&& pair) {
    pairs.push_back(std::move(pair));
    return pairs.size() < most;
  });
  if (!loaded) return loaded;
  if (pairs.empty()) return noRow(*loaded, source.path);
  loaded->pairs = std::move(pairs);
  return loaded;
}

Result<std::int64_t> forEachKeptPair(const DataSource& source, RowNeeds needs, const TakePair& take) {
  std::int64_t rows = 0;
  const Result<LoadedPairs> read = readPairs(source, needs, [&](TextPair&& pair) {
    ++rows;
    return take(std::move(pair));
  });
  if (!read) return read.error();
  if (rows == 0) return noRow(*read, source.path);
  return rows;
}

}  // namespace s2s
