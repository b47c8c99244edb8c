#pragma once
#include <QPushButton>
#include <QThreadPool>
#include <QtTest>

#include "app/window/evaluate/comparison_folder.h"
#include "app/window/evaluate/comparison_pane.h"
#include "app/window/evaluate/comparison_progress.h"
#include "app/window/evaluate/evaluate_page.h"
#include "app/window/language.h"
#include "app/window/render/report_file.h"
#include "engine/core/atomic_file.h"
#include "engine/core/environment.h"
#include "engine/demo/demo_files.h"
#include "tests/window/scripted_window.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/table_view.h"

namespace s2s {

/// Comparisons that are opened, run, paused and tried again before a scripted engine.
class ComparisonPaneTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void theDemosComparisonIsQueuedRunAndGoneOnWith() {
    const auto window = open();
    EvaluatePage& page = window->evaluatePage();
    window->showPage(MainWindow::kEvaluate);
    page.showComparison(true);
    QVERIFY(!page.comparison().canRun());
    page.comparison().openDemo();
    QTRY_VERIFY(page.comparison().canRun());
    QVERIFY(page.comparison().queueTable().model()->rowCount() >= 3);
    QCOMPARE(page.comparison().mainText(), QString("Compare"));
    page.runMainAction();
    QCOMPARE(page.comparison().mainText(), QString("Pause"));
    const QString folder = askedFolder();
    const Result<Comparison> comparison =
        readComparison(unpackDemo(m_settings->dataFolder().toStdString()).value().comparison);
    QVERIFY(comparison);
    begin(folder, *comparison, "paused");
    page.runMainAction();
    QCOMPARE(m_script.calls.back(), std::string("pause 1"));
    m_script.events = {event::ComparisonChanged{1, folder.toStdString(), Json()},
                       event::JobEnded{1, "paused", Json{{"folder", folder.toStdString()}}}};
    QTRY_COMPARE(page.comparison().mainText(), QString("Go on"));
    QTRY_VERIFY(page.comparison().canRun());
    page.runMainAction();
    QCOMPARE(m_script.calls.back(), "compare " + folder.toStdString());
    QVERIFY(m_script.comparisons.back().is_null());
  }

  /// As the project's own files are written: with comments, and with the name of a recipe's file.
  void whatIsRunIsWhatWasReadFromTheFile() {
    const QString file = writeComparison();
    const auto window = open();
    EvaluatePage& page = window->evaluatePage();
    openAndWait(page, file);
    QVERIFY2(page.banner().isHidden(), qPrintable(page.banner().what()));
    page.runMainAction();
    QVERIFY2(page.banner().isHidden(), qPrintable(page.banner().what()));
    QCOMPARE(m_script.comparisons.size(), std::size_t(1));
    const Result<Comparison> asked = parseComparison(m_script.comparisons.front());
    QVERIFY2(asked, asked ? "" : asked.error().message().c_str());
    QCOMPARE(comparisonToJson(*asked), comparisonToJson(*readComparison(file.toStdString())));
    QCOMPARE(asked->recipe["data"]["train"][0]["path"],
             Json(m_folder->filePath("recipes/pairs.tsv").toStdString()));
  }

  void whyTheEngineRefusesIsSaidAndItCanBeTriedAgain() {
    const auto window = open();
    EvaluatePage& page = window->evaluatePage();
    openAndWait(page, writeComparison());
    page.runMainAction();
    m_script.events = {event::JobFailed{
        1, Error{"pears has more parameters than apples", "", "make it smaller", Error::Kind::invalidInput}}};
    QTRY_VERIFY(!page.comparison().isRunning());
    QTest::qWait(100);  // whatever is read of a folder that nobody made comes late
    QVERIFY2(page.banner().what().startsWith("Pears has more parameters"), qPrintable(page.banner().what()));
    QVERIFY(page.comparison().folder().isEmpty());
    page.runMainAction();
    QCOMPARE(m_script.comparisons.size(), std::size_t(2));
    QVERIFY(m_script.comparisons.back().is_object());
  }

  void whyTheEngineRefusesIsSaidInTheWindowsLanguage() {
    m_settings->setLanguage("ko");
    const auto back = qScopeGuard([] { Language().use("en"); });
    const auto window = open();
    EvaluatePage& page = window->evaluatePage();
    openAndWait(page, writeComparison());
    page.runMainAction();
    m_script.events = {event::JobFailed{
        1, Error{"parameters.equal: pears has 12.5 % more parameters outside the embeddings than apples", "",
                 "change widths or layers, or set parameters.equal to any", Error::Kind::invalidInput}}};
    QTRY_COMPARE(page.banner().what(),
                 QString("parameters.equal: pears는 임베딩 밖의 매개변수가 apples보다 12.5% 많음."));
    QCOMPARE(page.banner().whatToDo(), QString("너비나 층 수를 바꾸거나 parameters.equal을 any로 하세요."));
  }

