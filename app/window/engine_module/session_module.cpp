// The part of the window that links the engine; loaded by session_door.cpp.

#include "app/window/engine_door.h"

namespace s2s {
namespace {

class SessionDoor : public EngineDoor {
 public:
  JobId train(const Json& recipe, const std::filesystem::path& recipeFolder, const std::filesystem::path& run,
              const std::filesystem::path& runsFolder) override {
    return m_session.train(recipe, recipeFolder, run, runsFolder);
  }
  JobId resume(const std::filesystem::path& run, const std::vector<std::string>& changes) override {
    return m_session.resume(run, changes);
  }
  JobId compare(const Json& comparison, const std::filesystem::path& comparisonFolder,
                const std::filesystem::path& folder, bool retryFailed) override {
    return m_session.compare(comparison, comparisonFolder, folder, retryFailed);
  }
  JobId ask(const PromptRequest& request) override { return m_session.ask(request); }
  JobId exportModel(const ExportRequest& request) override { return m_session.exportModel(request); }
  JobId findRate(const Json& recipe, const std::filesystem::path& recipeFolder) override {
    return m_session.findRate(recipe, recipeFolder);
  }
  JobId xray(const XrayRequest& request) override { return m_session.xray(request); }
  JobId evaluate(const EvaluationRequest& request) override { return m_session.evaluate(request); }
  JobId translateFile(const FileTranslationRequest& request) override {
    return m_session.translateFile(request);
  }
  void tryAgain(JobId job) override { m_session.tryAgain(job); }
  void pause(JobId job) override { m_session.pause(job); }
  void stop(JobId job) override { m_session.stop(job); }
  void cancel(JobId job) override { m_session.cancel(job); }
  std::vector<Event> takeEvents() override { return m_session.takeEvents(); }
  EngineState state() const override { return m_session.state(); }

 private:
  Session m_session;
};

}  // namespace
}  // namespace s2s

/// Handed over to the caller, which deletes it.
extern "C" __attribute__((visibility("default"))) s2s::EngineDoor* s2sOpenEngineDoor() {
  return new s2s::SessionDoor;
}
