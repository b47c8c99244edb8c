#pragma once
#include <QList>
#include <QSize>
#include <QStringList>

namespace s2s {

/// A chart of the Runs page, as `s2s chart` draws it.
struct ChartCommand {
  QStringList runs, names;  ///< a name for each
  QList<int> colors;        ///< likewise
  QString metric, title, axis, axisLabel;
  double smoothing = 0.0;
  bool logarithmic = false;
  QSize size;  ///< pixels
};

/// One line for a shell. The file it writes stands last, "chart.pdf", and is the same as the window's export
/// "as in the window".
QString chartCommand(const ChartCommand& command);

}  // namespace s2s
