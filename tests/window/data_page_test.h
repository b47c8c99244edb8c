#pragma once
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QMenu>
#include <QPushButton>
#include <QtTest>

#include "app/window/data/checks_pane.h"
#include "app/window/data/data_check_runner.h"
#include "app/window/data/data_page.h"
#include "app/window/data/data_set.h"
#include "app/window/data/data_sets_card.h"
#include "app/window/data/data_tools_card.h"
#include "app/window/data/findings_model.h"
#include "app/window/data/lengths_pane.h"
#include "app/window/data/model_picker.h"
#include "app/window/data/rows_card.h"
#include "app/window/data/xray_pane.h"
#include "app/window/models/add_model_dialog.h"
#include "app/window/train/recipe_panel.h"
#include "app/window/train/train_page.h"
#include "tests/window/scripted_window.h"
#include "widgets/charts/histogram_chart.h"
#include "widgets/forms/schema_form.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/navigation_rail.h"
#include "widgets/panes/page_title.h"
#include "widgets/panes/rows_view.h"
#include "widgets/panes/segmented_control.h"
#include "widgets/text/number_format.h"

namespace s2s {

/// The page Data over real files and before a scripted engine.
class DataPageTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void anEmptyPageSaysWhatGoesThere() {
    const auto window = open();
    window->showPage(MainWindow::kData);
    DataPage& page = window->dataPage();
    QVERIFY(!page.rowsCard().isVisible());
    QVERIFY(!page.mainButton()->isEnabled());
    page.runMainAction();
    QVERIFY(page.banner().what().contains("no data"));
  }

  void aFileIsShownWithItsColumnsAndLines() {
    const auto window = open();
    DataPage& page = openPairs(*window, 300);
    RowsView& view = page.rowsCard().view();
    QCOMPARE(page.current()->columnNames(), (QStringList{"en", "ko"}));
    QTRY_COMPARE(page.rowsCard().model().rowCount(), 300);
    QTRY_COMPARE(cell(page, 0, 0), QString("2"));
    QCOMPARE(cell(page, 0, 1), QString("There are 0 apples."));
    QCOMPARE(useAbove(view, 1), ColumnUse::source);
    QCOMPARE(useAbove(view, 2), ColumnUse::target);
    QCOMPARE(QString::fromStdString(page.current()->source().prefix),
             QString("translate English to Korean: "));
    QTRY_VERIFY(subtitle(page).contains("300 rows"));
    QVERIFY2(subtitle(page).contains("UTF-8"), qPrintable(subtitle(page)));
  }

  void aLineNumberOrATextLeadsToItsRow() {
    const auto window = open();
    DataPage& page = openPairs(*window, 300);
    QTRY_COMPARE(page.rowsCard().model().rowCount(), 300);
    page.rowsCard().find("251");
    QTRY_COMPARE(page.rowsCard().currentRow(), qint64{249});
    page.rowsCard().goToRow(0);
    page.rowsCard().find("77 APPLES");
    QTRY_COMPARE(page.rowsCard().currentRow(), qint64{77});
    QSignalSpy told(&page, &DataPage::reported);
    page.rowsCard().find("no such words");
    QTRY_COMPARE(told.count(), 1);
    QCOMPARE(page.rowsCard().currentRow(), qint64{77});
  }

  void badRowsAreListedWithTheirReasons() {
    write("torn.tsv", "en\tko\nfine\t좋다\nalone\na\tb\tc\n\xff\xfe\t나쁘다\nlast\t끝\n");
    const auto window = open();
    DataPage& page = openFile(*window, "torn.tsv");
    QTRY_COMPARE(page.current()->badRowCount(), qint64{3});
    const auto bad = page.current()->badBlock(0);
    QCOMPARE(bad.size(), std::size_t{3});
    QCOMPARE(bad[0].number, qint64{3});
    QVERIFY2(bad[1].cells[0].contains("3 columns"), qPrintable(bad[1].cells[0]));
    QCOMPARE(bad[1].cells[1], QString("a\tb\tc"));
    page.rowsCard().showBadRows(true);
    page.rowsCard().grab();
    QVERIFY(page.rowsCard().findChild<QPushButton*>("exportBadRows")->isVisibleTo(&page));
  }

