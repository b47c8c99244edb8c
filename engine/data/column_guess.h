#pragma once
// What the columns of a file are good for, guessed from their names and from what stands in them.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/data/row_reader.h"

namespace s2s {

/// What the rows of a preview tell of a column.
struct ColumnFacts {
  std::string name;
  std::string language;         ///< ISO 639-1 code by the name or by the script of the text; empty: not told
  double meanCharacters = 0.0;  ///< of the cells that are not empty
  std::int64_t distinct = 0;    ///< different cells that are not empty
  double filledShare = 0.0;     ///< cells that are not empty
  double numberShare = 0.0;     ///< of the filled ones, those that are a number
  double wholeShare = 0.0;      ///< of the filled ones, those that are a whole number
  bool isBinary = false;        ///< whether cells are bytes and no text: no role then
};

/// Indices of columns; nothing where no column looks like it.
struct ColumnGuess {
  std::vector<ColumnFacts> facts;
  std::optional<std::size_t> source;  ///< the text that a model is fed
  std::optional<std::size_t> pair;    ///< the second text of a pair
  std::optional<std::size_t> target;  ///< the text that it should answer
  std::optional<std::size_t> label;   ///< a class among few
  std::optional<std::size_t> score;   ///< a number to predict
};

/// Names decide where they are known ones (in English, Korean and the languages of the usual corpora), else
/// the content does: texts are long and different, labels short and few, scores numbers with a fraction.
ColumnGuess guessColumns(const TablePreview& preview);

/// The language that most letters of the text are written in, as far as its script tells: ko, ja, zh, ru, ar,
/// he, el, th, hi; "latin" for Latin letters; empty where there are none.
std::string scriptLanguage(std::string_view text);

/// The language that a column's name means: "en", "ko-KR", "korean", "한국어", "tgt_de"; empty for none.
std::string languageOfName(std::string_view name);

}  // namespace s2s
