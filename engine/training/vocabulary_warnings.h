#pragma once
// What a vocabulary cannot write of a training set, said before a run begins.

#include <string>
#include <vector>

#include "engine/tokenizers/tokenizer.h"
#include "engine/training/training_data.h"

namespace s2s {

/// "12.5 % of the targets of tatoeba cannot be written by this vocabulary", of each side where that is worth
/// saying. Of large sets it is the share of a sample, spread evenly over all rows, and says so.
void warnOfUnknown(const RowSet& set, const Tokenizer& tokenizer, std::vector<std::string>& warnings);

/// Of a task that is written as text: different answers that become the same tokens, so that a model can
/// neither learn nor tell which one is meant. The tokenizer must know the set's target language.
void warnOfAlikeAnswers(const RowSet& set, const Tokenizer& tokenizer, std::vector<std::string>& warnings);

}  // namespace s2s
