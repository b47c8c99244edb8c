#include "app/window/metric_names.h"

#include <QCoreApplication>
#include <algorithm>

namespace s2s {
namespace {

struct MetricName {
  const char* metric;
  const char* name;
  bool common;  ///< of every run, whatever it learns
};
constexpr MetricName kKnown[] = {
    {"loss", QT_TRANSLATE_NOOP("s2s::Metrics", "Training loss"), true},
    {"validation_loss", QT_TRANSLATE_NOOP("s2s::Metrics", "Validation loss"), true},
    {"validation_bits_per_byte", QT_TRANSLATE_NOOP("s2s::Metrics", "Bits per byte, validation"), true},
    {"token_accuracy", QT_TRANSLATE_NOOP("s2s::Metrics", "Token accuracy, training"), true},
    {"validation_token_accuracy", QT_TRANSLATE_NOOP("s2s::Metrics", "Token accuracy, validation"), true},
    {"accuracy", QT_TRANSLATE_NOOP("s2s::Metrics", "Accuracy, training"), false},
    {"validation_accuracy", QT_TRANSLATE_NOOP("s2s::Metrics", "Accuracy, validation"), false},
    {"validation_macro_f1", QT_TRANSLATE_NOOP("s2s::Metrics", "Macro F1, validation"), false},
    {"validation_bleu", QT_TRANSLATE_NOOP("s2s::Metrics", "BLEU, validation"), false},
    {"validation_chrf++", QT_TRANSLATE_NOOP("s2s::Metrics", "chrF++, validation"), false},
    {"validation_exact", QT_TRANSLATE_NOOP("s2s::Metrics", "Exact match, validation"), false},
    {"validation_pearson", QT_TRANSLATE_NOOP("s2s::Metrics", "Pearson's correlation, validation"), false},
    {"validation_spearman", QT_TRANSLATE_NOOP("s2s::Metrics", "Spearman's correlation, validation"), false},
    {"validation_perplexity", QT_TRANSLATE_NOOP("s2s::Metrics", "Perplexity, validation"), false},
    {"validation_corrected", QT_TRANSLATE_NOOP("s2s::Metrics", "Corrected answers, validation"), false},
    {"validation_unknown", QT_TRANSLATE_NOOP("s2s::Metrics", "Answers that are no label, validation"), false},
    {"data_passes", QT_TRANSLATE_NOOP("s2s::Metrics", "Passes over the data"), false},
    {"learning_rate", QT_TRANSLATE_NOOP("s2s::Metrics", "Learning rate"), true},
    {"gradient_norm", QT_TRANSLATE_NOOP("s2s::Metrics", "Gradient norm"), true},
    {"tokens_per_second", QT_TRANSLATE_NOOP("s2s::Metrics", "Tokens per second"), true},
    {"padding_share", QT_TRANSLATE_NOOP("s2s::Metrics", "Padding, share of tokens"), true},
    {"resident_bytes", QT_TRANSLATE_NOOP("s2s::Metrics", "Memory in bytes"), true},
};

}  // namespace

QStringList commonMetrics() {
  QStringList metrics;
  for (const MetricName& known : kKnown) {
    if (known.common) metrics << known.metric;
  }
  return metrics;
}

bool isDrawable(const QString& metric) {
  const QString own = metric.section('/', 0, 0);
  return own != "target_tokens" && !own.endsWith("_target_tokens");
}

QString metricTitle(const QString& metric) {
  // A label column follows its number after a space, a validation set after a slash.
  const QString own = metric.section('/', 0, 0), set = metric.section('/', 1);
  const QString name = own.section(' ', 0, 0), column = own.section(' ', 1);
  const auto* known =
      std::ranges::find(kKnown, name, [](const MetricName& one) { return QString(one.metric); });
  if (known == std::end(kKnown)) return metric;
  QStringList words{QCoreApplication::translate("s2s::Metrics", known->name)};
  for (const QString& word : {column, set}) {
    if (!word.isEmpty()) words << word;
  }
  return words.join(QStringLiteral(" · "));
}

}  // namespace s2s
