#include "engine/data/indexed_table.h"

#include <sys/stat.h>
#include <sys/statvfs.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <list>
#include <thread>

#include "engine/core/thread_annotations.h"
#include "engine/data/readers/held_rows.h"

namespace s2s {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kBetweenReports = std::chrono::milliseconds(50);
constexpr std::size_t kCacheBytes = std::size_t{16} << 20;     ///< of rows read lately
constexpr std::size_t kBlockBytes = std::size_t{4} << 20;      ///< rows read ahead for their neighbours
constexpr std::uint64_t kLeftFree = std::uint64_t{256} << 20;  ///< of the disk that holds decoded text
constexpr std::int64_t kRowsBetweenLooks = 256;                ///< at the clock and the wish to stop

std::size_t bytesOf(const Row& row) {
  std::size_t bytes = sizeof(Row);
  for (const std::string& cell : row.cells) bytes += sizeof(std::string) + cell.size();
  return bytes;
}

/// What tells that a file is still the one that was indexed. Folders have no such mark.
struct FileMark {
  off_t size = 0;
  timespec changed{};
  bool operator==(const FileMark& other) const {
    return size == other.size && changed.tv_sec == other.changed.tv_sec &&
           changed.tv_nsec == other.changed.tv_nsec;
  }
};

std::optional<FileMark> markOf(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return FileMark{status.st_size, status.st_mtim};
}

}  // namespace

class IndexedTable::Implementation {
 public:
  Implementation(std::filesystem::path path, IndexedTableOptions options)
      : m_path(std::move(path)), m_options(std::move(options)), m_mark(mark()) {}

  ~Implementation() {
    cancel();
    if (m_thread.joinable()) m_thread.join();
  }

  Result<void> open() S2S_EXCLUDES(m_readMutex);
  void start() {
    m_thread = std::thread([this] { index(); });
  }

  const std::filesystem::path& path() const { return m_path; }
  const std::string& format() const { return m_options.reader.format; }
  const TextForm& form() const { return m_form; }
  const std::vector<std::string>& columns() const { return m_columns; }

  Progress progress() const S2S_EXCLUDES(m_mutex) {
    MutexLock lock(m_mutex);
    return m_progress;
  }
  BadRows badRows() const S2S_EXCLUDES(m_mutex) {
    MutexLock lock(m_mutex);
    return m_badRows;
  }
  void cancel() { m_stop.store(true, std::memory_order_relaxed); }
  void wait() S2S_EXCLUDES(m_mutex) {
    MutexLock lock(m_mutex);
    while (!m_progress.finished) m_finished.wait(m_mutex);
  }

  Result<Row> row(std::int64_t i) S2S_EXCLUDES(m_mutex, m_readMutex);

 private:
  /// Rows that follow a kept position, or the first of them.
  struct Block {
    std::int64_t number = 0;
    std::vector<Row> rows;
    std::size_t bytes = 0;
  };

  std::vector<std::optional<FileMark>> mark() const {
    return {markOf(m_path), markOf(m_options.reader.targetPath)};
  }
  Result<void> keepDecoded();
  void index() S2S_EXCLUDES(m_mutex);
  void publish(std::int64_t rows, bool last, std::optional<Error> error) S2S_EXCLUDES(m_mutex);
  std::uint64_t decodedBytes() const;
  Result<void> checkCache() const;
  Result<Block> readBlock(std::int64_t number, std::int64_t wanted, const RowPosition& position,
                          std::int64_t available) S2S_REQUIRES(m_readMutex);
  void remember(Block block) S2S_REQUIRES(m_readMutex);

  const std::filesystem::path m_path;
  IndexedTableOptions m_options;
  const std::vector<std::optional<FileMark>> m_mark;  ///< of the file and its target file
  TextForm m_form;
  std::vector<std::string> m_columns;
  std::vector<std::shared_ptr<const FileDescriptor>> m_copies;  ///< decoded text on the disk
  std::unique_ptr<RowReader> m_indexer;                         ///< of the indexing thread
  std::atomic<bool> m_stop{false};
  std::thread m_thread;

  mutable Mutex m_mutex;
  std::condition_variable_any m_finished;
  Progress m_progress S2S_GUARDED_BY(m_mutex);
  BadRows m_badRows S2S_GUARDED_BY(m_mutex);
  std::vector<RowPosition> m_positions S2S_GUARDED_BY(m_mutex);

  Mutex m_readMutex;  ///< locked before m_mutex where both are
  std::unique_ptr<RowReader> m_reader S2S_GUARDED_BY(m_readMutex);
  std::list<Block> m_cache S2S_GUARDED_BY(m_readMutex);  ///< the one used last comes first
  std::size_t m_cached S2S_GUARDED_BY(m_readMutex) = 0;
};

