#pragma once
#include <QAbstractSpinBox>

#include "engine/core/json.h"

namespace s2s {

/// A field for a number that may be empty, of 64 bits where whole. Any text may be typed; whoever shows the
/// field says what is wrong with it. The arrows step by one, or by a tenth of the number's order of
/// magnitude.
class NumberEdit : public QAbstractSpinBox {
  Q_OBJECT
 public:
  explicit NumberEdit(bool whole, QWidget* parent = nullptr);
  void setWhole(bool whole) { m_whole = whole; }
  void setBounds(std::optional<double> minimum, std::optional<double> maximum);
  void setPlaceholder(const QString& text);
  /// Number, null where empty, or the text that is no number.
  Json value() const;
  void setValue(const Json& value);
  void stepBy(int steps) override;
  QSize sizeHint() const override;

 Q_SIGNALS:
  void edited();

 protected:
  StepEnabled stepEnabled() const override;
  QValidator::State validate(QString&, int&) const override { return QValidator::Acceptable; }

 private:
  bool m_whole;
  std::optional<double> m_minimum, m_maximum;
};

}  // namespace s2s
