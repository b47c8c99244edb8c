#pragma once
#include <QClipboard>
#include <QFileDialog>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QtTest>

#include "app/window/data/checks_pane.h"
#include "app/window/data/clean_file.h"
#include "app/window/data/data_check_runner.h"
#include "app/window/data/data_page.h"
#include "app/window/data/data_set.h"
#include "app/window/data/data_sets_card.h"
#include "app/window/data/data_tools_card.h"
#include "app/window/data/rows_card.h"
#include "app/window/train/recipe_panel.h"
#include "app/window/train/train_page.h"
#include "engine/data/checks/report_json.h"
#include "tests/window/scripted_window.h"
#include "widgets/forms/schema_form.h"
#include "widgets/panes/error_banner.h"

namespace s2s {

/// What leaves the page Data: its bad rows, and its checks as a command.
class DataExportsTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void badRowsAreSavedThroughTheDialog() {
    write("torn.tsv", "en\tko\nfine\t좋다\nalone\na\tb\tc\nlast\t끝\n");
    const auto window = open();
    DataPage& page = openFiles(*window, {"torn.tsv"});
    QTRY_COMPARE(page.current()->badRowCount(), qint64{2});
    page.rowsCard().showBadRows(true);
    QSignalSpy told(&page, &DataPage::reported);
    const QString file = m_folder->filePath("bad.tsv");
    saveInDialogAs(file);
    QTest::mouseClick(page.findChild<QPushButton*>("exportBadRows"), Qt::LeftButton);
    QTRY_COMPARE(told.count(), 1);
    QVERIFY2(told[0][0].toString().startsWith("2 bad rows"), qPrintable(told[0][0].toString()));
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(written.readAll()).split('\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);  // with the header
    QVERIFY2(lines[1].startsWith("3\t"), qPrintable(lines[1]));
    QVERIFY2(lines[2].startsWith("4\t3 columns"), qPrintable(lines[2]));
  }

  void badRowsNeverReplaceTheDataItself() {
    write("torn.tsv", "en\tko\nalone\n");
    const auto window = open();
    DataPage& page = openFiles(*window, {"torn.tsv"});
    page.saveBadRows(*page.current(), page.current()->path());
    QTRY_VERIFY2(page.banner().what().contains("cannot be replaced"), qPrintable(page.banner().what()));
    QCOMPARE(contentOf("torn.tsv"), QByteArray("en\tko\nalone\n"));
  }

  void aCleanedCopyNeverReplacesAShardOfTheData() {
    write("saved/state.json", R"({"_data_files": [{"filename": "0.arrow"}, {"filename": "1.arrow"}]})");
    for (const char* shard : {"saved/0.arrow", "saved/1.arrow"}) write(shard, "a shard");
    DataSource source;
    source.path = m_folder->filePath("saved").toStdString();
    const std::filesystem::path shard = m_folder->filePath("saved/1.arrow").toStdString();
    const auto ignored = [](double) {};
    const auto cleaned = cleanFile(source, RowNeeds::nothing, shard, RunControl(), ignored);
    QVERIFY(!cleaned);
    QCOMPARE(cleaned.error().kind, Error::Kind::invalidInput);
    const auto bad = writeBadRows(source, shard, RunControl(), ignored);
    QVERIFY(!bad);
    QCOMPARE(bad.error().kind, Error::Kind::invalidInput);
    QCOMPARE(contentOf("saved/1.arrow"), QByteArray("a shard"));
  }

