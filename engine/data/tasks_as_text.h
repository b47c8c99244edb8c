#pragma once
// Tasks with labels or numbers as tasks of writing words, so that an encoder-decoder does them like any other
// (Raffel et al. 2020, section 2.4): "1" is written "positive", and a similarity of 2.57 is written "2.6",
// one of the 21 classes from 1.0 to 5.0 with a step of 0.2.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/data/example.h"
#include "engine/data/row_reader.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// What a number is written as: rounded to the next multiple of the step (half to even, as T5's own code),
/// cut to the limits, with as many decimals as the step has. "2.6".
std::string numberAsText(double value, const AsText& task);

/// What a source is written as: the template with the texts in place of {source} and {pair}. The usual one is
/// "{source}", and "sentence1: {source} sentence2: {pair}" where there are two.
std::string sourceAsText(const TextPair& row, const AsText& task);

/// Whether what is written of a row with two texts has the second in it.
bool writesPair(const AsText& task);

struct AsTextCounts {
  std::vector<std::size_t> kept;  ///< which of the rows are left
  BadRows badRows;                ///< left out: labels without a word, numbers that are none
  std::int64_t clamped = 0;       ///< numbers outside of the limits
};

/// What is written for a label, white space at its ends aside; the label itself where the task has no word
/// for it, and of numbers.
std::string wordFor(const std::string& label, const AsText& task);

/// Of a row that was read with its labels (RowNeeds::labels) the target becomes the word. Texts and `labels`
/// stay as the file has them. False, and among the bad rows, where it cannot be written.
bool writeTargetAsText(TextPair& row, const AsText& task, AsTextCounts& counts);

/// The same of many. What cannot be written leaves.
AsTextCounts writeTargetsAsText(std::vector<TextPair>& rows, const AsText& task);

/// The same, and the source becomes the template with both texts.
AsTextCounts writeAsText(std::vector<TextPair>& rows, const AsText& task);

/// Everything that the task may write: its words, the labels of `rows` (already rewritten) where it names
/// none, or its classes of numbers; sorted, labels without repetition. What an answer is corrected to.
std::vector<std::string> knownAnswers(const AsText& task, std::span<const TextPair> rows);

/// Whether it writes the data's labels as they are, so that the data alone knows them.
bool writesLabelsOfData(const AsText& task);

/// Puts labels that were learned among the `known` answers, sorted as these, where the task writes the data's
/// labels as they are: one that is wrong for a row is no misspelling of one that is right. Where the task
/// names its words, or writes numbers, these alone are known.
void addLearnedAnswers(const AsText& task, std::span<const std::string> learned,
                       std::vector<std::string>& known);

/// How many classes of numbers there are; 21 for 1 to 5 with a step of 0.2.
std::int64_t numberClasses(const AsText& task);

}  // namespace s2s
