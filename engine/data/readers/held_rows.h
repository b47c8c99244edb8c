#pragma once
#include <memory>

#include "engine/data/row_reader.h"

namespace s2s {

/// What readers are that hold their whole file in memory: another one for the same rows costs nothing.
class HeldRows {
 public:
  virtual ~HeldRows() = default;
  /// At the beginning of the rows.
  virtual std::unique_ptr<RowReader> another() const = 0;
};

}  // namespace s2s
