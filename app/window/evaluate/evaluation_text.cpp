#include "app/window/evaluate/evaluation_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <utility>

#include "app/window/json_text.h"
#include "widgets/text/sentence.h"

namespace s2s {
namespace {

QString inEvaluation(const char* text) { return QCoreApplication::translate("s2s::EvaluatePage", text); }

struct MetricWords {
  const char* key;
  const char* title;
  int decimals;
  bool lowerIsBetter;
};

constexpr MetricWords kMetricWords[] = {
    {"bleu", "BLEU", 1, false},
    {"chrf", "chrF", 1, false},
    {"chrf++", "chrF++", 1, false},
    {"ter", "TER", 1, true},
    {"exact", QT_TRANSLATE_NOOP("s2s::EvaluatePage", "Exact match"), 1, false},
    {"rouge1", "ROUGE-1", 1, false},
    {"rouge2", "ROUGE-2", 1, false},
    {"rougeL", "ROUGE-L", 1, false},
    {"rougeLsum", "ROUGE-Lsum", 1, false},
    {"loss", QT_TRANSLATE_NOOP("s2s::EvaluatePage", "Loss"), 3, true},
    {"perplexity", QT_TRANSLATE_NOOP("s2s::EvaluatePage", "Perplexity"), 2, true},
    {"token_accuracy", QT_TRANSLATE_NOOP("s2s::EvaluatePage", "Token accuracy"), 3, false},
    {"bits_per_byte", QT_TRANSLATE_NOOP("s2s::EvaluatePage", "Bits per byte"), 3, true},
    {"accuracy", QT_TRANSLATE_NOOP("s2s::EvaluatePage", "Accuracy"), 3, false},
    {"macro_f1", QT_TRANSLATE_NOOP("s2s::EvaluatePage", "F1, macro"), 3, false},
    {"micro_f1", QT_TRANSLATE_NOOP("s2s::EvaluatePage", "F1, micro"), 3, false},
    {"weighted_f1", QT_TRANSLATE_NOOP("s2s::EvaluatePage", "F1, weighted"), 3, false},
    {"f1", "F1", 3, false},
    {"precision", QT_TRANSLATE_NOOP("s2s::EvaluatePage", "Precision"), 3, false},
    {"recall", QT_TRANSLATE_NOOP("s2s::EvaluatePage", "Recall"), 3, false},
    {"matthews", QT_TRANSLATE_NOOP("s2s::EvaluatePage", "Matthews correlation"), 3, false},
    {"pearson", QT_TRANSLATE_NOOP("s2s::EvaluatePage", "Pearson correlation"), 3, false},
    {"spearman", QT_TRANSLATE_NOOP("s2s::EvaluatePage", "Spearman correlation"), 3, false},
    {"mean_squared_error", QT_TRANSLATE_NOOP("s2s::EvaluatePage", "Mean squared error"), 3, true},
};

const MetricWords* wordsOf(const QString& key) {
  const QString name = key.section(' ', 0, 0);
  for (const MetricWords& words : kMetricWords) {
    if (name == words.key) return &words;
  }
  return nullptr;
}

std::optional<double> metricIn(const Json& object, const char* member, const QString& key) {
  if (!object.contains(member) || !object[member].is_object()) return std::nullopt;
  const auto found = object[member].find(key.toStdString());
  if (found == object[member].end() || !found->is_number()) return std::nullopt;
  return found->get<double>();
}

QString fixed(double value, int decimals) { return QLocale().toString(value, 'f', decimals); }

QString headlineMetric(const Json& report) {
  return report.contains("headline") ? textAt(report["headline"], "metric") : QString();
}

/// Where there are several label columns, the headline is of each.
bool isHeadlineMetric(const QString& metric, const QString& headline) {
  return metric.section(' ', 0, 0) == headline;
}

QString differenceSentence(const Json& pair) {
  const QString first = textAt(pair, "first"), second = textAt(pair, "second"),
                title = evaluationMetricTitle(textAt(pair, "metric"));
  const QString better = textAt(pair, "better");
  if (!wasTested(pair))
    return sentence(
        inEvaluation("%1 and %2: the difference in %3 was not tested, as a score is no finite number."),
        {first, second, title});
  if (!flagAt(pair, "significant") && !hasEnoughResamples(pair))
    return sentence(inEvaluation("%1 and %2: too few resamples to tell whether they differ in %3."),
                    {first, second, title});
  if (!flagAt(pair, "significant") || better.isEmpty())
    return sentence(inEvaluation("%1 and %2 do not differ significantly in %3."), {first, second, title});
  return sentence(inEvaluation("%1 is better than %2 in %3."),
                  {better, better == first ? second : first, title});
}

}  // namespace

QString evaluationMetricTitle(const QString& key) {
  const MetricWords* words = wordsOf(key);
  const QString column = key.section(' ', 1);
  const QString title = words ? inEvaluation(words->title) : key.section(' ', 0, 0);
  return column.isEmpty() ? title : title + " · " + column;
}

int evaluationDecimals(const QString& key) {
  const MetricWords* words = wordsOf(key);
  return words ? words->decimals : 3;
}

bool lowerIsBetter(const QString& key) {
  const MetricWords* words = wordsOf(key);
  return words && words->lowerIsBetter;
}

QStringList evaluationMetrics(const Json& report) {
  QStringList metrics;
  const auto rows = report.find("rows");
  if (rows == report.end() || !rows->is_array()) return metrics;
  for (const Json& row : *rows) {
    const auto own = row.find("metrics");
    if (own == row.end() || !own->is_object()) continue;
    for (const auto& [key, value] : own->items()) {
      const QString metric = QString::fromStdString(key);
      if (!metrics.contains(metric)) metrics << metric;
    }
  }
  const QString headline = headlineMetric(report);
  std::ranges::stable_sort(metrics, {}, [&](const QString& metric) {
    const MetricWords* words = wordsOf(metric);
    const auto place = words ? words - std::begin(kMetricWords) : std::ssize(kMetricWords);
    return std::pair(!isHeadlineMetric(metric, headline), place);
  });
  return metrics;
}

std::optional<MetricReading> readingOf(const Json& row, const QString& metric) {
  const auto value = metricIn(row, "metrics", metric);
  if (!value) return std::nullopt;
  MetricReading reading{*value, {}, {}};
  if (row.contains("intervals") && row["intervals"].is_object()) {
    const auto bounds = row["intervals"].find(metric.toStdString());
    if (bounds != row["intervals"].end() && bounds->is_array() && bounds->size() == 2 &&
        (*bounds)[0].is_number() && (*bounds)[1].is_number()) {
      reading.low = (*bounds)[0].get<double>();
      reading.high = (*bounds)[1].get<double>();
    }
  }
  return reading;
}

QString readingText(const std::optional<MetricReading>& reading, const QString& metric) {
  if (!reading) return "–";
  const int decimals = evaluationDecimals(metric);
  const QString value = fixed(reading->value, decimals);
  if (!reading->low || !reading->high) return value;
  return inEvaluation("%1 (%2 to %3)")
      .arg(value, fixed(*reading->low, decimals), fixed(*reading->high, decimals));
}

bool wasTested(const Json& pair) { return numberAt(pair, "delta").has_value(); }

bool hasEnoughResamples(const Json& pair) {
  return !pair.contains("enough_resamples") || flagAt(pair, "enough_resamples");
}

QStringList verdictSentences(const Json& report) {
  QStringList sentences;
  const QString headline = headlineMetric(report);
  if (headline.isEmpty()) return sentences;
  if (report["headline"].contains("language") && textAt(report["headline"], "language") == "ko" &&
      headline == "chrf++") {
    const QString tokenizer = textAt(report["headline"], "tokenize");
    sentences << (tokenizer == "char"
                      ? inEvaluation(
                            "The references are Korean: chrF++ is the headline, and BLEU counts characters.")
                      : inEvaluation("The references are Korean: chrF++ is the headline, and BLEU's "
                                     "tokenizer is %1.")
                            .arg(tokenizer));
  } else {
    sentences << inEvaluation("The headline is %1.").arg(evaluationMetricTitle(headline));
  }
  const auto pairs = report.find("pairs");
  if (pairs == report.end() || !pairs->is_array()) return sentences;
  for (const Json& pair : *pairs) {
    if (isHeadlineMetric(textAt(pair, "metric"), headline)) sentences << differenceSentence(pair);
  }
  return sentences;
}

QString askedText(const Json& asked) {
  const QString prefix = textAt(asked, "prefix"), from = textAt(asked, "source_language"),
                to = textAt(asked, "target_language");
  QStringList parts;
  if (!prefix.isEmpty()) parts << inEvaluation("“%1”").arg(prefix);
  if (!from.isEmpty() || !to.isEmpty())
    parts << QStringLiteral("%1 → %2").arg(from.isEmpty() ? "–" : from, to.isEmpty() ? "–" : to);
  return parts.join(" · ");
}

QString columnName(const ColumnReference& column) {
  return std::holds_alternative<std::string>(column) ? QString::fromStdString(std::get<std::string>(column))
                                                     : QString::number(std::get<std::int64_t>(column));
}

}  // namespace s2s