  void everythingGoesIntoTheRecipe() {
    write("dev.tsv", "en\tko\nOne.\t하나.\n");
    const auto window = open();
    DataPage& page = openPairs(*window, 20);
    page.openFiles({m_folder->filePath("dev.tsv")});
    QTRY_VERIFY(page.sets().size() == 2 && page.sets()[1]->mappingProblem().isEmpty());
    QCOMPARE(page.sets()[1]->use(), DataUse::validation);
    page.setsCard().sectionForm().setFieldValue("max_source_tokens", 40);
    page.setsCard().setCurrent(page.sets()[0]);
    Q_EMIT page.tools().checks().filterTicked({{"kind", "duplicates"}}, true);
    QTest::keyClick(&page, Qt::Key_Return, Qt::ControlModifier);
    const Json recipe = window->trainPage().recipePanel().recipe();
    const Json& data = recipe.at("data");
    QCOMPARE(data.at("train").size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(data.at("train")[0].at("path").get<std::string>()),
             m_folder->filePath("pairs.tsv"));
    QCOMPARE(QString::fromStdString(data.at("train")[0].at("target").get<std::string>()), QString("ko"));
    QCOMPARE(data.at("train")[0].at("filters").size(), std::size_t{1});
    QCOMPARE(data.at("validation").at("sets").size(), std::size_t{1});
    QCOMPARE(data.at("validation").at("split").get<double>(), 0.0);
    QCOMPARE(data.at("max_source_tokens").get<int>(), 40);
    const Result<Recipe> parsed = parseRecipe(recipe);
    QVERIFY2(parsed.ok(), parsed ? "" : parsed.error().message().c_str());
    QVERIFY(window->trainPage().isVisible());
  }

  void labelsChangeTheObjective() {
    write("judged.tsv", "text\tlabel\nA very good film.\tgood\nA very bad film.\tbad\n");
    const auto window = open();
    DataPage& page = openFile(*window, "judged.tsv");
    QCOMPARE(page.current()->columnUses()[1], ColumnUse::label);
    page.useForTraining();
    QCOMPARE(window->trainPage().objective(), std::string("sequence-classification"));
    page.current()->setColumnUse(1, ColumnUse::target);
    page.useForTraining();
    QCOMPARE(window->trainPage().objective(), std::string("sequence-to-sequence"));
  }

  void whatIsWrongIsSaidInTheBanner() {
    const auto window = open();
    DataPage& page = openPairs(*window, 20);
    page.current()->setColumnUse(0, ColumnUse::unused);
    page.useForTraining();
    QVERIFY2(page.banner().what().contains("source"), qPrintable(page.banner().what()));
    page.current()->setColumnUse(0, ColumnUse::source);
    page.current()->setUse(DataUse::test);
    page.useForTraining();
    QVERIFY2(page.banner().what().contains("used for training"), qPrintable(page.banner().what()));
    page.openFiles({m_folder->filePath("missing.tsv")});
    QTRY_COMPARE(page.current()->state(), DataSet::State::failed);
    QVERIFY(!page.banner().what().isEmpty());
    page.remove(page.current());
    QVERIFY(page.banner().what().isEmpty());
    QCOMPARE(page.sets().size(), std::size_t{1});
  }

