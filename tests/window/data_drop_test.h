#pragma once
#include <QDropEvent>
#include <QMimeData>
#include <QtTest>

#include "app/window/data/data_page.h"
#include "app/window/data/data_set.h"
#include "app/window/home/home_page.h"
#include "app/window/runs/runs_page.h"
#include "app/window/train/recipe_panel.h"
#include "app/window/train/train_page.h"
#include "tests/window/scripted_window.h"
#include "widgets/panes/error_banner.h"

namespace s2s {

/// Files that are dropped onto the window.
class DataDropTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void aTableOpensOnThePageData() {
    write("pairs.tsv", kPairs);
    const auto window = open();
    window->showPage(MainWindow::kRuns);
    QVERIFY(drop(*window, {"pairs.tsv"}));
    QTRY_COMPARE(window->dataPage().sets().size(), std::size_t{1});
    QVERIFY(window->dataPage().isVisible());
    QCOMPARE(window->dataPage().sets()[0]->path(), m_folder->filePath("pairs.tsv"));
  }

  void severalFilesAreOneDropAndTwoParallelTextsOneSet() {
    write("pairs.tsv", kPairs);
    write("dev.jsonl", "{\"en\":\"a\",\"ko\":\"가\"}\n");
    write("news.en", "One.\n");
    write("news.ko", "하나.\n");
    const auto window = open();
    window->showPage(MainWindow::kData);
    QVERIFY(drop(*window, {"pairs.tsv", "dev.jsonl", "news.en", "news.ko"}));
    QTRY_COMPARE(window->dataPage().sets().size(), std::size_t{3});
    QCOMPARE(window->dataPage().sets()[1]->use(), DataUse::validation);
    QVERIFY(!window->dataPage().sets()[2]->source().targetPath.empty());
    QVERIFY(window->dataPage().banner().what().isEmpty());
  }

  void aFolderOpensWithAllItsFilesWhereverItIsDropped() {
    write("corpus/train.tsv", kPairs);
    write("corpus/test.tsv", kPairs);
    write("corpus/README.md", "about");
    const auto window = open();
    window->showPage(MainWindow::kHome);
    QVERIFY(drop(*window, {"corpus"}));
    QTRY_COMPARE(window->dataPage().sets().size(), std::size_t{2});
    QVERIFY(window->dataPage().isVisible());
    QCOMPARE(window->dataPage().sets()[0]->use(), DataUse::test);
  }

  void aFolderThatMayBeARunIsNoData() {
    write("broken/metrics.jsonl", "{\"step\":1}\n");
    write("broken/status.json", "{}");
    const auto window = open();
    window->showPage(MainWindow::kRuns);
    QVERIFY(drop(*window, {"broken"}));
    QTRY_VERIFY(window->homePage().isVisible());
    QVERIFY(window->dataPage().sets().empty());
  }

  void whatHoldsNoRowsIsNamedAndTheRestOpens() {
    write("pairs.tsv", kPairs);
    write("picture.png", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16));
    write("empty/notes.md", "nothing");
    const auto window = open();
    window->showPage(MainWindow::kData);
    DataPage& page = window->dataPage();
    QVERIFY(drop(*window, {"picture.png"}));
    QTRY_VERIFY2(page.banner().what().contains("picture.png"), qPrintable(page.banner().what()));
    QVERIFY2(page.banner().whatToDo().contains("TSV"), qPrintable(page.banner().whatToDo()));
    QVERIFY(page.sets().empty());
    QVERIFY(drop(*window, {"picture.png", "pairs.tsv"}));
    QTRY_COMPARE(page.sets().size(), std::size_t{1});
    QVERIFY(page.banner().what().contains("picture.png"));
    QVERIFY(drop(*window, {"empty"}));
    QTRY_VERIFY2(page.banner().what().contains("No file of texts"), qPrintable(page.banner().what()));
    QCOMPARE(page.sets().size(), std::size_t{1});
  }

  void elsewhereAPictureIsNothingToOpenAndSaysWhatIs() {
    write("picture.png", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16));
    const auto window = open();
    window->showPage(MainWindow::kRuns);
    QVERIFY(drop(*window, {"picture.png"}));
    QTRY_VERIFY(window->homePage().isVisible());
    const auto* banner = window->homePage().findChild<ErrorBanner*>();
    QVERIFY(banner);
    QVERIFY2(banner->whatToDo().contains("sentences"), qPrintable(banner->whatToDo()));
  }

  void dataAndARecipeInOneDropBothOpen() {
    const QString recipe = writeRecipe();
    const auto window = open();
    window->showPage(MainWindow::kHome);
    QVERIFY(drop(*window, {"recipe.json", "pairs.tsv"}));
    QTRY_COMPARE(window->dataPage().sets().size(), std::size_t{1});
    QCOMPARE(window->trainPage().recipePanel().recipe().at("name").get<std::string>(), std::string("apples"));
  }

  void whatIsNoFileIsNotTaken() {
    const auto window = open();
    QMimeData words;
    words.setText("just words");
    QVERIFY(!enter(*window, words));
    QMimeData page;
    page.setUrls({QUrl("https://example.org/pairs.tsv")});
    QVERIFY(!enter(*window, page));
  }

 private:
  static constexpr const char* kPairs = "en\tko\nOne.\t하나.\nTwo.\t둘.\n";

  static bool enter(MainWindow& window, const QMimeData& what) {
    QDragEnterEvent event({20, 20}, Qt::CopyAction, &what, Qt::LeftButton, Qt::NoModifier);
    event.ignore();
    QCoreApplication::sendEvent(&window, &event);
    return event.isAccepted();
  }
  /// Whether the window takes them.
  bool drop(MainWindow& window, const QStringList& names) const {
    QMimeData files;
    QList<QUrl> urls;
    for (const QString& name : names) urls << QUrl::fromLocalFile(m_folder->filePath(name));
    files.setUrls(urls);
    if (!enter(window, files)) return false;
    QDropEvent event(QPointF(20, 20), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &event);
    return event.isAccepted();
  }
};

}  // namespace s2s
