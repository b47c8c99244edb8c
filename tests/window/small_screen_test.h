#pragma once
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QStackedWidget>

#include "app/window/evaluate/comparison_pane.h"
#include "app/window/evaluate/evaluate_page.h"
#include "app/window/home/home_page.h"
#include "app/window/prompt/prompt_bar.h"
#include "app/window/prompt/prompt_page.h"
#include "app/window/runs/runs_page.h"
#include "tests/window/scripted_window.h"
#include "widgets/item_models/runs_model.h"
#include "widgets/panes/navigation_rail.h"
#include "widgets/panes/table_view.h"

namespace s2s {

/// The Prompt page beside the rail on screens of 1,024 and 1,366 pixels.
class SmallScreenTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void promptsOfTwoAndThreeModelsFit() {
    for (const char* language : {"en", "ko"}) {
      m_settings->setLanguage(language);
      m_settings->setPromptModels({makeModel("one"), makeModel("two")});
      const auto window = open();
      PromptPage& prompt = window->promptPage();
      window->showPage(MainWindow::kPrompt);
      const int rail = window->findChild<NavigationRail*>()->width();
      for (const char* third : {"", "three"}) {
        if (*third != '\0') prompt.addModel(makeModel(third));
        QTRY_VERIFY(askButton(prompt)->text().contains(*third == '\0' ? '2' : '3'));
        for (const PromptTask task :
             {PromptTask::translate, PromptTask::fill, PromptTask::classify, PromptTask::raw}) {
          prompt.setPrompt(task, "There is an apple.");
          QTRY_VERIFY2(prompt.minimumSizeHint().width() + rail <= 1024,
                       qPrintable(QString("%1 %2 %3")
                                      .arg(language)
                                      .arg(static_cast<int>(task))
                                      .arg(prompt.minimumSizeHint().width() + rail)));
        }
      }
      prompt.showDirections();
      QTRY_VERIFY2(prompt.minimumSizeHint().width() + rail <= 1024,
                   qPrintable(QString::number(prompt.minimumSizeHint().width() + rail)));
    }
  }

  /// With a run on Train, which may be gone on with.
  void everyPageFitsWhereARunIsOpen() {
    for (const char* language : {"en", "ko"}) {
      m_settings->setLanguage(language);
      const QString run = makeRun("apples");
      write(QDir(m_folder->path()).relativeFilePath(run) + "/status.json", R"({"status":"paused"})");
      const auto window = open();
      window->trainPage().showRun(run);
      window->showPage(MainWindow::kTrain);
      const int rail = window->findChild<NavigationRail*>()->width();
      const auto* pages = qobject_cast<QStackedWidget*>(window->trainPage().parentWidget());
      QVERIFY(pages);
      QCOMPARE(pages->count(), 7);
      // The run is read in the background.
      QTRY_VERIFY(
          std::ranges::any_of(window->trainPage().findChildren<QPushButton*>(), [](QPushButton* button) {
            return button->isVisible() &&
                   (button->text().contains("Resume") || button->text().contains("이어서"));
          }));
      for (int page = 0; page < pages->count(); ++page) {
        const int width = pages->widget(page)->minimumSizeHint().width() + rail;
        QVERIFY2(width <= 1024, qPrintable(QString("%1 page %2: %3").arg(language).arg(page).arg(width)));
      }
    }
  }

  void aLongNameOfARunLeavesRoomForTheRest() {
    makeRun(QString("a name without an end ").repeated(10).trimmed());
    const auto window = open();
    window->resize(1024, 700);
    const auto* list = window->homePage().findChild<QScrollArea*>();
    QTRY_VERIFY(!list->widget()->findChildren<QAbstractButton*>().isEmpty());
    QTRY_COMPARE(list->horizontalScrollBar()->maximum(), 0);
    window->showPage(MainWindow::kRuns);
    const TableView* table = &window->runsPage().table();
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QVERIFY2(table->columnWidth(RunsModel::kName) <= 360,
             qPrintable(QString::number(table->columnWidth(RunsModel::kName))));
  }

