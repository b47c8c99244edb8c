#include <arrow/array.h>
#include <parquet/arrow/reader.h>
#include <parquet/arrow/schema.h>
#include <parquet/file_reader.h>
#include <parquet/properties.h>

#include <map>

#include "engine/arrow_module/batch_source.h"

namespace s2s {
namespace {

constexpr std::int64_t kRowsInBatch = 2048;
/// Of large row groups that were decoded, kept for rows that are asked for next.
constexpr std::int64_t kKeptBytes = std::int64_t{192} << 20;

void collectLeaves(const parquet::arrow::SchemaField& field, std::vector<int>& leaves) {
  if (field.is_leaf()) leaves.push_back(field.column_index);
  for (const parquet::arrow::SchemaField& child : field.children) collectLeaves(child, leaves);
}

/// Rows of a group are decoded in their order; batches already decoded are kept as far as they fit, so that a
/// table that scrolls back does not decode the group again.
class ParquetSource final : public BatchSource {
 public:
  ParquetSource(std::filesystem::path path, std::unique_ptr<parquet::arrow::FileReader> reader,
                std::shared_ptr<arrow::Schema> schema)
      : m_path(std::move(path)), m_reader(std::move(reader)), m_schema(std::move(schema)) {
    for (const parquet::arrow::SchemaField& field : m_reader->manifest().schema_fields)
      collectLeaves(field, m_leaves);
  }
  const std::shared_ptr<arrow::Schema>& schema() const override { return m_schema; }

  bool readOnly(const std::vector<int>& fields) override {
    m_leaves.clear();
    for (const int field : fields)
      collectLeaves(m_reader->manifest().schema_fields[static_cast<std::size_t>(field)], m_leaves);
    m_decoder.reset();
    m_kept.clear();
    m_keptBytes = 0;
    return true;
  }

  Result<PlacedBatch> next() override {
    for (;;) {
      if (const auto kept = m_kept.find({m_group, m_row}); kept != m_kept.end()) {
        m_row += kept->second.batch->num_rows();
        return kept->second;
      }
      if (m_group >= m_reader->num_row_groups()) return PlacedBatch{};
      Result<PlacedBatch> decoded = decode();
      if (!decoded) return decoded.error();
      if (decoded->batch) {
        m_row += decoded->batch->num_rows();
        return decoded;
      }
      ++m_group;
      m_row = 0;
    }
  }

  Result<void> seek(ChunkPlace place, std::int64_t rows) override {
    m_group = static_cast<int>(place);
    m_jumps = true;
    if (auto behind = m_kept.upper_bound({m_group, rows}); behind != m_kept.begin()) {
      const auto& [key, kept] = *--behind;
      if (key.first == m_group && key.second + kept.batch->num_rows() > rows) {
        m_row = key.second;
        return {};
      }
    }
    // From the group's beginning, or on from where it is decoded to.
    if (!m_decoder || m_decodedGroup != m_group || m_decodedRow > rows) m_decoder.reset();
    for (m_row = m_decoder ? m_decodedRow : 0; m_row <= rows;) {
      Result<PlacedBatch> decoded = decode();
      if (!decoded) return decoded.error();
      if (!decoded->batch || m_row + decoded->batch->num_rows() > rows) break;
      m_row += decoded->batch->num_rows();
    }
    return {};
  }

  double share() const override {
    const int groups = m_reader->num_row_groups();
    if (groups == 0 || m_group >= groups) return 1.0;
    const std::int64_t rows = rowsIn(m_group);
    return (m_group + (rows > 0 ? static_cast<double>(m_row) / static_cast<double>(rows) : 0.0)) / groups;
  }

 private:
  using Key = std::pair<int, std::int64_t>;  ///< group, and rows of it in front