  void checksFindRepeatedRowsAndFiltersLeaveThemOut() {
    QByteArray rows = "en\tko\n";
    for (int i = 0; i < 10; ++i) rows += "A row that comes again.\t다시 오는 줄.\n";
    rows += "A row of its own.\t하나뿐인 줄.\n";
    write("again.tsv", rows);
    const auto window = open();
    DataPage& page = openFile(*window, "again.tsv");
    page.tools().showTool(DataToolsCard::kChecks);
    FindingsModel& findings = page.tools().checks().model();
    QTRY_VERIFY_WITH_TIMEOUT(!page.checks().isStale(), 20000);
    const int duplicates = rowOf(findings, "duplicates", "exact");
    QVERIFY(duplicates >= 0);
    QCOMPARE(findings.finding(duplicates).rows, std::int64_t{9});
    QCOMPARE(findings.index(duplicates, FindingsModel::kRows).data().toString(), QString("9"));
    QVERIFY(findings.setData(findings.index(duplicates, FindingsModel::kFilter), Qt::Checked,
                             Qt::CheckStateRole));
    QCOMPARE(page.current()->source().filters.size(), std::size_t{1});
    QTRY_VERIFY_WITH_TIMEOUT(page.tools().checks().filterText().contains("9 of 11"), 20000);
    // The finding itself still says what is in the file.
    QCOMPARE(findings.finding(rowOf(findings, "duplicates", "exact")).rows, std::int64_t{9});
    page.saveClean(*page.current(), m_folder->filePath("clean.tsv"));
    QTRY_VERIFY(QFile::exists(m_folder->filePath("clean.tsv")));
    QFile clean(m_folder->filePath("clean.tsv"));
    QVERIFY(clean.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(clean.readAll()),
             QString("en\tko\nA row that comes again.\t다시 오는 줄.\nA row of its own.\t하나뿐인 줄.\n"));
  }

  void whatIsTooLongForARunsModelIsShownAndCanBeLeftOut() {
    const QString run = makeRunThatReadsWords();
    m_settings->setValue("data/models", QStringList{run});
    write("steps.tsv", "en\tko\nup high\tup\ntop\tup high top up\nhigh\tup high top up high top\n");
    const auto window = open();
    DataPage& page = openFile(*window, "steps.tsv");
    ChecksPane& checks = page.tools().checks();
    FindingsModel& findings = checks.model();
    QTRY_VERIFY_WITH_TIMEOUT(!page.checks().isStale() && rowOf(findings, "lengths", "target") >= 0, 20000);
    checks.setCutOffs(64, 7);
    const int row = rowOf(findings, "lengths", "target");
    const Finding tooLong = findings.finding(row);
    QCOMPARE(tooLong.rows, std::int64_t{1});
    QCOMPARE(tooLong.examples.size(), std::size_t{1});
    QCOMPARE(tooLong.examples.front().line, std::int64_t{4});
    QCOMPARE(QString::fromStdString(tooLong.filter.at("tokenizer").get<std::string>()),
             run + "/checkpoints/step-000003");
    QVERIFY(findings.setData(findings.index(row, FindingsModel::kFilter), Qt::Checked, Qt::CheckStateRole));
    QTRY_VERIFY_WITH_TIMEOUT(checks.filterText().contains("1 of 3"), 20000);
  }

  void lengthsAreCountedAndTheLineMovesTheRecipe() {
    const QString spiece = S2S_SOURCE_DIR "/../shared/data/tok_t5_spiece/spiece.model";
    if (!QFileInfo::exists(spiece)) QSKIP("../shared/data/tok_t5_spiece is not here");
    QVERIFY(QFile::copy(spiece, makeModel("t5") + "/spiece.model"));
    m_settings->setValue("data/models", QStringList{m_folder->filePath("t5")});
    const auto window = open();
    DataPage& page = openPairs(*window, 30);
    LengthsPane& lengths = page.tools().lengths();
    QTRY_VERIFY_WITH_TIMEOUT(lengths.chart().series().size() == 1, 20000);
    QCOMPARE(lengths.chart().series()[0].values.total(), std::uint64_t{30});
    QCOMPARE(lengths.chart().cutOff(), std::optional<std::int64_t>(64));
    QCOMPARE(lengths.rows()[0][2], percent(0.0, 1));
    page.tools().showTool(DataToolsCard::kLengths);
    const int rail = window->findChild<NavigationRail*>()->width();
    QTRY_VERIFY2(page.minimumSizeHint().width() + rail <= 1024,
                 qPrintable(QString::number(page.minimumSizeHint().width() + rail)));
    lengths.showSide(LengthsPane::kTarget);
    // T5's vocabulary has no Hangul.
    QTRY_COMPARE(lengths.remarks().size(), 1);
    const std::int64_t longest = lengths.chart().series()[0].values.largest();
    Q_EMIT lengths.chart().cutOffMoved(longest - 1);
    QVERIFY(lengths.rows()[0][2] != percent(0.0, 1));
    Q_EMIT lengths.chart().cutOffChosen(longest - 1);
    QCOMPARE(page.changesFor("")["data"]["max_target_tokens"].get<std::int64_t>(), longest - 1);
    QCOMPARE(page.changesFor("")["data"]["max_source_tokens"].get<std::int64_t>(), std::int64_t{64});
  }

