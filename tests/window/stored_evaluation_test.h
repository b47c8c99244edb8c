#pragma once
#include <QCheckBox>
#include <QComboBox>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QtTest>

#include "app/window/evaluate/comparison_pane.h"
#include "app/window/evaluate/counting_fields.h"
#include "app/window/evaluate/evaluate_page.h"
#include "app/window/evaluate/evaluation_command.h"
#include "app/window/evaluate/evaluation_setup_card.h"
#include "app/window/evaluate/labels_pane.h"
#include "app/window/evaluate/sentences_pane.h"
#include "tests/window/scripted_window.h"
#include "tests/window/stored_evaluation.h"
#include "widgets/charts/confusion_matrix.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/table_view.h"

namespace s2s {

/// What the page Evaluate does with an evaluation that lies on the disk, with ensembles, and with labels.
class StoredEvaluationTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void openingFillsTheFormSoThatItCanBeRepeated() {
    const EvaluationRequest request = unusualRequest();
    test::storeEvaluation(stored().toStdString(), request, {"one", "two + three"}, {{"a", "b"}, {"a", "c"}});
    const auto window = open();
    EvaluatePage& page = window->evaluatePage();
    page.openFolder(stored());
    QTRY_VERIFY(page.sentences().hasSentences());
    const auto again = page.setup().request();
    QVERIFY2(again, again ? "" : again.error().message().c_str());
    QCOMPARE(writeJson(answerTerms(*again)), writeJson(answerTerms(request)));
    QCOMPARE(writeJson(askedOf(*again)), writeJson(askedOf(request)));
    QCOMPARE(again->systems[1].models, request.systems[1].models);
    page.runMainAction();
    QCOMPARE(m_script.evaluations.size(), std::size_t(1));
    QVERIFY2(!m_script.evaluations.front().resume, "one that is whole is repeated in a folder of its own");
  }

