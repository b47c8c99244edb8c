// The module that engine/data/readers/arrow_module.h loads: rows of Parquet and Arrow files.

#include <arrow/api.h>

#include <algorithm>
#include <charconv>
#include <numeric>

#include "engine/arrow_module/batch_source.h"
#include "engine/arrow_module/capped_pool.h"
#include "engine/arrow_module/cell_text.h"
#include "engine/arrow_module/label_names.h"
#include "engine/data/line_source.h"
#include "engine/data/readers/arrow_module.h"
#include "engine/data/readers/limited_json.h"
#include "engine/data/readers/named_columns.h"

namespace s2s {

Error arrowError(const arrow::Status& status, const std::filesystem::path& path) {
  std::string what = status.message();
  what.resize(std::min(what.find('\n'), what.size()));
  constexpr std::size_t kLongest = 300;
  if (what.size() > kLongest) what.resize(kLongest);
  return Error{"the file cannot be read: " + what, path.string(), "copy or download the file again"};
}

namespace {

constexpr std::int64_t kMostMemory = std::int64_t{4} << 30;
constexpr int kFileBits = 16;  ///< of a position: which file; the other 48 say where in it

/// One for the process: the limit is for all files together, and buffers may outlive their reader.
CappedPool& limitedPool() {
  static CappedPool pool(arrow::default_memory_pool(), kMostMemory);
  return pool;
}

/// The name in place of the number; false where it has none and stays, such as the -1 of rows that have no
/// label.
bool nameLabel(const std::vector<std::string>& names, std::string& cell) {
  std::size_t number = 0;
  const char* end = cell.data() + cell.size();
  const auto [last, problem] = std::from_chars(cell.data(), end, number);
  if (problem != std::errc() || last != end || number >= names.size()) return false;
  cell = names[number];
  return true;
}

class ArrowRows final : public RowReader {
 public:
  explicit ArrowRows(ArrowFiles files) : m_files(std::move(files)) {}

  Result<void> open() {
    if (Result<void> opened = openSource(0); !opened) return opened.error();
    m_columns = flatNames(*m_source->schema());
    m_held.resize(m_columns.size());
    std::iota(m_held.begin(), m_held.end(), std::size_t{0});
    const auto labels = labelNames(*m_source->schema());
    for (const std::string& column : m_columns) {
      const auto names = labels.find(column);
      m_labels.push_back(names == labels.end() ? std::vector<std::string>() : names->second);
    }
    return checkColumns(m_columns, m_files.shown);
  }

  const TextForm& form() const override { return m_form; }
  RowPosition position() const override { return m_position; }
  bool seekable() const override { return true; }

  Result<std::optional<Row>> next() override {
    try {
      return readNext();
    } catch (const std::exception& problem) {
      return arrowError(arrow::Status::Invalid(problem.what()), m_files.shown);
    }
  }

  Result<void> seek(const RowPosition& position) override {
    try {
      return seekTo(position);
    } catch (const std::exception& problem) {
      return arrowError(arrow::Status::Invalid(problem.what()), m_files.shown);
    }
  }

  double share() const override {
    const double within = m_source ? m_source->share() : 1.0;
    return (static_cast<double>(m_file) + within) / static_cast<double>(m_files.files.size());
  }

 private:
  Result<void> openSource(std::size_t file) {
    m_source.reset();
    const std::filesystem::path& path = m_files.files[file];
    Result<std::unique_ptr<BatchSource>> source =
        m_files.parquet ? openParquetFile(path, &limitedPool()) : openIpcFile(path, &limitedPool());
    if (!source) return source.error();
    m_source = std::move(*source);
    m_file = file;
    std::error_code ignored;
    const std::uintmax_t size = std::filesystem::file_size(path, ignored);
    if (!ignored) m_packed += size;
    m_flat = {};
    m_row = m_rows = 0;
    m_isNarrowed = false;
    if (!m_columns.empty() && flatNames(*m_source->schema()) != m_columns) {
      return Error{"the columns differ from those of the first file", path.string(),
                   "save the data set again as a whole"};
    }
    return {};
  }

  Result<std::optional<Row>> readNext() {
    for (;;) {
      if (m_row == m_rows) {
        const Result<bool> more = readBatch();
        if (!more) return more.error();
        if (!*more) return std::optional<Row>();
        continue;
      }
      Row row{std::vector<std::string>(m_columns.size()), ++m_line};
      const RowPosition position{(std::uint64_t{m_file} << (64 - kFileBits)) | m_placed.place,
                                 static_cast<std::uint64_t>(m_placed.rowsBefore + m_row), m_line};
      std::string why;
      for (std::size_t held = 0; held < m_held.size(); ++held) {
        const std::size_t i = m_held[held];
        if (!m_needed.isNeeded(i)) continue;
        const arrow::Array& array = *m_flat.arrays[held];
        const bool whole = appendCell(array, m_row, row.cells[i]);
        const bool isNamed = !m_labels[i].empty() && nameLabel(m_labels[i], row.cells[i]);
        if (!isNamed && isBare(array, m_row)) row.bare.push_back(i);
        m_unpacked += row.cells[i].size();
        const Result<void> fits = checkExpansion(m_packed, m_unpacked, m_files.limits, m_files.files[m_file]);
        if (!fits) return fits.error();
        std::string problem = why.empty() ? whyUnusable(row.cells[i]) : "";
        if (!problem.empty() && !m_needed.isNamed(i) && holdsBytes(*array.type())) {
          row.cells[i] = "binary, " + std::to_string(row.cells[i].size()) + " bytes";
          row.binary.push_back(i);
          problem.clear();
        }
        if (!whole)
          problem = "the values take more than " + std::to_string(kLargestRecordMiB) + " MiB of memory";
        if (!problem.empty()) why = "column " + m_columns[i] + ": " + problem;
      }
      ++m_row;
      if (why.empty()) {
        m_position = position;
        return std::optional(std::move(row));
      }
      std::string raw;
      for (const std::string& cell : row.cells) raw += (raw.empty() ? "" : "\t") + cell.substr(0, 1000);
      skip(row.line, std::move(why), raw);
    }
  }

