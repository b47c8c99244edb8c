#pragma once
// Options that are set although nothing reads them: nobody is to tune what changes nothing.

#include <string>
#include <vector>

#include "engine/core/result.h"

namespace s2s {

struct Recipe;

struct UnreadOption {
  std::string path;    ///< "optimizer.beta1"
  std::string reason;  ///< "adafactor does not read it"
  std::string remedy;
  /// With all that it belongs to, by evaluation.every_steps or early_stopping.patience; a run that goes on
  /// may switch it on.
  bool isSwitchedOff = false;

  /// Of kind invalidInput; begins with the path.
  Error error() const { return {path + ": " + reason, "", remedy, Error::Kind::invalidInput}; }
};

/// All of a recipe, by readingRules(). One at its default is left alone, for a recipe that is written out
/// whole holds them all.
std::vector<UnreadOption> unreadOptions(const Recipe& recipe);

/// What the recipe check warns of: those that are merely switched off. "evaluation.beams: no texts are
/// written while it trains"
std::vector<std::string> switchedOffWarnings(const Recipe& recipe);

}  // namespace s2s
