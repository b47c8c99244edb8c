#include "widgets/panes/token_grid.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>

#include "widgets/panes/labels.h"

namespace s2s {
namespace {

constexpr int kCellHeight = 26, kPlainHeight = 20, kLaneGap = 4, kColumnGap = 4;
constexpr int kCellPadding = 8, kNarrowest = 32, kWidest = 220, kNamesGap = 16;
constexpr int kCellRadius = 5;
constexpr int kScrollRoom = 12;  // the scroll bar is 10 pixels high

QColor mixed(const QColor& from, const QColor& to, float share) {
  return QColor::fromRgbF(from.redF() + (to.redF() - from.redF()) * share,
                          from.greenF() + (to.greenF() - from.greenF()) * share,
                          from.blueF() + (to.blueF() - from.blueF()) * share);
}

int heightOf(const TokenGrid::Lane& lane) { return lane.plain ? kPlainHeight : kCellHeight; }

}  // namespace

TokenColors tokenColors(TokenRole role, const ThemeTokens& tokens) {
  const auto tinted = [&](int series) {
    const QColor color = tokens.seriesColor(series);
    return TokenColors{mixed(tokens.surface, color, tokens.dark ? 0.24f : 0.16f),
                       mixed(tokens.surface, color, 0.55f), tokens.text};
  };
  switch (role) {
    case TokenRole::prefix:
      return tinted(1);
    case TokenRole::language:
      return tinted(2);
    case TokenRole::special:
      return tinted(3);
    case TokenRole::sentinel:
      return tinted(5);
    case TokenRole::padding:
      return {tokens.surface, tokens.border, tokens.muted};
    case TokenRole::text:
      break;
  }
  return {tokens.accentBehindText, mixed(tokens.accentBehindText, tokens.accent, 0.25f), tokens.text};
}

QBrush tokenHatching(const ThemeTokens& tokens) {
  return {mixed(tokens.surface, tokens.muted, 0.35f), Qt::BDiagPattern};
}

TokenGrid::TokenGrid(QWidget* parent) : QAbstractScrollArea(parent) {
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::StrongFocus);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setFont(themeFont(TextSize::label));
  viewport()->setAutoFillBackground(false);
  connect(&Theme::current(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void TokenGrid::setLanes(std::vector<Lane> lanes) {
  m_lanes = std::move(lanes);
  m_column = -1;
  horizontalScrollBar()->setValue(0);
  measure();
  updateGeometry();
  viewport()->update();
}

void TokenGrid::measure() {
  const QFontMetricsF metrics(font());
  std::size_t columns = 0;
  m_names = 0;
  for (const Lane& lane : m_lanes) {
    columns = std::max(columns, lane.cells.size());
    m_names = std::max(m_names, static_cast<int>(metrics.horizontalAdvance(lane.name)) + kNamesGap);
  }
  m_lefts.assign(1, 0);
  for (std::size_t column = 0; column < columns; ++column) {
    int width = kNarrowest;
    for (const Lane& lane : m_lanes) {
      if (column >= lane.cells.size()) continue;
      const auto text = static_cast<int>(std::ceil(tabularWidth(metrics, lane.cells[column].text)));
      width = std::max(width, text + 2 * kCellPadding);
    }
    m_lefts.push_back(m_lefts.back() + std::min(width, kWidest) + kColumnGap);
  }
  updateScrollBar();
}

void TokenGrid::updateScrollBar() {
  const int room = std::max(0, viewport()->width() - m_names);
  horizontalScrollBar()->setRange(0, std::max(0, m_lefts.back() - kColumnGap - room));
  horizontalScrollBar()->setPageStep(room);
  horizontalScrollBar()->setSingleStep(40);
}

QSize TokenGrid::sizeHint() const {
  int height = 0;
  for (const Lane& lane : m_lanes) height += heightOf(lane) + kLaneGap;
  return {m_names + m_lefts.back(), height + kScrollRoom};
}

QSize TokenGrid::minimumSizeHint() const { return {m_names + 4 * kNarrowest, sizeHint().height()}; }

int TokenGrid::columnAt(int x) const {
  if (x < m_names) return -1;
  const int within = x - m_names + horizontalScrollBar()->value();
  const auto right = std::upper_bound(m_lefts.begin(), m_lefts.end(), within);
  const int column = static_cast<int>(right - m_lefts.begin()) - 1;
  return column < columns() ? column : -1;
}

int TokenGrid::laneAt(int y) const {
  int top = 0;
  for (std::size_t lane = 0; lane < m_lanes.size(); ++lane) {
    top += heightOf(m_lanes[lane]) + kLaneGap;
    if (y < top) return static_cast<int>(lane);
  }
  return -1;
}

QString TokenGrid::describe(int column) const {
  QStringList parts;
  for (const Lane& lane : m_lanes) {
    if (static_cast<std::size_t>(column) < lane.cells.size())
      parts << QString("%1 %2").arg(lane.name, lane.cells[static_cast<std::size_t>(column)].text);
  }
  return parts.join(", ");
}

void TokenGrid::setCurrentColumn(int column) {
  if (columns() <= 0) return;
  m_column = std::clamp(column, 0, columns() - 1);
  const auto at = static_cast<std::size_t>(m_column);
  const int room = std::max(1, viewport()->width() - m_names);
  const int shown = horizontalScrollBar()->value();
  if (m_lefts[at] < shown) horizontalScrollBar()->setValue(m_lefts[at]);
  if (m_lefts[at + 1] > shown + room) horizontalScrollBar()->setValue(m_lefts[at + 1] - room);
  setAccessibleDescription(describe(m_column));
  viewport()->update();
}

void TokenGrid::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left:
      return setCurrentColumn(m_column - 1);
    case Qt::Key_Right:
      return setCurrentColumn(m_column + 1);
    case Qt::Key_Home:
      return setCurrentColumn(0);
    case Qt::Key_End:
      return setCurrentColumn(columns() - 1);
    default:
      QAbstractScrollArea::keyPressEvent(event);
  }
}

void TokenGrid::mousePressEvent(QMouseEvent* event) {
  if (const int column = columnAt(static_cast<int>(event->position().x())); column >= 0)
    setCurrentColumn(column);
}

void TokenGrid::wheelEvent(QWheelEvent* event) {
  // There is no way down, so the wheel goes sideways; at an end the page behind may scroll.
  const QPoint turned = event->angleDelta();
  QScrollBar* bar = horizontalScrollBar();
  const int before = bar->value();
  bar->setValue(before - (turned.x() != 0 ? turned.x() : turned.y()));
  event->setAccepted(bar->value() != before);
}

void TokenGrid::focusInEvent(QFocusEvent* event) {
  if (m_column < 0 && event->reason() != Qt::MouseFocusReason) setCurrentColumn(0);
  QAbstractScrollArea::focusInEvent(event);
  viewport()->update();
}

void TokenGrid::focusOutEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusOutEvent(event);
  viewport()->update();
}

