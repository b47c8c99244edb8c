#pragma once
// An evaluation's report (engine/evaluation/evaluation_report.h) in the words of people.

#include <QStringList>
#include <optional>
#include <vector>

#include "engine/core/json.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// "chrf++" → "chrF++", "bits_per_byte" → "Bits per byte"; a label column stays behind it.
QString evaluationMetricTitle(const QString& key);

/// Digits behind the point that a metric is written with: 1 of those from 0 to 100, else 3.
int evaluationDecimals(const QString& key);

/// Whether more of it is worse: losses and edit rates.
bool lowerIsBetter(const QString& key);

/// The metrics that any system has, the headline first.
QStringList evaluationMetrics(const Json& report);

/// What one system has of a metric; nothing where it has none.
struct MetricReading {
  double value = 0.0;
  std::optional<double> low, high;  ///< 95 %
};
std::optional<MetricReading> readingOf(const Json& row, const QString& metric);
/// "31.4 (29.8 to 33.1)".
QString readingText(const std::optional<MetricReading>& reading, const QString& metric);

/// Whether a pair was tested: a score that is no finite number is not, whatever p-values stand there.
bool wasTested(const Json& pair);
/// Whether a pair's difference could be significant with the resamples that were drawn; of former versions
/// that is not known, and they are taken to suffice.
bool hasEnoughResamples(const Json& pair);

/// What the headline is and what its paired tests say, a sentence each.
QStringList verdictSentences(const Json& report);

/// What was put before the sources, by "prefix", "source_language" and "target_language" of a report's row or
/// a translated file: "“translate: ”", "eng_Latn → kor_Hang". Empty: nothing.
QString askedText(const Json& asked);

/// A column by its header, or its number from 1.
QString columnName(const ColumnReference& column);

}  // namespace s2s
