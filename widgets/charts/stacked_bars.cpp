#include "widgets/charts/stacked_bars.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QToolTip>
#include <cmath>
#include <numeric>

#include "widgets/charts/chart_export.h"
#include "widgets/panes/labels.h"
#include "widgets/text/number_format.h"
#include "widgets/theme/theme.h"

namespace s2s {
namespace {

constexpr qreal kRowPitch = 38, kBarHeight = 22, kLegendHeight = 30, kTitleHeight = 24, kFootnoteHeight = 30;
constexpr qreal kNameGap = 12, kTotalGap = 10, kSwatch = 22, kSwatchGap = 4, kEntryGap = 16;

double totalOf(const StackedBars::Row& row) {
  return std::accumulate(row.values.begin(), row.values.end(), 0.0);
}

QString shownNumber(double value) {
  return value == std::floor(value) && std::abs(value) < 9e15 ? exactNumber(static_cast<std::int64_t>(value))
                                                              : measuredNumber(value, 5);
}

}  // namespace

struct StackedBars::Place {
  qreal legendTop = 0, barsTop = 0, barsLeft = 0, nameRight = 0, perUnit = 0;

  QRectF bar(int row, double before, double value) const {
    return {barsLeft + before * perUnit, barsTop + row * kRowPitch + (kRowPitch - kBarHeight) / 2,
            value * perUnit, kBarHeight};
  }
};

StackedBars::StackedBars(QWidget* parent) : QWidget(parent), m_emptyText(tr("Nothing to draw yet.")) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StackedBars::setTitle(const QString& title) {
  m_title = title;
  setAccessibleName(title);
  updateGeometry();
  update();
}

void StackedBars::setParts(const QStringList& parts) {
  m_parts = parts;
  update();
}

void StackedBars::setRows(std::vector<Row> rows) {
  m_rows = std::move(rows);
  m_marked = {};
  QStringList spoken;
  for (const Row& row : m_rows) spoken << row.name + ' ' + shownNumber(totalOf(row));
  setAccessibleDescription(spoken.join(", "));
  updateGeometry();
  update();
}

void StackedBars::setFootnote(const QString& text) {
  m_footnote = text;
  updateGeometry();
  update();
}

void StackedBars::setUnit(const QString& unit) { m_unit = unit; }

void StackedBars::setEmptyText(const QString& text) {
  m_emptyText = text;
  update();
}

QSize StackedBars::sizeHint() const { return {640, minimumSizeHint().height()}; }

QSize StackedBars::minimumSizeHint() const {
  const qreal height = (m_title.isEmpty() ? 0 : kTitleHeight) + kLegendHeight +
                       kRowPitch * static_cast<qreal>(std::max<std::size_t>(m_rows.size(), 1)) +
                       (m_footnote.isEmpty() ? 0 : kFootnoteHeight);
  return {320, static_cast<int>(height)};
}

int StackedBars::paperHeight() const { return minimumSizeHint().height() + 2 * kPaperMargin; }

StackedBars::Place StackedBars::place(QSizeF size) const {
  const QFontMetricsF metrics(themeFont(TextSize::body));
  qreal names = 0, totals = 0;
  double most = 0.0;
  for (const Row& row : m_rows) {
    names = std::max(names, metrics.horizontalAdvance(row.name));
    totals = std::max(totals, tabularWidth(metrics, shownNumber(totalOf(row))));
    most = std::max(most, totalOf(row));
  }
  Place place;
  place.legendTop = m_title.isEmpty() ? 0 : kTitleHeight;
  place.barsTop = place.legendTop + kLegendHeight;
  place.nameRight = std::min(std::max<qreal>(names, 60), size.width() * 0.3);
  place.barsLeft = place.nameRight + kNameGap;
  const qreal room = std::max<qreal>(size.width() - place.barsLeft - totals - kTotalGap, 20);
  place.perUnit = most > 0 ? room / most : 0;
  return place;
}

void StackedBars::paint(QPainter& painter, QSizeF size, const ThemeTokens& tokens, Hit marked) const {
  const Place place = this->place(size);
  painter.setRenderHint(QPainter::Antialiasing);
  if (!m_title.isEmpty()) {
    painter.setFont(themeFont(TextSize::bodyStrong));
    painter.setPen(tokens.text);
    painter.drawText(QRectF(0, 0, size.width(), kTitleHeight),
                     Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine, m_title);
  }
  painter.setFont(themeFont(TextSize::body));
  if (m_rows.empty()) {
    painter.setPen(tokens.muted);
    painter.drawText(QRectF(QPointF(0, 0), size), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
    return;
  }
  const QFontMetricsF body(painter.font());
  for (int r = 0; r < static_cast<int>(m_rows.size()); ++r) {
    const Row& row = m_rows[static_cast<std::size_t>(r)];
    const QRectF line(0, place.barsTop + r * kRowPitch, place.nameRight, kRowPitch);
    painter.setPen(tokens.text);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                     body.elidedText(row.name, Qt::ElideMiddle, line.width()));
    double before = 0;
    for (int p = 0; p < static_cast<int>(row.values.size()); ++p) {
      const double value = row.values[static_cast<std::size_t>(p)];
      QRectF bar = place.bar(r, before, value);
      before += value;
      if (bar.width() <= 0) continue;
      // One pixel of surface between the parts, where a part is wide enough to spare it.
      if (bar.width() > 2) bar.setRight(bar.right() - 1);
      const bool isMarked = marked.row == r && marked.part == p;
      painter.fillRect(bar, isMarked ? tokens.seriesColor(p).lighter(115) : tokens.seriesColor(p));
      if (!isMarked) continue;
      painter.setPen(QPen(tokens.text, 1.5));
      painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5));
    }
    const qreal right = place.barsLeft + before * place.perUnit + kTotalGap;
    painter.setPen(tokens.text);
    drawTabular(painter, QRectF(right, line.top(), size.width() - right, kRowPitch), Qt::AlignLeft,
                shownNumber(before));
  }
  painter.setFont(themeFont(TextSize::label));
  const QFontMetricsF small(painter.font());
  qreal x = place.barsLeft;
  for (int p = 0; p < m_parts.size(); ++p) {
    const qreal middle = place.legendTop + 9;
    painter.fillRect(QRectF(x, middle - 1.25, kSwatch, 2.5), tokens.seriesColor(p));
    x += kSwatch + kSwatchGap;
    painter.setPen(tokens.text);
    painter.drawText(QRectF(x, middle - 9, size.width(), 18),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, m_parts[p]);
    x += small.horizontalAdvance(m_parts[p]) + kEntryGap;
  }
  if (m_footnote.isEmpty()) return;
  painter.setPen(tokens.muted);
  const qreal top = place.barsTop + kRowPitch * static_cast<qreal>(m_rows.size());
  painter.drawText(QRectF(place.barsLeft, top + 6, size.width() - place.barsLeft, kFootnoteHeight - 6),
                   Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine,
                   small.elidedText(m_footnote, Qt::ElideRight, size.width() - place.barsLeft));
}

