#pragma once
// What trimming a model's vocabulary would leave of it, counted before any weight is read.

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/work_observer.h"
#include "engine/vocabulary/fed_texts.h"
#include "engine/vocabulary/trimming_wishes.h"
#include "engine/vocabulary/vocabulary_trimmer.h"

namespace s2s {

/// Why pieces stay, and how many for each reason that none before it kept.
struct KeptFor {
  const char* reason;  ///< "labels", as numbers() calls it
  std::int64_t pieces;
};

/// Texts and tokens of the corpora.
struct CorpusSize {
  std::int64_t texts = 0, tokens = 0;
};

class TrimmingPlan {
 public:
  /// Reads the corpora and sets once. `folder` is a Hugging Face directory or a run's checkpoint. What the
  /// model is fed and writes beside the texts of files stays too (engine/vocabulary/fed_texts.h).
  static Result<TrimmingPlan> make(const std::filesystem::path& folder, const TrimmingWishes& wishes,
                                   const WorkObserver& observer);

  const VocabularyMap& map() const { return m_map; }
  /// config.json and generation_config.json (null where there is none) with the new size and ids.
  const Json& config() const { return m_config; }
  const Json& generationConfig() const { return m_generationConfig; }
  const CorpusSize& corpus() const { return m_corpus; }
  std::int64_t parametersBefore() const { return m_parametersBefore; }
  std::int64_t parametersAfter() const { return m_parametersAfter; }
  const std::vector<std::string>& warnings() const { return m_warnings; }

  /// {"vocabulary": {"before", "after"}, "parameters", "parameters_before", "corpus": {"texts", "tokens"},
  /// "kept": {"always", "fed", "labels", "languages", "characters", "corpus", "parts"}}: pieces that stay
  /// always or as ids that configurations name; for prefixes, templates and words of answers; for labels that
  /// the run recorded; for the scripts of languages; as single characters; for texts; and since others are
  /// put together from them. Each is counted once, by the first of these.
  Json numbers() const;

  /// Writes tokenizer, configuration and map into `folder`, which exists, and compares the new tokenizer with
  /// the old one on all texts of the corpora and on all that the model is fed beside them.
  Result<void> write(const std::filesystem::path& folder, const WorkObserver& observer) const;

 private:
  explicit TrimmingPlan(VocabularyTrimmer trimmer) : m_trimmer(std::move(trimmer)) {}
  /// Counts what was kept since the last reason.
  void keepFor(const char* reason, std::int64_t piecesNow);
  Result<void> readCorpora(const WorkObserver& observer);
  Result<void> changeConfigurations(Json config, Json generation);

  TrimmingWishes m_wishes;
  VocabularyTrimmer m_trimmer;
  FedTexts m_fed;
  VocabularyMap m_map;
  Json m_config, m_generationConfig;
  CorpusSize m_corpus;
  std::vector<KeptFor> m_keptFor;
  std::int64_t m_parametersBefore = 0, m_parametersAfter = 0;
  std::vector<std::string> m_warnings;
};

}  // namespace s2s