  void whileAnotherRunTrainsNothingIsBegun() {
    const auto window = open();
    EvaluatePage& page = window->evaluatePage();
    openAndWait(page, writeComparison());
    QVERIFY(window->bridge().train(Json::object(), {}, {}) != 0);
    page.runMainAction();
    QVERIFY(page.banner().what().contains("another run is training", Qt::CaseInsensitive));
    QVERIFY(page.comparison().folder().isEmpty());
    QCOMPARE(page.comparison().mainText(), QString("Compare"));
    m_script.events = {event::JobEnded{1, "finished", Json::object()}};
    QTRY_VERIFY(!window->bridge().training().active());
    page.runMainAction();
    QVERIFY(page.comparison().isRunning());
  }

  void nothingElseIsOpenedWhileOneRuns() {
    const QString file = writeComparison();
    const auto window = open();
    EvaluatePage& page = window->evaluatePage();
    openAndWait(page, file);
    page.runMainAction();
    const QString folder = askedFolder(), other = m_folder->filePath("other");
    const Comparison comparison = *readComparison(file.toStdString());
    begin(folder, comparison, "running");
    m_script.events = {event::ComparisonChanged{1, folder.toStdString(), Json()}};
    QTRY_COMPARE(page.comparison().folder(), folder);
    begin(other, comparison, "paused");
    for (const QString& path : {file, other}) {
      page.openComparison(path);
      QVERIFY(page.banner().what().contains("a comparison is running", Qt::CaseInsensitive));
    }
    QTest::qWait(100);
    QCOMPARE(page.comparison().folder(), folder);
    QVERIFY(page.comparison().isRunning());
  }

  void whatItDoesAndWhyItPausedAreSaid() {
    const auto window = open();
    EvaluatePage& page = window->evaluatePage();
    window->showPage(MainWindow::kEvaluate);
    openAndWait(page, writeComparison());
    auto* progress = page.comparison().findChild<ComparisonProgress*>();
    QVERIFY(progress->isHidden());
    page.runMainAction();
    QVERIFY(!progress->isHidden());
    m_script.events = {event::Progress{1, 0.0, "apples-seed-1: measuring what it will spend"}};
    QTRY_COMPARE(progress->text(), QString("apples-seed-1: measuring what it will spend"));
    m_script.events = {event::Progress{1, 0.25, "apples-seed-1: 5 of 20 rows answered"}};
    QTRY_COMPARE(progress->text(), QString("apples-seed-1: 5 of 20 rows answered"));
    m_script.events = {event::JobEnded{1, "paused", Json{{"reason", "no space is left"}}}};
    QTRY_COMPARE(progress->text(), QString("It paused by itself: no space is left"));
    QVERIFY(!progress->isHidden());
    page.runMainAction();
    QCOMPARE(progress->text(), QString("Beginning…"));
  }

  void theStepAndTheRunThatTrainsAreSaid() {
    const QString file = writeComparison();
    const auto window = open();
    EvaluatePage& page = window->evaluatePage();
    openAndWait(page, file);
    page.runMainAction();
    const QString folder = askedFolder();
    const Comparison comparison = *readComparison(file.toStdString());
    QVERIFY(beginComparison(folder.toStdString(), comparison));
    ComparisonQueue queue = newQueue(comparison);
    queue.status = "running";
    queue.runs[0].stage = RunStage::measured;
    QVERIFY(writeQueue(folder.toStdString(), queue));
    const std::filesystem::path run = (folder + "/runs/").toStdString() + queue.runs[0].name;
    m_script.events = {event::ComparisonChanged{1, folder.toStdString(), Json()},
                       event::Progress{1, 0.0, "making the model"}, event::RunOpened{1, run, 80},
                       event::StepDone{1, 67, Json::object()}};
    const auto* progress = page.comparison().findChild<ComparisonProgress*>();
    QTRY_COMPARE(progress->text(), QString("apples-seed-1: step 67 of 80"));
    const auto stage = [&](int row) {
      return page.comparison().queueTable().model()->index(row, 2).data().toString();
    };
    QTRY_COMPARE(stage(0), QString("training"));
    QCOMPARE(stage(1), QString("waiting"));
    m_script.events = {event::Progress{1, 0.25, "apples-seed-1: 5 of 20 rows answered"}};
    QTRY_COMPARE(progress->text(), QString("apples-seed-1: 5 of 20 rows answered"));
  }