StackedBars::Hit StackedBars::hitAt(QPointF position) const {
  const Place place = this->place(size());
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

void StackedBars::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paint(painter, size(), Theme::current().tokens(), m_marked);
}

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
  const QRectF bar = place(size()).bar(m_marked.row, 0, 0);
  QToolTip::showText(mapToGlobal(bar.bottomLeft().toPoint()), describe(m_marked), this);
  update();
}

bool StackedBars::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString text = toolTipAt(help->pos());
    if (text.isEmpty())
      QToolTip::hideText();
    else
      QToolTip::showText(help->globalPos(), text, this);
    return true;
  }
  return QWidget::event(event);
}

void StackedBars::contextMenuEvent(QContextMenuEvent* event) {
  QMenu menu(this);
  menu.addAction(tr("Export…"), this, [this] { exportChartInteractively(*this, this); });
  menu.exec(event->globalPos());
}

void StackedBars::drawOn(QPaintDevice& device, QSize size, double scale, const ThemeTokens& tokens) {
  QPainter painter(&device);
  painter.scale(scale, scale);
  painter.fillRect(QRect(QPoint(0, 0), size), tokens.surface);
  painter.translate(kPaperMargin, kPaperMargin);
  paint(painter, QSizeF(size.width() - 2 * kPaperMargin, size.height() - 2 * kPaperMargin), tokens, {});
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
