#include "engine/training/learning_task.h"

#include "engine/training/learning_tasks.h"

namespace s2s {
namespace {

template <typename T>
void append(std::vector<T>& to, const std::vector<T>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

LossTotals& LossTotals::operator+=(const LossTotals& other) {
  loss += other.loss;
  negativeLogLikelihood += other.negativeLogLikelihood;
  correct += other.correct;
  labels += other.labels;
  return *this;
}

EvaluationTotals& EvaluationTotals::operator+=(const EvaluationTotals& other) {
  totals += other.totals;
  if (columns.size() < other.columns.size()) columns.resize(other.columns.size());
  for (std::size_t i = 0; i < other.columns.size(); ++i) {
    append(columns[i].expected, other.columns[i].expected);
    append(columns[i].predicted, other.columns[i].predicted);
    append(columns[i].expectedValues, other.columns[i].expectedValues);
    append(columns[i].predictedValues, other.columns[i].predictedValues);
  }
  return *this;
}

LearningOptions learningOptionsOf(const Recipe& recipe) {
  return {recipe.objective.labelSmoothing, recipe.training.logitsMib << 20,
          recipe.training.gradientCheckpointing};
}

Result<std::unique_ptr<LearningTask>> makeLearningTask(const ModelBundle& bundle,
                                                       const LearningOptions& options) {
  switch (bundle.model->weights().shape().task) {
    case ModelTask::sequenceToSequence: {
      const auto model = bundle.writer();
      if (!model) return model.error();
      return makeTeacherForcing(bundle, **model, options);
    }
    case ModelTask::maskedLanguageModel: {
      const auto model = bundle.maskFiller();
      if (!model) return model.error();
      return makeTokenGuessing(bundle, **model, options);
    }
    case ModelTask::sequenceClassification: {
      const auto model = bundle.classifier();
      if (!model) return model.error();
      return makeLabelling(bundle, **model, options);
    }
  }
  throw std::logic_error("a task that nothing learns");
}

}  // namespace s2s