  void theCopiedCommandGivesTheSameCounts() {
    QByteArray rows = "en\tko\n";
    for (int i = 0; i < 40; ++i) rows += QString("Row number %1.\t%1번 줄.\n").arg(i % 25).toUtf8();
    write("it's first.tsv", rows);
    write("second.tsv", "id\ttext\tgoal\n1\tRow number 3.\t3번 줄.\n2\tNever seen.\t본 적 없다.\n");
    write("test.tsv", "en\tko\nrow number 4\t4번 줄.\n");
    write("words.model/spiece.txt", "");
    const auto window = open();
    DataPage& page = openFiles(*window, {"it's first.tsv", "second.tsv", "test.tsv"});
    page.sets()[1]->setColumnUse(1, ColumnUse::source);
    page.sets()[1]->setColumnUse(2, ColumnUse::target);
    page.sets()[2]->setUse(DataUse::test);
    page.setsCard().setCurrent(page.sets()[0]);
    page.setsCard().sectionForm().setFieldValue("validation.split", 0.3);
    Q_EMIT page.tools().checks().filterTicked({{"kind", "duplicates"}}, true);
    page.checks().run();
    QTRY_VERIFY_WITH_TIMEOUT(!page.checks().isStale() && !page.checks().isRunning(), 20000);
    const Json shown = countsOf(reportToJson(*page.checks().report()).at("findings"));
    QVERIFY(shown.size() > 20);

    copy(page);
    const Json document = run(QApplication::clipboard()->text());
    QVERIFY2(document.is_object(), qPrintable(m_problem));
    QCOMPARE(countsOf(document.at("findings")), shown);
    const CheckedSetId first{"it's first.tsv", page.sets()[0]->source().path};
    const SetSummary* filtered = page.checks().filtered(first);
    QVERIFY(filtered);
    QCOMPARE(document.at("filtered")[0].at("rows").get<std::int64_t>(), filtered->rows);
    QCOMPARE(filtered->rows, std::int64_t{25});
  }

  void theCopiedCommandLeavesOutWhatTheMixtureDoesAndSplitsByTheSameSeed() {
    QByteArray rows = "en\tko\n";
    for (int i = 0; i < 40; ++i) rows += QString("Row number %1.\t%1번 줄.\n").arg(i % 25).toUtf8();
    write("first.tsv", rows);
    write("second.tsv", "en\tko\nRow number 3.\t3번 줄.\nNever seen.\t본 적 없다.\n");
    write("third.tsv", "en\tko\nRow number 4.\t4번 줄.\n");
    const auto window = open();
    DataPage& page = openFiles(*window, {"first.tsv", "second.tsv", "third.tsv"});
    for (DataSet* set : page.sets()) set->setUse(DataUse::training);
    page.setsCard().sectionForm().setFieldValue("validation.split", 0.3);
    page.setsCard().sectionForm().setFieldValue("mixing.leave_out", "second.tsv");
    Json recipe = window->trainPage().recipePanel().recipe();
    recipe["training"]["seed"] = 7;
    window->trainPage().recipePanel().setRecipe(recipe, m_folder->path().toStdString());
    page.checks().run();
    QTRY_VERIFY_WITH_TIMEOUT(!page.checks().isStale() && !page.checks().isRunning(), 20000);
    const DataReport& report = *page.checks().report();
    QCOMPARE(report.sets[1].role, CheckedSet::Role::validation);
    QVERIFY2(page.command().contains("\"seed\": 7"), qPrintable(page.command()));
    const Json document = run(page.command());
    QVERIFY2(document.is_object(), qPrintable(m_problem));
    QCOMPARE(countsOf(document.at("findings")), countsOf(reportToJson(report).at("findings")));
  }

  void aModelGoesIntoTheCommand() {
    const QString spiece = S2S_SOURCE_DIR "/../shared/data/tok_t5_spiece/spiece.model";
    if (!QFileInfo::exists(spiece)) QSKIP("../shared/data/tok_t5_spiece is not here");
    QVERIFY(QFile::copy(spiece, makeModel("t5") + "/spiece.model"));
    m_settings->setValue("data/models", QStringList{m_folder->filePath("t5")});
    write("pairs.tsv", "en\tko\nOne.\t하나.\nTwo apples.\t사과 두 개.\n");
    const auto window = open();
    DataPage& page = openFiles(*window, {"pairs.tsv"});
    page.setsCard().sectionForm().setFieldValue("max_source_tokens", 9);
    QTRY_VERIFY_WITH_TIMEOUT(page.checks().report() && page.checks().report()->tokens.size() == 2, 20000);
    const Json document = run(page.command());
    QVERIFY2(document.is_object(), qPrintable(m_problem));
    const Json tokens = document.at("tokens");
    QCOMPARE(tokens.size(), std::size_t{2});
    QCOMPARE(tokens[0].at("cut_off").get<int>(), 9);
    for (std::size_t i = 0; i < 2; ++i) {
      const TokenFinding& known = page.checks().report()->tokens[i];
      QCOMPARE(tokens[i].at("unknown_share").get<double>(), known.unknownShare);
      QCOMPARE(tokens[i].at("lengths").at("mean").get<double>(), known.lengths.mean());
    }
  }

