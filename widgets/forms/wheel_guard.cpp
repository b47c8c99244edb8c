#include "widgets/forms/wheel_guard.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>

namespace s2s {
namespace {

/// Null where the wheel changes nothing.
QWidget* fieldIn(QObject* object) {
  if (auto* box = qobject_cast<QComboBox*>(object)) return box;
  return qobject_cast<QAbstractSpinBox*>(object);
}

}  // namespace

WheelGuard::WheelGuard(QCoreApplication& application, QObject* parent) : QObject(parent) {
  application.installEventFilter(this);
}

bool WheelGuard::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::Polish && event->type() != QEvent::Wheel) return false;
  QWidget* const field = fieldIn(watched);
  if (field == nullptr) return false;
  if (event->type() == QEvent::Polish) {
    // Qt gives the focus by this policy before any filter sees the wheel.
    if (field->focusPolicy() == Qt::WheelFocus) field->setFocusPolicy(Qt::StrongFocus);
    return false;
  }
  if (field->hasFocus()) return false;
  event->ignore();  // whatever the field lies on gets it
  return true;
}

}  // namespace s2s
