#pragma once
// The way to what reads Parquet and Arrow: a module of its own, since loading Arrow's libraries takes longer
// than everything else that a quick verb does. Built where the pyarrow wheel is (cmake/FindPyArrow.cmake).

#include <filesystem>
#include <memory>
#include <vector>

#include "engine/core/result.h"
#include "engine/data/row_reader.h"

namespace s2s {

/// Files whose rows follow one another.
struct ArrowFiles {
  std::filesystem::path shown;               ///< what the person named, for errors
  std::vector<std::filesystem::path> files;  ///< at least one, at most 65,536
  bool parquet = false;                      ///< else Arrow IPC, as a file or as a stream
  DecompressionLimits limits{};              ///< of the cells, of which files may hold one and name it often
};

/// What the module exports as `s2sOpenArrowRows`.
using OpenArrowRows = void (*)(const ArrowFiles& files, Result<std::unique_ptr<RowReader>>& result);

/// Loads the module once and opens the files with it. Where the module is missing the error says how to get
/// it.
Result<std::unique_ptr<RowReader>> openArrowRows(const ArrowFiles& files);

/// The data files of a folder that `datasets` saved (state.json names them). A folder with several splits is
/// an error that names their folders; one with a single split is that split.
Result<std::vector<std::filesystem::path>> filesOfDataset(const std::filesystem::path& folder);

/// The folders of the data sets that `datasets` saved in `folder`: the splits that dataset_dict.json names,
/// or the folder itself where it has a state.json; none where it is no such folder.
std::vector<std::filesystem::path> savedDatasets(const std::filesystem::path& folder);

}  // namespace s2s
