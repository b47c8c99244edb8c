#pragma once
// Any row of a data file by its number, for tables that scroll over files of any size.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/data/row_reader.h"

namespace s2s {

struct IndexedTableOptions {
  ReaderOptions reader;
  /// Where text that is compressed or not UTF-8 is kept decoded while the table is open: a file without a
  /// name, gone when the table or the process is. Empty: the user's cache folder.
  std::filesystem::path cacheFolder;
  std::uint64_t maximumCacheBytes = std::uint64_t{64} << 30;  ///< of that decoded text
  /// Positions are kept of every so many rows, 24 bytes each: 10 million rows cost 4 MB.
  std::int64_t rowsBetweenPositions = 64;
  /// Called on the indexing thread a few times a second and once at the end; must be quick, and must not
  /// destroy the table.
  std::function<void()> onProgress;
};

/// The file is read once from its beginning to its end on a thread of its own, which remembers where rows
/// begin; a row is then read from the file again, with the few rows between it and the position before it.
/// The file is read by position and not mapped into memory: one that another program shortens meanwhile then
/// gives an error, where a mapping would end the process. All functions may be called from any thread.
class IndexedTable {
 public:
  struct Progress {
    std::int64_t rows = 0;     ///< usable ones so far; row(i) works for every i below
    std::int64_t badRows = 0;  ///< so far
    double share = 0.0;        ///< of the file, 0 to 1
    /// Decoded so far of text that is read through a decoded copy (compressed or not UTF-8); else 0.
    std::uint64_t decodedBytes = 0;
    bool finished = false;  ///< nothing more will come: the end, an error or cancel()
    bool cancelled = false;
    std::optional<Error> error;  ///< what ended the reading early; the rows before stay usable
  };

  /// Reads the columns and starts indexing. Returns within milliseconds, except for JSON that is an object of
  /// columns, which has to be held whole. Errors as openRows().
  static Result<std::unique_ptr<IndexedTable>> open(const std::filesystem::path& path,
                                                    const IndexedTableOptions& options = {});
  /// Stops indexing and waits for its thread, which takes milliseconds.
  ~IndexedTable();

  const std::filesystem::path& path() const;
  const std::string& format() const;  ///< a name in readerFormats()
  const TextForm& form() const;       ///< encoding and compression
  const std::vector<std::string>& columns() const;

  Progress progress() const;
  /// All bad rows so far are counted, the first thousand described.
  BadRows badRows() const;

  /// The i-th usable row, from 0: microseconds where a neighbour was asked for before, else up to a
  /// millisecond. An error for a row that is not indexed yet, and for all once the file has changed.
  Result<Row> row(std::int64_t i) const;
  /// Up to `count` rows from the `first`-th; fewer where fewer are indexed.
  Result<std::vector<Row>> rows(std::int64_t first, std::int64_t count) const;

  /// Ends the indexing early; what was indexed stays usable.
  void cancel();
  /// Waits until the indexing has ended.
  void wait() const;

 private:
  class Implementation;
  explicit IndexedTable(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> m_implementation;
};

/// Where the program may keep files that can be made again: $XDG_CACHE_HOME or ~/.cache, with the program's
/// name; the folder for temporary files where neither can be used. The folder exists afterwards.
std::filesystem::path cacheFolder();

/// An open file without a name in `folder`.
Result<FileDescriptor> openNamelessFile(const std::filesystem::path& folder);

}  // namespace s2s
