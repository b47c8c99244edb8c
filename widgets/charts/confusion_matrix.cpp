#include "widgets/charts/confusion_matrix.h"

#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "widgets/text/number_format.h"
#include "widgets/text/sentence.h"
#include "widgets/theme/theme.h"

namespace s2s {
namespace {

constexpr qreal kAxisName = 26, kLabelGap = 6, kLabelHeight = 18, kWidestCell = 96, kMargin = 4;
constexpr double kWidestLabels = 0.28;  // share of the chart
constexpr double kLightText = 0.55;     // share from which the cell is dark
constexpr qreal kSmallestNamed = 12;    // pixels of a row that its label needs

QColor between(const QColor& from, const QColor& to, double share) {
  const auto mix = [&](int a, int b) { return static_cast<int>(a + (b - a) * share + 0.5); };
  return {mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue())};
}

}  // namespace

struct ConfusionMatrix::Place {
  QRectF grid;
  qreal cell = 0, labelsLeft = 0;
  bool turned = false;  ///< labels of the columns stand upright

  QRectF at(Cell where) const {
    return {grid.left() + cell * where.answer, grid.top() + cell * where.reference, cell, cell};
  }
};

ConfusionMatrix::ConfusionMatrix(QWidget* parent) : PaintedChart(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ConfusionMatrix::setCounts(const QStringList& labels, std::vector<std::vector<std::int64_t>> counts,
                                const QString& other) {
  const auto size = static_cast<std::size_t>(labels.size()), columns = size + (other.isEmpty() ? 0 : 1);
  if (counts.size() != size ||
      std::ranges::any_of(counts, [&](const auto& row) { return row.size() != columns; }))
    throw std::logic_error("ConfusionMatrix: the counts do not fit the labels");
  m_labels = labels;
  m_answers = other.isEmpty() ? labels : labels + QStringList{other};
  m_counts = std::move(counts);
  m_marked = {};
  updateTexts();
}

void ConfusionMatrix::setShares(bool shares) {
  m_shares = shares;
  updateTexts();
}

std::int64_t ConfusionMatrix::count(int reference, int answer) const {
  return m_counts[static_cast<std::size_t>(reference)][static_cast<std::size_t>(answer)];
}

std::int64_t ConfusionMatrix::totalOf(int reference) const {
  const auto& row = m_counts[static_cast<std::size_t>(reference)];
  return std::accumulate(row.begin(), row.end(), std::int64_t{0});
}

double ConfusionMatrix::shareOf(Cell cell) const {
  const std::int64_t total = totalOf(cell.reference);
  return total > 0 ? static_cast<double>(count(cell.reference, cell.answer)) / static_cast<double>(total)
                   : 0.0;
}

void ConfusionMatrix::updateTexts() {
  m_heading.setTexts(m_title, m_shares ? tr("per cent of each row") : tr("counts; shade: share of the row"));
  std::int64_t right = 0, all = 0;
  for (int label = 0; label < m_labels.size(); ++label) {
    right += count(label, label);
    all += totalOf(label);
  }
  setAccessibleDescription(all > 0 ? tr("%1 of %2 are right").arg(exactNumber(right), exactNumber(all))
                                   : m_emptyText);
  update();
}

ConfusionMatrix::Place ConfusionMatrix::placeFor(QSizeF size, const ChartLook& look) const {
  const QFontMetricsF metrics(themeFont(TextSize::label));
  qreal widest = 0;
  for (const QString& label : m_answers) widest = std::max(widest, metrics.horizontalAdvance(label));
  const QRectF body = bodyArea(size, look);
  const auto rows = static_cast<double>(std::max<qsizetype>(m_labels.size(), 1)),
             columns = static_cast<double>(std::max<qsizetype>(m_answers.size(), 1));
  Place place;
  const qreal labels = std::min(widest + 2, body.width() * kWidestLabels);
  place.labelsLeft = body.left() + kAxisName;
  const qreal left = place.labelsLeft + labels + kLabelGap;
  const qreal across = (body.right() - kMargin - left) / columns;
  // Labels of columns lie flat where each fits its column, else they stand upright.
  for (const bool turned : {false, true}) {
    const qreal above = kAxisName + (turned ? labels : kLabelHeight) + kLabelGap;
    const qreal down = (body.height() - kMargin - above) / rows;
    place.cell = std::max(std::min({across, down, kWidestCell}), 1.0);
    place.turned = turned;
    place.grid = QRectF(left, body.top() + above, place.cell * columns, place.cell * rows);
    if (widest + 4 <= place.cell) break;
  }
  return place;
}

ConfusionMatrix::Place ConfusionMatrix::placeOnScreen() const {
  return placeFor(size(), screenLook(Theme::current().tokens()));
}

QString ConfusionMatrix::cellText(Cell cell) const {
  if (m_shares) return percent(shareOf(cell), 1);
  return exactNumber(count(cell.reference, cell.answer));
}

void ConfusionMatrix::paint(QPainter& painter, QSizeF size, const ChartLook& look, bool onScreen) const {
  painter.setRenderHint(QPainter::Antialiasing);
  paintHeading(painter, size, look);
  if (m_labels.isEmpty()) return paintEmptyText(painter, bodyArea(size, look), look);
  const Place place = placeFor(size, look);
  for (int reference = 0; reference < m_labels.size(); ++reference) {
    for (int answer = 0; answer < m_answers.size(); ++answer)
      paintCell(painter, place, {reference, answer}, look, false);
  }
  painter.setPen(QPen(look.tokens.border, 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(place.grid);
  if (onScreen && m_marked.reference >= 0) paintCell(painter, place, m_marked, look, true);
  paintLabels(painter, place, look);
  paintAxisNames(painter, place, look);
}

void ConfusionMatrix::paintCell(QPainter& painter, const Place& place, Cell cell, const ChartLook& look,
                                bool marked) const {
  QRectF area = place.at(cell);
  if (place.cell > 8) area.adjust(0.5, 0.5, -0.5, -0.5);  // a line of surface between the cells
  const double share = shareOf(cell);
  // What is right in one colour, what is wrong in another.
  const QColor full = cell.reference == cell.answer ? look.tokens.series[0] : look.tokens.bad;
  painter.fillRect(area, between(between(look.tokens.surface, look.tokens.border, 0.25), full, share));
  if (marked) {
    painter.setPen(QPen(look.tokens.text, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5));
  }
  painter.setFont(themeFont(TextSize::chip));
  const QString text = cellText(cell);
  const QFontMetricsF metrics(painter.font());
  if (metrics.horizontalAdvance(text) > area.width() - 2 || metrics.height() > area.height()) return;
  const bool dark = share >= kLightText;
  const bool zero = count(cell.reference, cell.answer) == 0;
  painter.setPen(dark   ? look.tokens.dark ? look.tokens.window : QColor(look.tokens.surface)
                   : zero ? look.tokens.muted
                        : look.tokens.text);
  painter.drawText(area, Qt::AlignCenter | Qt::TextSingleLine, text);
}

void ConfusionMatrix::paintLabels(QPainter& painter, const Place& place, const ChartLook& look) const {
  if (place.cell < kSmallestNamed) return;
  painter.setFont(themeFont(TextSize::label));
  painter.setPen(look.tokens.text);
  const QFontMetricsF metrics(painter.font());
  const qreal room = place.grid.left() - kLabelGap - place.labelsLeft;
  for (int i = 0; i < m_labels.size(); ++i) {
    painter.drawText(QRectF(place.labelsLeft, place.at({i, 0}).top(), room, place.cell),
                     Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(m_labels[i], Qt::ElideMiddle, room));
  }
  for (int i = 0; i < m_answers.size(); ++i) {
    const QRectF column = place.at({0, i});
    if (!place.turned) {
      painter.drawText(
          QRectF(column.left(), place.grid.top() - kLabelGap - kLabelHeight, place.cell, kLabelHeight),
          Qt::AlignHCenter | Qt::AlignBottom | Qt::TextSingleLine, m_answers[i]);
      continue;
    }
    painter.save();
    painter.translate(column.center().x(), place.grid.top() - kLabelGap);
    painter.rotate(-90);
    painter.drawText(QRectF(0, -place.cell / 2, room, place.cell),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(m_answers[i], Qt::ElideMiddle, room));
    painter.restore();
  }
}

void ConfusionMatrix::paintAxisNames(QPainter& painter, const Place& place, const ChartLook& look) const {
  painter.setFont(themeFont(TextSize::label));
  painter.setPen(look.tokens.muted);
  const qreal above = place.turned ? place.grid.left() - kLabelGap - place.labelsLeft : kLabelHeight;
  painter.drawText(QRectF(place.grid.left() - 200, place.grid.top() - kLabelGap - above - kAxisName,
                          place.grid.width() + 400, kAxisName),
                   Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextSingleLine, tr("answer"));
  painter.save();
  painter.translate(place.labelsLeft - kAxisName, place.grid.center().y());
  painter.rotate(-90);
  painter.drawText(QRectF(-place.grid.height() / 2 - 200, 0, place.grid.height() + 400, kAxisName),
                   Qt::AlignHCenter | Qt::AlignTop | Qt::TextSingleLine, tr("reference"));
  painter.restore();
}

ConfusionMatrix::Cell ConfusionMatrix::cellAt(QPointF position) const {
  if (m_labels.isEmpty()) return {};
  const Place place = placeOnScreen();
  if (!place.grid.contains(position)) return {};
  const int lastReference = static_cast<int>(m_labels.size()) - 1,
            lastAnswer = static_cast<int>(m_answers.size()) - 1;
  return {std::min(static_cast<int>((position.y() - place.grid.top()) / place.cell), lastReference),
          std::min(static_cast<int>((position.x() - place.grid.left()) / place.cell), lastAnswer)};
}

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

ChartTable ConfusionMatrix::table() const {
  ChartTable table;
  table.header << tr("reference") << m_answers;
  for (int reference = 0; reference < m_labels.size(); ++reference) {
    QStringList row = {m_labels[reference]};
    for (int answer = 0; answer < m_answers.size(); ++answer)
      row << QString::number(count(reference, answer));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace s2s
