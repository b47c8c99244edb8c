#pragma once
#include <optional>
#include <string_view>

namespace s2s {

/// The number that a cell is, white space at its ends aside. With a decimal comma a point is part of none.
std::optional<double> numberIn(std::string_view cell, char decimal);

/// Finds out from the cells of a file which sign its decimals have, where commas do not part the cells.
class DecimalSign {
 public:
  void note(std::string_view cell);
  /// '.' or ','; nothing where cells contradict each other, or have signs between thousands, so that a number
  /// could be another one.
  std::optional<char> found() const;

 private:
  bool m_points = false, m_commas = false, m_groups = false;
};

}  // namespace s2s
