#pragma once
#include "app/window/engine_bridge.h"
#include "widgets/panes/status_strip.h"

namespace s2s {

/// What the status bar says of the engine. `work` is what it does where nothing trains; empty: nothing.
EngineStatus statusOf(const TrainingState& training, const EngineState& engine, const QString& work);

}  // namespace s2s
