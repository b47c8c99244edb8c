#pragma once
// A data file as its filters leave it, and what they took out.

#include <filesystem>
#include <functional>

#include "engine/core/run_control.h"
#include "engine/data/row_writer.h"
#include "engine/data/text_pairs.h"

namespace s2s {

struct FilterFileRequest {
  DataSource data;  ///< with the filters
  RowNeeds needs = RowNeeds::target;
  std::filesystem::path to;       ///< what stays, all columns of it
  std::filesystem::path removed;  ///< what goes: line, why, and the row; empty: not written
  RowWriterOptions writer;        ///< of `to`; `existing` counts for both
};

struct FilterFileResult {
  std::int64_t read = 0, written = 0, removed = 0;
  /// Rows that the format of `to` cannot hold.
  std::int64_t unwritable() const { return read - written - removed; }
  std::vector<FilterCount> filters;
  MembersWithoutColumn without;  ///< what the rows had beside the columns that are written
  BadRows badRows;  ///< that could not be read, or not be written in the format of `to`
};

/// Neither file appears unless everything went well. Files that are read, those of the filters among them, are
/// never replaced (Error::Kind::invalidInput), whatever `existing` says. Stopping it is an error
/// (Error::Kind::cancelled).
Result<FilterFileResult> filterFile(
    const FilterFileRequest& request, const RunControl& control,
    const std::function<void(double share, std::int64_t rows)>& progress = {});

}  // namespace s2s
