#pragma once
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QtTest>
#include <functional>

#include "app/window/main_window.h"
#include "app/window/models/models_page.h"
#include "app/window/runs/run_details_card.h"
#include "app/window/runs/runs_chart_card.h"
#include "app/window/runs/runs_page.h"
#include "app/window/train/rate_finder_dialog.h"
#include "app/window/train/recipe_panel.h"
#include "app/window/train/run_charts.h"
#include "app/window/train/samples_card.h"
#include "app/window/train/train_page.h"
#include "engine/runs/run_directory.h"
#include "tests/support/turned_wheel.h"
#include "tests/window/scripted_window.h"
#include "widgets/charts/line_chart.h"
#include "widgets/charts/stacked_bars.h"
#include "widgets/forms/schema_form.h"
#include "widgets/item_models/runs_model.h"
#include "widgets/panes/confirm_dialog.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/navigation_rail.h"
#include "widgets/panes/page_title.h"
#include "widgets/panes/status_strip.h"

namespace s2s {

/// The window before a scripted engine: what it shows for what the engine tells.
class MainWindowTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void opensOnHomeWithItsName() {
    const auto window = open();
    QCOMPARE(window->windowTitle(), QString("Seq2Seq Workbench"));
    QVERIFY(pages(*window)->currentWidget() == static_cast<QWidget*>(&homeOf(*window)));
    QCOMPARE(window->findChild<StatusStrip*>()->status().stateText, QString("Idle"));
  }

  /// Forms are costly to draw: what the window hears while it opens does not draw them again.
  void drawsItsFormsOnce() {
    MainWindow window(*m_settings, [this] { return std::make_unique<test::ScriptedDoor>(m_script); });
    const auto* form = window.trainPage().findChild<SchemaForm*>();
    const QPointer<QWidget> drawn = form->fieldEditor("name");
    QVERIFY(drawn);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCoreApplication::processEvents();
    QCOMPARE(form->fieldEditor("name"), drawn.data());
  }

  void filesAreFirstLookedForWhereAPersonKeepsThem() {
    QVERIFY(m_settings->lastFolder("export") != QDir::currentPath());
    QVERIFY(QFileInfo(m_settings->lastFolder("export")).isDir());
    m_settings->setLastFolder("export", m_folder->filePath("used"));
    QCOMPARE(m_settings->lastFolder("export"), m_folder->filePath("used"));
  }

  void ctrlAndADigitChangesThePage() {
    const auto window = open();
    QTest::keyClick(window.get(), Qt::Key_4, Qt::ControlModifier);
    QTRY_COMPARE(pages(*window)->currentIndex(), static_cast<int>(MainWindow::kTrain));
  }

  void speaksKoreanWithoutARestart() {
    m_settings->setLanguage("ko");
    const auto window = open();
    QVERIFY(railWords(*window).contains("학습"));
    window->setLanguage("en");
    QTRY_VERIFY(railWords(*window).contains("Train"));
    window->setLanguage("ko");
    QTRY_VERIFY(railWords(*window).contains("학습"));
  }

  void theWheelChangesNothingThatOnlyLiesUnderIt() {
    const auto window = open();
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    int found = 0;
    for (int index = MainWindow::kHome; index <= MainWindow::kEvaluate; ++index) {
      window->showPage(static_cast<MainWindow::PageIndex>(index));
      for (QComboBox* box : window->findChildren<QComboBox*>()) {
        if (!box->isVisible() || box->hasFocus()) continue;
        const int before = box->currentIndex();
        test::turnWheel(*box);
        QVERIFY2(!box->hasFocus() && box->currentIndex() == before, qPrintable(box->accessibleName()));
        ++found;
      }
      for (QAbstractSpinBox* box : window->findChildren<QAbstractSpinBox*>()) {
        if (!box->isVisible() || box->hasFocus()) continue;
        const QString before = box->text();
        test::turnWheel(*box);
        QVERIFY2(!box->hasFocus() && box->text() == before, qPrintable(box->accessibleName()));
        ++found;
      }
    }
    QVERIFY2(found > 5, qPrintable(QString::number(found)));
  }

  void namesWhatIsMissingBeforeARunStarts() {
    const auto window = open();
    TrainPage& train = window->trainPage();
    QVERIFY(!train.start());
    QVERIFY(train.problem().contains("training data"));
    QVERIFY(m_script.calls.empty());
  }

