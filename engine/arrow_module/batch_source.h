#pragma once
// One Parquet or Arrow file as record batches that can be entered anywhere.

#include <arrow/record_batch.h>
#include <arrow/type.h>

#include <filesystem>
#include <vector>

#include "engine/arrow_module/bounded_file.h"
#include "engine/core/result.h"

namespace s2s {

/// Where a batch begins: a byte of a stream, the number of a batch of a file, the number of a row group.
using ChunkPlace = std::uint64_t;

/// A batch, the place from which it is found again, and how many rows lie between.
struct PlacedBatch {
  std::shared_ptr<arrow::RecordBatch> batch;  ///< null at the end
  ChunkPlace place = 0;
  std::int64_t rowsBefore = 0;  ///< of the same place, in front of this batch
};

class BatchSource {
 public:
  virtual ~BatchSource() = default;
  virtual const std::shared_ptr<arrow::Schema>& schema() const = 0;
  /// The next batch; its buffers are not checked yet.
  virtual Result<PlacedBatch> next() = 0;
  /// From now on batches hold these fields of the schema alone, in its order; false, and they hold all, where
  /// the format has to be read as a whole.
  virtual bool readOnly(const std::vector<int>& fields) = 0;
  /// Goes on with the batch that holds the row `rows` behind the place.
  virtual Result<void> seek(ChunkPlace place, std::int64_t rows) = 0;
  /// How much was read, 0 to 1.
  virtual double share() const = 0;
};

Result<std::unique_ptr<BatchSource>> openParquetFile(const std::filesystem::path& path,
                                                     arrow::MemoryPool* pool);
/// The file format where it begins with ARROW1, else the stream format.
Result<std::unique_ptr<BatchSource>> openIpcFile(const std::filesystem::path& path, arrow::MemoryPool* pool);

/// Arrow's words about what went wrong with the file, shortened to one line.
Error arrowError(const arrow::Status& status, const std::filesystem::path& path);

}  // namespace s2s
