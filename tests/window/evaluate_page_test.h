#pragma once
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QtTest>
#include <algorithm>

#include "app/window/evaluate/evaluate_page.h"
#include "app/window/evaluate/evaluation_command.h"
#include "app/window/evaluate/evaluation_setup_card.h"
#include "app/window/evaluate/metrics_pane.h"
#include "app/window/evaluate/pairs_pane.h"
#include "app/window/evaluate/results_card.h"
#include "tests/window/scripted_window.h"
#include "tests/window/shown_results.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/status_strip.h"
#include "widgets/panes/table_view.h"

namespace s2s {

/// The page Evaluate before a scripted engine, and its words.
class EvaluatePageTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void saysWhatIsMissing() {
    const auto window = open();
    EvaluatePage& page = window->evaluatePage();
    page.runMainAction();
    QVERIFY(page.banner().what().contains("test set", Qt::CaseInsensitive));
    page.setup().setData(testSet());
    page.runMainAction();
    QVERIFY(page.banner().what().contains("no model", Qt::CaseInsensitive));
    page.setup().addModels({makeModel("one")});
    page.setup().setLanguages("en", "");
    page.runMainAction();
    QVERIFY(page.banner().what().contains("languages", Qt::CaseInsensitive));
    QVERIFY(m_script.evaluations.empty());
  }

  void scoresAppearAsModelsEndAndPairsAtTheEnd() {
    const auto window = open();
    EvaluatePage& page = begin(*window);
    QCOMPARE(m_script.evaluations.size(), std::size_t(1));
    const EvaluationRequest& asked = m_script.evaluations.front();
    QCOMPARE(asked.systems.size(), std::size_t(2));
    QCOMPARE(QString::fromStdString(asked.fromLanguage), QString("en"));
    QVERIFY(!asked.directory.empty() && !asked.resume);
    QVERIFY(page.isRunning());

    m_script.events = {event::SystemEvaluated{1, 1, test::scoredRow("two", 31.4, 29.0, 33.5)}};
    QTRY_COMPARE(page.metrics().table().model()->rowCount(), 2);  // the place of the first is kept
    QCOMPARE(test::cell(page.metrics().table(), 1, 0), QString("two"));
    QVERIFY(test::cell(page.metrics().table(), 1, 1).contains("29.0"));

    m_script.events = {event::JobEnded{1, "finished", test::reportOnTwo(true)}};
    QTRY_VERIFY(!page.isRunning());
    QVERIFY2(page.metrics().verdict().contains("one is better than two in chrF++"),
             qPrintable(page.metrics().verdict()));
    QVERIFY(page.metrics().verdict().contains("Korean"));
    QCOMPARE(page.pairs().table().model()->rowCount(), 1);
    QCOMPARE(test::cell(page.pairs().table(), 0, 3), QString("−8.6"));
    QCOMPARE(test::cell(page.pairs().table(), 0, 8), QString("one is better"));
  }

  void theStatusBarSaysWhatTheEngineDoes() {
    const auto window = open();
    EvaluatePage& page = begin(*window);
    const auto status = [&] { return window->findChild<StatusStrip*>()->status().stateText; };
    QCOMPARE(status(), QString("Evaluating"));
    m_script.events = {event::JobEnded{1, "finished", test::reportOnTwo(true)}};
    QTRY_COMPARE(status(), QString("Idle"));
    page.translateFile("in.txt", "out.txt");
    QCOMPARE(status(), QString("Translating"));
  }

  /// It may take long before the engine says something else.
  void whatItDoesIsSaidInTheLanguageThatIsSwitchedTo() {
    const auto window = open();
    EvaluatePage& page = begin(*window);
    const auto says = [&page](const QString& text) {
      return std::ranges::any_of(page.results().findChildren<QLabel*>(),
                                 [&](const QLabel* label) { return label->text() == text; });
    };
    QVERIFY(says("Beginning…"));
    window->setLanguage("ko");
    QTRY_VERIFY(!says("Beginning…"));
    window->setLanguage("en");
    m_script.events = {event::SystemProgress{1, 0, "one", 5, 20}};
    QTRY_VERIFY(says("one: 5 of 20 rows"));
    window->setLanguage("ko");
    QTRY_VERIFY(says("one: 20행 중 5행"));
    window->setLanguage("en");
  }

  void aMessageFitsTheScreenAndGoesWithWhatItSpokeOf() {
    const auto window = open();
    EvaluatePage& page = window->evaluatePage();
    window->showPage(MainWindow::kEvaluate);
    page.runMainAction();
    const auto* banner = page.findChild<ErrorBanner*>();
    QVERIFY2(!banner->isHidden(), "no test set is chosen");
    QVERIFY2(window->minimumSizeHint().height() <= 768,
             qPrintable(QString::number(window->minimumSizeHint().height())));
    page.showComparison(true);
    QVERIFY(banner->isHidden());
  }

