#pragma once
// `seq2seq-workbench --render SPEC.json`: charts to files without a window (docs/render_spec.md).

#include <filesystem>
#include <optional>

#include "engine/core/result.h"

namespace s2s {

/// Draws every chart of the specification; needs a QApplication. Relative file names are taken from the
/// working directory.
Result<void> renderCharts(const std::filesystem::path& specification);

/// Called by main() before a QApplication exists: where the arguments are `--render SPEC`, draws on the
/// offscreen platform and returns the exit status (0; 1 with one line on the standard error; 2 where SPEC is
/// missing). Nothing: the arguments ask for something else.
std::optional<int> renderIfAsked(int argc, char** argv);

}  // namespace s2s
