#pragma once
// A text file through a model, line by line.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/run_control.h"
#include "engine/front_door/model_handle.h"

namespace s2s {

struct FileTranslationRequest {
  std::vector<std::string> models{};  ///< one MODEL argument; several of one vocabulary write together
  std::filesystem::path input{};      ///< UTF-8, one text a line
  std::filesystem::path output{};
  std::string fromLanguage{};  ///< both or none; without them behind `prefix`, else as a run was trained
  std::string toLanguage{};
  std::optional<std::string> prefix{};  ///< in place of the model's own
  GenerationOptions generation{};
  bool overwrites = false;  ///< an output that exists is replaced, at the end
};

struct FileTranslationObserver {
  std::function<void(const std::string&)> message;  ///< may be empty
  std::function<void(const std::string&)> warning;
  std::function<void(std::int64_t done, std::int64_t lines)> progress;
};

/// Writes one line for every line of the input, in its order; blank lines stay blank without being asked, and
/// so do lines that are no text (invalid UTF-8, NUL, longer than 8 MiB), which a warning counts. Until all
/// are done they stand in OUTPUT.partial, with OUTPUT.partial.json saying of what; called again for the same
/// input, model and options it goes on behind them. The output appears whole. An output that exists
/// (unless it may be overwritten) and a partial one of something else are errors of kind invalidInput.
/// Answers {"input","output","prefix","source_language","target_language","lines","translated","blank",
/// "unusable","seconds","resumed_at"}: what was put before every line, and the languages that were told by
/// tokens.
Result<Json> translateFile(const FileTranslationRequest& request, const ComputeOptions& compute,
                           const FileTranslationObserver& observer = {}, const RunControl* control = nullptr);

}  // namespace s2s