  void aRunThatIsPausedOnItsWayIsListedAsThat() {
    const Comparison comparison = *readComparison(writeComparison().toStdString());
    const QString folder = m_folder->filePath("begun");
    begin(folder, comparison, "paused");
    ComparisonQueue queue = *readQueue(folder.toStdString());
    for (QueuedRun& run : queue.runs) run.stage = RunStage::measured, run.steps = 20;
    QVERIFY(writeQueue(folder.toStdString(), queue));
    makeRun(folder + "/runs/apples-seed-1", 20);
    const auto window = open();
    EvaluatePage& page = window->evaluatePage();
    openFinished(page, folder);
    const auto* rows = page.comparison().queueTable().model();
    QCOMPARE(rows->index(0, 2).data().toString(), QString("paused"));
    QCOMPARE(rows->index(0, 3).data().toString(), QString("3 of 20"));
    QCOMPARE(rows->index(1, 2).data().toString(), QString("measured"));
    QCOMPARE(rows->index(1, 3).data().toString(), QString("20"));
  }

  /// Hours may pass before the engine says something else.
  void whatItDoesIsSaidInTheLanguageThatIsSwitchedTo() {
    const auto window = open();
    EvaluatePage& page = window->evaluatePage();
    openAndWait(page, writeComparison());
    page.runMainAction();
    const auto* progress = page.comparison().findChild<ComparisonProgress*>();
    m_script.events = {event::Progress{1, 0.25, "apples-seed-1: 5 of 20 rows answered"}};
    QTRY_COMPARE(progress->text(), QString("apples-seed-1: 5 of 20 rows answered"));
    window->setLanguage("ko");
    QTRY_COMPARE(progress->text(), QString("apples-seed-1: 20행 중 5행에 답함"));
    window->setLanguage("en");
    m_script.events = {event::RunOpened{1, "/runs/apples-seed-1", 80},
                       event::StepDone{1, 67, Json::object()}};
    QTRY_COMPARE(progress->text(), QString("apples-seed-1: step 67 of 80"));
    window->setLanguage("ko");
    QTRY_COMPARE(progress->text(), QString("apples-seed-1: 80스텝 중 67스텝"));
    window->setLanguage("en");
  }

  void failedRunsAreTriedAgain() {
    const Comparison comparison = *readComparison(writeComparison().toStdString());
    const QString folder = m_folder->filePath("begun");
    begin(folder, comparison, "finished");
    const auto window = open();
    EvaluatePage& page = window->evaluatePage();
    window->showPage(MainWindow::kEvaluate);
    const auto* retry = page.comparison().findChild<QPushButton*>("retryFailedRuns");
    openFinished(page, folder);
    QVERIFY(retry->isHidden());
    ComparisonQueue queue = newQueue(comparison);
    queue.status = "finished";
    queue.runs[1].stage = RunStage::failed;
    QVERIFY(writeQueue(folder.toStdString(), queue));
    page.openComparison(folder);
    QTRY_VERIFY(!retry->isHidden());
    QVERIFY(!page.comparison().canRun());
    page.comparison().findChild<QPushButton*>("retryFailedRuns")->click();
    QCOMPARE(m_script.calls.back(), "compare again " + folder.toStdString());
    QVERIFY(m_script.comparisons.back().is_null());
    QVERIFY(page.comparison().isRunning() && retry->isHidden());
  }

  void theWindowDoesNotWaitForAFile() {
    const QString file = writeComparison();
    const auto window = open();
    EvaluatePage& page = window->evaluatePage();
    page.openComparison(file);
    QVERIFY(!page.comparison().canRun());
    QTRY_VERIFY(page.comparison().canRun());
  }

  /// The first is still read when the second is there.
  void whatIsOpenedLastIsShown() {
    const QString small = writeComparison(), large = m_folder->filePath("recipes/large.json");
    QFile file(small);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray text = file.readAll();
    write("recipes/large.json",
          text.replace("fruit", "larger") + "\n//" + QByteArray(20'000'000, ' ') + '\n');
    const auto window = open();
    EvaluatePage& page = window->evaluatePage();
    page.openComparison(large);
    page.openComparison(small);
    QTRY_VERIFY(page.comparison().canRun());
    QThreadPool::globalInstance()->waitForDone();
    QTest::qWait(50);
    QVERIFY2(page.comparison().command().contains("fruit"), qPrintable(page.comparison().command()));
    QVERIFY(!page.comparison().command().contains("larger"));
  }

  void aWindowMayCloseWhileAFileIsRead() {
    const QString file = writeComparison();
    auto window = open();
    window->evaluatePage().openComparison(file);
    window.reset();
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
  }

  void whatIsOpenedIsSaidOnceItTakesAWhile() {
    ComparisonProgress progress;
    progress.setOpening("fruit.json");
    QVERIFY(progress.isHidden());
    QTRY_VERIFY(!progress.isHidden());
    QCOMPARE(progress.text(), QString("Opening fruit.json…"));
    progress.setOpening({});
    QVERIFY(progress.isHidden());
  }

