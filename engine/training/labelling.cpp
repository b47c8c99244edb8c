// Classifiers: cross-entropy for every label column, squared error for numbers. Rows of a validation whose
// label the model does not know (kUnknownClass) are answered wrongly and have no loss.

#include <limits>

#include <torch/csrc/autograd/autograd.h>

#include "engine/generation/fitting_batches.h"
#include "engine/layers/out_of_memory.h"
#include "engine/metrics/classification.h"
#include "engine/metrics/correlation.h"
#include "engine/models/label_texts.h"
#include "engine/objectives/cross_entropy.h"
#include "engine/training/learning_tasks.h"

namespace s2s {
namespace {

class Labelling final : public LearningTask {
 public:
  Labelling(SequenceClassifier& model, const LearningOptions& options)
      : m_model(model), m_head(model.classification()), m_options(options) {}

  std::int64_t labels(const Example& example) const override {
    return static_cast<std::int64_t>(m_head.regression ? example.values.size() : example.classes.size());
  }

  LossTotals backward(const Batch& batch, double gradientScale, std::uint64_t dropoutSeed) override {
    const torch::Tensor outputs =
        m_model.outputs(batch.question(), batch.trainingMode(dropoutSeed, m_options.gradientCheckpointing));
    torch::Tensor gradient;
    const LossTotals totals = lossOf(outputs.detach(), batch, gradientScale, &gradient);
    torch::autograd::backward({outputs}, {gradient});
    return totals;
  }

  EvaluationTotals evaluate(const Batch& batch) override {
    const torch::NoGradGuard noGrad;
    const torch::Tensor outputs = m_model.outputs(batch.question());
    EvaluationTotals evaluation{lossOf(outputs, batch, 1.0, nullptr), {}};
    std::int64_t begin = 0;
    for (std::size_t i = 0; i < m_head.columns.size(); ++i) {
      evaluation.columns.push_back(answersOf(outputs, batch, static_cast<std::int64_t>(i), begin));
      begin += widthOf(m_head.columns[i]);
    }
    return evaluation;
  }

  Json stepNumbers(const LossTotals& totals) const override {
    if (m_head.regression) return Json::object();
    return {{"accuracy", static_cast<double>(totals.correct) /
                             static_cast<double>(std::max<std::int64_t>(1, totals.labels))}};
  }

  Json describe(const EvaluationTotals& evaluation) const override {
    const auto labels = static_cast<double>(evaluation.totals.labels);
    Json numbers = {{"loss", labels > 0.0 ? evaluation.totals.negativeLogLikelihood / labels
                                          : std::numeric_limits<double>::quiet_NaN()}};
    const auto columns = static_cast<double>(evaluation.columns.size());
    for (std::size_t i = 0; i < evaluation.columns.size(); ++i) {
      const Json own =
          m_head.regression ? describeValues(evaluation.columns[i]) : describeClasses(evaluation.columns[i]);
      for (const auto& [name, value] : own.items()) {
        numbers[name] = numbers.value(name, 0.0) + value.get<double>() / columns;
        if (evaluation.columns.size() > 1) numbers[name + " " + m_head.columns[i].name] = value;
      }
    }
    return numbers;
  }

  std::vector<std::string> metrics() const override {
    const std::vector<std::string> own = m_head.regression ? std::vector<std::string>{"pearson", "spearman"}
                                                           : std::vector<std::string>{"accuracy", "macro_f1"};
    std::vector<std::string> all{"loss"};
    all.insert(all.end(), own.begin(), own.end());
    if (m_head.columns.size() == 1) return all;
    for (const LabelColumn& column : m_head.columns) {
      for (const std::string& name : own) all.push_back(name + " " + column.name);
    }
    return all;
  }

  Result<std::vector<std::string>> answers(std::span<const Example> examples, const SampleOptions& options,
                                           const RunControl* control) override {
    const torch::NoGradGuard noGrad;
    std::vector<SourceTokens> sources;
    for (const Example& example : examples) sources.push_back(example.source);
    std::vector<std::string> texts(examples.size());
    FittingBatches batches(batchesByLength(sources, options.rowsAtOnce()));
    while (auto batch = batches.next()) {
      if (control && control->stopRequested())
        return Error{"classifying was stopped", "", "", Error::Kind::cancelled};
      if (fitsInMemory([&] { label(examples, *batch, texts); })) continue;
      if (batches.halve(std::move(*batch))) continue;
      return Error{"the memory is full with a single row at once", "samples",
                   "shorten data.max_source_tokens"};
    }
    options.noteLimit(batches.limit());
    return texts;
  }

 private:
  static std::int64_t widthOf(const LabelColumn& column) {
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(column.labels.size()));
  }

