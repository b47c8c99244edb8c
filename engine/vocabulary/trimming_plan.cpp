#include "engine/vocabulary/trimming_plan.h"

#include <functional>

#include "engine/core/atomic_file.h"
#include "engine/data/corpus_texts.h"
#include "engine/runs/peft_folder.h"
#include "engine/shapes/configured_token_ids.h"
#include "engine/shapes/family.h"
#include "engine/shapes/vocabulary_axes.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kTextsBetweenLooks = 500;

/// Tells of progress and sees whether somebody asked to stop, now and then.
class Looker {
 public:
  explicit Looker(const WorkObserver& observer) : m_observer(observer) {}

  Result<void> countText(double share, const char* what) {
    if (++m_texts % kTextsBetweenLooks != 0) return {};
    return m_observer.tell(share, what);
  }
  std::int64_t texts() const { return m_texts; }

 private:
  const WorkObserver& m_observer;
  std::int64_t m_texts = 0;
};

using TakeText = std::function<Result<void>(std::string_view)>;

/// All texts that were wished to be cut as before. `unusable` is told how many rows of a file were no texts.
Result<void> forEachWishedText(const TrimmingWishes& wishes, const TakeText& take,
                               const std::function<void(const std::string&, std::int64_t)>& unusable) {
  const auto count = [&](const std::string& file, const Result<std::int64_t>& rows) -> Result<void> {
    if (!rows) return rows.error();
    if (*rows > 0) unusable(file, *rows);
    return {};
  };
  for (const fs::path& corpus : wishes.corpora) {
    if (Result<void> read = count(corpus.string(), forEachText(corpus, take)); !read) return read;
  }
  for (const DataSource& set : wishes.sets) {
    if (Result<void> read = count(set.path, forEachTextOf(set, take)); !read) return read;
  }
  return {};
}

/// The first file of the wishes.
std::string firstFile(const TrimmingWishes& wishes) {
  return wishes.corpora.empty() ? wishes.sets.front().path : wishes.corpora.front().string();
}

void renumber(Json& config, const VocabularyMap& map) {
  forEachTokenId(config, [&](Json& id) {
    if (const std::optional<TokenId> kept = map.newId(id.get<TokenId>())) id = *kept;
  });
}

/// generation_config.json, or null.
Result<Json> readGenerationConfig(const fs::path& folder) {
  std::error_code ignored;
  if (!fs::exists(folder / "generation_config.json", ignored)) return Json();
  return readJsonFile(folder / "generation_config.json");
}

}  // namespace

Result<TrimmingPlan> TrimmingPlan::make(const fs::path& folder, const TrimmingWishes& wishes,
                                        const WorkObserver& observer) {
  if (wishes.corpora.empty() && wishes.sets.empty() && wishes.languages.empty()) {
    return Error{"nothing says which pieces shall stay", "", "name a corpus, or languages",
                 Error::Kind::invalidInput};
  }
  if (isPeftFolder(folder)) {
    return Error{"an adapter has no vocabulary of its own", folder.string(),
                 "export it as a whole model (s2s export), then trim that", Error::Kind::invalidInput};
  }
  const Result<LanguageScripts> scripts = LanguageScripts::of(wishes.languages);
  if (!scripts) return scripts.error();
  Result<Json> config = readJsonFile(folder / "config.json");
  if (!config) return config.error();
  Result<Json> generation = readGenerationConfig(folder);
  if (!generation) return generation.error();
  for (const auto& [name, json] : {std::pair<const char*, const Json&>{"config.json", *config},
                                   {"generation_config.json", *generation}}) {
    if (Result<void> known = checkTokenIds(json, (folder / name).string()); !known) return known.error();
  }
  const Result<ModelShape> shape = shapeOfConfig(*config);
  if (!shape) return shape.error();
  const Result<std::int64_t> rows = vocabularyRows(*config);
  if (!rows) return rows.error();
  Result<VocabularyTrimmer> trimmer = VocabularyTrimmer::open(folder, *rows);
  if (!trimmer) return trimmer.error();

  TrimmingPlan plan(*std::move(trimmer));
  plan.m_wishes = wishes;
  plan.m_warnings = plan.m_trimmer.views().warnings;
  plan.m_parametersBefore = shape->parameters();
  plan.m_fed = FedTexts::of(folder, *config, shape->family, wishes.sets);
  plan.m_warnings.insert(plan.m_warnings.end(), plan.m_fed.warnings().begin(), plan.m_fed.warnings().end());
  if (generation->is_object() && !generation->value("watermarking_config", Json()).is_null())
    plan.m_warnings.push_back(
        "the watermark marks other pieces: it follows from ids and the vocabulary's size");
  for (Json* json : {&*config, &*generation})
    forEachTokenId(*json, [&](Json& id) { plan.m_trimmer.keepId(id.get<TokenId>()); });
  plan.keepFor("always", plan.m_trimmer.kept());
  for (const std::string& text : plan.m_fed.texts()) plan.m_trimmer.keepText(text);
  plan.keepFor("fed", plan.m_trimmer.kept());
  for (const std::string& label : plan.m_fed.labels()) plan.m_trimmer.keepText(label);
  plan.keepFor("labels", plan.m_trimmer.kept());
  if (!wishes.languages.empty()) plan.m_trimmer.keepScripts(*scripts);
  plan.keepFor("languages", plan.m_trimmer.kept());
  if (wishes.keepsCharacters) plan.m_trimmer.keepCharacters();
  plan.keepFor("characters", plan.m_trimmer.kept());
  if (Result<void> read = plan.readCorpora(observer); !read) return read.error();
  plan.keepFor("corpus", plan.m_trimmer.kept());
  plan.m_map = plan.m_trimmer.map();
  plan.keepFor("parts", plan.m_map.size());
  Result<void> changed = plan.changeConfigurations(*std::move(config), *std::move(generation));
  if (!changed) return changed.error();
  return plan;
}