  void modelsThatAreOnlyReadAreNotJoined() {
    m_settings->setPromptModels({makeModel("one") + '\n' + makeModel("two")});
    const auto window = open();
    window->showPage(MainWindow::kData);
    auto* picker = window->dataPage().findChild<ModelPicker*>();
    Q_EMIT picker->menu()->aboutToShow();
    QCOMPARE(picker->menu()->actions().size(), 1);
    bool looked = false, joins = true;
    QTimer::singleShot(0, qApp, [&] {
      auto* dialog = qobject_cast<AddModelDialog*>(QApplication::activeModalWidget());
      if (!dialog) return;
      looked = true;
      joins = !dialog->findChild<QCheckBox*>()->isHidden();
      dialog->reject();
    });
    picker->menu()->actions().front()->trigger();
    QVERIFY(looked && !joins);
  }

  void theXrayShowsWhatTheEngineTells() {
    m_settings->setValue("data/models", QStringList{makeModel("tiny")});
    const auto window = open();
    DataPage& page = openPairs(*window, 20);
    page.tools().showTool(DataToolsCard::kXray);
    QTRY_COMPARE(page.rowsCard().model().rowCount(), 20);
    page.rowsCard().goToRow(4);
    QTRY_COMPARE(m_script.xrays.size(), std::size_t{1});
    QCOMPARE(m_script.xrays[0].line, std::int64_t{6});
    QCOMPARE(m_script.xrays[0].set, std::string("pairs.tsv"));
    const Result<Recipe> recipe = parseRecipe(m_script.xrays[0].recipe);
    QVERIFY2(recipe.ok(), recipe ? "" : recipe.error().message().c_str());
    SampleXray xray;
    xray.source = {{5, "▁There"}, {2, "<unk>"}, {1, "</s>"}, {0, "<pad>", false}};
    xray.decoderInput = {{0, "<pad>"}, {9, "▁사과"}};
    xray.labels = {{9, "▁사과", true}, {1, "</s>", true}, {-100, "", false}};
    const JobId job = m_script.nextJob - 1;
    m_script.events = {event::XrayReady{job, xray}, event::JobEnded{job, "finished", {}}};
    QTRY_COMPARE(page.tools().xray().grids().size(), std::size_t{2});
    const auto& read = page.tools().xray().grids()[0]->lanes();
    QCOMPARE(read[0].cells[0].text, QString("_There"));
    QVERIFY(read[0].cells[1].unknown);
    QVERIFY(read[0].cells[3].ignored);
    const auto& learned = page.tools().xray().grids()[1]->lanes();
    QVERIFY(learned.back().cells[2].text == "0");
  }