  /// Labels for the examples of those numbers.
  void label(std::span<const Example> examples, const std::vector<std::size_t>& numbers,
             std::vector<std::string>& texts) {
    std::vector<Example> chosen;
    for (const std::size_t number : numbers) chosen.push_back(examples[number]);
    std::vector<std::string> said = labelTexts(
        m_head, m_model.outputs(makeBatch(chosen, m_model.paddingId(), m_model.device()).question()));
    for (std::size_t i = 0; i < numbers.size(); ++i) texts[numbers[i]] = std::move(said[i]);
  }

  /// The summed loss of outputs [batch, n]; `gradient`, where wanted, becomes that of (scale × loss).
  LossTotals lossOf(const torch::Tensor& outputs, const Batch& batch, double scale,
                    torch::Tensor* gradient) const {
    LossTotals totals;
    if (m_head.regression) {
      const torch::Tensor difference = outputs.to(torch::kFloat32) - batch.values;
      totals.loss = totals.negativeLogLikelihood = difference.square().sum(torch::kFloat64).item<double>();
      totals.labels = difference.numel();
      if (gradient) *gradient = (difference * (2.0 * scale)).to(outputs.scalar_type());
      return totals;
    }
    std::vector<torch::Tensor> gradients;
    std::int64_t begin = 0;
    for (std::size_t i = 0; i < m_head.columns.size(); ++i) {
      const std::int64_t width = widthOf(m_head.columns[i]);
      torch::Tensor part = outputs.narrow(1, begin, width).clone();  // used up by the loss
      torch::Tensor expected = batch.classes.select(1, static_cast<std::int64_t>(i));
      if (!gradient) keepKnown(part, expected);
      const CrossEntropyTotals column = crossEntropy(part, expected, m_options.labelSmoothing,
                                                     gradient ? std::optional(scale) : std::nullopt);
      totals.loss += column.loss;
      totals.negativeLogLikelihood += column.negativeLogLikelihood;
      totals.correct += column.correct;
      totals.labels += part.size(0);
      gradients.push_back(part);
      begin += width;
    }
    if (gradient) *gradient = torch::cat(gradients, 1);
    return totals;
  }

  /// Leaves out the rows of `outputs` whose class is not known.
  static void keepKnown(torch::Tensor& outputs, torch::Tensor& expected) {
    const torch::Tensor known = expected.ne(kUnknownClass);
    if (known.all().item<bool>()) return;
    const torch::Tensor rows = known.nonzero().squeeze(1);
    outputs = outputs.index_select(0, rows);
    expected = expected.index_select(0, rows);
  }

  ColumnAnswers answersOf(const torch::Tensor& outputs, const Batch& batch, std::int64_t column,
                          std::int64_t begin) const {
    ColumnAnswers answers;
    const torch::Tensor part =
        outputs.narrow(1, begin, widthOf(m_head.columns[static_cast<std::size_t>(column)]))
            .to(torch::kCPU, torch::kFloat64);
    if (m_head.regression) {
      const torch::Tensor expected =
          batch.values.select(1, column).to(torch::kCPU, torch::kFloat64).contiguous();
      const torch::Tensor predicted = part.select(1, 0).contiguous();
      const auto rows = static_cast<std::size_t>(expected.size(0));
      answers.expectedValues.assign(expected.const_data_ptr<double>(),
                                    expected.const_data_ptr<double>() + rows);
      answers.predictedValues.assign(predicted.const_data_ptr<double>(),
                                     predicted.const_data_ptr<double>() + rows);
      return answers;
    }
    const torch::Tensor expected = batch.classes.select(1, column).to(torch::kCPU).contiguous();
    const torch::Tensor predicted = part.argmax(1).contiguous();
    const auto rows = static_cast<std::size_t>(expected.size(0));
    const auto* first = expected.const_data_ptr<std::int64_t>();
    const auto* said = predicted.const_data_ptr<std::int64_t>();
    answers.expected.assign(first, first + rows);
    answers.predicted.assign(said, said + rows);
    return answers;
  }

  static Json describeClasses(const ColumnAnswers& column) {
    return {{"accuracy", accuracy(column.expected, column.predicted)},
            {"macro_f1", macroF1(column.expected, column.predicted)}};
  }
  static Json describeValues(const ColumnAnswers& column) {
    return {{"pearson", pearsonTest(column.expectedValues, column.predictedValues).correlation},
            {"spearman", spearmanTest(column.expectedValues, column.predictedValues).correlation}};
  }

  SequenceClassifier& m_model;
  const ClassificationHead& m_head;
  LearningOptions m_options;
};

}  // namespace

std::unique_ptr<LearningTask> makeLabelling(const ModelBundle&, SequenceClassifier& model,
                                            const LearningOptions& options) {
  return std::make_unique<Labelling>(model, options);
}

}  // namespace s2s
