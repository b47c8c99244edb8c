#pragma once
// Which pieces shall stay when a vocabulary is trimmed, and who looks on.

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "engine/core/run_control.h"

namespace s2s {

/// What shall stay, beside what always does.
struct TrimmingWishes {
  std::vector<std::filesystem::path> corpora;  ///< texts or tables: the pieces of all their texts
  std::vector<std::string> languages;          ///< codes: every piece in the scripts of these
  bool keepsCharacters = true;                 ///< every single character
};

struct TrimmingObserver {
  std::function<void(double share, const std::string& what)> progress = {};
  const RunControl* control = nullptr;  ///< asked to stop: an error of kind cancelled
};

}  // namespace s2s
