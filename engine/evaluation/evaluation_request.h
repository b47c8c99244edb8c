#pragma once
// What is asked of an evaluation: which models answer which rows, how, and what is counted.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/generation/generation_options.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// What answers as one: a model or checkpoint, or several of one vocabulary as an ensemble.
struct EvaluatedSystem {
  std::vector<std::string> models{};    ///< MODEL arguments; several write by the mean of their logits
  std::string name{};                   ///< shown; empty: the model's own
  std::optional<std::string> prefix{};  ///< written before its sources, in place of its own way to be asked
  /// Where the directory holds its answers to all rows, they count without its models being looked at.
  bool isAnswered = false;
};

/// What the answers are held against.
enum class EvaluationTask {
  automatic,  ///< labels where a system is a classifier, else texts
  texts,      ///< references
  labels,     ///< classes; models that write give them as text
  numbers     ///< numbers; models that write give them as text
};

struct EvaluationRequest {
  std::vector<EvaluatedSystem> systems{};
  DataSource data{};
  std::size_t limit = 0;       ///< only the first so many usable rows; 0: all
  std::string fromLanguage{};  ///< with toLanguage: every system is asked in its own way to translate;
  std::string toLanguage{};    ///< without: with the data's prefix and languages
  /// Where neither prefix nor languages are named, a model of a run is asked as all its training sets were.
  bool asksAsTrained = true;
  /// Prefix and languages of the data are those of models that write: a classifier is asked as its training
  /// sets were, whatever they say.
  bool asksClassifiersAsTrained = false;
  EvaluationTask task = EvaluationTask::automatic;
  std::vector<std::string> metrics{};  ///< of the task; empty: those that suit it and the target's language
  std::optional<std::string> positive{};  ///< of precision, recall and f1: the label that is looked for
  double threshold = 3.0;                 ///< of binarised_f1
  std::string tokenize{};                 ///< of BLEU; empty: char where the target is Korean, else 13a
  std::string rougeTokenize{};            ///< of ROUGE; empty: rouge_score's own (rouge_tokenizers.h)
  GenerationOptions generation{};
  bool writes = true;                 ///< answers are generated
  bool forces = true;                 ///< references are scored (loss, bits per byte), where they are texts
  bool snapsLabels = false;           ///< a written label becomes the nearest known one
  /// Labels that the models learned to write, known beside those of the rows where the data's as_text names
  /// no words. Those that the runs of the systems record need not be named (runEvaluation()).
  std::vector<std::string> learnedLabels{};
  std::filesystem::path directory{};  ///< where everything is kept as it comes; empty: nowhere
  bool identifiesModels = false;      ///< their files are hashed without a directory too, for a report
  bool resume = false;                ///< the directory may exist, and what it holds is not asked again
  std::int64_t resamples = 1000;      ///< of intervals and paired tests
};

/// Of "automatic", "texts", "labels" or "numbers"; others are an error of kind invalidInput.
Result<EvaluationTask> evaluationTaskOf(const std::string& name);
std::string toText(EvaluationTask task);

/// What decides the answers, as evaluation.json keeps it: an evaluation goes on only where it is equal. How
/// many rows go at once, where it is kept and what is counted are not in it.
Json answerTerms(const EvaluationRequest& request);

/// Whether the metrics exist, are of the task, as far as it is known, and have what they count: those of
/// texts need answers that are generated. Errors are of kind invalidInput.
Result<void> checkMetrics(const EvaluationRequest& request, EvaluationTask task);

/// Whether the request's options fit together. Errors are of kind invalidInput.
Result<void> checkEvaluationRequest(const EvaluationRequest& request);

}  // namespace s2s
