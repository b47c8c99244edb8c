#include "app/window/home/run_row.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <cmath>

#include "app/window/run_catalogue.h"
#include "app/window/runs/run_status_text.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/spark_line.h"
#include "widgets/text/number_format.h"

namespace s2s {
namespace {

constexpr int kHeight = 56;
constexpr std::size_t kCurvePoints = 120;

/// Means of equal stretches: enough for a curve the size of a word. What is no number is left out.
std::vector<double> thinned(std::vector<double> values) {
  std::erase_if(values, [](double value) { return !std::isfinite(value); });
  if (values.size() <= kCurvePoints) return values;
  std::vector<double> means(kCurvePoints, 0.0);
  for (std::size_t i = 0; i < kCurvePoints; ++i) {
    const std::size_t from = i * values.size() / kCurvePoints, to = (i + 1) * values.size() / kCurvePoints;
    for (std::size_t at = from; at < to; ++at) means[i] += values[at] / static_cast<double>(to - from);
  }
  return means;
}

TextColor colorOf(RunStatus status) {
  switch (status) {
    case RunStatus::running:
      return TextColor::good;
    case RunStatus::paused:
    case RunStatus::crashed:
      return TextColor::caution;
    case RunStatus::failed:
      return TextColor::bad;
    case RunStatus::created:
    case RunStatus::finished:
      break;
  }
  return TextColor::muted;
}

}  // namespace

RunRowWidget::RunRowWidget(RunCatalogue& runs, const RunSummary& run, int seriesIndex, QWidget* parent)
    : QAbstractButton(parent),
      m_runs(runs),
      m_run(runKey(run)),
      m_curve(new SparkLine),
      m_name(new ElidedLabel),
      m_about(new ElidedLabel),
      m_state(new NumberLabel),
      m_loss(new NumberLabel) {
  setMinimumHeight(kHeight);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);  // a long name ends in "…"
  setCursor(Qt::PointingHandCursor);
  setFocusPolicy(Qt::StrongFocus);
  m_curve->setSeries(seriesIndex);
  m_curve->setFixedWidth(120);
  m_name->setRole(TextSize::bodyStrong);
  m_about->setRole(TextSize::label);
  m_about->setColor(TextColor::muted);
  m_loss->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  m_loss->setMinimumWidth(110);
  m_state->setMinimumWidth(96);
  auto* texts = new QVBoxLayout;
  texts->setSpacing(0);
  texts->addStretch(1);
  texts->addWidget(m_name);
  texts->addWidget(m_about);
  texts->addStretch(1);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(8, 0, 8, 0);
  row->setSpacing(16);
  row->addWidget(m_curve);
  row->addLayout(texts, 1);
  row->addWidget(m_state);
  row->addWidget(m_loss);
  for (QWidget* child : findChildren<QWidget*>()) child->setAttribute(Qt::WA_TransparentForMouseEvents);
  connect(&m_runs.metrics(m_run), &RunMetrics::changed, this, &RunRowWidget::showCurve);
  setRun(run);
  showCurve();
}

void RunRowWidget::setRun(const RunSummary& run) {
  m_name->setText(QString::fromStdString(run.name));
  const QDateTime started =
      QDateTime::fromString(QString::fromStdString(run.started), Qt::ISODate).toLocalTime();
  const QString steps = run.totalSteps > 0
                            ? tr("step %1 of %2").arg(exactNumber(run.step), exactNumber(run.totalSteps))
                            : tr("step %1").arg(exactNumber(run.step));
  m_about->setText(QStringList{QString::fromStdString(run.modelFrom).section('/', -1), steps,
                               QLocale().toString(started, QLocale::ShortFormat)}
                       .join(" · "));
  m_state->setText(statusText(run.status));
  m_state->setColor(colorOf(run.status));
  const std::optional<double> loss = run.validationLoss ? run.validationLoss : run.loss;
  m_loss->setText(loss ? tr("loss %1").arg(measuredNumber(*loss)) : QString());
  setAccessibleName(QString("%1, %2").arg(m_name->text(), m_state->text()));
}

void RunRowWidget::showCurve() { m_curve->setValues(thinned(m_runs.metrics(m_run).curve("loss").value)); }

void RunRowWidget::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const ThemeTokens& tokens = Theme::current().tokens();
  if (underMouse() || hasFocus()) {
    painter.setPen(hasFocus() ? QPen(tokens.accent) : QPen(Qt::NoPen));
    painter.setBrush(tokens.accentBehindText);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 2.5, -0.5, -2.5), length::kControlRadius,
                            length::kControlRadius);
  }
  painter.setPen(tokens.gridLine);
  painter.drawLine(QPointF(0, height() - 0.5), QPointF(width(), height() - 0.5));
}

}  // namespace s2s
