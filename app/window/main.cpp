#include <QApplication>
#include <QCommandLineParser>

#include "app/window/main_window.h"
#include "app/window/render/render.h"
#include "app/window/screenshots.h"
#include "app/window/session_door.h"
#include "engine/core/openmp_waiting.h"

int main(int argc, char** argv) {
  s2s::limitOpenMpSpinning(argv);
  if (const std::optional<int> rendered = s2s::renderIfAsked(argc, argv)) return *rendered;
  QApplication application(argc, argv);
  QApplication::setApplicationName("Seq2Seq Workbench");
  QApplication::setDesktopFileName("seq2seq-workbench");
  QApplication::setApplicationVersion(S2S_VERSION);

  QCommandLineParser arguments;
  arguments.setApplicationDescription(
      QCoreApplication::translate("main", "Fine-tune, inspect and compare sequence-to-sequence models"));
  arguments.addHelpOption();
  arguments.addVersionOption();
  const QCommandLineOption demo("demo", QCoreApplication::translate("main", "Open the embedded demo."));
  arguments.addOption(demo);
  const QCommandLineOption screenshots(
      "screenshots",
      QCoreApplication::translate("main", "Save a picture of every page in both themes, then close."),
      "FOLDER");
  arguments.addOption(screenshots);
  arguments.addPositionalArgument(
      "PATH",
      QCoreApplication::translate("main",
                                  "A model, a run, a folder of runs, a comparison, an evaluation, a recipe "
                                  "or a file of sentences to open."),
      "[PATH…]");
  arguments.process(application);

  s2s::Settings settings;
  s2s::MainWindow window(settings, s2s::openSessionDoor);
  window.show();
  if (arguments.isSet(demo)) window.openDemo();
  for (const QString& path : arguments.positionalArguments()) window.openPath(path);
  if (arguments.isSet(screenshots)) {
    const s2s::Result<void> saved = s2s::takeScreenshots(window, arguments.value(screenshots));
    if (!saved) qCritical("error: %s", saved.error().message().c_str());
    return saved ? 0 : 1;
  }
  return QApplication::exec();
}
