#pragma once
#include <memory>

#include "app/window/engine_door.h"

namespace s2s {

/// The real engine. It lives in a library of its own beside the program, because loading LibTorch takes half
/// a second and more; the first call loads it, from whichever thread. Where that fails, the door that comes
/// back tells so for every job.
std::unique_ptr<EngineDoor> openSessionDoor();

}  // namespace s2s
