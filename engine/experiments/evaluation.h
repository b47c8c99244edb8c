#pragma once
// How well a model answers a data set: likelihood of the references, and metrics of what it writes itself.

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "engine/data/example.h"
#include "engine/front_door/model_handle.h"
#include "engine/metrics/metric.h"

namespace s2s {

struct EvaluationOptions {
  std::string prefix;  ///< written before every source
  std::vector<std::string> metrics = {"exact", "bleu", "chrf"};
  GenerationOptions generation;
  std::string sourceLanguage{};  ///< for tokenizers with language tokens; empty: their default
  std::string targetLanguage{};
};

struct Evaluation {
  double loss = 0.0;           ///< nats, mean over all target tokens
  double tokenAccuracy = 0.0;  ///< share of target tokens whose teacher-forced arg-max is right
  std::vector<MetricScore> scores;
  std::vector<std::string> outputs;  ///< the best answer to each row
};

/// `pairs` must not be empty. `progress` (may be empty) is told how many of the rows are done.
Result<Evaluation> evaluateModel(ModelHandle& model, std::span<const TextPair> pairs,
                                 const EvaluationOptions& options, const RunControl* control = nullptr,
                                 const std::function<void(std::size_t)>& progress = {});

}  // namespace s2s
