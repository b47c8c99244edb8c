#include "engine/experiments/label_evaluation.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "engine/metrics/correlation.h"

namespace s2s {
namespace {

using Verdicts = std::vector<std::vector<Verdict>>;

/// In pieces, so that progress can be told.
Result<Verdicts> classifyAll(ModelHandle& model, std::span<const TextPair> rows, const std::string& prefix,
                             std::int64_t batchSize, const RunControl* control,
                             const std::function<void(std::size_t)>& progress) {
  const std::size_t piece = static_cast<std::size_t>(batchSize) * 16;
  Verdicts verdicts;
  for (std::size_t begin = 0; begin < rows.size(); begin += piece) {
    std::vector<ClassifierQuestion> questions;
    for (const TextPair& row : rows.subspan(begin, std::min(piece, rows.size() - begin)))
      questions.push_back({prefix + row.source, row.second});
    auto answered = model.classify(questions, batchSize, control);
    if (!answered) return answered.error();
    std::ranges::move(*answered, std::back_inserter(verdicts));
    if (progress) progress(verdicts.size());
  }
  return verdicts;
}

void scoreClasses(std::span<const TextPair> rows, const Verdicts& verdicts, std::size_t column,
                  LabelEvaluation& evaluation) {
  std::map<std::string, std::int64_t> numbers;  // labels that only the data has count as classes of their own
  const auto numberOf = [&](const std::string& label) {
    return numbers.emplace(label, static_cast<std::int64_t>(numbers.size())).first->second;
  };
  std::vector<std::int64_t> expected, predicted;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    expected.push_back(numberOf(rows[i].labels[column]));
    predicted.push_back(numberOf(verdicts[i][column].label));
  }
  const std::string& name = verdicts.front()[column].column;
  const double share = accuracy(expected, predicted);
  evaluation.scores.push_back(
      {"accuracy", name, share, wilsonInterval(share, static_cast<std::int64_t>(rows.size()))});
  evaluation.scores.push_back({"macro_f1", name, macroF1(expected, predicted), std::nullopt});
}

Result<void> scoreNumbers(std::span<const TextPair> rows, const Verdicts& verdicts, std::size_t column,
                          LabelEvaluation& evaluation) {
  std::vector<double> expected, predicted;
  double squares = 0.0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string& text = rows[i].labels[column];
    double value = 0.0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size()) {
      return Error{"'" + text + "' is not a number", "line " + std::to_string(rows[i].line),
                   "name the column of the numbers as the target", Error::Kind::invalidInput};
    }
    expected.push_back(value);
    predicted.push_back(*verdicts[i][column].score);
    squares += (value - predicted.back()) * (value - predicted.back());
  }
  const std::string& name = verdicts.front()[column].column;
  evaluation.scores.push_back({"pearson", name, pearson(expected, predicted), std::nullopt});
  evaluation.scores.push_back({"spearman", name, spearman(expected, predicted), std::nullopt});
  evaluation.scores.push_back(
      {"mean_squared_error", name, squares / static_cast<double>(rows.size()), std::nullopt});
  return {};
}

}  // namespace

Result<LabelEvaluation> evaluateLabels(ModelHandle& model, std::span<const TextPair> rows,
                                       const std::string& prefix, std::int64_t batchSize,
                                       const RunControl* control,
                                       const std::function<void(std::size_t)>& progress) {
  const auto verdicts = classifyAll(model, rows, prefix, batchSize, control, progress);
  if (!verdicts) return verdicts.error();
  const std::size_t columns = verdicts->front().size();
  if (rows.front().labels.size() != columns) {
    return Error{"the model gives " + std::to_string(columns) + " labels and the data names " +
                     std::to_string(rows.front().labels.size()),
                 model.name(), "name as many label columns", Error::Kind::invalidInput};
  }
  LabelEvaluation evaluation;
  for (std::size_t column = 0; column < columns; ++column) {
    if (!verdicts->front()[column].score) {
      scoreClasses(rows, *verdicts, column, evaluation);
    } else if (auto scored = scoreNumbers(rows, *verdicts, column, evaluation); !scored) {
      return scored.error();
    }
  }
  for (const auto& ofRow : *verdicts) {
    std::string& output = evaluation.outputs.emplace_back();
    for (const Verdict& verdict : ofRow) output += (output.empty() ? "" : ", ") + verdict.label;
  }
  return evaluation;
}

}  // namespace s2s
