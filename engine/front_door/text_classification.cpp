#include "engine/front_door/text_classification.h"

#include <algorithm>
#include <numeric>

#include "engine/data/classifier_text.h"
#include "engine/models/label_texts.h"
#include "engine/training/batch.h"

namespace s2s {
namespace {

Verdict verdictOf(const ColumnVerdict& said, const LabelColumn& column, bool regression) {
  Verdict verdict{said.column, said.label, {}, std::nullopt};
  if (regression) verdict.score = said.value;
  for (std::size_t i = 0; i < said.probabilities.size(); ++i)
    verdict.probabilities.emplace_back(column.labels[i], said.probabilities[i]);
  return verdict;
}

/// The questions as the model is fed them; numbers of those that had to be cut go to `truncated`.
Result<std::vector<Example>> encodeQuestions(const SequenceClassifier& model, const Tokenizer& tokenizer,
                                             std::span<const ClassifierQuestion> questions,
                                             std::vector<std::size_t>& truncated) {
  std::vector<Example> examples(questions.size());
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (model.readsPairsApart() && !questions[i].second) {
      return Error{"the model compares two texts and got one", "text " + std::to_string(i + 1),
                   "give the second one as \"pair\"", Error::Kind::invalidInput};
    }
    ClassifierText text =
        encodeForClassifier(tokenizer, questions[i].text, questions[i].second,
                            {model.weights().shape().family != "encoder", model.readsPairsApart(),
                             model.lastTokenId(), model.maximumPositions().value_or(0)});
    if (text.truncated) truncated.push_back(i);
    examples[i].source = std::move(text.first.ids);
    examples[i].tokenTypes = std::move(text.first.tokenTypes);
    if (text.second) examples[i].second = std::move(text.second->ids);
  }
  return examples;
}

}  // namespace

Result<ClassifiedTexts> classifyTexts(SequenceClassifier& model, const Tokenizer& tokenizer,
                                      std::span<const ClassifierQuestion> questions, std::int64_t batchSize,
                                      const RunControl* control) {
  const torch::NoGradGuard noGrad;
  ClassifiedTexts answered;
  answered.verdicts.resize(questions.size());
  const auto examples = encodeQuestions(model, tokenizer, questions, answered.truncated);
  if (!examples) return examples.error();
  std::vector<std::size_t> order(examples->size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater(),
                           [&](std::size_t i) { return (*examples)[i].source.size(); });
  const auto rows = static_cast<std::size_t>(std::max<std::int64_t>(1, batchSize));
  const ClassificationHead& head = model.classification();
  for (std::size_t begin = 0; begin < order.size(); begin += rows) {
    if (control && control->stopRequested())
      return Error{"classifying was stopped", "", "", Error::Kind::cancelled};
    const std::size_t end = std::min(order.size(), begin + rows);
    std::vector<Example> chosen;
    for (std::size_t i = begin; i < end; ++i) chosen.push_back((*examples)[order[i]]);
    const Batch batch = makeBatch(chosen, model.paddingId(), model.device());
    const auto said = verdicts(head, model.outputs(batch.question()));
    for (std::size_t i = begin; i < end; ++i) {
      for (std::size_t column = 0; column < head.columns.size(); ++column)
        answered.verdicts[order[i]].push_back(
            verdictOf(said[i - begin][column], head.columns[column], head.regression));
    }
  }
  return answered;
}

}  // namespace s2s
