#include <QApplication>
#include <QCommandLineParser>
#include <QRegularExpression>
#include <QSize>
#include <optional>

#include "app/window/main_window.h"
#include "app/window/render/render.h"
#include "app/window/screenshots.h"
#include "app/window/session_door.h"
#include "engine/core/openmp_waiting.h"

namespace {

constexpr QSize kPictureSize(1440, 900);

/// "1366x768"; nothing for what is no size.
std::optional<QSize> sizeFrom(const QString& text) {
  static const QRegularExpression pattern("^([1-9][0-9]{2,3})x([1-9][0-9]{2,3})$");
  const QRegularExpressionMatch match = pattern.match(text);
  if (!match.hasMatch()) return std::nullopt;
  return QSize(match.captured(1).toInt(), match.captured(2).toInt());
}

}  // namespace

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
  const QCommandLineOption size(
      "size", QCoreApplication::translate("main", "The window's size, also of pictures, such as 1366x768."),
      "WIDTHxHEIGHT");
  arguments.addOption(size);
  arguments.addPositionalArgument(
      "PATH",
      QCoreApplication::translate("main",
                                  "A model, a run, a folder of runs, a comparison, an evaluation, a recipe "
                                  "or a file of sentences to open."),
      "[PATH…]");
  arguments.process(application);

  const std::optional<QSize> wanted = sizeFrom(arguments.value(size));
  if (arguments.isSet(size) && !wanted) {
    qCritical("error: --size %s: no size, write it as 1366x768", qPrintable(arguments.value(size)));
    return 2;
  }

  s2s::Settings settings;
  s2s::MainWindow window(settings, s2s::openSessionDoor);
  if (wanted) window.resize(*wanted);
  window.show();
  if (arguments.isSet(demo)) window.openDemo();
  if (!arguments.positionalArguments().isEmpty()) window.openPaths(arguments.positionalArguments());
  if (arguments.isSet(screenshots)) {
    const s2s::Result<void> saved =
        s2s::takeScreenshots(window, arguments.value(screenshots), wanted.value_or(kPictureSize));
    if (!saved) qCritical("error: %s", saved.error().message().c_str());
    return saved ? 0 : 1;
  }
  return QApplication::exec();
}
