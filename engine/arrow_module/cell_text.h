#pragma once
// Cells of Arrow columns as text.

#include <arrow/array.h>
#include <arrow/record_batch.h>

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/result.h"

namespace s2s {

/// Columns with members of structures as columns of their own: "translation.en".
struct FlatColumns {
  std::vector<std::string> names;
  std::vector<std::shared_ptr<arrow::Array>> arrays;
};

/// Checks every offset and length of the batch, so that its cells can be read; texts need not be UTF-8. A
/// column of a type whose values have no text, such as a union, is an error that names it.
Result<FlatColumns> flatColumns(const arrow::RecordBatch& batch, const std::filesystem::path& path);

/// The names that flatColumns gives for batches of the schema.
std::vector<std::string> flatNames(const arrow::Schema& schema);

/// Whether values of the type are bytes that need not be text, or have such parts.
bool holdsBytes(const arrow::DataType& type);

/// Strings as they are, nothing for null, numbers in their shortest form, lists and maps as JSON, dates and
/// the like as Arrow writes them. False, and no text, where the parts of a list would take more memory than
/// those of a JSON record may: they need not lie in the file one by one.
bool appendCell(const arrow::Array& array, std::int64_t row, std::string& cell);

/// Whether the value is one that JSON writes as appendCell() does (Row::bare): a whole number, a finite one
/// of 32 or 64 bits, a boolean or null.
bool isBare(const arrow::Array& array, std::int64_t row);

}  // namespace s2s
