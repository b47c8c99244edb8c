#include "widgets/charts/stacked_bars.h"

#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>
#include <cmath>
#include <numeric>

#include "widgets/panes/labels.h"
#include "widgets/text/number_format.h"
#include "widgets/theme/theme.h"

namespace s2s {
namespace {

constexpr qreal kRowPitch = 38, kBarHeight = 22, kFootnoteHeight = 30;
constexpr qreal kNameGap = 12, kTotalGap = 10, kAboveBars = 4;

double totalOf(const StackedBars::Row& row) {
  return std::accumulate(row.values.begin(), row.values.end(), 0.0);
}

QString shownNumber(double value) {
  return value == std::floor(value) && std::abs(value) < 9e15 ? exactNumber(static_cast<std::int64_t>(value))
                                                              : measuredNumber(value, 5);
}

}  // namespace

struct StackedBars::Place {
  qreal barsTop = 0, barsLeft = 0, nameRight = 0, right = 0, perUnit = 0;

  QRectF bar(int row, double before, double value) const {
    return {barsLeft + before * perUnit, barsTop + row * kRowPitch + (kRowPitch - kBarHeight) / 2,
            value * perUnit, kBarHeight};
  }
};

StackedBars::StackedBars(QWidget* parent) : PaintedChart(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StackedBars::setParts(const QStringList& parts) {
  m_parts = parts;
  updateTexts();
}

void StackedBars::setRows(std::vector<Row> rows) {
  m_rows = std::move(rows);
  m_marked = {};
  updateTexts();
  updateGeometry();
}

void StackedBars::setFootnote(const QString& text) {
  m_footnote = text;
  updateGeometry();
  update();
}

void StackedBars::setUnit(const QString& unit) { m_unit = unit; }

void StackedBars::updateTexts() {
  m_heading.setTexts(m_title, {});
  std::vector<ChartHeading::Entry> entries;
  for (int p = 0; p < m_parts.size(); ++p) entries.push_back({p, m_parts[p], p});
  m_heading.setEntries(std::move(entries));
  QStringList spoken;
  for (const Row& row : m_rows) spoken << row.name + ' ' + shownNumber(totalOf(row));
  setAccessibleDescription(m_rows.empty() ? m_emptyText : spoken.join(", "));
  update();
}

QSize StackedBars::sizeHint() const { return {640, minimumSizeHint().height()}; }

QSize StackedBars::minimumSizeHint() const {
  const qreal heading = m_heading.heightFor(std::max(width(), 320), screenLook(lightTokens()));
  const qreal height = heading + kAboveBars +
                       kRowPitch * static_cast<qreal>(std::max<std::size_t>(m_rows.size(), 1)) +
                       (m_footnote.isEmpty() ? 0 : kFootnoteHeight);
  return {320, static_cast<int>(height)};
}

int StackedBars::paperHeight() const { return minimumSizeHint().height() + 2 * kPaperMargin; }

StackedBars::Place StackedBars::place(QSizeF size, const ChartLook& look) const {
  const QFontMetricsF metrics(look.font(TextSize::body));
  qreal names = 0, totals = 0;
  double most = 0.0;
  for (const Row& row : m_rows) {
    names = std::max(names, metrics.horizontalAdvance(row.name));
    totals = std::max(totals, tabularWidth(metrics, shownNumber(totalOf(row))));
    most = std::max(most, totalOf(row));
  }
  const QRectF body = bodyArea(size, look);
  Place place;
  place.barsTop = body.top() + kAboveBars;
  place.right = body.right();
  place.nameRight = std::min(std::max<qreal>(names, 60), body.width() * 0.3);
  place.barsLeft = place.nameRight + kNameGap;
  const qreal room = std::max<qreal>(body.right() - place.barsLeft - totals - kTotalGap, 20);
  place.perUnit = most > 0 ? room / most : 0;
  return place;
}

StackedBars::Place StackedBars::placeOnScreen() const {
  return place(size(), screenLook(Theme::current().tokens()));
}

void StackedBars::paint(QPainter& painter, QSizeF size, const ChartLook& wanted, bool onScreen) const {
  painter.setRenderHint(QPainter::Antialiasing);
  ChartLook look = wanted;
  // Bars leave no place inside.
  if (look.legend == LegendPlace::inside) look.legend = LegendPlace::above;
  paintHeading(painter, size, look);
  if (m_rows.empty()) return paintEmptyText(painter, QRectF(QPointF(0, 0), size), look);
  const Place place = this->place(size, look);
  for (int row = 0; row < static_cast<int>(m_rows.size()); ++row)
    paintRow(painter, row, place, size, look, onScreen ? m_marked : Hit{});
  if (m_footnote.isEmpty()) return;
  painter.setFont(look.font(TextSize::label));
  painter.setPen(look.tokens.muted);
  const qreal top = place.barsTop + kRowPitch * static_cast<qreal>(m_rows.size());
  painter.drawText(
      QRectF(place.barsLeft, top + 6, size.width() - place.barsLeft, kFootnoteHeight - 6),
      Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine,
      QFontMetricsF(painter.font()).elidedText(m_footnote, Qt::ElideRight, size.width() - place.barsLeft));
}

void StackedBars::paintRow(QPainter& painter, int r, const Place& place, QSizeF size, const ChartLook& look,
                           Hit marked) const {
  const Row& row = m_rows[static_cast<std::size_t>(r)];
  const QRectF line(0, place.barsTop + r * kRowPitch, place.nameRight, kRowPitch);
  painter.setFont(look.font(TextSize::body));
  painter.setPen(look.tokens.text);
  painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                   QFontMetricsF(painter.font()).elidedText(row.name, Qt::ElideMiddle, line.width()));
  double before = 0;
  for (int p = 0; p < static_cast<int>(row.values.size()); ++p) {
    const double value = row.values[static_cast<std::size_t>(p)];
    QRectF bar = place.bar(r, before, value);
    before += value;
    if (bar.width() <= 0) continue;
    // One pixel of surface between the parts, where a part is wide enough to spare it.
    if (bar.width() > 2) bar.setRight(bar.right() - 1);
    const bool isMarked = marked.row == r && marked.part == p;
    const QColor color = look.tokens.seriesColor(p);
    painter.fillRect(bar, isMarked ? color.lighter(115) : color);
    if (!isMarked) continue;
    painter.setPen(QPen(look.tokens.text, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5));
  }
  const qreal right = place.barsLeft + before * place.perUnit + kTotalGap;
  painter.setPen(look.tokens.text);
  drawTabular(painter, QRectF(right, line.top(), size.width() - right, kRowPitch), Qt::AlignLeft,
              shownNumber(before));
}

StackedBars::Hit StackedBars::hitAt(QPointF position) const {
  const Place place = placeOnScreen();
  const int row = static_cast<int>(std::floor((position.y() - place.barsTop) / kRowPitch));
  if (row < 0 || row >= static_cast<int>(m_rows.size())) return {};
  double before = 0;
  const std::vector<double>& values = m_rows[static_cast<std::size_t>(row)].values;
  for (int p = 0; p < static_cast<int>(values.size()); ++p) {
    const double value = values[static_cast<std::size_t>(p)];
    // Thin slices can be hit within two pixels.
    QRectF bar = place.bar(row, before, value);
    if (bar.width() > 0 && bar.width() < 4) bar.adjust(-1, 0, 1, 0);
    if (bar.contains(position)) return {row, p};
    before += value;
  }
  return {row, -1};
}

QString StackedBars::describe(Hit hit) const {
  if (hit.row < 0 || hit.row >= static_cast<int>(m_rows.size())) return {};
  const Row& row = m_rows[static_cast<std::size_t>(hit.row)];
  const double total = totalOf(row);
  const QString unit = m_unit.isEmpty() ? QString() : ' ' + m_unit;
  if (hit.part < 0) return row.name + ": " + shownNumber(total) + unit;
  const double value = row.values[static_cast<std::size_t>(hit.part)];
  return tr("%1, %2: %3%4, %5")
      .arg(row.name, m_parts.value(hit.part), shownNumber(value), unit,
           percent(total > 0 ? value / total : 0, 1));
}

QString StackedBars::toolTipAt(QPoint position) const { return describe(hitAt(position)); }

void StackedBars::mouseMoveEvent(QMouseEvent* event) {
  const Hit hit = hitAt(event->position());
  setCursor(hit.row >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
  if (hit.row == m_marked.row && hit.part == m_marked.part) return;
  m_marked = hit;
  update();
}

void StackedBars::leaveEvent(QEvent*) {
  m_marked = {};
  update();
}

void StackedBars::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  const Hit hit = hitAt(event->position());
  if (hit.row < 0) return;
  if (hit.part >= 0)
    Q_EMIT partClicked(hit.row, hit.part);
  else
    Q_EMIT rowClicked(hit.row);
}

void StackedBars::keyPressEvent(QKeyEvent* event) {
  const int rows = static_cast<int>(m_rows.size());
  if (rows == 0) return QWidget::keyPressEvent(event);
  Hit hit{std::max(m_marked.row, 0), m_marked.part};
  const auto parts = [&] {
    return static_cast<int>(m_rows[static_cast<std::size_t>(hit.row)].values.size());
  };
  switch (event->key()) {
    case Qt::Key_Down:
      hit.row = m_marked.row < 0 ? 0 : std::min(hit.row + 1, rows - 1);
      break;
    case Qt::Key_Up:
      hit.row = std::max(hit.row - 1, 0);
      break;
    case Qt::Key_Right:
      hit.part = std::min(hit.part + 1, parts() - 1);
      break;
    case Qt::Key_Left:
      hit.part = std::max(hit.part - 1, -1);
      break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (hit.part >= 0)
        Q_EMIT partClicked(hit.row, hit.part);
      else
        Q_EMIT rowClicked(hit.row);
      return;
    default:
      return QWidget::keyPressEvent(event);
  }
  m_marked = {hit.row, std::min(hit.part, parts() - 1)};
  setAccessibleDescription(describe(m_marked));
  const QRectF bar = placeOnScreen().bar(m_marked.row, 0, 0);
  QToolTip::showText(mapToGlobal(bar.bottomLeft().toPoint()), describe(m_marked), this);
  update();
}

ChartTable StackedBars::table() const {
  ChartTable table;
  table.header << tr("name") << m_parts << tr("total");
  for (const Row& row : m_rows) {
    QStringList cells = {row.name};
    for (const double value : row.values)
      cells << QString::number(value, 'f', QLocale::FloatingPointShortest);
    cells << QString::number(totalOf(row), 'f', QLocale::FloatingPointShortest);
    table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace s2s
