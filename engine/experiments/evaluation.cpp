#include "engine/experiments/evaluation.h"

#include <algorithm>

#include "engine/core/atomic_file.h"

namespace s2s {
namespace {

/// Loss and token accuracy of the references.
Result<void> scoreReferences(ModelHandle& model, std::span<const TextPair> pairs,
                             const EvaluationOptions& options, const RunControl* control,
                             Evaluation& evaluation) {
  std::vector<ScoredPair> asked;
  for (const TextPair& pair : pairs) {
    asked.push_back({{options.prefix + pair.source, {}, options.sourceLanguage},
                     {pair.target, {}, options.targetLanguage}});
  }
  const auto likelihoods = model.score(asked, options.generation.batchSize, control);
  if (!likelihoods) return likelihoods.error();
  double negative = 0.0;
  std::int64_t tokens = 0, correct = 0;
  for (const Likelihood& likelihood : *likelihoods) {
    for (const double logProbability : likelihood.tokenLogProbabilities) negative -= logProbability;
    tokens += static_cast<std::int64_t>(likelihood.tokenLogProbabilities.size());
    correct += std::ranges::count(likelihood.correct, true);
  }
  evaluation.loss = negative / static_cast<double>(tokens);
  evaluation.tokenAccuracy = static_cast<double>(correct) / static_cast<double>(tokens);
  return {};
}

std::string cell(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return text;
}

}  // namespace

Result<Evaluation> evaluateModel(ModelHandle& model, std::span<const TextPair> pairs,
                                 const EvaluationOptions& options, const RunControl* control,
                                 const std::function<void(std::size_t)>& progress) {
  if (!model.tokenizer()) {
    return Error{"the model has no tokenizer that can be used", model.name(), "add the tokenizer's files"};
  }
  for (const std::string& name : options.metrics) {  // before the work, not after it
    if (const auto known = metricKinds().find(name); !known) return known.error();
  }
  Evaluation evaluation;
  if (auto scored = scoreReferences(model, pairs, options, control, evaluation); !scored)
    return scored.error();
  std::vector<SourceInput> sources;
  std::vector<std::string> references;
  for (const TextPair& pair : pairs) {
    sources.push_back({options.prefix + pair.source, {}, options.sourceLanguage});
    references.push_back(pair.target);
  }
  const auto answers = model.generate(sources, options.generation, options.targetLanguage, control, progress);
  if (!answers) return answers.error();
  for (const auto& ofSource : *answers) evaluation.outputs.push_back(ofSource.front().text);
  auto scores = scoreCorpus(evaluation.outputs, references, options.metrics);
  if (!scores) return scores.error();
  evaluation.scores = std::move(*scores);
  return evaluation;
}

Result<void> writeOutputs(const std::filesystem::path& path, std::span<const TextPair> pairs,
                          std::span<const std::string> outputs) {
  std::string text = "source\treference\toutput\n";
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    text += cell(pairs[i].source) + "\t" + cell(pairs[i].target) + "\t" + cell(outputs[i]) + "\n";
  }
  return writeFileAtomically(path, text);
}

}  // namespace s2s
