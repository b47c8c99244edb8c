#include "app/window/train/trained_weights_line.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include "app/window/background.h"
#include "engine/planning/recipe_shape.h"
#include "engine/recipes/adapted_shape.h"
#include "widgets/panes/labels.h"
#include "widgets/text/engine_text.h"
#include "widgets/text/number_format.h"

namespace s2s {
namespace {

QString partName(const std::string& group) {
  if (group == "embedding") return TrainedWeightsLine::tr("embedding");
  if (group == "encoder") return TrainedWeightsLine::tr("encoder");
  if (group == "decoder") return TrainedWeightsLine::tr("decoder");
  return TrainedWeightsLine::tr("output head");
}

QString tableRow(const QString& name, const QString& trained, const QString& frozen) {
  return QStringLiteral(
             "<tr><td>%1</td><td align=right>&nbsp;&nbsp;%2</td><td align=right>&nbsp;&nbsp;%3</td></tr>")
      .arg(name, trained, frozen);
}

QString tableOf(const ModelShape& shape) {
  QString rows = tableRow({}, TrainedWeightsLine::tr("trained"), TrainedWeightsLine::tr("frozen"));
  for (const ParameterGroup& group : shape.groups()) {
    rows += tableRow(partName(group.name), exactNumber(group.trained),
                     exactNumber(group.parameters - group.trained));
  }
  const std::int64_t trained = shape.trainedParameters();
  rows += tableRow(TrainedWeightsLine::tr("all"), exactNumber(trained),
                   exactNumber(shape.parameters() - trained));
  return "<table>" + rows + "</table>";
}

}  // namespace

TrainedWeightsLine::TrainedWeightsLine(QWidget* parent)
    : QWidget(parent),
      m_layout(new QHBoxLayout(this)),
      m_title(makeLabel({}, TextSize::bodyStrong)),
      m_reading(makeLabel({}, TextSize::label)) {
  m_reading->setObjectName("trainedWeights");
  m_reading->setWordWrap(true);
  m_layout->setContentsMargins(0, 0, 0, 0);
  m_layout->addWidget(m_title);
  m_layout->addWidget(m_reading, 1);
  setFocusPolicy(Qt::TabFocus);
  retranslate();
}

void TrainedWeightsLine::setRecipe(const Recipe& recipe, const Json& config) {
  inBackground(
      this,
      [recipe, config]() -> Result<ModelShape> {
        const auto described = shapeWithLabels(recipe, config);
        if (!described) return described.error();
        return trainedShape(described->shape, recipe);
      },
      [this, question = ++m_question](const Result<ModelShape>& shape) {
        if (question == m_question) setShape(shape);
      });
}

void TrainedWeightsLine::setShape(const Result<ModelShape>& shape) {
  ++m_question;
  m_shape = shape;
  retranslate();
}

void TrainedWeightsLine::retranslate() {
  m_title->setText(tr("Trained weights"));
  if (!m_shape) return;
  const Result<ModelShape>& shape = *m_shape;
  setTextColor(m_reading, shape ? TextColor::text : TextColor::bad);
  if (shape) {
    const auto trained = static_cast<double>(shape->trainedParameters());
    const auto all = static_cast<double>(shape->parameters());
    const double share = trained / all;
    constexpr double kSmallShare = 0.1;
    m_reading->setText(
        tr("%1 of %2 · %3")
            .arg(compactNumber(trained), compactNumber(all), percent(share, share < kSmallShare ? 2 : 0)));
    setToolTip(tableOf(*shape));
  } else {
    m_reading->setText(engineText(shape.error().what));
    setToolTip(engineMessage(shape.error()));
  }
  arrange();
  setAccessibleName(m_title->text() + ": " + m_reading->text());
  setAccessibleDescription(toolTip());
}

void TrainedWeightsLine::arrange() {
  constexpr int kGap = 8, kLabelMargins = 4;
  const int reading = m_reading->fontMetrics().horizontalAdvance(m_reading->text()) + kLabelMargins;
  const bool fits = m_title->sizeHint().width() + kGap + reading <= width();
  m_layout->setDirection(fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
  m_layout->setSpacing(fits ? kGap : 2);
  m_reading->setAlignment((fits ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

void TrainedWeightsLine::resizeEvent(QResizeEvent* event) {
  arrange();
  QWidget::resizeEvent(event);
}

void TrainedWeightsLine::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace s2s