  /// Makes the next batch the current one; false at the end of the last file.
  Result<bool> readBatch() {
    for (;;) {
      if (!m_needed.areAll() && !m_isNarrowed) narrow();
      Result<PlacedBatch> placed = m_source->next();
      if (!placed) return placed.error();
      if (placed->batch) {
        Result<FlatColumns> flat = flatColumns(*placed->batch, m_files.files[m_file]);
        if (!flat) return flat.error();
        if (!std::ranges::equal(flat->names, m_held, {}, {},
                                [this](std::size_t i) { return m_columns[i]; })) {
          return Error{"the columns change inside the file", m_files.files[m_file].string(),
                       "write the file again"};
        }
        m_flat = std::move(*flat);
        m_placed = std::move(*placed);
        m_rows = m_placed.batch->num_rows();
        m_row = 0;
        return true;
      }
      if (m_file + 1 == m_files.files.size()) return false;
      if (Result<void> opened = openSource(m_file + 1); !opened) return opened.error();
    }
  }

  /// Lets the source pass over the fields of which no column is needed.
  void narrow() {
    m_isNarrowed = true;
    std::vector<int> fields;
    std::vector<std::size_t> held;
    const arrow::FieldVector& all = m_source->schema()->fields();
    std::size_t column = 0;
    for (std::size_t field = 0; field < all.size(); ++field) {
      std::vector<std::size_t> own(flatNames(*arrow::schema({all[field]})).size());
      std::iota(own.begin(), own.end(), column);
      column += own.size();
      if (std::ranges::none_of(own, [this](std::size_t i) { return m_needed.isNeeded(i); })) continue;
      fields.push_back(static_cast<int>(field));
      held.insert(held.end(), own.begin(), own.end());
    }
    if (!fields.empty() && m_source->readOnly(fields)) m_held = std::move(held);
  }

  Result<void> seekTo(const RowPosition& position) {
    const auto file = static_cast<std::size_t>(position.offset >> (64 - kFileBits));
    const ChunkPlace place = position.offset & ((std::uint64_t{1} << (64 - kFileBits)) - 1);
    const auto row = static_cast<std::int64_t>(position.further);
    if (file >= m_files.files.size()) return Error{"no such row", m_files.shown.string(), ""};
    m_line = position.line - 1;
    // Whoever jumps may want the same rows again and again.
    m_unpacked = 0;
    // The source stands behind the batch at hand, so reading goes on behind it.
    const bool current = m_source && file == m_file && m_rows > 0 && m_placed.place == place &&
                         m_placed.rowsBefore <= row && row < m_placed.rowsBefore + m_rows;
    if (!current) {
      if (!m_source || file != m_file) {
        if (Result<void> opened = openSource(file); !opened) return opened.error();
      }
      if (Result<void> sought = m_source->seek(place, row); !sought) return sought.error();
      m_rows = m_row = 0;
      const Result<bool> read = readBatch();
      if (!read) return read.error();
    }
    m_row = row - m_placed.rowsBefore;
    if (m_row < 0 || m_row > m_rows) return Error{"no such row", m_files.shown.string(), ""};
    return {};
  }

  ArrowFiles m_files;
  std::vector<std::vector<std::string>> m_labels;  ///< of each column, empty where it holds no labels
  TextForm m_form;                                 ///< both formats hold UTF-8
  std::unique_ptr<BatchSource> m_source;
  std::size_t m_file = 0;
  bool m_isNarrowed = false;        ///< whether the source knows which fields are needed
  std::vector<std::size_t> m_held;  ///< the columns that its batches hold
  PlacedBatch m_placed;  ///< the batch at hand, checked and flattened in m_flat
  FlatColumns m_flat;
  std::int64_t m_row = 0, m_rows = 0;  ///< the next row of the batch, and how many it has
  std::int64_t m_line = 0;
  std::uint64_t m_packed = 0, m_unpacked = 0;  ///< bytes of the files opened; of cells since the last jump
  RowPosition m_position;
};

}  // namespace
}  // namespace s2s

extern "C" __attribute__((visibility("default"))) void s2sOpenArrowRows(
    const s2s::ArrowFiles& files, s2s::Result<std::unique_ptr<s2s::RowReader>>& result) {
  try {
    auto rows = std::make_unique<s2s::ArrowRows>(files);
    const s2s::Result<void> opened = rows->open();
    if (opened)
      result = std::unique_ptr<s2s::RowReader>(std::move(rows));
    else
      result = opened.error();
  } catch (const std::exception& problem) {
    result = s2s::arrowError(arrow::Status::Invalid(problem.what()), files.shown);
  }
}
