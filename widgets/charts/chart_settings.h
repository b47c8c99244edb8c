#pragma once
#include <QSettings>
#include <memory>

namespace s2s {

/// What exports of charts remember: the same file for the window and for charts without a window, so that a
/// figure style is known to both.
std::unique_ptr<QSettings> chartSettings();

}  // namespace s2s
