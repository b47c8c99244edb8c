#include "widgets/forms/number_edit.h"

#include <QLineEdit>
#include <QLocale>
#include <cmath>

namespace s2s {
namespace {

/// The shortest text that reads back as the same number; plain notation where it is short.
QString textOf(const Json& value) {
  if (value.is_number_integer()) return QString::fromStdString(value.dump());
  if (!value.is_number())
    return value.is_string() ? QString::fromStdString(value.get<std::string>()) : QString();
  const double number = value.get<double>();
  const double size = std::abs(number);
  const bool plain = number == 0.0 || (size >= 1e-5 && size < 1e12);
  return QString::number(number, plain ? 'f' : 'g', QLocale::FloatingPointShortest);
}

}  // namespace

NumberEdit::NumberEdit(bool whole, QWidget* parent) : QAbstractSpinBox(parent), m_whole(whole) {
  connect(lineEdit(), &QLineEdit::textEdited, this, &NumberEdit::edited);
}

void NumberEdit::setBounds(std::optional<double> minimum, std::optional<double> maximum) {
  m_minimum = minimum;
  m_maximum = maximum;
}

void NumberEdit::setPlaceholder(const QString& text) { lineEdit()->setPlaceholderText(text); }

Json NumberEdit::value() const {
  const QString text = lineEdit()->text().trimmed();
  if (text.isEmpty()) return nullptr;
  bool ok = false;
  const qlonglong whole = text.toLongLong(&ok);
  if (ok) return static_cast<std::int64_t>(whole);
  const qulonglong large = text.toULongLong(&ok);
  if (ok) return static_cast<std::uint64_t>(large);
  double number = QLocale::c().toDouble(text, &ok);
  if (!ok) number = locale().toDouble(text, &ok);
  if (ok && std::isfinite(number)) return number;
  return text.toStdString();
}

void NumberEdit::setValue(const Json& value) {
  const QString text = textOf(value);
  if (lineEdit()->text() != text) lineEdit()->setText(text);
}

void NumberEdit::stepBy(int steps) {
  const Json now = value();
  double number = now.is_number() ? now.get<double>() : m_minimum.value_or(0.0);
  if (now.is_number()) {
    const double order =
        number == 0.0 ? 0.01 : std::pow(10.0, std::floor(std::log10(std::abs(number)) + 1e-9) - 1);
    const double step = m_whole ? 1.0 : order;
    number = std::round(number / step + steps) * step;
  }
  if (m_minimum) number = std::max(number, m_whole ? std::ceil(*m_minimum) : *m_minimum);
  if (m_maximum) number = std::min(number, *m_maximum);
  if (m_whole)
    setValue(static_cast<std::int64_t>(std::llround(number)));
  else
    setValue(QString::number(number, 'g', 12).toDouble());  // without the noise of the division
  Q_EMIT edited();
}

QSize NumberEdit::sizeHint() const { return {120, QAbstractSpinBox::sizeHint().height()}; }

QAbstractSpinBox::StepEnabled NumberEdit::stepEnabled() const { return StepUpEnabled | StepDownEnabled; }

}  // namespace s2s
