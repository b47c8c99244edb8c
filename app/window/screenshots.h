#pragma once
#include <QSize>
#include <QString>

#include "engine/core/result.h"

namespace s2s {

class MainWindow;

/// Saves a picture of every page in both themes as PAGE_THEME.png: those of the README. The newest run stands
/// on the Train page, the demo's sentences on the page Data, and the models on the Prompt page are asked first.
Result<void> takeScreenshots(MainWindow& window, const QString& folder, QSize size);

}  // namespace s2s
