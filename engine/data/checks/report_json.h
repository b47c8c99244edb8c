#pragma once
// What data checks found, as `s2s data inspect --json` prints it.

#include "engine/core/json.h"
#include "engine/data/checks/data_checks.h"

namespace s2s {

/// {"sets", "findings", "tokens", "seconds"}; shares are from 0 to 1.
Json reportToJson(const DataReport& report);

}  // namespace s2s