Result<void> IndexedTable::Implementation::open() {
  const Result<std::string> format = chosenFormat(m_path, m_options.reader);
  if (!format) return format.error();
  m_options.reader.format = *format;
  Result<std::unique_ptr<RowReader>> reader = openRows(m_path, m_options.reader);
  if (!reader) return reader.error();
  m_indexer = std::move(*reader);
  m_form = m_indexer->form();
  m_columns = m_indexer->columns();
  if (!m_indexer->seekable()) return keepDecoded();
  if (const auto* held = dynamic_cast<const HeldRows*>(m_indexer.get())) {
    MutexLock reading(m_readMutex);
    m_reader = held->another();
  }
  return {};
}

/// Text that cannot be entered in the middle is read through a copy, decoded, from which rows are read again.
Result<void> IndexedTable::Implementation::keepDecoded() {
  if (m_options.cacheFolder.empty()) m_options.cacheFolder = cacheFolder();
  ReaderOptions first = m_options.reader;
  for (DecodingOptions* decoding : {&m_options.reader.decoding, &m_options.reader.targetDecoding}) {
    Result<FileDescriptor> file = openNamelessFile(m_options.cacheFolder);
    if (!file) return file.error();
    m_copies.push_back(std::make_shared<const FileDescriptor>(std::move(*file)));
    decoding->decoded = m_copies.back();
  }
  first.decoding.copy = m_copies[0];
  first.targetDecoding.copy = m_copies[1];
  Result<std::unique_ptr<RowReader>> reader = openRows(m_path, first);
  if (!reader) return reader.error();
  m_indexer = std::move(*reader);
  return {};
}

std::uint64_t IndexedTable::Implementation::decodedBytes() const {
  std::uint64_t bytes = 0;
  for (const auto& copy : m_copies) {
    struct stat status {};
    if (::fstat(copy->get(), &status) == 0) bytes += static_cast<std::uint64_t>(status.st_size);
  }
  return bytes;
}

Result<void> IndexedTable::Implementation::checkCache() const {
  if (decodedBytes() > m_options.maximumCacheBytes) {
    return Error{"the decoded text is larger than the limit of " +
                     std::to_string(m_options.maximumCacheBytes) + " bytes",
                 m_path.string(), "unpack the file and save it as UTF-8"};
  }
  struct statvfs disk {};
  if (!m_copies.empty() && ::statvfs(m_options.cacheFolder.c_str(), &disk) == 0 &&
      static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize < kLeftFree) {
    return Error{"the disk is nearly full", m_options.cacheFolder.string(),
                 "free some space on it, or set XDG_CACHE_HOME to a folder on another disk"};
  }
  return {};
}

void IndexedTable::Implementation::index() {
  std::int64_t rows = 0;
  auto reported = Clock::now();
  std::vector<RowPosition> found;
  std::optional<Error> error;
  const auto hand = [&] {
    MutexLock lock(m_mutex);
    m_positions.insert(m_positions.end(), found.begin(), found.end());
    found.clear();
  };
  try {
    while (!m_stop.load(std::memory_order_relaxed)) {
      const Result<std::optional<Row>> row = m_indexer->next();
      if (!row) error = row.error();
      if (!row || !*row) break;
      if (rows % m_options.rowsBetweenPositions == 0) found.push_back(m_indexer->position());
      ++rows;
      if (rows % kRowsBetweenLooks != 0 && rows > kRowsBetweenLooks) continue;
      if (const auto now = Clock::now(); now - reported >= kBetweenReports || rows == kRowsBetweenLooks) {
        if (const Result<void> fits = checkCache(); !fits) {
          error = fits.error();
          break;
        }
        reported = now;
        hand();
        publish(rows, false, std::nullopt);
      }
    }
  } catch (const std::exception& problem) {
    error = Error{std::string("an unexpected failure: ") + problem.what(), m_path.string(), ""};
  }
  hand();
  publish(rows, true, error);
  m_indexer.reset();
}

void IndexedTable::Implementation::publish(std::int64_t rows, bool last, std::optional<Error> error) {
  {
    MutexLock lock(m_mutex);
    m_progress.rows = rows;
    m_progress.badRows = m_indexer->badRows().count();
    m_progress.share = m_indexer->share();
    m_progress.decodedBytes = decodedBytes();
    if (m_badRows.count() != m_progress.badRows) m_badRows = m_indexer->badRows();
    if (last) {
      m_progress.cancelled = m_stop.load(std::memory_order_relaxed) && !error;
      if (!m_progress.cancelled && !error) m_progress.share = 1.0;
      m_progress.error = std::move(error);
      m_progress.finished = true;
      m_finished.notify_all();
    }
  }
  if (m_options.onProgress && !(last && m_stop.load(std::memory_order_relaxed))) m_options.onProgress();
}

