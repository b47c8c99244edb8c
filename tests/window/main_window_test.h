#pragma once
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QtTest>
#include <functional>

#include "app/window/main_window.h"
#include "app/window/prompt/answer_card.h"
#include "app/window/prompt/prompt_page.h"
#include "app/window/runs/run_details_card.h"
#include "app/window/runs/runs_chart_card.h"
#include "app/window/runs/runs_page.h"
#include "app/window/train/recipe_panel.h"
#include "app/window/train/run_charts.h"
#include "app/window/train/train_page.h"
#include "engine/runs/run_directory.h"
#include "tests/window/scripted_door.h"
#include "widgets/charts/line_chart.h"
#include "widgets/forms/schema_form.h"
#include "widgets/item_models/runs_model.h"
#include "widgets/panes/confirm_dialog.h"
#include "widgets/panes/navigation_rail.h"
#include "widgets/panes/status_strip.h"

namespace s2s {

/// The window before a scripted engine: what it shows for what the engine tells.
class MainWindowTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_script = {};
    m_settings = std::make_unique<Settings>(m_folder->filePath("settings.ini"));
    m_settings->setDataFolder(m_folder->path());
    m_settings->setLanguage("en");
    m_settings->setTheme("light");
    QDir::setCurrent(m_folder->path());
  }
  void cleanup() {
    m_settings.reset();
    QDir::setCurrent(QDir::tempPath());  // the folder below it goes away
  }

  void opensOnHomeWithItsName() {
    const auto window = open();
    QCOMPARE(window->windowTitle(), QString("Seq2Seq Workbench"));
    QVERIFY(pages(*window)->currentWidget() == static_cast<QWidget*>(&homeOf(*window)));
    QCOMPARE(window->findChild<StatusStrip*>()->status().stateText, QString("Idle"));
  }

  void ctrlAndADigitChangesThePage() {
    const auto window = open();
    QTest::keyClick(window.get(), Qt::Key_3, Qt::ControlModifier);
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

  void showsAnswersAndKeepsThem() {
    const auto window = open();
    PromptPage& prompt = window->promptPage();
    const QString model = makeModel("tiny");
    prompt.addModel(model);
    QTRY_VERIFY(prompt.cards().front()->canAnswer());
    prompt.setPrompt(PromptTask::translate, "There is an apple.", "en", "ko");
    prompt.ask();
    QCOMPARE(m_script.prompts.size(), std::size_t{1});
    PromptAnswer answer;
    answer.model = model.toStdString();
    answer.text = "<extra_id_0> 있다.";
    answer.targetUnknownShare = 1.0;
    m_script.events = {event::Answered{1, answer}, event::JobEnded{1, "finished", {}}};
    QTRY_COMPARE(prompt.cards().front()->answerText(), QString("<extra_id_0> 있다."));
    QCOMPARE(prompt.cards().front()->remarks(), QStringList{"never taught to translate"});
    QCOMPARE(prompt.history().records().front().answers.at("tiny"), QString("<extra_id_0> 있다."));
    QVERIFY(prompt.exportHistory(m_folder->filePath("out.tsv")).ok());
    QFile file(m_folder->filePath("out.tsv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(QString::fromUtf8(file.readAll()).contains("There is an apple.\t<extra_id_0> 있다."));
  }

  void aPresetSaysThatItCannotAnswer() {
    const auto window = open();
    window->promptPage().addModel("t5-small");
    AnswerCard* card = window->promptPage().cards().front();
    QTRY_VERIFY(!card->findChildren<QLabel*>().isEmpty() &&
                std::ranges::any_of(card->findChildren<QLabel*>(), [](const QLabel* label) {
                  return label->text().contains("cannot answer");
                }));
    QVERIFY(!card->canAnswer());
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
  std::unique_ptr<MainWindow> open() {
    auto window = std::make_unique<MainWindow>(
        *m_settings, [this] { return std::make_unique<test::ScriptedDoor>(m_script); });
    window->show();
    [&] { QVERIFY(QTest::qWaitForWindowExposed(window.get())); }();
    return window;
  }
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

  void write(const QString& name, const QByteArray& content) {
    QDir(m_folder->path()).mkpath(QFileInfo(m_folder->filePath(name)).path());
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
  }

  QString writeRecipe(int steps = 10, const QString& name = "apples") {
    write("pairs.tsv", "source\ttarget\nThere is an apple.\t사과가 있다.\n");
    write("recipe.json", recipe(steps, name));
    return m_folder->filePath("recipe.json");
  }

  static QByteArray recipe(int steps, const QString& name) {
    return QString(R"({"name":"%1","model":{"from":"t5-small","initialization":"random"},
        "data":{"train":[{"path":"pairs.tsv"}]},"training":{"steps":%2}})")
        .arg(name)
        .arg(steps)
        .toUtf8();
  }

  /// A run as it lies on disk after three steps.
  QString makeRun(const QString& name, int steps = 10) {
    const QString run = QDir(m_settings->runsFolder()).filePath(name);
    QDir().mkpath(run + "/checkpoints");
    const QString relative = QDir(m_folder->path()).relativeFilePath(run);
    write(relative + "/recipe.json", recipe(steps, name));
    write(relative + "/metrics.jsonl",
          "{\"step\":1,\"loss\":4}\n{\"step\":2,\"loss\":3}\n{\"step\":3,\"loss\":2}\n");
    return run;
  }

  QString makeModel(const QString& name) {
    write(
        name + "/config.json",
        R"({"model_type":"t5","vocab_size":32,"d_model":8,"d_kv":4,"d_ff":16,"num_heads":2,"num_layers":1})");
    write(name + "/model.safetensors", "only its presence counts here");
    return m_folder->filePath(name);
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

  std::unique_ptr<QTemporaryDir> m_folder;
  std::unique_ptr<Settings> m_settings;
  test::Script m_script;
};

}  // namespace s2s
