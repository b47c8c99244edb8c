#pragma once
// The numbers of a run by the names that people read.

#include <QString>
#include <QStringList>

namespace s2s {

/// What every run has, in the order in which they are offered.
QStringList commonMetrics();

/// Whether a person would want it drawn; counts of tokens and labels are bookkeeping.
bool isDrawable(const QString& metric);

/// "validation_accuracy bias/held-out" → "Accuracy, validation · bias · held-out"; a name that is not known
/// stays as it is.
QString metricTitle(const QString& metric);

}  // namespace s2s
