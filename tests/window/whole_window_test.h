#pragma once
#include <QPushButton>
#include <QtTest>

#include "app/window/prompt/answer_card.h"
#include "app/window/prompt/prompt_page.h"
#include "app/window/runs/export_run_dialog.h"
#include "app/window/runs/runs_chart_card.h"
#include "app/window/runs/runs_page.h"
#include "app/window/train/recipe_panel.h"
#include "app/window/train/run_charts.h"
#include "app/window/train/samples_card.h"
#include "app/window/train/train_page.h"
#include "engine/runs/run_directory.h"
#include "tests/window/window_steps.h"
#include "widgets/charts/chart_export.h"
#include "widgets/charts/line_chart.h"
#include "widgets/forms/schema_form.h"
#include "widgets/item_models/runs_model.h"
#include "widgets/panes/status_strip.h"

namespace s2s {

/// The window with the real engine: a tiny model is trained from a file of pairs, asked while it trains,
/// paused, resumed to the end, and exported. What is asserted is what a person sees, and the files.
class WholeWindowTest : public WindowSteps {
  Q_OBJECT
 private Q_SLOTS:
  void trains() {
    TrainPage& train = m_window->trainPage();
    m_window->openPath(m_folder.filePath("recipe.json"));
    QVERIFY2(train.problem().isEmpty(), qPrintable(train.problem()));
    QTest::mouseClick(train.mainButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->bridge().training().step >= 3 || !train.problem().isEmpty(),
                             kPatience);
    QVERIFY2(train.problem().isEmpty(), qPrintable(train.problem()));
    QCOMPARE(train.mainButton()->text(), QString("Pause"));
    QCOMPARE(status().stateText, QString("Training"));
    QVERIFY(status().position.endsWith(" / 20,000"));
    QTRY_VERIFY(train.charts().loss().pointCount(0) >= 3);
    m_run = train.shownRun();
    QVERIFY(isRunDirectory(m_run.toStdString()));
  }

  void answersWhileItTrains() {
    PromptPage& prompt = m_window->promptPage();
    prompt.addModel(m_run);
    QTRY_VERIFY(prompt.cards().front()->canAnswer());
    prompt.setPrompt(PromptTask::translate, "There is one apple.", "en", "ko");
    prompt.ask();
    QTRY_VERIFY_WITH_TIMEOUT(!prompt.history().records().front().answers.empty(), kPatience);
    QVERIFY(m_window->bridge().training().active());
  }

