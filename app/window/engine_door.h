#pragma once
// What the window asks of the engine. The program opens the real one (session_door.h); the window's tests
// also play events of their own through it, to show what a late, failed or cancelled job looks like.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/session.h"

namespace s2s {

/// The calls of engine/session.h, with their promises: none blocks, results come as events.
class EngineDoor {
 public:
  virtual ~EngineDoor() = default;
  virtual JobId train(const Json& recipe, const std::filesystem::path& recipeFolder,
                      const std::filesystem::path& run, const std::filesystem::path& runsFolder) = 0;
  virtual JobId resume(const std::filesystem::path& run, const std::vector<std::string>& changes) = 0;
  virtual JobId compare(const Json& comparison, const std::filesystem::path& comparisonFolder,
                        const std::filesystem::path& folder, bool retryFailed) = 0;
  virtual JobId ask(const PromptRequest& request) = 0;
  virtual JobId exportModel(const ExportRequest& request) = 0;
  virtual JobId findRate(const Json& recipe, const std::filesystem::path& recipeFolder) = 0;
  virtual JobId xray(const XrayRequest& request) = 0;
  virtual JobId evaluate(const EvaluationRequest& request) = 0;
  virtual JobId translateFile(const FileTranslationRequest& request) = 0;
  virtual void tryAgain(JobId job) = 0;
  virtual void pause(JobId job) = 0;
  virtual void stop(JobId job) = 0;
  virtual void cancel(JobId job) = 0;
  virtual std::vector<Event> takeEvents() = 0;
  virtual EngineState state() const = 0;
};

}  // namespace s2s
