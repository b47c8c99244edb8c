#include "app/window/session_door.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLibrary>

namespace s2s {
namespace {

constexpr const char* kLibrary = "seq2seq-workbench-engine.so";

/// Answers every job with the reason why there is no engine.
class MissingEngine : public EngineDoor {
 public:
  explicit MissingEngine(Error error) : m_error(std::move(error)) {}
  JobId train(const Json&, const std::filesystem::path&, const std::filesystem::path&,
              const std::filesystem::path&) override {
    return refuse();
  }
  JobId resume(const std::filesystem::path&, const std::vector<std::string>&) override { return refuse(); }
  JobId compare(const Json&, const std::filesystem::path&, const std::filesystem::path&, bool) override {
    return refuse();
  }
  JobId ask(const PromptRequest&) override { return refuse(); }
  JobId exportModel(const ExportRequest&) override { return refuse(); }
  JobId findRate(const Json&, const std::filesystem::path&) override { return refuse(); }
  JobId xray(const XrayRequest&) override { return refuse(); }
  JobId evaluate(const EvaluationRequest&) override { return refuse(); }
  JobId translateFile(const FileTranslationRequest&) override { return refuse(); }
  void tryAgain(JobId) override {}
  void pause(JobId) override {}
  void stop(JobId) override {}
  void cancel(JobId) override {}
  std::vector<Event> takeEvents() override { return std::exchange(m_events, {}); }
  EngineState state() const override { return {}; }

 private:
  JobId refuse() {
    m_events.push_back(event::JobFailed{++m_last, m_error});
    return m_last;
  }
  Error m_error;
  JobId m_last = 0;
  std::vector<Event> m_events;
};

QString libraryPath() {
  const QDir program(QCoreApplication::applicationDirPath());
  for (const char* folder : {".", "..", "../lib/seq2seq-workbench"}) {
    const QString path = program.filePath(QString("%1/%2").arg(folder, kLibrary));
    if (QFileInfo::exists(path)) return QDir::cleanPath(path);
  }
  return program.filePath(kLibrary);
}

}  // namespace

std::unique_ptr<EngineDoor> openSessionDoor() {
  QLibrary library(libraryPath());
  library.setLoadHints(QLibrary::PreventUnloadHint);
  using Open = EngineDoor* (*)();
  if (const auto open = reinterpret_cast<Open>(library.resolve("s2sOpenEngineDoor"))) {
    return std::unique_ptr<EngineDoor>(open());
  }
  return std::make_unique<MissingEngine>(
      Error{"the engine cannot be loaded: " + library.errorString().toStdString(),
            library.fileName().toStdString(), "build the program again"});
}

}  // namespace s2s
