#pragma once
// The wheel as a person turns it.

#include <QApplication>
#include <QWheelEvent>
#include <QtTest>

namespace s2s::test {

/// A notch down over the middle of `under`. Unlike an event that is only sent, it gives the focus where the
/// policy says so, and what ignores it passes it on.
inline void turnWheel(QWidget& under) {
  const QPointF middle = under.rect().center();
  QWheelEvent wheel(middle, under.mapToGlobal(middle), {}, QPoint(0, -120), Qt::NoButton, Qt::NoModifier,
                    Qt::NoScrollPhase, false);
  QSpontaneKeyEvent::setSpontaneous(&wheel);
  qApp->notify(&under, &wheel);
}

}  // namespace s2s::test
