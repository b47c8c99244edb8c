#pragma once
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest>

#include "app/window/evaluate/evaluate_page.h"
#include "app/window/evaluate/sentences_pane.h"
#include "app/window/rating/rating_desk.h"
#include "app/window/rating/rating_pane.h"
#include "app/window/rating/rating_results.h"
#include "app/window/rating/rating_start.h"
#include "tests/window/scripted_window.h"
#include "tests/window/stored_evaluation.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/table_view.h"

namespace s2s {

/// Blind ratings: from a finished evaluation to the preference and the raters' agreement.
class RatingPaneTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void judgedByKeysFromTheFirstToTheResults() {
    const auto window = open();
    RatingPane& pane = begin(*window, 4);
    RatingDesk& desk = pane.desk();
    QVERIFY(!desk.firstText().isEmpty() && desk.firstText() != desk.secondText());
    for (const QLabel* label : window->evaluatePage().rating().desk().findChildren<QLabel*>())
      QVERIFY2(!label->text().contains("alpha"), "nobody sees whose answer it is");

    QVERIFY(!desk.showsReference());
    QTest::keyClick(&desk, Qt::Key_Up);
    QVERIFY(desk.showsReference());
    const QString first = desk.sourceText();
    QTest::keyClick(&desk, desk.firstText().startsWith("red") ? Qt::Key_1 : Qt::Key_2);
    QVERIFY(desk.sourceText() != first);
    QVERIFY2(!desk.showsReference(), "it is hidden again until it is asked for");
    QCOMPARE(desk.sitting()->judged(), std::size_t(1));
    QCOMPARE(judgedOnDisk(pane), std::size_t(1));

    QTest::keyClick(&desk, Qt::Key_Backspace);
    QCOMPARE(desk.sourceText(), first);
    QCOMPARE(judgedOnDisk(pane), std::size_t(0));
    QTest::keyClick(&desk, Qt::Key_Down);
    QVERIFY(desk.sourceText() != first);
    QCOMPARE(desk.sitting()->skipped(), std::size_t(1));
    for (int i = 0; i < 3; ++i)
      QTest::keyClick(&desk, desk.firstText().startsWith("red") ? Qt::Key_Left : Qt::Key_Right);
    QCOMPARE(desk.sourceText(), first);
    QTest::keyClick(&desk, Qt::Key_Space);
    QVERIFY2(pane.results().verdict().contains("alpha and beta"), qPrintable(pane.results().verdict()));
    QVERIFY(pane.results().verdict().contains("3 to 0, 1 equal"));
    const TableView& table = pane.results().preferences();
    QCOMPARE(table.model()->rowCount(), 1);
    QCOMPARE(table.model()->index(0, 3).data().toString(), QString("3"));
    QVERIFY(pane.results().agreement().isHidden());
  }

