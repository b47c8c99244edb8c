#pragma once
// What the page Data says in a recipe.

#include <QString>
#include <QStringList>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/data/checks/data_checks.h"

namespace s2s {

class DataSet;

/// A name for each set, none twice.
std::vector<std::string> namesOf(const std::vector<DataSet*>& sets);

/// The objective that a set's columns and options stand for, or `now` where the columns can use that.
std::string objectiveOf(const DataSet& set, const std::string& now);

/// The changes (a JSON merge patch) that make a recipe train on these sets. `section` is the recipe's section
/// `data` without its sets; `objective` is the recipe's own, which stays where the columns allow it.
Json recipeChanges(const std::vector<DataSet*>& sets, const Json& section, const std::string& objective);

/// A recipe in which one of the sets has rows, for looking at one.
struct RecipeToLookAt {
  Json recipe;
  std::string set;  ///< its name in the recipe
};

/// The changes above, or the set alone where it is held out as a test or nothing is trained on. `shown` is one
/// of `sets`; `seed` is that of the training.
RecipeToLookAt recipeToLookAt(const std::vector<DataSet*>& sets, const DataSet& shown, const Json& section,
                              std::uint64_t seed);

/// The labels or numbers of the looked-at set are written as text from now on.
void writeAnswers(RecipeToLookAt& look, const Json& asText);

/// What the set's columns have beside the source.
RowNeeds needsOf(const DataSet& set);

/// What the checks are asked for. Sets that cannot be read or have no source are left out; one that the
/// section's mixture leaves out is there for validation, as checksOf() has it.
std::vector<CheckedSet> checkedSets(const std::vector<DataSet*>& sets, const Json& section);

/// How the page's section holds rows out, drawn from the seed of the training. Wrong values count as none,
/// while they are being typed.
SplitOptions splitOf(const Json& section, std::uint64_t seed);

/// The checks of the page as commands for a shell: a recipe with every set's columns and filters, and
/// `s2s data check` of it with the test sets and these MODELs.
QString checkCommand(const std::vector<DataSet*>& sets, const Json& section, std::uint64_t seed,
                     const QStringList& models);

}  // namespace s2s
