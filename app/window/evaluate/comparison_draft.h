#pragma once
// The parts of a comparison that is being composed, as JSON.

#include <QString>
#include <QStringList>
#include <filesystem>
#include <vector>

#include "app/window/train/data_needs.h"
#include "engine/comparisons/deciding_set.h"
#include "engine/core/json.h"
#include "engine/core/option_schema.h"
#include "engine/core/result.h"
#include "engine/recipes/recipe.h"

namespace s2s {

struct ModelDescription;

/// What a recipe says of texts that belongs to an entrant in a comparison.
struct EntrantWords {
  struct Word {
    std::string text;      ///< empty: none
    bool differs = false;  ///< data sets do not agree in it: each keeps its own, and entrants are proposed none
  };
  Word prefix, sourceLanguage, targetLanguage;
};

/// A recipe that all entrants share.
struct SharedRecipe {
  Json recipe;                   ///< without name and model; null: none is chosen
  std::filesystem::path folder;  ///< where its relative paths begin
  QString from;                  ///< for people: a file's or run's name
  EntrantWords words;            ///< taken out of its data sets, where all agree
};

/// `recipe` as it is in a file, with all that entrants bring taken out, and early stopping, which a comparison
/// refuses.
SharedRecipe sharedRecipe(Json recipe, std::filesystem::path folder, const QString& from);

/// "pairs.tsv · 1,000 steps of 32 rows · adamw at 0.001"; what cannot be read is left out.
QString sharedRecipeText(const SharedRecipe& shared);

/// The test set that `chosen` is: what it says of prefix and languages counts for entrants that say none;
/// what it leaves empty is not said, unless `before` said that there is none.
DecidingSet decidingSetOf(DataSource chosen, const SaidWords& before);

/// The other way round, for a form in which nothing said and said to be empty look alike.
DataSource asChosen(const DecidingSet& test);

/// The entrants and what each says of its prefix; empty where none says anything.
std::vector<DataNeeds::Asked> askedEntrants(const Json& entrants);

/// Codes of which the test set has to name its own, since the data sets that the models learn from do not
/// agree in one, and those that it names; empty where nothing has to be named.
std::vector<std::string> testLanguages(const SharedRecipe& shared, const SaidWords& test);

/// "en → ko", and what is said for models without a prefix of their own.
QString testSetText(const DecidingSet& test);

/// Languages and prefix that columns and the shared recipe speak for. A mixture of several directions speaks
/// for none of them.
EntrantWords wordsFor(const SharedRecipe& shared, const DataSource& test);

/// The metrics that may decide a comparison as it is described so far: those of what its test set, its recipe
/// and its entrants' changes make of all answers (comparedTask()).
QStringList headlineMetrics(const Json& description);

/// Whether the model is told languages by tokens; else a prefix does.
bool namesLanguagesByTokens(const ModelDescription& description);

/// An entrant of this MODEL as it begins in the form. Its name is none of `taken`.
Json newEntrant(const QString& model, const ModelDescription* description, const Json& recipe,
                const EntrantWords& words, const QStringList& taken);

/// The comparison's schema without what has pickers of its own.
OptionSchema comparisonFormSchema();
/// An entrant's: model and tokenizer with the fields that a recipe has for them.
OptionSchema entrantFormSchema();

/// Where in the form an error of the engine belongs.
struct DraftProblem {
  enum class Place { form, recipe, test, entrant, whole } place = Place::whole;
  int entrant = -1;   ///< its number, or -1
  std::string field;  ///< JSON path in the form of the place
  QString text;       ///< what is wrong and what to do; of a recipe with the path, as it has no field
};
DraftProblem draftProblem(const Error& error);

}  // namespace s2s