  void pauses() {
    TrainPage& train = m_window->trainPage();
    QTest::mouseClick(train.mainButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(train.mainButton()->text(), QString("Resume"), kPatience);
    QCOMPARE(status().stateText, QString("Paused"));
    const auto summary = readRunSummary(m_run.toStdString());
    QVERIFY(summary.ok());
    QCOMPARE(summary->status, RunStatus::paused);
    m_pausedAt = summary->step;
    const auto last = lastCheckpoint(m_run.toStdString());
    QVERIFY(last.has_value());
    QCOMPARE(last->step, m_pausedAt);
  }

  void resumes() {
    TrainPage& train = m_window->trainPage();
    QTest::mouseClick(train.mainButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->bridge().training().step > m_pausedAt, kPatience);
    // The rows of a validation come one after another.
    QTRY_VERIFY_WITH_TIMEOUT(train.samples().step() > 0 && train.samples().rows().size() == 2, kPatience);
    QTest::mouseClick(train.mainButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(train.mainButton()->text(), QString("Resume"), kPatience);
    const std::size_t points = static_cast<std::size_t>(m_window->bridge().training().step);
    QTRY_COMPARE(train.charts().loss().pointCount(0), points);  // one for each step, none twice
  }

  void listsTheRun() {
    RunsPage& runs = m_window->runsPage();
    QTRY_COMPARE(runs.model().rowCount(), 1);
    QTRY_COMPARE(runs.model().run(0).status, QString("paused"));
    QTRY_VERIFY(runs.chartCard().chart().pointCount(0) > 3);
  }

  void exportsTheChart() {
    LineChart& chart = m_window->runsPage().chartCard().chart();
    for (const char* ending : {"pdf", "svg", "png", "csv"}) {
      ChartExportOptions options;
      options.file = m_folder.filePath(QString("loss.") + ending);
      const Result<void> written = exportChart(chart, options);
      QVERIFY2(written.ok(), written ? "" : written.error().message().c_str());
      QVERIFY(QFileInfo(options.file).size() > 100);
    }
  }

  void exportsTheModel() {
    RunsPage& runs = m_window->runsPage();
    const QString folder = m_folder.filePath("exported");
    ExportRunDialog* dialog = runs.exportRun(m_run);
    dialog->setFolder(folder);
    QSignalSpy planned(dialog, &ExportRunDialog::planned), accepted(dialog, &QDialog::accepted);
    QTRY_COMPARE_WITH_TIMEOUT(planned.count(), 1, kPatience);
    dialog->write();
    QTRY_COMPARE_WITH_TIMEOUT(accepted.count(), 1, kPatience);
    QVERIFY(QFileInfo::exists(folder + "/config.json"));
    QVERIFY(QFileInfo(folder + "/model.safetensors").size() > 1000);
    PromptPage& prompt = m_window->promptPage();
    prompt.addModel(folder);
    QTRY_VERIFY(prompt.cards().back()->canAnswer());
    prompt.ask();
    QTRY_VERIFY_WITH_TIMEOUT(prompt.history().records().front().answers.contains("exported"), kPatience);
  }

  void refusesToGoOnForLessThanIsDone() {
    TrainPage& train = m_window->trainPage();
    m_window->showPage(MainWindow::kTrain);
    train.recipePanel().form().setFieldValue("training.steps", 1);
    QTest::mouseClick(train.mainButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(train.problem().contains("are done already"), kPatience);
    QCOMPARE(train.mainButton()->text(), QString("Resume with changes"));
  }

  void goesOnToAnotherEnd() {
    TrainPage& train = m_window->trainPage();
    const qint64 end = readRunSummary(m_run.toStdString())->step + 3;
    train.recipePanel().form().setFieldValue("training.steps", end);
    train.recipePanel().form().setFieldValue("optimizer.learning_rate", 0.0002);
    QTest::mouseClick(train.mainButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(train.mainButton()->text(), QString("New run"), kPatience);
    QVERIFY2(train.problem().isEmpty(), qPrintable(train.problem()));
    const auto recipe = readJsonFile(m_run.toStdString() + "/recipe.json");
    QCOMPARE((*recipe)["training"]["steps"], Json(end));
    QCOMPARE((*recipe)["optimizer"]["learning_rate"], Json(0.0002));
    QCOMPARE(lastCheckpoint(m_run.toStdString())->step, end);
  }

  void aFinishedRunGoesOn() {
    TrainPage& train = m_window->trainPage();
    QTest::mouseClick(train.goOnButton(), Qt::LeftButton);
    const qint64 end = readRunSummary(m_run.toStdString())->step + 2;
    train.recipePanel().form().setFieldValue("training.steps", end);
    QTest::mouseClick(train.mainButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(lastCheckpoint(m_run.toStdString())->step == end, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(train.mainButton()->text(), QString("New run"), kPatience);
  }

 protected:
  // What the first step opens.
  void prepare() override {
    write("pairs.tsv", pairs());
    write("recipe.json", recipe());
  }

 private:
  static constexpr int kPatience = 20000;

  EngineStatus status() const { return m_window->findChild<StatusStrip*>()->status(); }

  void write(const QString& name, const QByteArray& content) {
    QFile file(m_folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
  }

  static QByteArray pairs() {
    QByteArray rows = "source\ttarget\n";
    const char* const things[][2] = {
        {"apple", "사과"}, {"book", "책"},     {"house", "집"},    {"cat", "고양이"}, {"tree", "나무"},
        {"car", "자동차"}, {"friend", "친구"}, {"school", "학교"}, {"river", "강물"}, {"window", "창문"}};
    const char* const numbers[][2] = {{"one", "하나"}, {"two", "둘"}, {"three", "셋"}, {"four", "넷"}};
    for (const auto& thing : things) {
      for (const auto& number : numbers) {
        rows +=
            QString("There is %1 %2.\t%3 %4 있다.\n").arg(number[0], thing[0], thing[1], number[1]).toUtf8();
        rows += QString("I see %1 %2.\t나는 %3 %4 본다.\n")
                    .arg(number[0], thing[0], thing[1], number[1])
                    .toUtf8();
      }
    }
    return rows;
  }

  static QByteArray recipe() {
    return R"({"name": "apples",
      "model": {"from": "t5-small", "initialization": "random",
                "overrides": {"d_model": 16, "d_ff": 32, "num_layers": 1, "num_decoder_layers": 1, "num_heads": 2, "d_kv": 8}},
      "tokenizer": {"train": {"kind": "sentencepiece-bpe", "vocabulary_size": 100, "character_coverage": 1.0}},
      "data": {"train": [{"path": "pairs.tsv"}], "validation": {"split": 0.1}, "max_source_tokens": 32, "max_target_tokens": 32},
      "training": {"steps": 20000, "batch_size": 4, "device": "cpu", "threads": 1},
      "checkpoints": {"every_steps": 500},
      "evaluation": {"every_steps": 20, "samples": 2, "max_new_tokens": 8}})";
  }

  QString m_run;
  qint64 m_pausedAt = 0;
};

}  // namespace s2s