  void theReportsButtonWaitsForTheReport() {
    const Comparison comparison = *readComparison(writeComparison().toStdString());
    const QString folder = m_folder->filePath("done");
    begin(folder, comparison, "finished");
    ComparisonResult result;
    result.name = comparison.name;
    result.entrants.push_back({"apples", "t5-small"});
    result.entrants.front().parameters = {1000, 400, 300, 300, 0};
    result.description = comparisonToJson(comparison);
    result.environment = environmentInformation();
    QVERIFY(writeFileAtomically((folder + "/comparison.json").toStdString(), writeJson(toJson(result))));
    const auto window = open();
    EvaluatePage& page = window->evaluatePage();
    openFinished(page, folder);
    const auto* button = page.comparison().findChild<QPushButton*>("comparisonReport");
    QVERIFY(button->isEnabled());
    page.comparison().writeReport(m_folder->filePath("report.pdf"));
    QVERIFY(!button->isEnabled());
    QCOMPARE(button->text(), QString("Writing…"));
    QTRY_VERIFY(button->isEnabled());
    QCOMPARE(button->text(), QString("Report…"));
    QVERIFY(QFileInfo(m_folder->filePath("report.pdf")).size() > 200);
    page.comparison().writeReport(m_folder->filePath("report.docx"));
    QTRY_VERIFY(page.banner().what().contains("docx"));
  }

  void aResultThatCannotBeReadIsToldAndMadeAnew() {
    const Comparison comparison = *readComparison(writeComparison().toStdString());
    const QString folder = m_folder->filePath("begun");
    begin(folder, comparison, "finished");
    write("begun/comparison.json", R"({"name": null})");
    const auto window = open();
    EvaluatePage& page = window->evaluatePage();
    page.openComparison(folder);
    QTRY_COMPARE(page.comparison().folder(), folder);
    QTRY_VERIFY2(page.banner().what().startsWith("The result of the comparison"),
                 qPrintable(page.banner().what()));
    QVERIFY2(!page.banner().what().contains("exception"), qPrintable(page.banner().what()));
    QVERIFY(page.comparison().canRun());
    page.runMainAction();
    QCOMPARE(m_script.calls.back(), "compare " + folder.toStdString());
  }

  void reportsDoNotNameTheMachine() {
    ComparisonResult result;
    result.environment = environmentInformation();
    result.environment["system"]["host"] = "the-name-of-this-machine";
    result.description = {{"test", {{"path", QDir::home().filePath("corpora/test.tsv").toStdString()}}}};
    const QString file = m_folder->filePath("report.md");
    QVERIFY(writeReportFile(reportOfComparison(result), file));
    QFile report(file);
    QVERIFY(report.open(QIODevice::ReadOnly));
    const QByteArray text = report.readAll();
    QVERIFY(text.contains("corpora/test.tsv") || !text.contains("test.tsv"));
    QVERIFY(!text.contains("the-name-of-this-machine") && !text.contains(QDir::homePath().toUtf8() + '/'));
  }

 private:
  /// Commented, and its recipe is a file.
  QString writeComparison() {
    write("recipes/pairs.tsv", "en\tko\nThere is an apple.\t사과가 있다.\n");
    write("recipes/shared.json",
          R"({"data": {"train": [{"path": "pairs.tsv", "source": "en", "target": "ko"}]}})");
    write("recipes/comparison.json", R"(// Apples and pears.
        {"name": "fruit", "recipe": "shared.json",
         "entrants": [{"name": "apples", "model": {"from": "t5-small", "initialization": "random"}},
                      {"name": "pears", "model": {"from": "mt5-small", "initialization": "random"}}],
         "equalise": {"what": "steps", "amount": 10},  // and nothing else
         "test": {"path": "pairs.tsv", "source": "en", "target": "ko"}})");
    return m_folder->filePath("recipes/comparison.json");
  }

  static void openAndWait(EvaluatePage& page, const QString& file) {
    page.openComparison(file);
    QTRY_VERIFY(page.comparison().canRun());
  }

  static void openFinished(EvaluatePage& page, const QString& folder) {
    page.openComparison(folder);
    QTRY_COMPARE(page.comparison().folder(), folder);
  }

  /// Where the engine was asked to put the comparison, as it does in truth.
  QString askedFolder() const {
    const std::string& call = m_script.calls.back();
    return QString::fromStdString(call.substr(call.find('/')));
  }

  static void begin(const QString& folder, const Comparison& comparison, const std::string& status) {
    QVERIFY(beginComparison(folder.toStdString(), comparison));
    ComparisonQueue queue = newQueue(comparison);
    queue.status = status;
    QVERIFY(writeQueue(folder.toStdString(), queue));
  }
};

}  // namespace s2s
