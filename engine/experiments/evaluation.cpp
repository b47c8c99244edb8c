#include "engine/experiments/evaluation.h"

#include <numeric>

#include "engine/evaluation/likelihood_rows.h"
#include "engine/experiments/row_answering.h"

namespace s2s {

Result<Evaluation> evaluateModel(ModelHandle& model, std::span<const TextPair> pairs,
                                 const EvaluationOptions& options, const RunControl* control,
                                 const std::function<void(std::size_t)>& progress) {
  if (!model.tokenizer()) {
    return Error{"the model has no tokenizer that can be used", model.name(), "add the tokenizer's files"};
  }
  for (const std::string& name : options.metrics) {  // before the work, not after it
    if (const auto known = metricKinds().find(name); !known) return known.error();
  }
  std::vector<std::size_t> places(pairs.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::vector<AnsweredRow> answers(pairs.size());
  const AnsweringObserver observer{[&](std::span<const AnsweredRow> some) -> Result<void> {
                                     for (const AnsweredRow& answer : some) answers[answer.row] = answer;
                                     return {};
                                   },
                                   progress};
  const RowAsking asking{{options.prefix, options.sourceLanguage, options.targetLanguage},
                         options.generation};
  if (const auto answered = answerRows(model, pairs, places, asking, observer, control); !answered)
    return answered.error();
  Evaluation evaluation;
  evaluation.loss = scoredLikelihoods(answers, LikelihoodMeasure::loss)->score();
  evaluation.tokenAccuracy = scoredLikelihoods(answers, LikelihoodMeasure::tokenAccuracy)->score();
  std::vector<std::string> references;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    evaluation.outputs.push_back(std::move(answers[i].output));
    references.push_back(pairs[i].target);
  }
  auto scores = scoreCorpus(evaluation.outputs, references, options.metrics);
  if (!scores) return scores.error();
  evaluation.scores = std::move(*scores);
  return evaluation;
}

}  // namespace s2s