  /// From the command line, Home and a drop: each finds its page.
  void evaluationsAndComparisonsAreOpenedLikeAnythingElse() {
    test::storeEvaluation(stored().toStdString(), unusualRequest(), {"one", "two + three"},
                          {{"a", "b"}, {"a", "c"}});
    for (const char* file : {"pairs.tsv", "test.tsv"}) write(file, "source\ttarget\nAn apple.\t사과.\n");
    write("comparison.json", R"({"name": "pears", "recipe": {"data": {"train": [{"path": "pairs.tsv"}]}},
        "entrants": [{"name": "a", "model": {"from": "t5-small", "initialization": "random"}},
                     {"name": "b", "model": {"from": "mt5-small", "initialization": "random"}}],
        "equalise": {"what": "steps", "amount": 10}, "test": {"path": "test.tsv"}})");
    const auto window = open();
    EvaluatePage& page = window->evaluatePage();
    window->openPath(m_folder->filePath("comparison.json"));
    QCOMPARE(window->findChild<QStackedWidget*>()->currentIndex(), static_cast<int>(MainWindow::kEvaluate));
    QVERIFY(page.comparison().isVisible());
    QVERIFY2(page.banner().isHidden(), qPrintable(page.banner().what()));
    window->openPath(stored());
    QTRY_VERIFY(page.sentences().hasSentences());
    QVERIFY(!page.comparison().isVisible());
    const Comparison comparison = readComparison(m_folder->filePath("comparison.json").toStdString()).value();
    const QString begun = m_folder->filePath("begun");
    QVERIFY(beginComparison(begun.toStdString(), comparison));
    window->openPath(begun);
    QVERIFY(page.comparison().isVisible());
    QTRY_COMPARE(page.comparison().folder(), begun);
  }

  void anotherTestSetForgetsWhatTheFormHasNoFieldFor() {
    const auto window = open();
    EvaluationSetupCard& setup = window->evaluatePage().setup();
    EvaluationRequest unusual = unusualRequest();
    unusual.threshold = 0.9;
    unusual.rougeTokenize = "unicode";
    setup.setRequest(unusual);
    QCOMPARE(wordsWithoutField(*setup.request()),
             QStringList({"--threshold 0.9", "--rouge-tokenize 'unicode'", "--length-penalty 0.5"}));
    DataSource other;
    other.path = m_folder->filePath("other.tsv").toStdString();
    setup.setData(other);
    QVERIFY(wordsWithoutField(*setup.request()).isEmpty());
  }

  void whatIsCountedIsChosenInTheForm() {
    const auto window = open();
    EvaluationSetupCard& setup = window->evaluatePage().setup();
    auto* counting = setup.findChild<CountingFields*>();
    QVERIFY(!counting->isUnfolded());
    EvaluationRequest usual = unusualRequest();
    usual.metrics = {};
    usual.tokenize.clear();
    usual.resamples = EvaluationRequest().resamples;
    usual.forces = true;
    setup.setRequest(usual);
    QVERIFY(!counting->isUnfolded());
    QCOMPARE(writeJson(askedOf(*setup.request())), writeJson(askedOf(usual)));
    counting->findChild<QComboBox*>()->setCurrentIndex(1);
    counting->findChild<QSpinBox*>()->setValue(50);
    for (QCheckBox* box : counting->findChildren<QCheckBox*>()) box->toggle();
    QMenu* metrics = counting->findChild<QPushButton*>("countedMetrics")->menu();
    metrics->actions().front()->setChecked(true);
    auto asked = setup.request();
    QVERIFY2(!asked, "neither answers nor likelihoods are left");
    counting->findChildren<QCheckBox*>().front()->setChecked(true);
    asked = setup.request();
    QVERIFY2(asked, asked ? "" : asked.error().message().c_str());
    QVERIFY(asked->writes && !asked->forces && asked->snapsLabels);
    QCOMPARE(asked->metrics, std::vector<std::string>{"bleu"});
    QCOMPARE(asked->tokenize, std::string("13a"));
    QCOMPARE(asked->resamples, std::int64_t{50});
    const QString command = evaluationCommand(*asked);
    QVERIFY2(command.contains("--metric bleu --tokenize 13a --no-likelihood --snap-labels --resamples 50"),
             qPrintable(command));
    setup.setRequest(unusualRequest());
    QVERIFY(counting->isUnfolded());
    QCOMPARE(setup.request()->metrics, unusualRequest().metrics);  // in their order
  }

  void whatWasStoppedIsOpenedAndGoneOnWith() {
    const EvaluationRequest request = unusualRequest();
    test::storeEvaluation(stored().toStdString(), request, {"one", "two + three"}, {{"a", "b"}, {"a", "c"}});
    QVERIFY(QFile::remove(stored() + "/results.json"));
    const auto window = open();
    EvaluatePage& page = window->evaluatePage();
    window->showPage(MainWindow::kEvaluate);
    page.openFolder(stored());
    QTRY_VERIFY(page.sentences().hasSentences());
    auto* main = page.findChild<QPushButton*>("evaluateMain");
    QCOMPARE(main->text(), QString("Go on"));
    QVERIFY(page.findChild<QPushButton*>("evaluationReport")->isHidden());
    page.runMainAction();
    QVERIFY(m_script.evaluations.front().resume);
    QCOMPARE(page.folder(), stored());
  }

  void theReportIsWrittenAsItsNameSays() {
    test::storeEvaluation(stored().toStdString(), unusualRequest(), {"one", "two + three"},
                          {{"a <i>", "b"}, {"a", "c"}});
    const auto window = open();
    EvaluatePage& page = window->evaluatePage();
    window->showPage(MainWindow::kEvaluate);
    page.openFolder(stored());
    QTRY_VERIFY(page.sentences().hasSentences());
    QVERIFY(!page.findChild<QPushButton*>("evaluationReport")->isHidden());
    for (const char* const name : {"report.html", "report.pdf", "report.md", "report.tex"}) {
      const QString file = m_folder->filePath(name);
      page.writeReport(file);
      QTRY_VERIFY2(QFileInfo(file).size() > 200, name);
    }
    QFile html(m_folder->filePath("report.html"));
    QVERIFY(html.open(QIODevice::ReadOnly));
    const QByteArray text = html.readAll();
    QVERIFY(text.contains("two + three") && text.contains("a &lt;i&gt;") && text.contains("of the pairs"));
    page.writeReport(m_folder->filePath("report.docx"));
    QTRY_VERIFY(page.banner().what().contains("docx"));
  }

  void chosenModelsAnswerAsOneAndAreTakenApartAgain() {
    const auto window = open();
    EvaluatePage& page = window->evaluatePage();
    window->showPage(MainWindow::kEvaluate);
    const QStringList models{makeModel("one"), makeModel("two"), makeModel("three")};
    page.setup().addModels(models);
    auto* list = page.findChild<QListWidget*>("evaluatedModels");
    auto* join = page.findChild<QPushButton*>("joinModels");
    QVERIFY(!join->isEnabled());
    list->item(0)->setSelected(true);
    list->item(2)->setSelected(true);
    QTest::mouseClick(join, Qt::LeftButton);
    QCOMPARE(page.setup().systems(), QList<QStringList>({{models[0], models[2]}, {models[1]}}));
    QCOMPARE(list->item(0)->text(), QString("one + three"));
    QCOMPARE(join->text(), QString("Take apart"));

    DataSource data;
    data.path = m_folder->filePath("pairs.tsv").toStdString();
    page.setup().setData(data);
    const auto request = page.setup().request();
    QVERIFY(request);
    QCOMPARE(request->systems[0].models.size(), std::size_t(2));
    QVERIFY2(evaluationCommand(*request).contains("--ensemble '" + models[0] + "," + models[2] + "'"),
             qPrintable(evaluationCommand(*request)));

    const auto another = open();  // the settings know it
    QCOMPARE(another->evaluatePage().setup().systems().front(), QStringList({models[0], models[2]}));
    QTest::mouseClick(join, Qt::LeftButton);
    QCOMPARE(page.setup().systems(), QList<QStringList>({{models[0]}, {models[2]}, {models[1]}}));
  }

  void whyAnEnsembleCannotAnswerIsSaidAtOnce() {
    const auto window = open();
    EvaluatePage& page = window->evaluatePage();
    write("pairs.tsv", "source\ttarget\na\tb\n");
    DataSource data;
    data.path = m_folder->filePath("pairs.tsv").toStdString();
    page.setup().setData(data);
    page.setup().addModels({makeModel("one"), makeModel("two")});
    page.setup().join({0, 1});
    page.runMainAction();
    m_script.events = {event::SystemEvaluated{
        1, 0,
        Json{
            {"model", "one + two"},
            {"status", "failed"},
            {"error",
             {{"what", "the vocabularies differ in piece 7"}, {"where", ""}, {"remedy", "leave one out"}}}}}};
    QTRY_VERIFY(page.banner().what().contains("one + two: the vocabularies differ", Qt::CaseInsensitive));
    QCOMPARE(page.banner().whatToDo(), QString("Leave one out."));
  }

  void everyLabelColumnHasItsMatrix() {
    LabelsPane pane;
    QVERIFY(!pane.hasLabels());
    pane.setReport(labelReport());
    QVERIFY(pane.hasLabels());
    QCOMPARE(pane.systemBox().count(), 2);
    QCOMPARE(pane.columnBox().count(), 2);
    QCOMPARE(pane.matrix().labels(), QStringList({"no", "yes"}));
    QCOMPARE(pane.matrix().answers(), QStringList({"no", "yes", "no label"}));
    QCOMPARE(pane.matrix().count(1, 2), std::int64_t(2));
    QCOMPARE(cell(pane.table(), 1, 3), QString("0.667"));  // recall of "yes": 4 of 6

    pane.columnBox().setCurrentIndex(1);
    Q_EMIT pane.columnBox().activated(1);
    QCOMPARE(pane.matrix().labels().size(), qsizetype(21));
    QCOMPARE(pane.matrix().answers().size(), qsizetype(21));
    QCOMPARE(pane.table().model()->rowCount(), 21);
    pane.systemBox().setCurrentIndex(1);
    Q_EMIT pane.systemBox().activated(1);
    QCOMPARE(pane.columnBox().currentText(), QString("similarity"));
    QCOMPARE(pane.matrix().count(3, 3), std::int64_t(9));
    pane.setReport(Json::object());
    QVERIFY(!pane.hasLabels());
  }

 private:
  QString stored() const { return m_folder->filePath("evaluations/stored"); }

  EvaluationRequest unusualRequest() {
    QDir(m_folder->path()).mkpath("evaluations");
    write("pairs.tsv", "en\tko\na\tb\n");
    EvaluationRequest request;
    request.systems = {{{makeModel("one").toStdString()}},
                       {{makeModel("two").toStdString(), makeModel("three").toStdString()}}};
    request.data.path = m_folder->filePath("pairs.tsv").toStdString();
    request.data.source = std::string("en");
    request.data.target = std::string("ko");
    request.data.format = "tsv";
    request.limit = 7;
    request.task = EvaluationTask::texts;
    request.fromLanguage = "en";
    request.toLanguage = "ko";
    request.metrics = {"chrf++", "bleu"};
    request.tokenize = "intl";
    request.resamples = 300;
    request.forces = false;
    request.generation.beams = 3;
    request.generation.lengthPenalty = 0.5;
    return request;
  }

  static QString cell(const TableView& table, int row, int column) {
    return table.model()->index(row, column).data().toString();
  }

  static Json labelReport() {
    Json rows = Json::array();
    for (int system = 0; system < 2; ++system) {
      std::vector<std::string> labels;
      std::vector<std::vector<int>> counts(21, std::vector<int>(22, 0));
      for (std::size_t i = 0; i < 21; ++i) {
        labels.push_back(std::to_string(i / 4) + "." + std::to_string(i % 4 * 25));
        counts[i][i] = 8 + system;
      }
      rows.push_back({{"model", "model " + std::to_string(system)},
                      {"confusion",
                       {{{"column", "hate"}, {"labels", {"no", "yes"}}, {"counts", {{3, 1, 0}, {0, 4, 2}}}},
                        {{"column", "similarity"}, {"labels", labels}, {"counts", counts}}}}});
    }
    return {{"rows", rows}};
  }
};

}  // namespace s2s
