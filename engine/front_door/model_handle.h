#pragma once
// A model opened for use, with no Torch in sight: what command-line verbs and evaluations talk to.

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/core/run_control.h"
#include "engine/generation/generation_options.h"
#include "engine/generation/translation.h"
#include "engine/shapes/model_task.h"
#include "engine/tokenizers/tokenizer.h"

namespace s2s {

/// Where and in which precision a model computes.
struct ComputeOptions {
  std::string device = "auto";        ///< cpu | cuda | cuda:N | auto
  std::string precision = "float32";  ///< float32 | bfloat16 | float16 (cards only) | int8 (weights)
  std::int64_t threads = 0;           ///< 0: the machine's cores
};

/// A source as text, or as ids taken as they are.
struct SourceInput {
  std::string text;
  std::optional<std::vector<TokenId>> ids;
  std::string language{};  ///< of the text, for tokenizers with language tokens; empty: their default
  /// Sampling: the number of its random stream; nothing: its place in the request.
  std::optional<std::size_t> stream{};
};

/// A text, or two, to be classified.
struct ClassifierQuestion {
  std::string text;
  std::optional<std::string> second{};
};

/// What a classifier says in one label column.
struct Verdict {
  std::string column;  ///< empty where there is one
  std::string label;
  std::vector<std::pair<std::string, double>> probabilities;  ///< in the order of the labels
  std::optional<double> score;  ///< regression, in place of label and probabilities
};

struct MaskGuess {
  std::string token;  ///< as stored in the vocabulary
  double probability = 0.0;
};

/// A text whose masks an encoder has filled.
struct MaskedAnswer {
  std::vector<std::vector<MaskGuess>> candidates;  ///< one list per mask in order, the likeliest first
  std::string filled;
};

/// One generated answer, decoded.
struct TextAnswer {
  std::vector<TokenId> tokens;  ///< without the decoder start token; with the end token where it was produced
  std::string text;             ///< decoded without special tokens
  std::string rawText;          ///< decoded with special tokens (sentinels of span filling)
  double score = 0.0;
};

/// A pair whose likelihood is asked. Text targets get the end token appended.
struct ScoredPair {
  SourceInput source;
  SourceInput target;
};

struct Likelihood {
  double loss = 0.0;  ///< mean negative log-likelihood in nats per target token, end token included
  std::vector<double> tokenLogProbabilities;
  /// UTF-8 bytes of the target, of one that was cut to the model's positions what is kept of it; nothing
  /// where ids do not decode.
  std::optional<std::int64_t> bytes;
  std::optional<double> bitsPerByte;  ///< over these bytes
  std::vector<bool> correct;          ///< whether each target token is the model's arg-max there
  std::int64_t unknown = 0;           ///< of the target tokens, those that stand for text without a piece
  std::int64_t vanished = 0;  ///< characters of the target that the tokenizer drops: no token is theirs
};

/// A text that was cut to the model's positions.
struct CutText {
  enum class Side { source, target, text };  ///< text: of a classifier or a filler of masks
  Side side = Side::text;
  std::size_t number = 0;  ///< in its call, from 0
};

/// What calls had to do for texts to fit.
struct Fitting {
  std::vector<CutText> cut;
  std::optional<std::size_t> batchLimit;  ///< the most rows at once that memory allowed, where it was full
};

class ModelHandle {
 public:
  /// `model` as docs/command_line.md defines MODEL; a shape without weights (preset, config.json) is an
  /// error.
  static Result<ModelHandle> open(const std::string& model, const ComputeOptions& compute);
  /// Several models of one vocabulary as one that writes by the mean of their logits
  /// (engine/models/ensemble.h); one alone is opened as it is.
  static Result<ModelHandle> openEnsemble(std::span<const std::string> models, const ComputeOptions& compute);
  ModelHandle(ModelHandle&&) noexcept;
  ModelHandle& operator=(ModelHandle&&) noexcept;
  ~ModelHandle();

  const std::string& name() const;
  const std::string& family() const;
  ModelTask task() const;
  const std::vector<std::string>& warnings() const;
  /// Null where the folder has no tokenizer; then only ids can be asked.
  const Tokenizer* tokenizer() const;

  /// How this model is told to translate; `prefix` replaces its own.
  Result<TranslationWay> wayToTranslate(const std::string& from, const std::string& to,
                                        const std::optional<std::string>& prefix) const;

  /// How the run that the model comes from asked it (engine/generation/translation.h); empty for other
  /// models.
  std::vector<TranslationWay> trainedWays() const;

  /// What was cut to fit the model, or done in smaller batches to fit memory, since the last call, a line
  /// each.
  std::vector<std::string> takeNotes();
  /// The same in numbers; a text that two calls have cut is there twice.
  Fitting takeFitting();
  /// Ids that the model would read of the text, before anything is cut; nothing without a tokenizer.
  std::optional<std::size_t> countTokens(const SourceInput& input) const;

  /// numReturn answers per source, best first, in `targetLanguage` (empty: the model's default).
  Result<std::vector<std::vector<TextAnswer>>> generate(
      std::span<const SourceInput> sources, const GenerationOptions& options,
      const std::string& targetLanguage = "", const RunControl* control = nullptr,
      const std::function<void(std::size_t)>& progress = {});

  /// One verdict per label column for every question.
  Result<std::vector<std::vector<Verdict>>> classify(std::span<const ClassifierQuestion> questions,
                                                     std::int64_t batchSize,
                                                     const RunControl* control = nullptr);

  /// The `top` likeliest tokens at every mask.
  Result<std::vector<MaskedAnswer>> fillMasks(std::span<const std::string> texts, std::int64_t top,
                                              const RunControl* control = nullptr);

  Result<std::vector<Likelihood>> score(std::span<const ScoredPair> pairs, std::int64_t batchSize,
                                        const RunControl* control = nullptr);

 private:
  class Implementation;
  explicit ModelHandle(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> m_implementation;
};

}  // namespace s2s