  /// Its name may be as long as one likes.
  void aComparisonFitsWhateverItIsCalled() {
    write("pairs.tsv", "en\tko\nThere is an apple.\t사과가 있다.\n");
    const auto entrant = [](const char* name) {
      return Json{{"name", name}, {"model", {{"from", "t5-small"}, {"initialization", "random"}}}};
    };
    const Json set{{"path", "pairs.tsv"}, {"source", "en"}, {"target", "ko"}};
    Json comparison{{"name", std::string(360, 'n')},
                    {"entrants", Json::array({entrant("apples"), entrant("pears")})},
                    {"equalise", {{"what", "steps"}, {"amount", 10}}},
                    {"test", set}};
    comparison["recipe"]["data"]["train"] = Json::array({set});
    write("comparison.json", QByteArray::fromStdString(comparison.dump()));
    for (const char* language : {"en", "ko"}) {
      m_settings->setLanguage(language);
      const auto window = open();
      EvaluatePage& page = window->evaluatePage();
      window->showPage(MainWindow::kEvaluate);
      page.openComparison(m_folder->filePath("comparison.json"));
      QTRY_VERIFY(page.comparison().canRun());
      const int width = page.minimumSizeHint().width() + window->findChild<NavigationRail*>()->width();
      QVERIFY2(width <= 1024, qPrintable(QString("%1: %2").arg(language).arg(width)));
    }
  }

  /// Without a second line where there is room for one.
  void whatIsAskedAndHowStandSideBySideOnAWiderOne() {
    for (const char* language : {"en", "ko"}) {
      m_settings->setLanguage(language);
      m_settings->setPromptModels({makeModel("one"), makeModel("two"), makeModel("three")});
      const auto window = open();
      window->resize(1366, 768);
      window->showPage(MainWindow::kPrompt);
      const PromptBar& bar = window->promptPage().bar();
      const auto middle = [&](const QWidget* widget) {
        return widget->mapTo(&bar, widget->rect().center()).y();
      };
      const auto* from = bar.findChild<QComboBox*>();
      const auto* beams = bar.findChild<QSpinBox*>();
      QTRY_VERIFY(from->isVisible() && beams->isVisible());
      QTRY_VERIFY2(std::abs(middle(from) - middle(beams)) <= 2,
                   qPrintable(QString("%1 %2").arg(middle(from)).arg(middle(beams))));
      QVERIFY(std::abs(middle(from) - middle(askButton(window->promptPage()))) <= 2);
    }
  }

  /// How much of the model a recipe trains stands in a narrow panel.
  void theTrainedWeightsOnTrainAreNotCut() {
    writeRecipe();
    QByteArray lora = recipe(10, "apples");
    lora.replace("\"training\":", "\"adaptation\":{\"kind\":\"lora\"},\"training\":");
    write("lora.json", lora);
    for (const char* language : {"en", "ko"}) {
      m_settings->setLanguage(language);
      const auto window = open();
      window->showPage(MainWindow::kTrain);
      QVERIFY(window->trainPage().openRecipe(m_folder->filePath("lora.json")));
      for (const QSize size : {QSize(1366, 768), QSize(1024, 700)}) {
        window->resize(size);
        const auto* reading = window->trainPage().findChild<QLabel*>("trainedWeights");
        QVERIFY(reading);
        const auto isWhole = [&] {
          const QRect text = reading->fontMetrics().boundingRect(QRect(0, 0, reading->width(), 10'000),
                                                                 Qt::TextWordWrap, reading->text());
          return text.width() <= reading->width() && text.height() <= reading->height();
        };
        QTRY_VERIFY(reading->isVisible() && reading->text().contains("0."));
        QTRY_VERIFY2(isWhole(), qPrintable(QString("%1 at %2: %3 in %4 × %5")
                                               .arg(language)
                                               .arg(size.width())
                                               .arg(reading->text())
                                               .arg(reading->width())
                                               .arg(reading->height())));
      }
    }
  }

 private:
  static QPushButton* askButton(PromptPage& prompt) {
    const QList<QPushButton*> buttons = prompt.bar().findChildren<QPushButton*>();
    const auto primary = std::ranges::find_if(
        buttons, [](const QPushButton* button) { return button->text().contains("Ctrl"); });
    return primary == buttons.end() ? nullptr : *primary;
  }
};

}  // namespace s2s
