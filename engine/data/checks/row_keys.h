#pragma once
// Fingerprints of a row: of its source, of its target, of both.

#include <string_view>

#include "engine/data/checks/text_hash.h"
#include "engine/data/example.h"

namespace s2s {

/// What counts as the same text.
enum class TextComparison {
  exact,      ///< byte for byte
  normalised  ///< as comparisonText() has it
};

/// Which texts of two rows must be the same.
enum class RowPart { source, target, pair };

struct RowKeys {
  TextHash source, target, pair;
  const TextHash& of(RowPart part) const {
    return part == RowPart::source ? source : part == RowPart::target ? target : pair;
  }
};

/// The source of a pair of texts that is classified is both texts; the target of several labels is each of
/// them in its place.
RowKeys keysOf(const TextPair& row, TextComparison comparison);

std::string_view nameOf(TextComparison comparison);  ///< "exact"
std::string_view nameOf(RowPart part);           ///< "source"
TextComparison comparisonOfName(std::string_view name);
RowPart rowPartOfName(std::string_view name);

}  // namespace s2s