  void startsPausesAndResumesARun() {
    const auto window = open();
    TrainPage& train = window->trainPage();
    QVERIFY(train.openRecipe(writeRecipe()));
    QVERIFY(train.start());
    QCOMPARE(m_script.recipes.back()["training"]["steps"].get<int>(), 10);
    const QString run = makeRun("apples");
    m_script.events = {event::RunOpened{1, run.toStdString(), 10}, step(1, 4.0), step(2, 3.0)};
    QTRY_COMPARE(train.shownRun(), run);
    QTRY_COMPARE(window->findChild<StatusStrip*>()->status().position, QString("step 2 / 10"));
    QCOMPARE(train.mainButton()->text(), QString("Pause"));
    QTRY_COMPARE(train.charts().loss().pointCount(0), std::size_t{3});
    QTest::keyClick(&train, Qt::Key_Space);
    QCOMPARE(m_script.calls.back(), std::string("pause 1"));
    m_script.events = {event::JobEnded{1, "paused", {}}};
    QTRY_COMPARE(train.mainButton()->text(), QString("Resume"));
    QCOMPARE(window->findChild<StatusStrip*>()->status().stateText, QString("Paused"));
    QTest::mouseClick(train.mainButton(), Qt::LeftButton);
    QCOMPARE(QString::fromStdString(m_script.calls.back()), "resume " + run);
  }

  void showsAnEngineErrorBesideItsField() {
    const auto window = open();
    TrainPage& train = window->trainPage();
    QVERIFY(train.openRecipe(writeRecipe()));
    QVERIFY(train.start());
    m_script.events = {event::JobFailed{
        1, Error{"training.batch_size: 16 rows do not fit", "", "try 4", Error::Kind::invalidInput}}};
    QTRY_VERIFY(train.problem().contains("do not fit"));
    QVERIFY(train.recipePanel().form().fieldProblem("training.batch_size").contains("do not fit"));
    QCOMPARE(train.mainButton()->text(), QString("Start"));
  }

  void tellsWhatARunWarnsOf() {
    const auto window = open();
    TrainPage& train = window->trainPage();
    QVERIFY(train.openRecipe(writeRecipe()));
    QVERIFY(train.start());
    m_script.events = {event::Progress{1, 0.0, "reading the data"},
                       event::Progress{1, 0.0, "warning: 40 % of the target's letters cannot be written"}};
    QTRY_COMPARE(train.warnings(), QStringList{"40 % of the target's letters cannot be written"});
    // The run's log says it too, now and whenever it is opened again.
    const QString run = makeRun("apples");
    write("runs/apples/log.txt",
          "2026-01-31T12:00:00Z warning: 40 % of the target's letters cannot be written\n");
    m_script.events = {event::RunOpened{1, run.toStdString(), 10}, step(1, 4.0)};
    QTRY_COMPARE(train.shownRun(), run);
    QTRY_COMPARE(train.charts().loss().pointCount(0), std::size_t{3});
    QCOMPARE(train.warnings(), QStringList{"40 % of the target's letters cannot be written"});
  }

  void waitsWhereItCannotWriteAndTriesAgain() {
    const auto window = open();
    TrainPage& train = window->trainPage();
    QVERIFY(train.openRecipe(writeRecipe()));
    QVERIFY(train.start());
    const QString run = makeRun("apples");
    m_script.events = {event::RunOpened{1, run.toStdString(), 10}, step(1, 4.0),
                       event::CannotWrite{1, Error{"cannot write the file: No space left on device",
                                                   run.toStdString(), "free some space on that disk"}}};
    QTRY_COMPARE(train.mainButton()->text(), QString("Resume"));
    QVERIFY(train.problem().contains("No space left on device"));
    QCOMPARE(window->findChild<StatusStrip*>()->status().stateText, QString("Waiting to write"));
    QTest::mouseClick(train.mainButton(), Qt::LeftButton);
    QCOMPARE(m_script.calls.back(), std::string("try again 1"));
    QCOMPARE(train.mainButton()->text(), QString("Pause"));
    QVERIFY(train.problem().isEmpty());
    m_script.events = {step(2, 3.0)};
    QTRY_COMPARE(window->findChild<StatusStrip*>()->status().position, QString("step 2 / 10"));
  }

