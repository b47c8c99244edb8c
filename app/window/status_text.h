#pragma once
#include "app/window/engine_bridge.h"
#include "widgets/panes/status_strip.h"

namespace s2s {

/// What the status bar says of the engine.
EngineStatus statusOf(const TrainingState& training, const EngineState& engine);

}  // namespace s2s
