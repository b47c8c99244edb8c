#pragma once
// Charts as the window draws them, by the window's program.

#include "engine/core/json.h"
#include "engine/core/result.h"

namespace s2s::command_line {

/// Has `seq2seq-workbench --render`, which lies beside this program, draw a specification
/// (docs/render_spec.md). Where that program is missing the error names it.
Result<void> renderCharts(const Json& specification);

}  // namespace s2s::command_line