  void saysThatARunEndedEarly() {
    const auto window = open();
    TrainPage& train = window->trainPage();
    QVERIFY(train.openRecipe(writeRecipe()));
    QVERIFY(train.start());
    const QString run = makeRun("apples");
    const Json early = {{"metric", "validation_loss"}, {"validations", 3}, {"best", 1.5}, {"step", 4}};
    m_script.events = {event::RunOpened{1, run.toStdString(), 10}, step(1, 4.0),
                       event::JobEnded{1, "finished", Json{{"stopped_early", early}}}};
    QTRY_COMPARE(train.mainButton()->text(), QString("New run"));
    QVERIFY2(train.findChild<PageTitle*>()->subtitle().contains(
                 "ended early, Validation loss did not get better for 3 validations"),
             qPrintable(train.findChild<PageTitle*>()->subtitle()));
  }

  void findsALearningRateAndTakesItIntoTheForm() {
    const auto window = open();
    TrainPage& train = window->trainPage();
    QVERIFY(train.openRecipe(writeRecipe()));
    Q_EMIT train.recipePanel().form().actionRequested("optimizer.learning_rate");
    auto* dialog = train.findChild<RateFinderDialog*>();
    QVERIFY(dialog);
    QCOMPARE(m_script.calls.back(), std::string("find-rate"));
    QVERIFY(!dialog->useButton()->isEnabled());
    m_script.events = {event::RateTried{1, 1e-5, 4.0, 4.0}, event::RateTried{1, 1e-4, 3.0, 3.9},
                       event::JobEnded{1, "finished", Json{{"suggestion", 0.000312}}}};
    QTRY_VERIFY(dialog->useButton()->isEnabled());
    QCOMPARE(dialog->chart().pointCount(0), std::size_t{2});
    QTest::mouseClick(dialog->useButton(), Qt::LeftButton);
    QCOMPARE(train.recipePanel().form().fieldValue("optimizer.learning_rate").get<double>(), 0.00031);
  }

  void aFinderThatFailsClaimsNothing() {
    const auto window = open();
    TrainPage& train = window->trainPage();
    QVERIFY(train.openRecipe(writeRecipe()));
    Q_EMIT train.recipePanel().form().actionRequested("optimizer.learning_rate");
    auto* dialog = train.findChild<RateFinderDialog*>();
    m_script.events = {event::JobFailed{1, Error{"the device's memory is full", "", "use smaller batches"}}};
    QTRY_VERIFY(dialog->findChild<ErrorBanner*>()->isVisible());
    QVERIFY2(dialog->note().isEmpty(), qPrintable(dialog->note()));
  }

  void aModelThatCannotBeReadStaysOnItsPage() {
    const QString gone = m_folder->filePath("unplugged/model");
    m_settings->setChosenModels({gone, "t5-small"});
    const auto window = open();
    ModelsPage& models = window->modelsPage();
    QTRY_COMPARE(models.bars().rows().size(), std::size_t{2});
    QCOMPARE(models.bars().rows().back().name, QString("model (cannot be read)"));
    QVERIFY(models.findChild<ErrorBanner*>()->isVisibleTo(&models));
    QCOMPARE(m_settings->chosenModels(), (QStringList{gone, "t5-small"}));
  }

  void aLogThatCannotBeReadIsSaid() {
    const QString run = makeRun("apples");
    QVERIFY(QFile::remove(run + "/metrics.jsonl"));
    QVERIFY(QDir().mkpath(run + "/metrics.jsonl"));
    const auto window = open();
    RunsPage& runs = window->runsPage();
    window->showPage(MainWindow::kRuns);
    QTRY_VERIFY(runs.findChild<ErrorBanner*>()->isVisible());
  }

  void closingTheFinderCancelsIt() {
    const auto window = open();
    TrainPage& train = window->trainPage();
    QVERIFY(train.openRecipe(writeRecipe()));
    Q_EMIT train.recipePanel().form().actionRequested("optimizer.learning_rate");
    train.findChild<RateFinderDialog*>()->close();
    QTRY_COMPARE(m_script.calls.back(), std::string("cancel 1"));
  }