  /// The batch that begins at m_row, kept; without a batch at the end of the group.
  Result<PlacedBatch> decode() {
    if (!m_decoder || m_decodedGroup != m_group || m_decodedRow > m_row) {
      auto decoder = m_reader->GetRecordBatchReader(std::vector<int>{m_group}, m_leaves);
      if (!decoder.ok()) return arrowError(decoder.status(), m_path);
      m_decoder = std::move(*decoder);
      m_decodedGroup = m_group;
      m_decodedRow = 0;
    }
    for (;;) {
      PlacedBatch placed;
      const arrow::Status read = m_decoder->ReadNext(&placed.batch);
      if (!read.ok()) {
        m_decoder.reset();
        return arrowError(read, m_path);
      }
      placed.place = static_cast<ChunkPlace>(m_group);
      placed.rowsBefore = m_decodedRow;
      if (!placed.batch) return placed;
      m_decodedRow += placed.batch->num_rows();
      if (m_jumps && rowsIn(m_group) > 4 * kRowsInBatch) keep(placed);
      if (placed.rowsBefore < m_row) continue;  // decoded again on the way
      return placed;
    }
  }

  std::int64_t rowsIn(int group) const {
    return m_reader->parquet_reader()->metadata()->RowGroup(group)->num_rows();
  }

  void keep(const PlacedBatch& placed) {
    const Key key{m_group, placed.rowsBefore};
    if (m_kept.contains(key)) return;
    m_kept.emplace(key, placed);
    m_keptBytes += bytesOf(*placed.batch);
    // Other groups go first, then the rows in front of these.
    while (m_keptBytes > kKeptBytes && m_kept.size() > 1) {
      auto oldest = m_kept.begin();
      if (oldest->first.first == m_group && m_kept.rbegin()->first.first != m_group) oldest = --m_kept.end();
      if (oldest->first == key) oldest = m_kept.begin();
      if (oldest->first == key) break;
      m_keptBytes -= bytesOf(*oldest->second.batch);
      m_kept.erase(oldest);
    }
  }

  static std::int64_t bytesOf(const arrow::RecordBatch& batch) {
    std::int64_t bytes = 0;
    for (const auto& column : batch.columns()) {
      for (const auto& buffer : column->data()->buffers) bytes += buffer ? buffer->size() : 0;
    }
    return bytes;
  }

  std::filesystem::path m_path;
  std::unique_ptr<parquet::arrow::FileReader> m_reader;
  std::shared_ptr<arrow::Schema> m_schema;
  std::vector<int> m_leaves;  ///< columns of the file that are decoded
  int m_group = 0;         ///< the next batch to give lies here …
  std::int64_t m_row = 0;  ///< … behind so many rows
  std::unique_ptr<arrow::RecordBatchReader> m_decoder;
  int m_decodedGroup = 0;
  std::int64_t m_decodedRow = 0;  ///< where the decoder stands
  bool m_jumps = false;  ///< whether anybody went anywhere: who reads on and on needs nothing twice
  std::map<Key, PlacedBatch> m_kept;
  std::int64_t m_keptBytes = 0;
};

}  // namespace

Result<std::unique_ptr<BatchSource>> openParquetFile(const std::filesystem::path& path,
                                                     arrow::MemoryPool* pool) {
  Result<std::shared_ptr<BoundedFile>> file = BoundedFile::open(path, pool);
  if (!file) return file.error();
  parquet::ReaderProperties properties(pool);
  properties.enable_buffered_stream();  // a column chunk is not read whole
  parquet::ArrowReaderProperties arrowProperties(/*use_threads=*/false);
  arrowProperties.set_batch_size(kRowsInBatch);
  arrowProperties.set_pre_buffer(false);
  parquet::arrow::FileReaderBuilder builder;
  arrow::Status opened = builder.Open(*file, properties);
  if (!opened.ok()) return arrowError(opened, path);
  std::unique_ptr<parquet::arrow::FileReader> reader;
  opened = builder.memory_pool(pool)->properties(arrowProperties)->Build(&reader);
  if (!opened.ok()) return arrowError(opened, path);
  std::shared_ptr<arrow::Schema> schema;
  opened = reader->GetSchema(&schema);
  if (!opened.ok()) return arrowError(opened, path);
  return std::unique_ptr<BatchSource>(new ParquetSource(path, std::move(reader), std::move(schema)));
}

}  // namespace s2s