  void aLateXrayOfAnEarlierRowIsDropped() {
    m_settings->setValue("data/models", QStringList{makeModel("tiny")});
    const auto window = open();
    DataPage& page = openPairs(*window, 20);
    page.tools().showTool(DataToolsCard::kXray);
    QTRY_COMPARE(page.rowsCard().model().rowCount(), 20);
    page.rowsCard().goToRow(4);
    QTRY_COMPARE(m_script.xrays.size(), std::size_t{1});
    const JobId first = m_script.nextJob - 1;
    page.rowsCard().goToRow(5);
    QTRY_COMPARE(m_script.xrays.size(), std::size_t{2});
    SampleXray late;
    late.line = 6;
    SampleXray right;
    right.line = 7;
    m_script.events = {event::XrayReady{first, late}, event::XrayReady{m_script.nextJob - 1, right}};
    QTRY_VERIFY(page.tools().xray().xray());
    QCOMPARE(page.tools().xray().xray()->line, std::int64_t{7});
    QVERIFY(std::ranges::find(m_script.calls, "cancel " + std::to_string(first)) != m_script.calls.end());
  }

  void filesGivenAtTheStartOpenOnThisPage() {
    write("pairs.tsv", pairs(5));
    const auto window = open();
    window->openPath(m_folder->filePath("pairs.tsv"));
    QVERIFY(window->dataPage().isVisible());
    QCOMPARE(window->dataPage().sets().size(), std::size_t{1});
  }

  void speaksKorean() {
    const auto window = open();
    DataPage& page = openPairs(*window, 5);
    window->showPage(MainWindow::kData);
    window->setLanguage("ko");
    QTRY_COMPARE(page.findChild<PageTitle*>()->title(), QString("데이터"));
    QCOMPARE(page.mainButton()->text(), QString("학습에 사용"));
    QCOMPARE(static_cast<QComboBox*>(page.rowsCard().view().columnWidget(1))->currentText(), QString("원문"));
    window->setLanguage("en");
    QTRY_COMPARE(page.findChild<PageTitle*>()->title(), QString("Data"));
  }

 private:
  static QByteArray pairs(int rows) {
    QByteArray text = "en\tko\n";
    for (int i = 0; i < rows; ++i)
      text += QString("There are %1 apples.\t사과가 %1개 있다.\n").arg(i).toUtf8();
    return text;
  }
  DataPage& openFile(MainWindow& window, const QString& name) {
    DataPage& page = window.dataPage();
    window.showPage(MainWindow::kData);
    page.openFiles({m_folder->filePath(name)});
    [&] { QTRY_VERIFY(page.current() && page.current()->state() == DataSet::State::ready); }();
    return page;
  }
  DataPage& openPairs(MainWindow& window, int rows) {
    write("pairs.tsv", pairs(rows));
    return openFile(window, "pairs.tsv");
  }
  /// Every word is a token, between two more.
  QString makeRunThatReadsWords() {
    const QString run = makeRun("words");
    const QString in = QDir(m_folder->path()).relativeFilePath(run) + "/checkpoints/step-000003/";
    write(
        in + "config.json",
        R"({"model_type":"bert","vocab_size":8,"hidden_size":8,"num_hidden_layers":1,"num_attention_heads":2,
              "intermediate_size":16})");
    write(in + "model.safetensors", "only its presence counts here");
    write(in + "tokenizer_config.json", R"({"tokenizer_class":"BertTokenizer"})");
    write(in + "vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nup\nhigh\ntop\n");
    return run;
  }
  static QString cell(DataPage& page, int row, int column) {
    return page.rowsCard().model().index(row, column).data().toString();
  }
  static ColumnUse useAbove(RowsView& view, int column) {
    const auto* box = qobject_cast<QComboBox*>(view.columnWidget(column));
    return box ? static_cast<ColumnUse>(box->currentData().toInt()) : ColumnUse::unused;
  }
  static QString subtitle(DataPage& page) { return page.findChild<PageTitle*>()->subtitle(); }
  static int rowOf(const FindingsModel& model, const std::string& check, const std::string& kind) {
    for (int row = 0; row < model.rowCount(); ++row) {
      if (model.finding(row).check == check && model.finding(row).kind == kind) return row;
    }
    return -1;
  }
};

}  // namespace s2s
