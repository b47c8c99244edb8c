#include "app/window/screenshots.h"

#include <QApplication>
#include <QDir>
#include <QEventLoop>
#include <QPixmap>
#include <QTimer>

#include "app/window/data/data_page.h"
#include "app/window/data/data_tools_card.h"
#include "app/window/main_window.h"
#include "app/window/prompt/prompt_page.h"
#include "app/window/train/train_page.h"
#include "widgets/theme/theme.h"

namespace s2s {
namespace {

constexpr int kSettleMilliseconds = 700;  // files are read in the background, charts redraw on a timer
constexpr int kAnswerMilliseconds = 6000;

void settle(int milliseconds) {
  QEventLoop loop;
  QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
  loop.exec();
}

}  // namespace

Result<void> takeScreenshots(MainWindow& window, const QString& folder, QSize size) {
  const std::pair<MainWindow::PageIndex, const char*> pages[] = {
      {MainWindow::kHome, "home"},        {MainWindow::kModels, "models"}, {MainWindow::kData, "data"},
      {MainWindow::kTrain, "train"},      {MainWindow::kRuns, "runs"},     {MainWindow::kPrompt, "prompt"},
      {MainWindow::kEvaluate, "evaluate"}};
  QDir().mkpath(folder);
  window.resize(size);
  settle(kSettleMilliseconds);
  window.promptPage().ask();
  if (window.dataPage().sets().empty()) window.dataPage().openDemo();
  window.dataPage().tools().showTool(DataToolsCard::kXray);
  settle(kAnswerMilliseconds);
  // The runs have been read by now.
  if (!window.runs().runs().empty()) window.trainPage().showRun(runKey(window.runs().runs().front()));
  for (const auto& [theme, themeName] :
       {std::pair{ThemeChoice::light, "light"}, {ThemeChoice::dark, "dark"}}) {
    Theme::apply(*static_cast<QApplication*>(QApplication::instance()), theme);
    for (const auto& [page, pageName] : pages) {
      window.showPage(page);
      settle(kSettleMilliseconds);
      const QString file = QDir(folder).filePath(QString("%1_%2.png").arg(pageName, themeName));
      if (!window.grab().save(file)) {
        return Error{"a picture cannot be written", file.toStdString(), "choose another folder"};
      }
    }
  }
  return {};
}

}  // namespace s2s
