#pragma once
// A model that goes through a suite.

#include <string>
#include <vector>

#include "engine/comparisons/comparison.h"

namespace s2s {

struct SuiteModel {
  std::string name;
  Json model;      ///< as in a recipe
  Json tokenizer;  ///< as in a recipe; null: the model's own
  StartingPoint startingPoint = StartingPoint::random;
  bool writes = true;  ///< false: an encoder alone
};

/// Small models that are trained from nothing, each task with a tokenizer of its own.
const std::vector<SuiteModel>& smallSuiteModels();

/// What --models names: one of the small ones; else a MODEL with weights as "NAME=MODEL", "MODEL", each with
/// ":STARTING-POINT" behind it where it is not self-supervised.
Result<SuiteModel> suiteModelOf(const std::string& text);

}  // namespace s2s
