#pragma once
#include <QLabel>

#include "widgets/theme/theme.h"

namespace s2s {

enum class TextColor { text, muted, accent, good, caution, bad };

/// A label in one of the theme's type sizes and colours.
QLabel* makeLabel(const QString& text, TextSize role = TextSize::body, TextColor color = TextColor::text,
                  QWidget* parent = nullptr);
void setTextColor(QLabel* label, TextColor color);

/// One line that ends in "…" where it does not fit; the tooltip then holds all of it.
class ElidedLabel : public QWidget {
  Q_OBJECT
 public:
  explicit ElidedLabel(const QString& text = {}, QWidget* parent = nullptr);
  void setText(const QString& text);
  QString text() const { return m_text; }
  void setRole(TextSize role);
  void setColor(TextColor color);
  void setElideMode(Qt::TextElideMode mode);
  void setAlignment(Qt::Alignment alignment);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;
  bool isElided() const;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void updateToolTip();
  QString m_text;
  Qt::TextElideMode m_mode = Qt::ElideRight;
  Qt::Alignment m_alignment = Qt::AlignLeft | Qt::AlignVCenter;
  TextColor m_color = TextColor::text;
};

/// A single-line text whose digits all take the width of the widest, so that changing numbers do not jump.
class NumberLabel : public QWidget {
  Q_OBJECT
 public:
  explicit NumberLabel(const QString& text = {}, QWidget* parent = nullptr);
  void setText(const QString& text);
  QString text() const { return m_text; }
  void setRole(TextSize role);
  void setColor(TextColor color);
  void setAlignment(Qt::Alignment alignment);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_text;
  Qt::Alignment m_alignment = Qt::AlignLeft | Qt::AlignVCenter;
  TextColor m_color = TextColor::text;
};

/// The theme's colour of `color` at this moment.
QColor textColor(TextColor color);

/// Width of `text` with tabular digits, and the drawing of it (one line, vertically centred).
qreal tabularWidth(const QFontMetricsF& metrics, const QString& text);
void drawTabular(QPainter& painter, const QRectF& area, Qt::Alignment alignment, const QString& text);

}  // namespace s2s
