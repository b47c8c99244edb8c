#pragma once
// The description of a fair comparison: one recipe, several entrants, and what is made equal among them.
// docs/fair_comparison.md explains every choice; `s2s comparison schema` prints the schema.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/comparisons/deciding_set.h"
#include "engine/comparisons/said_words.h"
#include "engine/core/json.h"
#include "engine/core/option_schema.h"
#include "engine/core/result.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// What is made equal among the entrants' training.
enum class Equalised {
  steps,        ///< optimizer steps
  targetBytes,  ///< UTF-8 bytes of the targets that were learned from
  operations,   ///< floating-point operations (engine/planning/operations.h)
  wallTime,     ///< seconds of training, validations included
  memory,       ///< GiB that training may take: it decides how many rows an entrant's step holds
};
std::string toText(Equalised what);  ///< "target_bytes"
std::string unitOf(Equalised what);  ///< "bytes"

/// What an entrant's weights had learned before the comparison.
enum class StartingPoint {
  random,               ///< nothing
  selfSupervised,       ///< from texts alone: span corruption, masked tokens
  supervisedElsewhere,  ///< targets of other tasks or language pairs
  supervisedHere,       ///< targets of this very task or language pair
};
std::string toText(StartingPoint point);   ///< "supervised-here"
std::string inWords(StartingPoint point);  ///< "already supervised on this task"

struct Entrant {
  std::string name;
  Json model = Json::object();  ///< `from`, `initialization`, `overrides` as in a recipe; over the base's
  Json tokenizer;               ///< as in a recipe; null: the base recipe's
  SaidWords words;              ///< of all its data, the test set too; unset: the data's
  std::vector<std::string> changes;  ///< "optimizer.learning_rate=0.002"
  StartingPoint startingPoint = StartingPoint::random;
};

struct ComparisonEvaluation {
  std::vector<std::string> metrics;  ///< of texts; empty: chosen by task and language
  std::string headline;              ///< the metric that decides; empty: the first of these
  std::int64_t beams = 1;
  std::int64_t maxNewTokens = 64;
  std::int64_t batchSize = 32;
  std::int64_t samples = 12;      ///< outputs shown side by side
  double significance = 0.05;     ///< a difference with a larger p-value is not significant
  std::int64_t resamples = 1000;  ///< of the intervals and of both paired tests
};

struct Comparison {
  std::string name = "comparison";
  Json recipe;  ///< what all entrants share, in a recipe's form; may lack `model`
  std::vector<Entrant> entrants;
  Equalised equalised = Equalised::steps;
  std::optional<double> amount;  ///< in unitOf(equalised); of steps it may be left to the recipe
  bool fromRandom = false;       ///< every entrant starts from fresh weights whatever it says
  std::optional<double>
      parameterTolerance;  ///< parameters outside the embeddings are alike within this share
  std::vector<std::uint64_t> seeds = {1};
  DecidingSet test;
  ComparisonEvaluation evaluation;
  /// Whether it was begun before (parseStoredComparison()): what nothing reads of its recipes is taken as it
  /// is (stored_recipe.h). No part of its JSON.
  bool isStored = false;
};

const OptionSchema& comparisonSchema();

/// Checks and reads. Errors are invalidInput and begin with the JSON path. Relative paths stay as they are.
Result<Comparison> parseComparison(const Json& json);

/// The same of one that was begun before, as a folder keeps it: fractions of steps and bytes, which former
/// programs took, stay what they were, as do bytes, seconds and memory that no run can get. The runs round
/// them, or tell.
Result<Comparison> parseStoredComparison(const Json& json);

/// A key beside a comparison that a folder keeps: which form it has. It says nothing of the comparison.
inline constexpr const char* kDescriptionForm = "form";

/// Complete; parseComparison(comparisonToJson(c)) gives c again.
Json comparisonToJson(const Comparison& comparison);

/// Whether a file describes a comparison, rightly or wrongly, and not something else in JSON.
bool isComparisonFile(const std::filesystem::path& file);

/// Reads a file (comments allowed); `recipe` may be the name of a recipe file. Paths are resolved against the
/// file's folder, then the working directory, and are absolute afterwards; every entrant's recipe is checked.
Result<Comparison> readComparison(const std::filesystem::path& file);

/// The same of JSON whose paths are looked for below `folder`.
Result<Comparison> resolveComparison(Comparison comparison, const std::filesystem::path& folder);

/// A commented comparison to start from.
std::string newComparisonText();

}  // namespace s2s
