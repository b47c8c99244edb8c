#pragma once
#include <QWidget>

#include "widgets/panes/labels.h"

namespace s2s {

/// A short text in a rounded outline: "300 M", a tag, a warning.
class Chip : public QWidget {
  Q_OBJECT
 public:
  explicit Chip(const QString& text, QWidget* parent = nullptr);
  void setText(const QString& text);
  QString text() const { return m_text; }
  void setColor(TextColor color);  ///< muted at first; good, caution and bad colour text and outline
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_text;
  TextColor m_color = TextColor::muted;
};

}  // namespace s2s
