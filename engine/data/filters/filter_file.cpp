#include "engine/data/filters/filter_file.h"

#include <algorithm>
#include <optional>

#include "engine/data/bad_row_file.h"
#include "engine/data/filters/filter_files.h"
#include "engine/data/shared_files.h"
#include "engine/recipes/recipe.h"

namespace s2s {
namespace {

/// The rows that went, as a table with the columns line and why before the file's own.
class RemovedRows {
 public:
  static Result<RemovedRows> open(const std::filesystem::path& path, const std::vector<std::string>& columns,
                                  StreamedFile::Existing existing) {
    RemovedRows rows;
    if (path.empty()) return rows;
    std::vector<std::string> all = {"line", "why"};
    for (const std::string& column : columns) all.push_back(free(column, columns));
    RowWriterOptions options;
    options.existing = existing;
    Result<std::unique_ptr<RowWriter>> writer = RowWriter::open(path, all, options);
    if (!writer) return writer.error();
    rows.m_writer = std::move(*writer);
    rows.m_cells = columns.size();
    return rows;
  }

  /// `bare`: as RowWriter has it.
  Result<void> add(std::int64_t line, const std::string& why, std::vector<std::string> cells,
                   std::vector<std::size_t> bare) {
    if (!m_writer) return {};
    cells.resize(m_cells);
    const std::vector<std::string> own = {std::to_string(line), why};
    cells.insert(cells.begin(), own.begin(), own.end());
    for (std::size_t& column : bare) column += own.size();
    Result<std::string> refused = m_writer->add(cells, bare);
    if (!refused) return refused.error();
    if (refused->empty()) return {};
    for (std::string& cell : cells) cell = escapedRaw(cell);
    refused = m_writer->add(cells);
    return refused ? Result<void>() : refused.error();
  }

  /// A row that is left out, with its texts as `pair` has them.
  Result<void> add(const TextPair& pair, const std::string& why, const PairReader& reader) {
    if (!m_writer) return {};
    std::vector<std::string> cells = reader.cellsWith(pair);
    std::vector<std::size_t> bare = reader.bareAmong(cells);
    return add(pair.line, why, std::move(cells), std::move(bare));
  }

  Result<void> finish() { return m_writer ? m_writer->finish() : Result<void>(); }

 private:
  /// A column of the file that is called "line" or "why" itself gets an underscore, or more where that is
  /// taken.
  static std::string free(const std::string& column, const std::vector<std::string>& columns) {
    std::string name = column;
    while (name == "line" || name == "why" || (name != column && std::ranges::count(columns, name) > 0))
      name += '_';
    return name;
  }

  std::unique_ptr<RowWriter> m_writer;
  std::size_t m_cells = 0;
};

/// What is written must not be what is read: the data, and what its filters look at.
Result<void> refuseOwnFiles(const FilterFileRequest& request) {
  std::vector<std::filesystem::path> read = {request.data.path, request.data.targetPath};
  Json filters = request.data.filters;
  const Result<void> visited =
      forEachFilterFile(filters, [&read](std::string& file, const std::string&) -> Result<void> {
        read.emplace_back(file);
        return {};
      });
  if (!visited) return visited.error();
  return refuseSharedFiles(read, {request.to, request.writer.targetPath, request.removed});
}

}  // namespace

Result<FilterFileResult> filterFile(const FilterFileRequest& request, const RunControl& control,
                                    const std::function<void(double share, std::int64_t rows)>& progress) {
  Result<FilterChain> filters = FilterChain::make(request.data, request.needs);
  if (!filters) return filters.error();
  if (Result<void> different = refuseOwnFiles(request); !different) return different.error();
  Result<PairReader> reader = PairReader::openWithAllCells(request.data, request.needs);
  if (!reader) return reader.error();
  Result<std::unique_ptr<RowWriter>> kept = RowWriter::open(request.to, reader->columns(), request.writer);
  if (!kept) return kept.error();
  Result<RemovedRows> removed =
      RemovedRows::open(request.removed, reader->columns(), request.writer.existing);
  if (!removed) return removed.error();

  std::optional<Error> notWritten;
  const auto take = [&](const BadRow& row) {
    const Result<void> added =
        removed->add(row.line, "cannot be read: " + row.why, {escapedRaw(row.raw)}, {});
    if (!added) notWritten = added.error();
  };
  for (const BadRow& row : reader->badRows().described()) take(row);
  reader->listenToBadRows(take);

  FilterFileResult result;
  BadRows unwritable;
  for (;;) {
    if (control.stopRequested())
      return Error{"filtering was stopped", request.data.path, "", Error::Kind::cancelled};
    Result<std::optional<TextPair>> row = reader->next();
    if (!row) return row.error();
    if (notWritten) return *notWritten;
    if (!*row) break;
    TextPair& pair = **row;
    if (progress && result.read % 4096 == 0) progress(reader->share(), result.read);
    ++result.read;
    const TextPair before = pair;
    std::string why;
    if (!filters->keeps(pair, &why)) {
      ++result.removed;
      if (Result<void> added = removed->add(before, why, *reader); !added) return added.error();
      continue;
    }
    const std::vector<std::string> cells = reader->cellsWith(pair);
    Result<std::string> refused = (*kept)->add(cells, reader->bareAmong(cells));
    if (!refused) return refused.error();
    if (refused->empty()) {
      ++result.written;
      continue;
    }
    unwritable.add(pair.line, *refused);
    if (Result<void> added = removed->add(pair, "cannot be written: " + *refused, *reader); !added)
      return added.error();
  }
  if (Result<void> finished = (*kept)->finish(); !finished) return finished.error();
  if (Result<void> finished = removed->finish(); !finished) return finished.error();
  result.filters = filters->counts();
  result.without = reader->membersWithoutColumn();
  result.badRows = reader->badRows();
  result.badRows.merge(unwritable);
  return result;
}

}  // namespace s2s
