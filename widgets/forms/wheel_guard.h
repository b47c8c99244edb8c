#pragma once
#include <QObject>

class QCoreApplication;

namespace s2s {

/// While it lives, the wheel changes no combo box and no spin box of the application that lies under the
/// pointer by chance: they take it with the focus alone, which it does not give them. Otherwise what they lie
/// on scrolls.
class WheelGuard : public QObject {
  Q_OBJECT
 public:
  /// Before the first of them is shown.
  explicit WheelGuard(QCoreApplication& application, QObject* parent = nullptr);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace s2s