bool TokenGrid::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    auto* help = static_cast<QHelpEvent*>(event);
    const int column = columnAt(help->x()), lane = laneAt(help->y());
    if (column >= 0 && lane >= 0) {
      const auto& cells = m_lanes[static_cast<std::size_t>(lane)].cells;
      const auto at = static_cast<std::size_t>(column);
      QToolTip::showText(
          help->globalPos(),
          at < cells.size() && !cells[at].toolTip.isEmpty() ? cells[at].toolTip : describe(column),
          viewport());
      return true;
    }
    QToolTip::hideText();
    return true;
  }
  return QAbstractScrollArea::viewportEvent(event);
}

void TokenGrid::changeEvent(QEvent* event) {
  if (event->type() == QEvent::FontChange) measure();
  QAbstractScrollArea::changeEvent(event);
}

void TokenGrid::resizeEvent(QResizeEvent* event) {
  QAbstractScrollArea::resizeEvent(event);
  updateScrollBar();
}

void TokenGrid::paintEvent(QPaintEvent*) {
  const ThemeTokens& tokens = Theme::current().tokens();
  QPainter painter(viewport());
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(font());
  int top = 0;
  for (std::size_t lane = 0; lane < m_lanes.size(); ++lane) {
    painter.save();
    painter.translate(0, top);
    paintLane(painter, lane, tokens);
    painter.restore();
    top += heightOf(m_lanes[lane]) + kLaneGap;
  }
  if (m_column < 0 || !hasFocus()) return;
  const auto at = static_cast<std::size_t>(m_column);
  painter.setClipRect(m_names - 2, 0, viewport()->width(), viewport()->height());
  painter.setPen(QPen(tokens.accent, 1.5));
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(QRectF(m_names + m_lefts[at] - horizontalScrollBar()->value() - 1, 0.75,
                                 m_lefts[at + 1] - m_lefts[at] - kColumnGap + 2, top - kLaneGap - 0.5),
                          kCellRadius + 1, kCellRadius + 1);
}

void TokenGrid::paintLane(QPainter& painter, std::size_t number, const ThemeTokens& tokens) {
  const Lane& lane = m_lanes[number];
  const int height = heightOf(lane), shown = horizontalScrollBar()->value();
  painter.setPen(tokens.muted);
  painter.drawText(QRectF(0, 0, m_names - kNamesGap / 2, height), Qt::AlignLeft | Qt::AlignVCenter,
                   lane.name);
  painter.setClipRect(m_names, -1, viewport()->width() - m_names, height + 2);
  for (std::size_t column = 0; column < lane.cells.size(); ++column) {
    const int left = m_names + m_lefts[column] - shown,
              width = m_lefts[column + 1] - m_lefts[column] - kColumnGap;
    if (left + width < m_names) continue;
    if (left > viewport()->width()) break;
    paintCell(painter, QRectF(left, 0, width, height), lane.cells[column], lane.plain, tokens);
  }
}

void TokenGrid::paintCell(QPainter& painter, const QRectF& area, const Cell& cell, bool plain,
                          const ThemeTokens& tokens) {
  TokenColors colors = tokenColors(cell.role, tokens);
  if (cell.unknown) colors = {tokens.surface, tokens.bad, tokens.bad};
  if (plain) {
    painter.setPen(cell.unknown ? tokens.bad : tokens.muted);
    return drawTabular(painter, area, Qt::AlignHCenter, cell.text);
  }
  const QRectF frame = area.adjusted(0.5, 0.5, -0.5, -0.5);
  painter.setPen(QPen(colors.outline, 1));
  painter.setBrush(cell.ignored ? QBrush(tokens.surface) : QBrush(colors.fill));
  painter.drawRoundedRect(frame, kCellRadius, kCellRadius);
  if (cell.ignored) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokenHatching(tokens));
    painter.drawRoundedRect(frame, kCellRadius, kCellRadius);
  }
  painter.setPen(cell.ignored && !cell.unknown ? tokens.muted : colors.text);
  const QString text = painter.fontMetrics().elidedText(cell.text, Qt::ElideRight,
                                                        static_cast<int>(area.width()) - kCellPadding);
  painter.drawText(area, Qt::AlignCenter, text);
}

}  // namespace s2s