  void aClassifiersRunDrawsItsOwnNumbers() {
    const QString run = makeRun("judge");
    write("runs/judge/recipe.json", R"({"name":"judge","objective":{"kind":"sequence-classification"}})");
    write("runs/judge/metrics.jsonl",
          "{\"step\":1,\"loss\":0.7,\"accuracy\":0.5}\n"
          "{\"step\":1,\"validation_loss\":0.6,\"validation_accuracy\":0.6,\"validation_macro_f1\":0.4}\n");
    write("runs/judge/samples.jsonl",
          "{\"step\":1,\"set\":\"held-out\",\"source\":\"fine\",\"target\":\"good\",\"output\":\"bad\"}\n");
    const auto window = open();
    TrainPage& train = window->trainPage();
    train.showRun(run);
    QTRY_COMPARE(train.charts().accuracy().chartTitle(), QString("Accuracy"));
    const QStringList expected{"train", "validation", "macro F1"};
    QTRY_COMPARE(train.charts().accuracy().seriesNames(), expected);
    QTRY_COMPARE(train.samples().rows().size(), std::size_t{1});
    QCOMPARE(train.samples()
                 .model()
                 .headerData(SamplesModel::kReference, Qt::Horizontal, Qt::DisplayRole)
                 .toString(),
             QString("label"));
  }

  void listsRunsAndComparesTwo() {
    const QString first = makeRun("apples", 10), second = makeRun("pears", 20);
    const auto window = open();
    RunsPage& runs = window->runsPage();
    QTRY_COMPARE(runs.model().rowCount(), 2);
    QTRY_COMPARE(runs.model().ticked().size(), 2);
    QTRY_COMPARE(runs.chartCard().chart().pointCount(0), std::size_t{3});
    runs.details().setRuns({first, second});
    QTRY_COMPARE(runs.details().differenceCount(), 2);  // name and steps
  }

  void thePagesOfDataAndRunsFitOnASmallScreen() {
    constexpr int kNarrow = 1024;  // pixels
    makeRun("apples", 10);
    for (const char* language : {"en", "ko"}) {
      m_settings->setLanguage(language);
      const auto window = open();
      window->showPage(MainWindow::kRuns);
      QTRY_COMPARE(window->runsPage().model().rowCount(), 1);
      const int rail = window->findChild<NavigationRail*>()->width();
      for (const int page : {MainWindow::kData, MainWindow::kRuns}) {
        const QWidget* widget = pages(*window)->widget(page);
        QTRY_VERIFY2(widget->minimumSizeHint().width() + rail <= kNarrow,
                     qPrintable(QString::number(widget->minimumSizeHint().width() + rail)));
      }
    }
  }

  void asksBeforeItClosesOverATrainingRun() {
    const auto window = open();
    TrainPage& train = window->trainPage();
    QVERIFY(train.openRecipe(writeRecipe()));
    QVERIFY(train.start());
    answerNextQuestion(1);
    QVERIFY(!window->close());
    QVERIFY(window->isVisible());
    answerNextQuestion(0);
    QVERIFY(!window->close());  // it waits for the checkpoint
    QCOMPARE(m_script.calls.back(), std::string("pause 1"));
    m_script.events = {event::JobEnded{1, "paused", {}}};
    QTRY_VERIFY(!window->isVisible());
  }

  void comesBackWhereItWas() {
    {
      const auto window = open();
      window->showPage(MainWindow::kRuns);
      window->close();
    }
    const auto window = open();
    QVERIFY(!m_settings->layout("window").isEmpty());
    QCOMPARE(pages(*window)->currentIndex(), static_cast<int>(MainWindow::kRuns));
  }

 private:
  static QStackedWidget* pages(MainWindow& window) {
    return qobject_cast<QStackedWidget*>(window.trainPage().parentWidget());
  }
  static QWidget& homeOf(MainWindow& window) { return *pages(window)->widget(MainWindow::kHome); }

  static QStringList railWords(const MainWindow& window) {
    QStringList words;
    for (const QAbstractButton* button :
         window.findChild<NavigationRail*>()->findChildren<QAbstractButton*>()) {
      words << button->text();
    }
    return words;
  }

  static Event step(int number, double loss) {
    return event::StepDone{
        1, number, {{"step", number}, {"loss", loss}, {"time_s", number}, {"tokens_per_second", 100.0}}};
  }

  /// Clicks the answer of the dialog that opens next.
  static void answerNextQuestion(int answer) {
    QTimer::singleShot(0, qApp, [answer] {
      auto* dialog = qobject_cast<ConfirmDialog*>(QApplication::activeModalWidget());
      QVERIFY(dialog);
      const QList<QPushButton*> buttons = dialog->findChildren<QPushButton*>();
      const QString text = answer == 0 ? "Pause and close" : "Stay";
      const auto button = std::ranges::find(buttons, text, &QPushButton::text);
      QVERIFY(button != buttons.end());
      (*button)->click();
    });
  }
};

}  // namespace s2s
