#include "widgets/panes/labels.h"

#include <QPainter>

#include "widgets/theme/styled_property.h"
namespace s2s {
namespace {

const char* nameOf(TextColor color) {
  switch (color) {
    case TextColor::text:
      return "text";
    case TextColor::muted:
      return "muted";
    case TextColor::accent:
      return "accent";
    case TextColor::good:
      return "good";
    case TextColor::caution:
      return "caution";
    case TextColor::bad:
      return "bad";
  }
  return "text";
}

qreal digitWidth(const QFontMetricsF& metrics) {
  qreal widest = 0;
  for (char digit = '0'; digit <= '9'; ++digit) {
    widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
  }
  return widest;
}

/// Runs of digits and of other characters, in order.
template <typename Visit>
void forEachRun(const QString& text, Visit&& visit) {
  qsizetype start = 0;
  while (start < text.size()) {
    const bool digit = text[start] >= u'0' && text[start] <= u'9';
    qsizetype end = start + 1;
    if (!digit) {
      while (end < text.size() && !(text[end] >= u'0' && text[end] <= u'9')) ++end;
    }
    visit(text.mid(start, end - start), digit);
    start = end;
  }
}

}  // namespace

QLabel* makeLabel(const QString& text, TextSize role, TextColor color, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setFont(themeFont(role));
  label->setTextFormat(Qt::PlainText);
  setTextColor(label, color);
  return label;
}

void setTextColor(QLabel* label, TextColor color) {
  setStyledProperty(label, "textColor", QString(nameOf(color)));
}

QColor textColor(TextColor color) {
  const ThemeTokens& tokens = Theme::current().tokens();
  switch (color) {
    case TextColor::text:
      return tokens.text;
    case TextColor::muted:
      return tokens.muted;
    case TextColor::accent:
      return tokens.accent;
    case TextColor::good:
      return tokens.good;
    case TextColor::caution:
      return tokens.caution;
    case TextColor::bad:
      return tokens.bad;
  }
  return tokens.text;
}

qreal tabularWidth(const QFontMetricsF& metrics, const QString& text) {
  const qreal cell = digitWidth(metrics);
  qreal width = 0;
  forEachRun(text,
             [&](const QString& run, bool digit) { width += digit ? cell : metrics.horizontalAdvance(run); });
  return width;
}

void drawTabular(QPainter& painter, const QRectF& area, Qt::Alignment alignment, const QString& text) {
  const QFontMetricsF metrics(painter.font(), painter.device());
  const qreal cell = digitWidth(metrics), width = tabularWidth(metrics, text);
  qreal x = area.left();
  if (alignment & Qt::AlignRight) x = area.right() - width;
  if (alignment & Qt::AlignHCenter) x = area.center().x() - width / 2;
  const qreal baseline = area.center().y() + (metrics.ascent() - metrics.descent()) / 2;
  forEachRun(text, [&](const QString& run, bool digit) {
    const qreal advance = metrics.horizontalAdvance(run);
    painter.drawText(QPointF(digit ? x + (cell - advance) / 2 : x, baseline), run);
    x += digit ? cell : advance;
  });
}

ElidedLabel::ElidedLabel(const QString& text, QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  setText(text);
}

void ElidedLabel::setText(const QString& text) {
  if (text == m_text && !accessibleName().isNull()) return;
  m_text = text;
  setAccessibleName(text);
  updateToolTip();
  updateGeometry();
  update();
}

void ElidedLabel::setRole(TextSize role) {
  setFont(themeFont(role));
  updateToolTip();
  updateGeometry();
}

void ElidedLabel::setColor(TextColor color) {
  m_color = color;
  update();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode) {
  m_mode = mode;
  update();
}

void ElidedLabel::setAlignment(Qt::Alignment alignment) {
  m_alignment = alignment;
  update();
}

QSize ElidedLabel::sizeHint() const {
  const QFontMetricsF metrics(font());
  return {static_cast<int>(std::ceil(metrics.horizontalAdvance(m_text))) + 1,
          static_cast<int>(std::ceil(metrics.height()))};
}

QSize ElidedLabel::minimumSizeHint() const {
  return {std::min(sizeHint().width(), fontMetrics().averageCharWidth() * 4), sizeHint().height()};
}

bool ElidedLabel::isElided() const { return QFontMetricsF(font()).horizontalAdvance(m_text) > width(); }

void ElidedLabel::updateToolTip() { setToolTip(isElided() ? m_text : QString()); }

void ElidedLabel::resizeEvent(QResizeEvent*) { updateToolTip(); }

void ElidedLabel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setPen(textColor(m_color));
  painter.drawText(rect(), static_cast<int>(m_alignment) | Qt::TextSingleLine,
                   fontMetrics().elidedText(m_text, m_mode, width()));
}

NumberLabel::NumberLabel(const QString& text, QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setText(text);
}

void NumberLabel::setText(const QString& text) {
  if (text == m_text) return;
  const QSize before = sizeHint();
  m_text = text;
  setAccessibleName(text);
  if (sizeHint() != before) updateGeometry();
  update();
}

void NumberLabel::setRole(TextSize role) {
  setFont(themeFont(role));
  updateGeometry();
}

void NumberLabel::setColor(TextColor color) {
  m_color = color;
  update();
}

void NumberLabel::setAlignment(Qt::Alignment alignment) {
  m_alignment = alignment;
  update();
}

QSize NumberLabel::sizeHint() const {
  const QFontMetricsF metrics(font());
  return {static_cast<int>(std::ceil(tabularWidth(metrics, m_text))),
          static_cast<int>(std::ceil(metrics.height()))};
}

void NumberLabel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setPen(textColor(m_color));
  drawTabular(painter, rect(), m_alignment, m_text);
}

}  // namespace s2s
