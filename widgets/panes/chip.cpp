#include "widgets/panes/chip.h"

#include <QPainter>

namespace s2s {
namespace {

constexpr int kHeight = 20;
constexpr int kSideMargin = 8;

}  // namespace

Chip::Chip(const QString& text, QWidget* parent) : QWidget(parent) {
  setFont(themeFont(TextSize::chip));
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setText(text);
}

void Chip::setText(const QString& text) {
  m_text = text;
  setAccessibleName(text);
  updateGeometry();
  update();
}

void Chip::setColor(TextColor color) {
  m_color = color;
  update();
}

QSize Chip::sizeHint() const {
  return {static_cast<int>(std::ceil(tabularWidth(QFontMetricsF(font()), m_text))) + 2 * kSideMargin,
          kHeight};
}

void Chip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const bool plain = m_color == TextColor::muted || m_color == TextColor::text;
  painter.setPen(plain ? Theme::current().tokens().border : textColor(m_color));
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kHeight / 2.0 - 0.5,
                          kHeight / 2.0 - 0.5);
  painter.setPen(textColor(m_color));
  drawTabular(painter, rect(), Qt::AlignHCenter, m_text);
}

}  // namespace s2s
