#pragma once
// Runs the real `s2s` as a user would.

#include <string>
#include <vector>

#include "engine/core/json.h"

namespace s2s::test {

struct ProgramOutcome {
  int exitCode = -1;  ///< -1 where a signal ended it
  std::string standardOutput;
  std::string standardError;

  /// standardOutput as the one JSON document it has to be; a discarded value where it is not.
  Json json() const { return Json::parse(standardOutput, nullptr, false); }
};

/// Runs s2s with these arguments in `directory` (empty: the current one) and feeds it `standardInput`.
ProgramOutcome runS2s(const std::vector<std::string>& arguments, const std::string& standardInput = "",
                      const std::string& directory = "");

}  // namespace s2s::test
