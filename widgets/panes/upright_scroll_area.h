#pragma once
#include <QScrollArea>

namespace s2s {

/// As wide as what it holds, which is scrolled up and down where the room is not as high as it would have it.
class UprightScrollArea : public QScrollArea {
 public:
  /// Takes what is scrolled.
  explicit UprightScrollArea(QWidget* scrolled, QWidget* parent = nullptr);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;
};

}  // namespace s2s