  void withoutTrainingDataNothingIsCopied() {
    write("pairs.tsv", "en\tko\nOne.\t하나.\n");
    const auto window = open();
    DataPage& page = openFiles(*window, {"pairs.tsv"});
    page.current()->setUse(DataUse::test);
    copy(page);
    QVERIFY2(page.banner().what().contains("used for training"), qPrintable(page.banner().what()));
  }

  void whatTheSplitHoldsOutTooIsFoundAndFollowsTheSection() {
    QByteArray rows = "en\tko\n";
    for (int i = 0; i < 30; ++i) rows += "A row that comes again.\t다시 오는 줄.\n";
    write("again.tsv", rows);
    const auto window = open();
    DataPage& page = openFiles(*window, {"again.tsv"});
    page.setsCard().sectionForm().setFieldValue("validation.split", 0.1);
    const auto heldOut = [&page]() -> std::int64_t {
      if (page.checks().isStale() || !page.checks().report()) return -1;
      for (const Finding& finding : page.checks().report()->findings) {
        if (finding.check == "split" && finding.kind == "exact.pair") return finding.rows;
      }
      return 0;
    };
    QTRY_COMPARE_WITH_TIMEOUT(heldOut(), std::int64_t{27}, 20000);
    page.setsCard().sectionForm().setFieldValue("keep_duplicates_together", true);
    QTRY_COMPARE_WITH_TIMEOUT(heldOut(), std::int64_t{0}, 20000);
  }

 private:
  DataPage& openFiles(MainWindow& window, const QStringList& names) {
    DataPage& page = window.dataPage();
    window.showPage(MainWindow::kData);
    QStringList paths;
    for (const QString& name : names) paths << m_folder->filePath(name);
    page.openFiles(paths);
    [&] {
      QTRY_VERIFY(!page.sets().empty() && std::ranges::all_of(page.sets(), [](const DataSet* set) {
        return set->state() == DataSet::State::ready;
      }));
    }();
    return page;
  }
  static void copy(const DataPage& page) {
    for (QAction* action : page.findChildren<QAction*>()) {
      if (action->text() == "Copy as command") action->trigger();
    }
  }
  QByteArray contentOf(const QString& name) const {
    QFile file(m_folder->filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }
  /// Answers the file dialog that comes next.
  static void saveInDialogAs(const QString& file) {
    auto* wait = new QTimer(qApp);
    wait->setInterval(20);
    connect(wait, &QTimer::timeout, wait, [wait, file] {
      auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
      if (!dialog) return;
      wait->deleteLater();
      // selectFile() leaves the name alone while a person could be typing it.
      dialog->findChild<QLineEdit*>("fileNameEdit")->setText(file);
      QMetaObject::invokeMethod(dialog, "accept");
    });
    wait->start();
  }
  /// The JSON document of a copied command, run by a shell that finds s2s.
  Json run(const QString& command) {
    QProcess shell;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("PATH", QString(S2S_BINARY_DIR) + ':' + environment.value("PATH"));
    shell.setProcessEnvironment(environment);
    shell.setWorkingDirectory(m_folder->path());
    shell.start("sh", {"-c", command.trimmed() + " --json"});
    shell.waitForFinished(60000);
    m_problem = command + QString::fromUtf8(shell.readAllStandardError());
    const Result<Json> document = parseJson(shell.readAllStandardOutput().toStdString(), "");
    return document ? *document : Json();
  }
  /// What was found, without examples.
  static std::vector<std::string> countsOf(const Json& findings) {
    std::vector<std::string> counts;
    for (Json finding : findings) {
      finding.erase("examples");
      counts.push_back(writeJson(finding));
    }
    return counts;
  }

  QString m_problem;
};

}  // namespace s2s