  void whatWasStoppedGoesOnInTheSameFolder() {
    const auto window = open();
    EvaluatePage& page = begin(*window);
    page.runMainAction();
    QCOMPARE(m_script.calls.back(), std::string("pause 1"));
    QDir().mkpath(page.folder());  // the engine makes it
    m_script.events = {event::JobEnded{1, "cancelled", Json()}};
    QTRY_VERIFY(!page.isRunning());
    const QString folder = page.folder();
    page.runMainAction();
    QVERIFY(m_script.evaluations.back().resume);
    QCOMPARE(page.folder(), folder);
    m_script.events = {event::JobEnded{2, "cancelled", Json()}};
    QTRY_VERIFY(!page.isRunning());
    page.setup().addModels({makeModel("three")});
    page.runMainAction();
    // Another model joins the same folder's answers; another file would not.
    QCOMPARE(m_script.evaluations.back().systems.size(), std::size_t(3));
  }

  void anotherFileOfTheSameColumnsIsAnEvaluationOfItsOwn() {
    const auto window = open();
    EvaluatePage& page = begin(*window);
    QDir().mkpath(page.folder());
    m_script.events = {event::JobEnded{1, "cancelled", Json()}};
    QTRY_VERIFY(!page.isRunning());
    const auto* main = page.findChild<QPushButton*>("evaluateMain");
    QCOMPARE(main->text(), QString("Go on"));
    const QString folder = page.folder();
    DataSource other = testSet();
    write("other.tsv", "en\tko\nThere is a pear.\t배가 있다.\n");
    other.path = m_folder->filePath("other.tsv").toStdString();
    page.setup().setData(other);
    QCOMPARE(main->text(), QString("Evaluate"));
    page.runMainAction();
    QVERIFY(!m_script.evaluations.back().resume);
    QVERIFY(page.folder() != folder);
  }

  void aFolderThatCannotGoOnIsNotAskedAgain() {
    const auto window = open();
    EvaluatePage& page = begin(*window);
    QDir().mkpath(page.folder());
    m_script.events = {event::JobEnded{1, "cancelled", Json()}};
    QTRY_VERIFY(!page.isRunning());
    page.runMainAction();
    QVERIFY(m_script.evaluations.back().resume);
    m_script.events = {
        event::JobFailed{2, Error{"the data have changed", "", "", Error::Kind::invalidInput}}};
    QTRY_VERIFY(!page.isRunning());
    QCOMPARE(page.findChild<QPushButton*>("evaluateMain")->text(), QString("Evaluate"));
    page.runMainAction();
    QVERIFY(!m_script.evaluations.back().resume);
  }

  void aFailureIsSaidAndTheSetupCanBeChangedAgain() {
    const auto window = open();
    EvaluatePage& page = begin(*window);
    m_script.events = {event::JobFailed{1, Error{"no model answers", "", "look at the log"}}};
    QTRY_VERIFY(!page.isRunning());
    QVERIFY(page.banner().what().startsWith("no model answers", Qt::CaseInsensitive));
  }

  void aLateResultOfAnotherJobIsDropped() {
    const auto window = open();
    EvaluatePage& page = begin(*window);
    m_script.events = {event::SystemEvaluated{7, 0, test::scoredRow("late", 99.0, 98.0, 100.0)}};
    QTest::qWait(120);
    QCOMPARE(page.metrics().table().model()->rowCount(), 0);
  }

  void aFileIsTranslatedByTheSelectedModel() {
    const auto window = open();
    EvaluatePage& page = window->evaluatePage();
    page.translateFile("in.txt", "out.txt");
    QVERIFY(page.banner().what().contains("no model", Qt::CaseInsensitive));
    page.setup().addModels({makeModel("one")});
    page.setup().setLanguages("en", "ko");
    page.translateFile("in.txt", "out.txt");
    QCOMPARE(m_script.translations.size(), std::size_t(1));
    QCOMPARE(m_script.translations.front().toLanguage, std::string("ko"));
    m_script.events = {event::JobEnded{1, "finished", Json{{"output", "out.txt"}}}};
    QTRY_VERIFY(!page.isRunning());

    page.setup().addModels({makeModel("two"), makeModel("three")});
    page.setup().findChild<QListWidget*>("evaluatedModels")->setCurrentRow(2);
    QSignalSpy said(&page, &Page::reported);
    page.translateFile("in.txt", "out.txt");
    QCOMPARE(m_script.translations.back().models,
             std::vector<std::string>{m_folder->filePath("three").toStdString()});
    m_script.events = {event::JobEnded{2, "finished", Json{{"output", "out.txt"}}}};
    QTRY_COMPARE(said.count(), 1);
    QCOMPARE(said.front().front().toString(), QString("The translation by three is in out.txt"));
  }

