#include "app/window/evaluate/metrics_pane.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHash>
#include <QHeaderView>
#include <QLabel>
#include <algorithm>
#include <cmath>
#include <limits>

#include "app/window/evaluate/evaluation_text.h"
#include "app/window/json_text.h"
#include "widgets/charts/interval_bars.h"
#include "widgets/charts/series_styles.h"
#include "widgets/item_models/text_table_model.h"
#include "widgets/panes/caution_note.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/table_view.h"
#include "widgets/text/engine_text.h"
#include "widgets/text/number_format.h"

namespace s2s {
namespace {

constexpr int kNumbersHeight = 148;

const Json& reportRows(const Json& report) {
  static const Json none = Json::array();
  const auto rows = report.find("rows");
  return rows != report.end() && rows->is_array() ? *rows : none;
}

QString rowModel(const Json& row) {
  const auto models = row.find("models");
  if (models == row.end() || !models->is_array() || models->empty() || !models->front().is_string())
    return textAt(row, "model");
  return QString::fromStdString(models->front().get<std::string>());
}

/// What `s2s evaluate` warns of; what several models have in common is said once.
QStringList notesOf(const Json& report) {
  QStringList notes;
  QHash<QString, QStringList> models;
  for (const Json& row : reportRows(report)) {
    const auto found = row.find("notes");
    if (found == row.end() || !found->is_array()) continue;
    for (const Json& one : *found) {
      if (!one.is_string()) continue;
      const QString note = engineText(one.get<std::string>());
      if (!models.contains(note)) notes << note;
      models[note] << textAt(row, "model");
    }
  }
  for (QString& note : notes) note = QString("%1: %2").arg(models[note].join(", "), note);
  return notes;
}

QString rowProblem(const Json& row) {
  return row.contains("error") ? engineText(textAt(row["error"], "what").toStdString()) : QString();
}

}  // namespace

MetricsPane::MetricsPane(std::function<int(const QString&)> style, QWidget* parent)
    : QWidget(parent),
      m_style(std::move(style)),
      m_verdict(makeLabel({})),
      m_notes(new CautionNote),
      m_metricLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_metric(new QComboBox),
      m_bars(new IntervalBars),
      m_table(new TableView),
      m_rows(new TextTableModel(this)) {
  m_verdict->setWordWrap(true);
  m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_metric->setObjectName("evaluatedMetric");
  m_table->setModel(m_rows);
  m_table->setFixedHeight(kNumbersHeight);
  m_table->setObjectName("evaluationNumbers");
  auto* chosen = new QHBoxLayout;
  chosen->setSpacing(8);
  chosen->addWidget(m_metricLabel);
  chosen->addWidget(m_metric);
  chosen->addStretch(1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  column->addWidget(m_verdict);
  column->addWidget(m_notes);
  column->addLayout(chosen);
  column->addWidget(m_bars, 1);
  column->addWidget(m_table);
  connect(m_metric, &QComboBox::activated, this, [this] {
    m_chosen = m_metric->currentData().toString();
    showMetric();
  });
  retranslate();
}

QString MetricsPane::verdict() const { return m_verdict->text(); }

const QStringList& MetricsPane::notes() const { return m_notes->texts(); }

void MetricsPane::setReport(const Json& report) {
  m_report = report;
  const QStringList metrics = evaluationMetrics(report);
  m_metric->clear();
  for (const QString& metric : metrics) m_metric->addItem(evaluationMetricTitle(metric), metric);
  m_metric->setCurrentIndex(std::max(0, m_metric->findData(m_chosen)));
  m_verdict->setText(verdictSentences(report).join(' '));
  m_verdict->setVisible(!m_verdict->text().isEmpty());
  m_notes->setTexts(notesOf(report));

  QStringList header{tr("Model")};
  for (const QString& metric : metrics) header << evaluationMetricTitle(metric);
  const bool isAsked =
      std::ranges::any_of(reportRows(report), [](const Json& row) { return !askedText(row).isEmpty(); });
  header << tr("Rows a second");
  if (isAsked) header << tr("Asked with");
  header << tr("Remarks");
  QList<QStringList> lines;
  for (const Json& row : reportRows(report)) {
    QStringList line{textAt(row, "model")};
    for (const QString& metric : metrics) line << readingText(readingOf(row, metric), metric);
    const auto speed = row.find("rows_per_second");
    line << (speed != row.end() && speed->is_number() ? measuredNumber(speed->get<double>(), 3) : "–");
    if (isAsked) {
      const QString asked = askedText(row);
      line << (asked.isEmpty() ? "–" : asked);
    }
    lines << (line << rowProblem(row));
  }
  m_rows->setRows(header, lines);
  m_table->fitColumns();
  m_table->horizontalHeader()->setStretchLastSection(true);
  showMetric();
}

void MetricsPane::showMetric() {
  const QString metric = m_metric->currentData().toString();
  std::vector<int> styles;
  for (const Json& row : reportRows(m_report)) styles.push_back(m_style(rowModel(row)));
  styles = distinctStyles(std::move(styles));
  std::vector<IntervalBars::Series> series;
  for (const Json& row : reportRows(m_report)) {
    const auto reading = readingOf(row, metric);
    IntervalBars::Bar bar{reading ? reading->value : std::numeric_limits<double>::quiet_NaN(), {}};
    if (reading && reading->low && reading->high) bar.interval = AxisRange{*reading->low, *reading->high};
    series.push_back({textAt(row, "model"), {bar}, styles[series.size()]});
  }
  m_bars->setDecimals(evaluationDecimals(metric));
  m_bars->setLabels(lowerIsBetter(metric) ? tr("%1, less is better").arg(evaluationMetricTitle(metric))
                                          : evaluationMetricTitle(metric),
                    tr("95 % confidence"));
  m_bars->setData(metric.isEmpty() ? QStringList() : QStringList{evaluationMetricTitle(metric)},
                  std::move(series));
}

void MetricsPane::retranslate() {
  m_metricLabel->setText(tr("Metric"));
  m_metric->setAccessibleName(tr("Metric"));
  m_bars->setTitle(tr("Scores"));
  m_bars->setEmptyText(tr("Scores appear here as models end."));
  m_table->setAccessibleName(tr("Numbers of every model"));
  setReport(Json(m_report));
}

void MetricsPane::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace s2s
