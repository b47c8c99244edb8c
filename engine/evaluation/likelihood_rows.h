#pragma once
// Numbers of teacher forcing over a test set, ready to be scored again on other choices of rows.

#include <memory>
#include <span>

#include "engine/evaluation/answered_row.h"
#include "engine/metrics/scored_rows.h"

namespace s2s {

enum class LikelihoodMeasure {
  loss,           ///< nats a token
  tokenAccuracy,  ///< share of the tokens that are the arg-max
  perplexity,     ///< exp of the loss
  bitsPerByte     ///< bits a UTF-8 byte of the references: the one to compare vocabularies by
};

/// Every answer must have its likelihood.
std::unique_ptr<ScoredRows> scoredLikelihoods(std::span<const AnsweredRow> answers,
                                              LikelihoodMeasure measure);

}  // namespace s2s