void TrimmingPlan::keepFor(const char* reason, std::int64_t piecesNow) {
  for (const KeptFor& before : m_keptFor) piecesNow -= before.pieces;
  m_keptFor.push_back({reason, piecesNow});
}

Result<void> TrimmingPlan::readCorpora(const WorkObserver& observer) {
  Looker looker(observer);
  const auto keep = [&](std::string_view text) {
    m_corpus.tokens += m_trimmer.keepText(text);
    for (const std::string& fed : m_fed.around(text)) m_trimmer.keepText(fed);
    return looker.countText(0.0, "reading the corpus");
  };
  const auto warn = [&](const std::string& file, std::int64_t rows) {
    m_warnings.push_back(rows == 1 ? "1 row of " + file +
                                         " cannot be read and does not count (s2s data inspect names it)"
                                   : std::to_string(rows) + " rows of " + file +
                                         " cannot be read and do not count (s2s data inspect names them)");
  };
  if (Result<void> read = forEachWishedText(m_wishes, keep, warn); !read) return read;
  m_corpus.texts = looker.texts();
  if (m_corpus.texts > 0 || !m_wishes.languages.empty()) return {};
  return Error{"there is no text in the corpus", firstFile(m_wishes), "name a file with texts",
               Error::Kind::invalidInput};
}

Result<void> TrimmingPlan::changeConfigurations(Json config, Json generation) {
  renumber(config, m_map);
  config["vocab_size"] = m_map.size();
  if (generation.is_object()) renumber(generation, m_map);
  const Result<ModelShape> shape = shapeOfConfig(config);
  if (!shape) return shape.error();
  m_parametersAfter = shape->parameters();
  m_config = std::move(config);
  m_generationConfig = std::move(generation);
  return {};
}

Json TrimmingPlan::numbers() const {
  Json kept = Json::object();
  for (const KeptFor& one : m_keptFor) kept[one.reason] = one.pieces;
  return {{"vocabulary", {{"before", m_map.oldRows()}, {"after", m_map.size()}}},
          {"kept", std::move(kept)},
          {"parameters", m_parametersAfter},
          {"parameters_before", m_parametersBefore},
          {"corpus", {{"texts", m_corpus.texts}, {"tokens", m_corpus.tokens}}}};
}

Result<void> TrimmingPlan::write(const fs::path& folder, const WorkObserver& observer) const {
  if (Result<void> written = m_trimmer.write(m_map, folder); !written) return written;
  for (const auto& [name, json] : {std::pair<const char*, const Json&>{"config.json", m_config},
                                   {"generation_config.json", m_generationConfig}}) {
    if (json.is_null()) continue;
    Result<void> written = writeFileAtomically(folder / name, writeJson(json, 2) + "\n");
    if (!written) return written;
  }
  const Result<TrimmingCheck> check = TrimmingCheck::open(m_trimmer, m_map, folder);
  if (!check) return check.error();
  for (const std::vector<std::string>* texts : {&m_fed.texts(), &m_fed.labels()}) {
    for (const std::string& text : *texts) {
      if (Result<void> same = check->compare(text); !same) return same;
    }
  }
  Looker looker(observer);
  const auto compare = [&](std::string_view text) -> Result<void> {
    if (Result<void> same = check->compare(text); !same) return same;
    for (const std::string& fed : m_fed.around(text)) {
      if (Result<void> same = check->compare(fed); !same) return same;
    }
    const double share = static_cast<double>(looker.texts()) / static_cast<double>(m_corpus.texts);
    return looker.countText(share, "comparing the corpus");
  };
  const auto alreadyTold = [](const std::string&, std::int64_t) {};
  if (Result<void> compared = forEachWishedText(m_wishes, compare, alreadyTold); !compared) return compared;
  if (looker.texts() != m_corpus.texts)
    return Error{"the corpus has changed meanwhile", "", "trim again", Error::Kind::failed};
  return {};
}

}  // namespace s2s
