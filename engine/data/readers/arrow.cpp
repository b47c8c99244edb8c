// Apache Arrow IPC: the file format, the stream format, and the folders that `datasets` saves, which hold
// streams. Rows are numbered, since the file has no lines.
#include "engine/data/readers/arrow_module.h"

namespace s2s {
namespace {

Result<std::unique_ptr<RowReader>> openArrow(const std::filesystem::path& path,
                                             const ReaderOptions& options) {
  std::error_code ignored;
  if (!std::filesystem::is_directory(path, ignored))
    return openArrowRows({path, {path}, false, options.decoding.limits});
  Result<std::vector<std::filesystem::path>> files = filesOfDataset(path);
  if (!files) return files.error();
  return openArrowRows({path, std::move(*files), false, options.decoding.limits});
}

}  // namespace

ReaderFormat arrowReader() {
  return {"arrow",
          "Arrow, and folders that the datasets library saves",
          {".arrow", ".feather", ".ipc"},
          &openArrow};
}

}  // namespace s2s
