// Apache Parquet. Rows are numbered, since the file has no lines.
#include "engine/data/readers/arrow_module.h"

namespace s2s {
namespace {

Result<std::unique_ptr<RowReader>> openParquet(const std::filesystem::path& path, const ReaderOptions&) {
  return openArrowRows({path, {path}, true});
}

}  // namespace

ReaderFormat parquetReader() { return {"parquet", "Parquet", {".parquet", ".pq"}, &openParquet}; }

}  // namespace s2s
