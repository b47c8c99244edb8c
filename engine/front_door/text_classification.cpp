#include "engine/front_door/text_classification.h"

#include <algorithm>

#include "engine/data/classifier_text.h"
#include "engine/generation/fitting_batches.h"
#include "engine/layers/out_of_memory.h"
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

void classifyBatch(SequenceClassifier& model, std::span<const Example> examples, const SourceNumbers& numbers,
                   ClassifiedTexts& answered) {
  const ClassificationHead& head = model.classification();
  std::vector<Example> chosen;
  for (const std::size_t number : numbers) chosen.push_back(examples[number]);
  const Batch batch = makeBatch(chosen, model.paddingId(), model.device());
  const auto said = verdicts(head, model.outputs(batch.question()));
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    for (std::size_t column = 0; column < head.columns.size(); ++column)
      answered.verdicts[numbers[i]].push_back(
          verdictOf(said[i][column], head.columns[column], head.regression));
  }
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
  std::vector<SourceTokens> lengths;
  for (const Example& example : *examples) lengths.push_back(example.source);
  FittingBatches batches(batchesByLength(lengths, std::max<std::int64_t>(1, batchSize)));
  while (auto batch = batches.next()) {
    if (control && control->stopRequested())
      return Error{"classifying was stopped", "", "", Error::Kind::cancelled};
    if (fitsInMemory([&] { classifyBatch(model, *examples, *batch, answered); })) continue;
    if (batches.halve(std::move(*batch))) continue;
    return Error{"the memory is full with a single text at once", "",
                 "free memory, or use --precision int8 or bfloat16"};
  }
  answered.batchLimit = batches.limit();
  return answered;
}

}  // namespace s2s