  void aRoundIsGoneOnWithAndAnotherRaterBeginsAnew() {
    const auto window = open();
    RatingPane& pane = begin(*window, 0);
    QTest::keyClick(&pane.desk(), Qt::Key_1);
    QTest::keyClick(&pane.desk(), Qt::Key_0);
    const QString round = pane.round();
    window->evaluatePage().showRating(false);
    window->evaluatePage().showRating(true);
    QTRY_COMPARE(pane.start().rounds().model()->rowCount(), 1);
    QVERIFY(pane.start().rounds().model()->index(0, 3).data().toString().contains("kim (2)"));
    pane.goOn(round);
    QCOMPARE(pane.desk().sitting()->judged(), std::size_t(2));
    pane.start().setRater("lee");
    pane.goOn(round);
    QCOMPARE(pane.desk().sitting()->judged(), std::size_t(0));
    QTest::keyClick(&pane.desk(), Qt::Key_1);
    QTest::keyClick(&pane.desk(), Qt::Key_0);
    pane.runMainAction();
    QCOMPARE(pane.results().agreement().model()->rowCount(), 1);
    QCOMPARE(pane.results().agreement().model()->index(0, 5).data().toString(), QString("1.00"));
    QCOMPARE(pane.results().preferences().model()->rowCount(), 3);  // two raters and both together

    pane.exportTo(m_folder->filePath("ratings.tsv"));
    QFile file(m_folder->filePath("ratings.tsv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count('\n'), 5);  // the header and four judgements
    pane.exportTo(m_folder->filePath("ratings.json"));
    QVERIFY(readJsonFile(m_folder->filePath("ratings.json").toStdString()));
  }

  void withoutANameNobodyBegins() {
    const auto window = open();
    RatingPane& pane = showStart(*window);
    pane.start().setRater("  ");
    QVERIFY(!pane.canRun());
    pane.start().setRater("Kim Minsu");
    QVERIFY(pane.canRun());
    QCOMPARE(pane.start().rater(), QString("Kim-Minsu"));
    pane.start().setRater("../kim");
    pane.runMainAction();
    QTRY_VERIFY(window->evaluatePage().banner().what().contains("rater", Qt::CaseInsensitive));
  }

  void winsStandInTheOrderOfTheSystems() {
    const auto said = [](int first, int second, double p) {
      Json pair = Json::object();
      pair["systems"] = Json::array({"mine", "other"});
      pair["together"] = {{"wins", {{"mine", first}, {"other", second}}}, {"ties", 2}, {"p_value", p}};
      Json report = Json::object();
      report["pairs"].push_back(pair);
      return ratingSentences(report).join(' ');
    };
    QVERIFY2(
        said(1, 3, 0.625).startsWith("Between mine and other there is no significant preference (1 to 3"),
        qPrintable(said(1, 3, 0.625)));
    QVERIFY2(said(1, 12, 0.003).startsWith("other is preferred to mine (12 to 1, 2 equal"),
             qPrintable(said(1, 12, 0.003)));
    QVERIFY2(said(12, 1, 0.003).startsWith("mine is preferred to other (12 to 1"),
             qPrintable(said(12, 1, 0.003)));
  }

  void everyPairOfThreeTakesItsTurn() {
    const auto window = open();
    RatingPane& pane = showStart(*window);
    auto* pair = pane.findChild<QComboBox*>("ratedPair");
    QCOMPARE(pair->count(), 4);
    QCOMPARE(pane.start().wishes().pairs.size(), std::size_t(1));
    pair->setCurrentIndex(3);
    QCOMPARE(pane.start().wishes().pairs.size(), std::size_t(3));
  }

 private:
  RatingPane& showStart(MainWindow& window) {
    EvaluationRequest request;
    request.systems = {{{"a"}}, {{"b"}}, {{"c"}}};
    request.data.path = "pairs.tsv";
    std::vector<std::vector<std::string>> outputs(3);
    const char* const words[] = {"red", "blue", "green"};
    for (std::size_t system = 0; system < 3; ++system) {
      for (int i = 0; i < 6; ++i) outputs[system].push_back(std::string(words[system]) + std::to_string(i));
    }
    const QString folder = m_folder->filePath("stored");
    test::storeEvaluation(folder.toStdString(), request, {"alpha", "beta", "gamma"}, outputs);
    EvaluatePage& page = window.evaluatePage();
    window.showPage(MainWindow::kEvaluate);
    page.openFolder(folder);
    [&] { QTRY_VERIFY(page.sentences().hasSentences()); }();
    auto* rate = page.findChild<QPushButton*>("rateBlind");
    [&] { QVERIFY(!rate->isHidden()); }();
    rate->click();
    page.rating().start().setRater("kim");
    window.activateWindow();
    [&] { QVERIFY(QTest::qWaitForWindowActive(&window)); }();
    return page.rating();
  }

  /// A round of the first two systems, by kim.
  RatingPane& begin(MainWindow& window, int items) {
    RatingPane& pane = showStart(window);
    pane.start().setWishes(items, 1);
    pane.runMainAction();
    [&] { QTRY_VERIFY(pane.desk().sitting()); }();
    return pane;
  }

  static std::size_t judgedOnDisk(const RatingPane& pane) {
    return RatingRound::open(pane.round().toStdString()).value().ratings("kim").value().size();
  }
};

}  // namespace s2s
