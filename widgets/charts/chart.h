#pragma once
// What every chart can do besides being looked at: draw itself for paper and tell its numbers.

#include <QSize>
#include <QString>
#include <QStringList>
#include <vector>

#include "widgets/theme/theme_tokens.h"

class QPaintDevice;
class QWidget;

namespace s2s {

/// Pixels around a chart on paper; on screen its card has them.
inline constexpr int kPaperMargin = 16;

/// A table of texts, ready for CSV.
struct ChartTable {
  QStringList header;
  std::vector<QStringList> rows;
};

class Chart {
 public:
  virtual ~Chart() = default;
  /// Draws the whole chart with the given colours. `size` is in the chart's pixels, one of which covers
  /// `scale` pixels of the device.
  virtual void drawOn(QPaintDevice& device, QSize size, double scale, const ThemeTokens& tokens) = 0;
  virtual ChartTable table() const = 0;
  virtual QString chartTitle() const = 0;
  /// Size on screen, the proposal for export.
  virtual QSize chartSize() const = 0;
};

}  // namespace s2s
