#pragma once
#include <QComboBox>
#include <QListWidget>
#include <QPushButton>
#include <QtTest>

#include "app/window/evaluate/evaluate_page.h"
#include "app/window/evaluate/evaluation_command.h"
#include "app/window/evaluate/evaluation_setup_card.h"
#include "app/window/evaluate/evaluation_text.h"
#include "app/window/evaluate/metrics_pane.h"
#include "app/window/evaluate/pairs_pane.h"
#include "app/window/evaluate/sentences_model.h"
#include "app/window/evaluate/sentences_pane.h"
#include "tests/window/scripted_window.h"
#include "widgets/charts/interval_bars.h"
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

    m_script.events = {event::SystemEvaluated{1, 1, row("two", 31.4, 29.0, 33.5)}};
    QTRY_COMPARE(page.metrics().table().model()->rowCount(), 2);  // the place of the first is kept
    QCOMPARE(cell(page.metrics().table(), 1, 0), QString("two"));
    QVERIFY(cell(page.metrics().table(), 1, 1).contains("29.0"));

    m_script.events = {event::JobEnded{1, "finished", report(true)}};
    QTRY_VERIFY(!page.isRunning());
    QVERIFY2(page.metrics().verdict().contains("one is better than two in chrF++"),
             qPrintable(page.metrics().verdict()));
    QVERIFY(page.metrics().verdict().contains("Korean"));
    QCOMPARE(page.pairs().table().model()->rowCount(), 1);
    QCOMPARE(cell(page.pairs().table(), 0, 3), QString("−8.6"));
    QCOMPARE(cell(page.pairs().table(), 0, 8), QString("one is better"));
  }

  void theStatusBarSaysWhatTheEngineDoes() {
    const auto window = open();
    EvaluatePage& page = begin(*window);
    const auto status = [&] { return window->findChild<StatusStrip*>()->status().stateText; };
    QCOMPARE(status(), QString("Evaluating"));
    m_script.events = {event::JobEnded{1, "finished", report(true)}};
    QTRY_COMPARE(status(), QString("Idle"));
    page.translateFile("in.txt", "out.txt");
    QCOMPARE(status(), QString("Translating"));
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

  void theHeadlineIsShownUnlessAnotherMetricWasChosen() {
    MetricsPane pane([](const QString&) { return 0; });
    Json some = report(true);
    some["rows"][0]["metrics"]["bleu"] = 12.0;
    Json early = some;
    early.erase("headline");
    pane.setReport(early);
    QCOMPARE(pane.metricBox().currentData().toString(), QString("bleu"));
    pane.setReport(some);
    QCOMPARE(pane.metricBox().currentData().toString(), QString("chrf++"));
    pane.metricBox().setCurrentIndex(pane.metricBox().findData("bleu"));
    Q_EMIT pane.metricBox().activated(pane.metricBox().currentIndex());
    pane.setReport(Json::object());
    pane.setReport(some);
    QCOMPARE(pane.metricBox().currentData().toString(), QString("bleu"));
  }

  void modelsOfOneColourAreToldApart() {
    MetricsPane pane([](const QString& model) { return model == "one" ? 0 : 6; });
    pane.setReport(report(true));
    const auto& series = pane.findChild<IntervalBars*>()->series();
    QCOMPARE(series.size(), std::size_t(2));
    QCOMPARE(series[0].style, std::optional<int>(0));
    QVERIFY(*series[1].style % 6 != 0);
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
    m_script.events = {event::SystemEvaluated{7, 0, row("late", 99.0, 98.0, 100.0)}};
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
    m_script.events = {event::JobEnded{1, "finished", report(true)}};
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

  void sentencesSortByNumbersAndShowWhatDiffers() {
    SentencesPane pane;
    std::vector<TextPair> rows(3);
    rows[0].source = "a", rows[0].target = "the red house", rows[0].line = 2;
    rows[1].source = "b", rows[1].target = "one two", rows[1].line = 10;
    rows[2].source = "c", rows[2].target = "far away", rows[2].line = 11;
    const auto answer = [](std::size_t row, const char* output) {
      AnsweredRow answered;
      answered.row = row;
      answered.output = output;
      return answered;
    };
    const std::vector<std::vector<AnsweredRow>> answers = {
        {answer(0, "the <b>blue</b> house"), answer(1, "one two"), answer(2, "near")}};
    const auto table = SentenceTable::of(rows, {"one"}, answers, "13a");
    QVERIFY(table);
    pane.setTable(std::make_shared<const SentenceTable>(*table));
    QVERIFY(pane.hasSentences());
    QVERIFY2(pane.chosenText().contains("&lt;b&gt;"), "answers are text, never markup");
    pane.view().sortByColumn(0, Qt::DescendingOrder);
    QCOMPARE(cell(pane.view(), 0, 0), QString("11"));  // by number: 11, 10, 2
    QCOMPARE(cell(pane.view(), 2, 0), QString("2"));
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

  void metricsHaveTheirDigitsAndDirection() {
    QCOMPARE(evaluationMetricTitle("chrf++"), QString("chrF++"));
    QCOMPARE(evaluationMetricTitle("accuracy bias"), QString("Accuracy · bias"));
    QCOMPARE(evaluationDecimals("bleu"), 1);
    QVERIFY(lowerIsBetter("bits_per_byte") && lowerIsBetter("ter") && !lowerIsBetter("bleu"));
    QCOMPARE(evaluationMetrics(report(false)).front(), QString("chrf++"));
    QCOMPARE(readingText(std::nullopt, "bleu"), QString("–"));
    QVERIFY(verdictSentences(report(false)).join(' ').contains("do not differ significantly"));
  }

  void bothTestsOfEveryPairAreShown() {
    PairsPane pane;
    Json tested = report(true);
    tested["pairs"][0]["randomisation_p_value"] = 0.25;
    pane.setReport(tested);
    QCOMPARE(cell(pane.table(), 0, 4), QString("0.0010"));
    QCOMPARE(cell(pane.table(), 0, 6), QString("0.2500"));
    QCOMPARE(cell(pane.table(), 0, 7), QString("–"));  // results of former versions
    QCOMPARE(cell(pane.table(), 0, 8), QString("one is better"));
  }

  void damagedResultsAreNoReasonToFall() {
    Json damaged = report(true);
    damaged["pairs"][0]["significant"] = "yes";
    damaged["pairs"].push_back(1);
    PairsPane pane;
    pane.setReport(damaged);
    QCOMPARE(cell(pane.table(), 0, 8), QString("no significant difference"));
    QVERIFY(verdictSentences(damaged).join(' ').contains("do not differ significantly"));
  }

  void theVerdictSaysWhatBleuCounted() {
    Json words = report(false);
    QVERIFY(verdictSentences(words).front().contains("BLEU counts characters"));
    words["headline"]["tokenize"] = "13a";
    QVERIFY2(verdictSentences(words).front().contains("tokenizer is 13a"),
             qPrintable(verdictSentences(words).front()));
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

  static QString cell(const TableView& table, int row, int column) {
    return table.model()->index(row, column).data().toString();
  }

  static Json row(const std::string& name, double score, double low, double high) {
    return {{"model", name},
            {"models", Json::array({name})},
            {"status", "done"},
            {"metrics", {{"chrf++", score}, {"bits_per_byte", 1.5}}},
            {"intervals", {{"chrf++", Json::array({low, high})}}},
            {"notes", Json::array()}};
  }

  static Json report(bool significant) {
    return {{"task", "texts"},
            {"examples", 1},
            {"headline", {{"language", "ko"}, {"metric", "chrf++"}, {"tokenize", "char"}, {"reason", ""}}},
            {"rows", Json::array({row("one", 40.0, 38.0, 42.0), row("two", 31.4, 29.0, 33.5)})},
            {"pairs", Json::array({{{"first", "one"},
                                    {"second", "two"},
                                    {"metric", "chrf++"},
                                    {"delta", -8.6},
                                    {"p_value", 0.001},
                                    {"adjusted_p_value", 0.001},
                                    {"significant", significant},
                                    {"better", "one"}}})}};
  }
};

}  // namespace s2s
