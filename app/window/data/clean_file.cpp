#include "app/window/data/clean_file.h"

#include "engine/data/bad_row_file.h"
#include "engine/data/row_writer.h"

namespace s2s {
namespace {

constexpr std::int64_t kRowsBetweenReports = 1000;

Error stopped(const std::filesystem::path& to) {
  return {"writing was stopped", to.string(), "", Error::Kind::cancelled};
}

Result<void> refuseOwnFile(const DataSource& source, const std::filesystem::path& to) {
  for (const std::string& own : {source.path, source.targetPath}) {
    std::error_code unknown;
    if (!own.empty() && std::filesystem::equivalent(own, to, unknown))
      return Error{"the copy cannot replace the file that it is made of", to.string(), "choose another name",
                   Error::Kind::invalidInput};
  }
  return {};
}

}  // namespace

Result<CleanedFile> cleanFile(const DataSource& source, RowNeeds needs, const std::filesystem::path& to,
                              const RunControl& control, const std::function<void(double)>& progress) {
  if (const Result<void> allowed = refuseOwnFile(source, to); !allowed) return allowed.error();
  // The same rows twice: with all their cells, and as the filters see them.
  Result<std::unique_ptr<RowReader>> rows = openRows(source.path, readerOptions(source));
  if (!rows) return rows.error();
  Result<PairReader> pairs = PairReader::open(source, needs);
  if (!pairs) return pairs.error();
  Result<FilterChain> filters = FilterChain::make(source, needs);
  if (!filters) return filters.error();
  const Result<std::size_t> sourceColumn = findColumn((*rows)->columns(), source.source, source.path);
  if (!sourceColumn) return sourceColumn.error();
  RowWriterOptions options;
  options.existing = StreamedFile::Existing::replace;
  Result<std::unique_ptr<RowWriter>> writer = RowWriter::open(to, (*rows)->columns(), options);
  if (!writer) return writer.error();
  CleanedFile cleaned;
  for (std::int64_t read = 0;; ++read) {
    if (control.stopRequested()) return stopped(to);
    if (read % kRowsBetweenReports == 0) progress((*rows)->share());
    Result<std::optional<Row>> row = (*rows)->next();
    if (!row) return row.error();
    Result<std::optional<TextPair>> pair = pairs->next();
    if (!pair) return pair.error();
    if (!*row || !*pair) break;
    if (!filters->keeps(**pair)) continue;
    // Filters of plain text take lines out of the source of a row that stays.
    (*row)->cells[*sourceColumn] = (*pair)->source;
    const Result<std::string> why = (*writer)->add((*row)->cells);
    if (!why) return why.error();
    why->empty() ? ++cleaned.kept : ++cleaned.unwritable;
  }
  if (const Result<void> finished = (*writer)->finish(); !finished) return finished.error();
  cleaned.badRows = (*rows)->badRows().count();
  cleaned.filters = filters->counts();
  return cleaned;
}

Result<std::int64_t> writeBadRows(const DataSource& source, const std::filesystem::path& to,
                                  const RunControl& control, const std::function<void(double)>& progress) {
  if (const Result<void> allowed = refuseOwnFile(source, to); !allowed) return allowed.error();
  Result<BadRowFile> file = BadRowFile::open(to, StreamedFile::Existing::replace);
  if (!file) return file.error();
  Result<std::unique_ptr<RowReader>> rows = openRows(source.path, readerOptions(source));
  if (!rows) return rows.error();
  std::int64_t written = 0;
  std::optional<Error> problem;
  const auto write = [&](const BadRow& bad) {
    if (problem) return;
    if (const Result<void> added = file->add(bad); !added) problem = added.error();
    ++written;
  };
  // What was met while the columns were read comes first.
  for (const BadRow& bad : (*rows)->badRows().described()) write(bad);
  (*rows)->listenToBadRows(write);
  for (std::int64_t read = 0;; ++read) {
    if (control.stopRequested()) return stopped(to);
    if (read % kRowsBetweenReports == 0) progress((*rows)->share());
    // What ends the file early was told when it was opened; the bad rows before it still count.
    const Result<std::optional<Row>> row = (*rows)->next();
    if (problem) return *problem;
    if (!row || !*row) break;
  }
  if (const Result<void> finished = file->finish(); !finished) return finished.error();
  return written;
}

}  // namespace s2s
