#pragma once
#include <QComboBox>
#include <QtTest>

#include "app/window/evaluate/evaluation_text.h"
#include "app/window/evaluate/metrics_pane.h"
#include "app/window/evaluate/pairs_pane.h"
#include "app/window/evaluate/sentences_model.h"
#include "app/window/evaluate/sentences_pane.h"
#include "tests/window/shown_results.h"
#include "widgets/charts/interval_bars.h"
#include "widgets/panes/caution_note.h"
#include "widgets/panes/table_view.h"

namespace s2s {

/// What the panes of the page Evaluate show of results, and its words.
class EvaluationResultsTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theHeadlineIsShownUnlessAnotherMetricWasChosen() {
    MetricsPane pane([](const QString&) { return 0; });
    Json some = test::reportOnTwo(true);
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

  void whatIsToBeKnownOfTheNumbersStandsAboveThem() {
    MetricsPane pane([](const QString&) { return 0; });
    Json report = test::reportOnTwo(true);
    pane.setReport(report);
    QVERIFY(pane.notes().isEmpty());
    const char* const unknown =
        "the vocabulary has no pieces for 38.4 % of the references' tokens; its bits per byte, in which "
        "these "
        "are cheap, cannot be compared";
    report["rows"][0]["notes"] = Json::array({"1 text was cut to the model's positions"});
    report["rows"][1]["notes"] = Json::array({unknown, "1 text was cut to the model's positions"});
    pane.setReport(report);
    QCOMPARE(pane.notes(),
             (QStringList{"one, two: 1 text was cut to the model's positions", QString("two: ") + unknown}));
    QVERIFY(!pane.findChild<CautionNote*>()->isHidden());
  }

  void modelsOfOneColourAreToldApart() {
    MetricsPane pane([](const QString& model) { return model == "one" ? 0 : 6; });
    pane.setReport(test::reportOnTwo(true));
    const auto& series = pane.findChild<IntervalBars*>()->series();
    QCOMPARE(series.size(), std::size_t(2));
    QCOMPARE(series[0].style, std::optional<int>(0));
    QVERIFY(*series[1].style % 6 != 0);
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
    QCOMPARE(test::cell(pane.view(), 0, 0), QString("11"));  // by number: 11, 10, 2
    QCOMPARE(test::cell(pane.view(), 2, 0), QString("2"));
  }

  void metricsHaveTheirDigitsAndDirection() {
    QCOMPARE(evaluationMetricTitle("chrf++"), QString("chrF++"));
    QCOMPARE(evaluationMetricTitle("accuracy bias"), QString("Accuracy · bias"));
    QCOMPARE(evaluationDecimals("bleu"), 1);
    QVERIFY(lowerIsBetter("bits_per_byte") && lowerIsBetter("ter") && !lowerIsBetter("bleu"));
    QCOMPARE(evaluationMetrics(test::reportOnTwo(false)).front(), QString("chrf++"));
    QCOMPARE(readingText(std::nullopt, "bleu"), QString("–"));
    QVERIFY(verdictSentences(test::reportOnTwo(false)).join(' ').contains("do not differ significantly"));
  }

  void bothTestsOfEveryPairAreShown() {
    PairsPane pane;
    Json tested = test::reportOnTwo(true);
    tested["pairs"][0]["randomisation_p_value"] = 0.25;
    pane.setReport(tested);
    QCOMPARE(test::cell(pane.table(), 0, 4), QString("0.0010"));
    QCOMPARE(test::cell(pane.table(), 0, 6), QString("0.2500"));
    QCOMPARE(test::cell(pane.table(), 0, 7), QString("–"));  // results of former versions
    QCOMPARE(test::cell(pane.table(), 0, 8), QString("one is better"));
  }

  void damagedResultsAreNoReasonToFall() {
    Json damaged = test::reportOnTwo(true);
    damaged["pairs"][0]["significant"] = "yes";
    damaged["pairs"].push_back(1);
    PairsPane pane;
    pane.setReport(damaged);
    QCOMPARE(test::cell(pane.table(), 0, 8), QString("no significant difference"));
    QVERIFY(verdictSentences(damaged).join(' ').contains("do not differ significantly"));
  }

  void aScoreThatIsNoNumberIsNotTested() {
    Json infinite = test::reportOnTwo(false);
    infinite["pairs"][0].update({{"delta", nullptr}, {"better", nullptr}});
    PairsPane pane;
    pane.setReport(infinite);
    QCOMPARE(test::cell(pane.table(), 0, 5), QString("–"));
    QCOMPARE(test::cell(pane.table(), 0, 8), QString("not tested"));
    QVERIFY(verdictSentences(infinite).join(' ').contains("was not tested, as a score is no finite number"));
  }

  void theVerdictSaysWhatBleuCounted() {
    Json words = test::reportOnTwo(false);
    QVERIFY(verdictSentences(words).front().contains("BLEU counts characters"));
    words["headline"]["tokenize"] = "13a";
    QVERIFY2(verdictSentences(words).front().contains("tokenizer is 13a"),
             qPrintable(verdictSentences(words).front()));
  }
};

}  // namespace s2s
