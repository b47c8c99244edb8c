// Apache Parquet: a file, or a data set of several. Rows are numbered, since the files have no lines.
#include "engine/data/readers/arrow_module.h"
#include "engine/data/readers/parquet_shards.h"

namespace s2s {
namespace {

Result<std::unique_ptr<RowReader>> openParquet(const std::filesystem::path& path,
                                               const ReaderOptions& options) {
  Result<std::vector<std::filesystem::path>> files = parquetFilesOf(path);
  if (!files) return files.error();
  return openArrowRows({path, std::move(*files), true, options.decoding.limits});
}

}  // namespace

ReaderFormat parquetReader() { return {"parquet", "Parquet", {".parquet", ".pq"}, &openParquet}; }

}  // namespace s2s