Result<Row> IndexedTable::Implementation::row(std::int64_t i) {
  const std::int64_t every = m_options.rowsBetweenPositions;
  const std::int64_t number = i / every;
  const auto within = static_cast<std::size_t>(i % every);
  MutexLock reading(m_readMutex);
  for (auto block = m_cache.begin(); i >= 0 && block != m_cache.end(); ++block) {
    if (block->number != number || block->rows.size() <= within) continue;
    m_cache.splice(m_cache.begin(), m_cache, block);
    return m_cache.front().rows[within];
  }
  RowPosition position;
  std::int64_t available;
  {
    MutexLock lock(m_mutex);
    if (i < 0 || i >= m_progress.rows) {
      return Error{"row " + std::to_string(i + 1) + " is not read yet", m_path.string(),
                   "wait until the file is read", Error::Kind::invalidInput};
    }
    position = m_positions[static_cast<std::size_t>(number)];
    available = std::min(every, m_progress.rows - number * every);
  }
  if (mark() != m_mark)
    return Error{"the file has changed since it was opened", m_path.string(), "open it again"};
  Result<Block> block = readBlock(number, static_cast<std::int64_t>(within) + 1, position, available);
  if (!block) return block.error();
  Row row = block->rows[within];
  remember(std::move(*block));
  return row;
}

/// At least the first `wanted` rows behind the position, and as many of `available` as are small.
Result<IndexedTable::Implementation::Block> IndexedTable::Implementation::readBlock(
    std::int64_t number, std::int64_t wanted, const RowPosition& position, std::int64_t available) {
  if (!m_reader) {
    Result<std::unique_ptr<RowReader>> reader = openRows(m_path, m_options.reader);
    if (!reader) return reader.error();
    m_reader = std::move(*reader);
  }
  if (Result<void> sought = m_reader->seek(position); !sought) return sought.error();
  Block block;
  block.number = number;
  while (static_cast<std::int64_t>(block.rows.size()) < available &&
         (static_cast<std::int64_t>(block.rows.size()) < wanted || block.bytes < kBlockBytes)) {
    Result<std::optional<Row>> row = m_reader->next();
    if (!row) return row.error();
    if (!*row) return Error{"the file has changed since it was opened", m_path.string(), "open it again"};
    block.bytes += bytesOf(**row);
    block.rows.push_back(std::move(**row));
  }
  return block;
}

void IndexedTable::Implementation::remember(Block block) {
  std::erase_if(m_cache, [&](const Block& old) {
    if (old.number == block.number) m_cached -= old.bytes;
    return old.number == block.number;
  });
  m_cached += block.bytes;
  m_cache.push_front(std::move(block));
  while (m_cached > kCacheBytes && m_cache.size() > 1) {
    m_cached -= m_cache.back().bytes;
    m_cache.pop_back();
  }
}

IndexedTable::IndexedTable(std::unique_ptr<Implementation> implementation)
    : m_implementation(std::move(implementation)) {}
IndexedTable::~IndexedTable() = default;

Result<std::unique_ptr<IndexedTable>> IndexedTable::open(const std::filesystem::path& path,
                                                         const IndexedTableOptions& options) {
  auto implementation = std::make_unique<Implementation>(path, options);
  if (Result<void> opened = implementation->open(); !opened) return opened.error();
  implementation->start();
  return std::unique_ptr<IndexedTable>(new IndexedTable(std::move(implementation)));
}

const std::filesystem::path& IndexedTable::path() const { return m_implementation->path(); }
const std::string& IndexedTable::format() const { return m_implementation->format(); }
const TextForm& IndexedTable::form() const { return m_implementation->form(); }
const std::vector<std::string>& IndexedTable::columns() const { return m_implementation->columns(); }
IndexedTable::Progress IndexedTable::progress() const { return m_implementation->progress(); }
BadRows IndexedTable::badRows() const { return m_implementation->badRows(); }
Result<Row> IndexedTable::row(std::int64_t i) const { return m_implementation->row(i); }
void IndexedTable::cancel() { m_implementation->cancel(); }
void IndexedTable::wait() const { m_implementation->wait(); }

Result<std::vector<Row>> IndexedTable::rows(std::int64_t first, std::int64_t count) const {
  std::vector<Row> rows;
  const std::int64_t end = std::min(first + count, progress().rows);
  for (std::int64_t i = first; i < end; ++i) {
    Result<Row> found = row(i);
    if (!found) return found.error();
    rows.push_back(std::move(*found));
  }
  return rows;
}

}  // namespace s2s
