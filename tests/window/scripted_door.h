#pragma once
#include <map>
#include <string>
#include <vector>

#include "app/window/engine_door.h"
#include "engine/evaluation/evaluation_request.h"
#include "engine/experiments/file_translation.h"
#include "engine/front_door/export_request.h"

namespace s2s::test {

/// What the window has asked of an engine that answers only what the test puts into `events`.
struct Script {
  JobId nextJob = 1;
  std::vector<std::string> calls;  ///< "train", "resume RUN", "pause 1" …
  std::vector<PromptRequest> prompts;
  std::vector<XrayRequest> xrays;
  std::vector<Json> recipes;
  std::vector<std::string> changes;  ///< of the last resume
  std::vector<Json> comparisons;  ///< null: the one that lies in the folder
  std::vector<EvaluationRequest> evaluations;
  std::vector<FileTranslationRequest> translations;
  std::vector<ExportRequest> exports;
  std::vector<Event> events;
};

class ScriptedDoor : public EngineDoor {
 public:
  explicit ScriptedDoor(Script& script) : m_script(script) {}
  JobId train(const Json& recipe, const std::filesystem::path&, const std::filesystem::path&,
              const std::filesystem::path&) override {
    m_script.recipes.push_back(recipe);
    return called("train");
  }
  JobId resume(const std::filesystem::path& run, const std::vector<std::string>& changes) override {
    m_script.changes = changes;
    return called("resume " + run.string());
  }
  JobId compare(const Json& comparison, const std::filesystem::path&, const std::filesystem::path& folder,
                bool retryFailed) override {
    m_script.comparisons.push_back(comparison);
    return called((retryFailed ? "compare again " : "compare ") + folder.string());
  }
  JobId ask(const PromptRequest& request) override {
    m_script.prompts.push_back(request);
    return called("ask");
  }
  JobId exportModel(const ExportRequest& request) override {
    m_script.exports.push_back(request);
    return called("export " + request.model);
  }
  JobId findRate(const Json& recipe, const std::filesystem::path&) override {
    m_script.recipes.push_back(recipe);
    return called("find-rate");
  }
  JobId xray(const XrayRequest& request) override {
    m_script.xrays.push_back(request);
    return called("xray");
  }
  JobId evaluate(const EvaluationRequest& request) override {
    m_script.evaluations.push_back(request);
    return called("evaluate");
  }
  JobId translateFile(const FileTranslationRequest& request) override {
    m_script.translations.push_back(request);
    return called("translate-file");
  }
  void tryAgain(JobId job) override { m_script.calls.push_back("try again " + std::to_string(job)); }
  void pause(JobId job) override { m_script.calls.push_back("pause " + std::to_string(job)); }
  void stop(JobId job) override { m_script.calls.push_back("stop " + std::to_string(job)); }
  void cancel(JobId job) override { m_script.calls.push_back("cancel " + std::to_string(job)); }
  std::vector<Event> takeEvents() override { return std::exchange(m_script.events, {}); }
  EngineState state() const override { return {"CPU", 2ull << 30, 6ull << 30}; }

 private:
  JobId called(std::string call) {
    m_script.calls.push_back(std::move(call));
    return m_script.nextJob++;
  }
  Script& m_script;
};

}  // namespace s2s::test
