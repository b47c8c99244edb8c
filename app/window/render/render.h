#pragma once
// `seq2seq-workbench --render SPEC.json`: charts to files without a window (docs/render_spec.md).

#include <filesystem>

#include "engine/core/result.h"

namespace s2s {

/// Draws every chart of the specification. Relative file names are taken from the working directory.
Result<void> renderCharts(const std::filesystem::path& specification);

}  // namespace s2s
