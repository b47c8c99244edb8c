#pragma once
#include <QString>

#include "engine/front_door/sample_xray.h"

namespace s2s {

/// Which row an X-ray shows, where it is fed, and how long it is: "Line 5 · training row 3 of 45 · …". Epochs
/// and micro-batches are counted from 1.
QString xrayFacts(const SampleXray& xray);

}  // namespace s2s
