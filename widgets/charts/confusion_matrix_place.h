#pragma once
#include "widgets/charts/confusion_matrix.h"

namespace s2s {

/// Where the parts of a matrix stand.
struct ConfusionMatrix::Place {
  QRectF grid;
  QSizeF cell;
  qreal labelsLeft = 0, numbers = 0;  ///< width of the rows' numbers
  Heads heads = Heads::flat;

  QRectF at(Cell where) const {
    return {{grid.left() + cell.width() * where.answer, grid.top() + cell.height() * where.reference}, cell};
  }
  /// Of names at the left, and of those that stand upright.
  qreal labelsRoom() const;
};

}  // namespace s2s
