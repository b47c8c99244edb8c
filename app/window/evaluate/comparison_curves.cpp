#include "app/window/evaluate/comparison_curves.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "widgets/charts/line_chart.h"
#include "widgets/panes/labels.h"

namespace s2s {
namespace {

constexpr int kComparedCurvesHeight = 300;

}  // namespace

ComparisonCurves::ComparisonCurves(QWidget* parent)
    : QWidget(parent),
      m_axisLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_axis(new QComboBox),
      m_chart(new LineChart) {
  m_axis->setObjectName("comparisonAxis");
  m_axis->addItems({"", "", "", ""});
  m_axis->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  m_axisLabel->setBuddy(m_axis);
  m_chart->setMinimumHeight(kComparedCurvesHeight);
  auto* top = new QHBoxLayout;
  top->setSpacing(8);
  top->addWidget(m_axisLabel);
  top->addWidget(m_axis);
  top->addStretch(1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  column->addLayout(top);
  column->addWidget(m_chart, 1);
  connect(m_axis, &QComboBox::activated, this, &ComparisonCurves::showCurves);
}

void ComparisonCurves::setResult(const ComparisonResult& result) {
  m_result = result;
  showTitles();
  showCurves();
}

void ComparisonCurves::showTitles() {
  m_axisLabel->setText(tr("Against"));
  m_axis->setAccessibleName(tr("Against"));
  const QString axes[] = {tr("steps"), tr("bytes of targets"), tr("floating-point operations"),
                          tr("seconds")};
  for (int i = 0; i < m_axis->count(); ++i) m_axis->setItemText(i, axes[i]);
  m_chart->setTitle(tr("Training on a common axis"));
}

QString ComparisonCurves::titleOf(CurveMeasure measure) {
  switch (measure) {
    case CurveMeasure::bitsPerByte:
      return tr("bits per byte, validation");
    case CurveMeasure::accuracy:
      return tr("accuracy, validation");
    case CurveMeasure::pearson:
      return tr("Pearson correlation, validation");
    case CurveMeasure::loss:
      break;
  }
  return tr("loss, validation");
}

double ComparisonCurves::placeOf(const CurvePoint& point, Axis axis) {
  switch (axis) {
    case Axis::steps:
      return static_cast<double>(point.step);
    case Axis::targetBytes:
      return static_cast<double>(point.targetBytes);
    case Axis::operations:
      return point.operations;
    case Axis::seconds:
      return point.seconds;
  }
  return 0.0;
}

void ComparisonCurves::showCurves() {
  m_chart->clear();
  const auto axis = static_cast<Axis>(std::max(0, m_axis->currentIndex()));
  const CurveMeasure measure = curveMeasureOf(m_result);
  for (std::size_t i = 0; i < m_result.entrants.size(); ++i) {
    const ComparedEntrant& entrant = m_result.entrants[i];
    for (const ComparedRun& run : entrant.runs) {
      MeasuredCurve curve =
          measuredCurve(run, measure, [axis](const CurvePoint& point) { return placeOf(point, axis); });
      if (curve.x.empty()) continue;
      QString name = QString::fromStdString(entrant.name);
      if (entrant.runs.size() > 1) name += " · " + QString::number(run.seed);
      m_chart->setData(m_chart->addSeries(name, static_cast<int>(i)), std::move(curve.x), std::move(curve.y));
    }
  }
  m_chart->setLabels(m_axis->currentText(), titleOf(measure));
}

}  // namespace s2s
