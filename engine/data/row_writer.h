#pragma once
// Rows as files of the formats that people exchange.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/core/streamed_file.h"

namespace s2s {

struct RowWriterOptions {
  std::string format = "auto";       ///< tsv, csv, jsonl, json, text; auto: by the name, text for other names
  std::filesystem::path targetPath;  ///< text with two columns: the file of the second one
  StreamedFile::Existing existing = StreamedFile::Existing::refuse;
};

/// The format that a file is written in.
std::string writtenFormat(const std::filesystem::path& path, const RowWriterOptions& options);

/// Writes UTF-8. The file appears whole when finish() is called, or not at all.
class RowWriter {
 public:
  virtual ~RowWriter() = default;
  /// Why the row cannot be written in this format (a tab or line end in a TSV cell); empty: it was. `bare` is
  /// Row::bare: JSON gets these cells without quotes, an empty one as null, and the others as strings.
  virtual Result<std::string> add(const std::vector<std::string>& cells,
                                  const std::vector<std::size_t>& bare) = 0;
  /// Of texts alone.
  Result<std::string> add(const std::vector<std::string>& cells) { return add(cells, {}); }
  virtual Result<void> finish() = 0;

  /// An unknown format, columns that it cannot hold, and without a format the name of one that is only read
  /// (.parquet, .tmx), are errors of kind invalidInput.
  static Result<std::unique_ptr<RowWriter>> open(const std::filesystem::path& path,
                                                 const std::vector<std::string>& columns,
                                                 const RowWriterOptions& options);
};

}  // namespace s2s