  void aFileIsTranslatedAsTheTestSetIsAnswered() {
    const auto window = open();
    EvaluatePage& page = window->evaluatePage();
    EvaluationRequest request;
    request.systems = {{{makeModel("one").toStdString()}}};
    request.data = testSet();
    request.data.prefix = "translate: ";
    request.generation.lengthPenalty = 0.5;
    page.setup().setRequest(request);
    page.translateFile("in.txt", "out.txt");
    QCOMPARE(m_script.translations.size(), std::size_t(1));
    QCOMPARE(m_script.translations.front().prefix.value_or(""), std::string("translate: "));
    QCOMPARE(m_script.translations.front().generation.lengthPenalty, 0.5);
    m_script.events = {event::JobEnded{1, "finished", Json{{"output", "out.txt"}}}};
    QTRY_VERIFY(!page.isRunning());

    page.setup().setLanguages("en", "");
    page.translateFile("in.txt", "out.txt");
    QVERIFY(page.banner().what().contains("languages", Qt::CaseInsensitive));
    page.setup().setLanguages("en", "ko");
    page.translateFile("in.txt", "out.txt");
    QVERIFY(!m_script.translations.back().prefix);  // the model's own way to be asked
  }

  void aTranslationLeavesTheEvaluationAsItIs() {
    const auto window = open();
    EvaluatePage& page = begin(*window);
    m_script.events = {event::JobEnded{1, "finished", test::reportOnTwo(true)}};
    const auto* write = page.findChild<QPushButton*>("evaluationReport");
    QTRY_VERIFY(!write->isHidden());
    QStringList said;
    connect(&page, &Page::reported, &page, [&](const QString& text) { said << text; });
    page.translateFile("in.txt", "out.txt");
    m_script.events = {event::JobFailed{2, Error{"the disk is full", "", ""}}};
    QTRY_VERIFY(!page.isRunning());
    QVERIFY(!write->isHidden());
    QCOMPARE(page.findChild<QPushButton*>("evaluateMain")->text(), QString("Evaluate"));
    QVERIFY2(said.isEmpty(), qPrintable(said.join('|')));
    page.translateFile("in.txt", "out.txt");
    m_script.events = {event::JobEnded{3, "cancelled", Json()}};
    QTRY_VERIFY(!page.isRunning());
    QVERIFY(said.size() == 1 && said.front().startsWith("Stopped"));
    QVERIFY(!write->isHidden());
  }

  void theCommandSaysTheSame() {
    EvaluationRequest request;
    request.systems = {{{"my model"}}, {{"run@step-5"}}};
    request.data.path = "it's.tsv";
    request.data.source = std::string("en");
    request.data.target = std::int64_t{2};
    request.fromLanguage = "en";
    request.toLanguage = "ko";
    request.limit = 7;
    const QString command = evaluationCommand(request);
    QVERIFY2(command.startsWith("s2s compare 'my model' 'run@step-5' --data 'it'\\''s.tsv'"),
             qPrintable(command));
    QVERIFY(command.contains("--source 'en' --target '2' --from en --to ko --limit 7"));
    request.fromLanguage = request.toLanguage = "";
    QVERIFY(!evaluationCommand(request).contains("--prefix"));
    request.asksAsTrained = false;
    QVERIFY(evaluationCommand(request).contains("--prefix ''"));
    request.asksClassifiersAsTrained = true;
    QVERIFY(evaluationCommand(request).contains("--prefix '' --classifiers-as-trained"));
    request.data.targetPath = "it.ko";
    request.data.encoding = "cp949";
    QVERIFY(evaluationCommand(request).contains("--target-file 'it.ko' --encoding 'cp949'"));
    request.systems.pop_back();
    QVERIFY(evaluationCommand(request).startsWith("s2s evaluate 'my model'"));
    request.data.targetPath = "b.txt";
    request.data.encoding = "cp949";
    request.data.asText = AsText{};
    const QString whole = evaluationCommand(request);
    QVERIFY2(whole.contains("--target-file 'b.txt' --encoding 'cp949' --as-text '{\"kind\":\"labels\""),
             qPrintable(whole));
    QVERIFY2(whole.contains("\"correct\":false"), "what snaps labels in the window does so in the command");
  }

 private:
  DataSource testSet() {
    write("test.tsv", "en\tko\nThere is an apple.\t사과가 있다.\n");
    DataSource source;
    source.path = m_folder->filePath("test.tsv").toStdString();
    source.source = std::string("en");
    source.target = std::string("ko");
    return source;
  }

  /// Two models over a test set; the evaluation runs as job 1.
  EvaluatePage& begin(MainWindow& window) {
    EvaluatePage& page = window.evaluatePage();
    window.showPage(MainWindow::kEvaluate);
    page.setup().setData(testSet());
    page.setup().addModels({makeModel("one"), makeModel("two")});
    page.setup().setLanguages("en", "ko");
    page.runMainAction();
    return page;
  }
};

}  // namespace s2s
