#include "widgets/charts/painted_chart.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QToolTip>

#include "widgets/charts/chart_export.h"
#include "widgets/charts/qcustomplot_api.h"
#include "widgets/theme/theme.h"

namespace s2s {
namespace {

constexpr double kWidestLegend = 0.4;  // share of the chart that a legend beside it may take
constexpr double kWidestInside = 0.7;  // share of the plot that one inside may take
constexpr qreal kLegendGap = 12, kLegendPadding = 6;

bool standsBeside(LegendPlace place) { return place == LegendPlace::right || place == LegendPlace::direct; }

}  // namespace

PaintedChart::PaintedChart(QWidget* parent) : QWidget(parent), m_emptyText(tr("Nothing to draw yet.")) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  m_heading.setSwatch(ChartHeading::Swatch::box);
  connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PaintedChart::setTitle(const QString& title) {
  m_title = title;
  setAccessibleName(title);
  updateTexts();
  updateGeometry();
}

void PaintedChart::setEmptyText(const QString& text) {
  m_emptyText = text;
  updateTexts();
}

QRectF PaintedChart::bodyArea(QSizeF size, const ChartLook& look) const {
  QRectF body(QPointF(0, 0), size);
  if (standsBeside(look.legend) && m_heading.hasLegend())
    body.setRight(body.right() - m_heading.columnSize(size.width() * kWidestLegend, look).width() -
                  kLegendGap);
  body.setTop(m_heading.heightFor(size.width(), look));
  return body;
}

void PaintedChart::paintHeading(QPainter& painter, QSizeF size, const ChartLook& look) const {
  const qreal height = m_heading.heightFor(size.width(), look);
  m_heading.paint(painter, QRectF(0, 0, size.width(), height), look);
  if (!standsBeside(look.legend) || !m_heading.hasLegend()) return;
  const QSizeF column = m_heading.columnSize(size.width() * kWidestLegend, look);
  m_heading.paintColumn(painter, QRectF(QPointF(size.width() - column.width(), height), column), look);
}

void PaintedChart::paintInnerLegend(QPainter& painter, const QRectF& plot, const ChartLook& look) const {
  if (look.legend != LegendPlace::inside || !m_heading.hasLegend()) return;
  const QSizeF column = m_heading.columnSize(plot.width() * kWidestInside, look);
  const QRectF area(QPointF(plot.right() - column.width() - 2 * kLegendPadding, plot.top() + kLegendPadding),
                    column);
  QColor behind = look.tokens.surface;
  behind.setAlphaF(0.85f);
  painter.fillRect(area.adjusted(-kLegendPadding, -2, kLegendPadding, 2), behind);
  m_heading.paintColumn(painter, area, look);
}

void PaintedChart::paintEmptyText(QPainter& painter, const QRectF& area, const ChartLook& look) const {
  painter.setFont(look.font(TextSize::body));
  painter.setPen(look.tokens.muted);
  painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

void PaintedChart::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paint(painter, size(), screenLook(Theme::current().tokens()), true);
}

void PaintedChart::contextMenuEvent(QContextMenuEvent* event) {
  QMenu menu(this);
  menu.addAction(tr("Export…"), this, [this] { exportChartInteractively(*this, this); });
  menu.exec(event->globalPos());
}

void PaintedChart::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LocaleChange || event->type() == QEvent::LanguageChange) updateTexts();
  QWidget::changeEvent(event);
}

bool PaintedChart::event(QEvent* event) {
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

void PaintedChart::drawOn(QCPPainter& painter, QSize size, double, const ChartLook& look) {
  painter.fillRect(QRect(QPoint(0, 0), size), look.tokens.surface);
  painter.save();
  painter.translate(look.margin, look.margin);
  paint(painter, QSizeF(size.width() - 2 * look.margin, size.height() - 2 * look.margin), look, false);
  painter.restore();
}

}  // namespace s2s
