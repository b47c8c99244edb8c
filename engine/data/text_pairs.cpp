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
  return {source.format, source.header, source.targetPath};
}

Result<LoadedPairs> loadPairs(const DataSource& source, bool needsTarget) {
  Result<std::unique_ptr<RowReader>> reader = openRows(source.path, readerOptions(source));
  if (!reader) return reader.error();
  const Result<std::size_t> sourceColumn = findColumn((*reader)->columns(), source.source, source.path);
  if (!sourceColumn) return sourceColumn.error();
  std::size_t targetColumn = 0;
  if (needsTarget) {
    const Result<std::size_t> found = findColumn((*reader)->columns(), source.target, source.path);
    if (!found) return found.error();
    targetColumn = *found;
  }

  LoadedPairs loaded;
  BadRows empty;
  for (;;) {
    Result<std::optional<Row>> row = (*reader)->next();
    if (!row) return row.error();
    if (!*row) break;
    TextPair pair;
    pair.line = (*row)->line;
    pair.source = (*row)->cells[*sourceColumn];
    if (needsTarget) pair.target = (*row)->cells[targetColumn];
    const bool noSource = isBlank(pair.source), noTarget = needsTarget && isBlank(pair.target);
    if (noSource || noTarget)
      empty.add(pair.line, noSource ? "the source is empty" : "the target is empty");
    else
      loaded.pairs.push_back(std::move(pair));
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
