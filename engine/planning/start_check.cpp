#include "engine/planning/start_check.h"

#include <span>
#include <string>
#include <vector>

#include "engine/data/checks/recipe_checks.h"
#include "engine/data/text_pairs.h"
#include "engine/planning/recipe_shape.h"
#include "engine/planning/starting_tokenizer.h"
#include "engine/recipes/model_configuration.h"
#include "engine/recipes/named_objective.h"
#include "engine/shapes/family.h"
#include "engine/shapes/vocabulary_axes.h"
#include "engine/tokenizers/known_language.h"
#include "engine/tokenizers/language_codes.h"
#include "engine/tokenizers/needed_tokens.h"
#include "engine/tokenizers/tokenizer_trainer.h"

namespace s2s {
namespace {

/// Pieces that every trained vocabulary has: padding, end, unknown, and the blank before words.
constexpr std::int64_t kFewestPieces = 4;

Error invalid(std::string what, std::string remedy) {
  return {std::move(what), "", std::move(remedy), Error::Kind::invalidInput};
}

Error at(const std::string& place, Error error) {
  error.what = place + ": " + error.what;
  error.kind = Error::Kind::invalidInput;
  return error;
}

Result<void> checkSets(std::span<const DataSource> sets, const std::string& place, const Recipe& recipe) {
  for (std::size_t number = 0; number < sets.size(); ++number) {
    const DataSource& set = sets[number];
    const std::string where = place + "." + std::to_string(number);
    const RowNeeds needs = needsOf(set, recipe.objective);
    if (const auto first = loadPairs(set, needs, 1); !first) return at(where, first.error());
    if (needs == RowNeeds::labels && !set.asText && !set.pair && recipe.head.kind == "bi-encoder")
      return Error{"head.kind: a bi-encoder needs two texts", set.path,
                   "name the column of the second in pair", Error::Kind::invalidInput};
  }
  return {};
}

std::vector<DataSource> allSets(const Recipe& recipe) {
  std::vector<DataSource> sets = recipe.data.train;
  sets.insert(sets.end(), recipe.data.validation.sets.begin(), recipe.data.validation.sets.end());
  return sets;
}

/// Of a tokenizer that is there.
Result<void> checkTokenizer(const Tokenizer& tokenizer, const Recipe& recipe) {
  for (const DataSource& set : allSets(recipe)) {
    if (auto needed = checkNeededTokens(objectiveKindOf(set, recipe), tokenizer); !needed) return needed;
    for (const std::string& language : {set.sourceLanguage, set.targetLanguage}) {
      if (auto known = checkLanguage(tokenizer, language, set.path); !known) return known;
    }
  }
  return {};
}

/// Of one that is trained when the run begins.
Result<void> checkTrainedTokenizer(const Recipe& recipe, TokenizerLayout layout) {
  for (const DataSource& set : allSets(recipe)) {
    const std::string& kind = objectiveKindOf(set, recipe);
    if (kind == "span-corruption" && layout != TokenizerLayout::t5) return lacksSentinels();
    if (kind == "masked-language-model" && layout != TokenizerLayout::masked) return lacksMask();
    if (layout != TokenizerLayout::m2m100) continue;
    for (const std::string& language : {set.sourceLanguage, set.targetLanguage}) {
      if (!language.empty() && !findLanguage(m2m100Languages(), language))
        return unknownLanguage(m2m100Languages(), language, set.path);
    }
  }
  return {};
}

/// Whether the model's vocabulary follows from the recipe's tokenizer.
bool fitsItself(const Recipe& recipe) {
  const bool isOwn = recipe.tokenizer.train || !recipe.tokenizer.from.empty();
  return isOwn && recipe.model.initialization == "random" && !recipe.model.overrides.contains("vocab_size");
}

/// What a vocabulary that is trained has at least must find room.
Result<void> checkTrainedVocabulary(const Recipe& recipe, const Json& config, const std::string& family) {
  if (fitsItself(recipe)) return {};
  const auto rows = vocabularyRows(config);
  if (!rows) return rows.error();
  const TokenizerTraining& training = *recipe.tokenizer.train;
  const std::int64_t besides = trainedVocabulary(training, family) - training.vocabularySize;
  if (*rows >= besides + kFewestPieces) return {};
  return invalid("model.overrides.vocab_size: " + std::to_string(*rows) + " is below the " +
                     std::to_string(besides + kFewestPieces) +
                     " entries that the trained tokenizer has at least",
                 "leave it out, or take a tokenizer that fits the model");
}

Result<void> checkModel(const Recipe& recipe) {
  const auto reference = resolveModel(recipe.model.from);
  if (!reference) return at("model.from", reference.error());
  if (auto weights = checkHasWeights(recipe, *reference); !weights) return weights;
  const auto stored = configurationOf(*reference);
  if (!stored) return at("model.from", stored.error());
  const Json config = withRecipeChanges(*stored, recipe);
  if (recipe.tokenizer.train) {
    const auto family = familyOfConfig(config);
    if (!family) return at("model.from", family.error());
    const TokenizerLayout layout = tokenizerLayoutOf((*family)->name);
    if (auto trained = checkTrainedTokenizer(recipe, layout); !trained) return trained;
    return checkTrainedVocabulary(recipe, config, std::string((*family)->name));
  }
  const std::string& from = recipe.tokenizer.from;
  const auto tokenizer = from.empty() ? ownTokenizer(*reference) : loadTokenizer(from);
  if (!tokenizer && tokenizer.error().what.starts_with("tokenizer: ")) return tokenizer.error();
  if (!tokenizer) return at(from.empty() ? "tokenizer" : "tokenizer.from", tokenizer.error());
  if (auto checked = checkTokenizer(**tokenizer, recipe); !checked) return checked;
  if (fitsItself(recipe)) return {};
  const auto rows = vocabularyRows(config);
  if (!rows) return at("model", rows.error());
  return checkVocabulary(*rows, **tokenizer);
}

}  // namespace

Result<void> checkStart(const Recipe& recipe) {
  if (auto rows = checkSets(recipe.data.train, "data.train", recipe); !rows) return rows;
  if (auto rows = checkSets(recipe.data.validation.sets, "data.validation.sets", recipe); !rows) return rows;
  if (const auto task = commonTask(recipe); !task) return task.error();
  return checkModel(recipe);
}

}  // namespace s2s
