#pragma once
#include <QString>

#include "engine/runs/run_directory.h"

namespace s2s {

/// The state of a run in the window's language.
QString statusText(RunStatus status);

}  // namespace s2s
