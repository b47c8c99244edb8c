// What a confusion matrix does under the mouse and the keys.

#include <QKeyEvent>
#include <QToolTip>
#include <algorithm>

#include "widgets/charts/confusion_matrix_place.h"
#include "widgets/text/number_format.h"
#include "widgets/text/sentence.h"

namespace s2s {

QString ConfusionMatrix::describe(Cell cell) const {
  if (cell.reference < 0) return {};
  const QString number = exactNumber(count(cell.reference, cell.answer));
  const QString share = percent(shareOf(cell), 1), label = m_labels[cell.reference];
  if (cell.reference == cell.answer) return tr("%1: %2 right, %3 of its row").arg(label, number, share);
  return sentence(tr("%1 taken for %2: %3, %4 of its row"), {label, m_answers[cell.answer], number, share});
}

QString ConfusionMatrix::toolTipAt(QPoint position) const { return describe(cellAt(position)); }

void ConfusionMatrix::mouseMoveEvent(QMouseEvent* event) {
  const Cell cell = cellAt(event->position());
  if (cell == m_marked) return;
  m_marked = cell;
  setCursor(cell.reference >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
  update();
}

void ConfusionMatrix::leaveEvent(QEvent*) {
  m_marked = {};
  update();
}

void ConfusionMatrix::mouseReleaseEvent(QMouseEvent* event) {
  const Cell cell = cellAt(event->position());
  if (event->button() == Qt::LeftButton && cell.reference >= 0)
    Q_EMIT cellClicked(cell.reference, cell.answer);
}

void ConfusionMatrix::keyPressEvent(QKeyEvent* event) {
  if (m_labels.isEmpty()) return PaintedChart::keyPressEvent(event);
  const int lastReference = static_cast<int>(m_labels.size()) - 1,
            lastAnswer = static_cast<int>(m_answers.size()) - 1;
  Cell cell{std::max(m_marked.reference, 0), std::max(m_marked.answer, 0)};
  const bool begins = m_marked.reference < 0;
  switch (event->key()) {
    case Qt::Key_Down:
      cell.reference = begins ? 0 : std::min(cell.reference + 1, lastReference);
      break;
    case Qt::Key_Up:
      cell.reference = std::max(cell.reference - 1, 0);
      break;
    case Qt::Key_Right:
      cell.answer = begins ? 0 : std::min(cell.answer + 1, lastAnswer);
      break;
    case Qt::Key_Left:
      cell.answer = std::max(cell.answer - 1, 0);
      break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (!begins) Q_EMIT cellClicked(cell.reference, cell.answer);
      return;
    default:
      return PaintedChart::keyPressEvent(event);
  }
  m_marked = cell;
  setAccessibleDescription(describe(cell));
  QToolTip::showText(mapToGlobal(placeOnScreen().at(cell).bottomLeft().toPoint()), describe(cell), this);
  update();
}

}  // namespace s2s
