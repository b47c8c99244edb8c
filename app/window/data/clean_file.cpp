#include "app/window/data/clean_file.h"

#include "engine/data/bad_row_file.h"
#include "engine/data/shared_files.h"

namespace s2s {
namespace {

constexpr std::int64_t kRowsBetweenReports = 1000;

}  // namespace

Result<FilterFileResult> cleanFile(const DataSource& source, RowNeeds needs, const std::filesystem::path& to,
                                   const RunControl& control, const std::function<void(double)>& progress) {
  FilterFileRequest request;
  request.data = source;
  request.needs = needs;
  request.to = to;
  request.writer.existing = StreamedFile::Existing::replace;
  return filterFile(request, control, [&progress](double share, std::int64_t) { progress(share); });
}

Result<std::int64_t> writeBadRows(const DataSource& source, const std::filesystem::path& to,
                                  const RunControl& control, const std::function<void(double)>& progress) {
  const Result<void> different = refuseSharedFiles({source.path, source.targetPath}, {to});
  if (!different) return different.error();
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
    if (control.stopRequested()) return Error{"writing was stopped", to.string(), "", Error::Kind::cancelled};
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
