#pragma once
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QtTest>

#include "app/window/train/memory_plan_panel.h"
#include "app/window/train/recipe_panel.h"
#include "app/window/train/train_page.h"
#include "engine/shapes/presets.h"
#include "tests/window/scripted_window.h"
#include "widgets/forms/schema_form.h"
#include "widgets/panes/memory_gauge.h"

namespace s2s {

/// The gauge on Train and its remedies.
class MemoryPlanTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void showsThePartsAgainstTheBudget() {
    const auto window = open();
    MemoryPlanPanel& plan = planOf(*window, 1.0);
    QVERIFY(!plan.isHidden());
    const QString reading = plan.findChild<MemoryGauge*>()->accessibleName().simplified();
    QVERIFY2(reading.contains("of 1.0 GiB"), qPrintable(reading));
    for (const char* part : {"weights", "gradients", "optimizer", "activations"})
      QVERIFY2(reading.contains(part), qPrintable(reading));
  }

  void aCardIsPlannedAsACardWhateverTheRecipeTrainsOn() {
    const auto window = open();
    MemoryPlanPanel& plan = planOf(*window, 6.0);
    SchemaForm& form = window->trainPage().recipePanel().form();
    const auto reading = [&plan] { return plan.findChild<MemoryGauge*>()->accessibleName(); };
    const auto afterPlanning = [&](const auto& change) {
      QSignalSpy planned(&plan, &MemoryPlanPanel::planned);
      change();
      [&] { QTRY_VERIFY(planned.count() > 0); }();
      return reading();
    };
    const QString onProcessor = afterPlanning([&] { form.setFieldValue("training.device", "cpu"); });
    const QString onCard = afterPlanning([&] { form.setFieldValue("training.device", "cuda"); });
    QVERIFY2(onCard != onProcessor, qPrintable(onCard));
    afterPlanning([&] { form.setFieldValue("training.device", "cpu"); });
    auto* choice = plan.findChild<QComboBox*>("memoryBudget");
    const QString chosen = afterPlanning([&] {
      choice->setCurrentIndex(choice->findText("A card of 6 GiB"));
      Q_EMIT choice->activated(choice->currentIndex());
    });
    QCOMPARE(chosen, onCard);
    QCOMPARE(form.fieldValue("training.device"), Json("cpu"));
  }

  void hasRoomForAnOwnBudgetOnASmallScreen() {
    for (const char* language : {"en", "ko"}) {
      m_settings->setLanguage(language);
      const auto window = open();
      window->resize(1366, 768);
      window->showPage(MainWindow::kTrain);
      MemoryPlanPanel& plan = planOf(*window, 1.0);
      QVERIFY(plan.findChild<QWidget*>("ownMemoryBudget")->isVisible());
      QTRY_VERIFY2(plan.minimumSizeHint().width() <= plan.width(),
                   qPrintable(QString("%1 in %2").arg(plan.minimumSizeHint().width()).arg(plan.width())));
      for (const QLabel* label : plan.findChild<MemoryGauge*>()->findChildren<QLabel*>()) {
        if (label->wordWrap()) QTRY_VERIFY(label->height() >= label->heightForWidth(label->width()));
      }
    }
  }

  void aClickOnARemedyMakesTheRecipeFitAndCanBeUndone() {
    const auto window = open();
    window->showPage(MainWindow::kTrain);
    MemoryPlanPanel& plan = planOf(*window, 1.0);
    QVERIFY(!plan.remedies().empty());
    const Remedy first = plan.remedies().front();
    QVERIFY(first.fits);
    SchemaForm& form = window->trainPage().recipePanel().form();
    const Json before = form.checkedValue().value();
    QSignalSpy planned(&plan, &MemoryPlanPanel::planned);
    QTest::mouseClick(plan.remedyButton(0), Qt::LeftButton);
    for (const RecipeChange& change : first.changes) QVERIFY(form.fieldValue(change.path) == change.value);
    QTRY_VERIFY(planned.count() > 0);
    QTRY_VERIFY(plan.remedyButton(0) == nullptr);  // what fits needs no remedy
    // One step back, whatever the remedy changed, and whatever has the focus now that its button is gone.
    QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(form.checkedValue().value() == before);
  }

  void aModelThatBeginsAtRandomIsOfferedAVocabularyOfTheData() {
    const auto window = open();
    MemoryPlanPanel& plan = planOf(*window, 1.0);
    const auto own = std::ranges::find(plan.remedies(), std::vector{RemedyKind::ownVocabulary}, &Remedy::kinds);
    QVERIFY(own != plan.remedies().end());
    SchemaForm& form = window->trainPage().recipePanel().form();
    const Json before = form.checkedValue().value();
    Q_EMIT plan.remedyChosen(own->changes, "vocabulary");
    QCOMPARE(form.fieldValue("tokenizer.train.vocabulary_size"), Json(8000));
    QVERIFY(form.checkedValue());
    form.undoStack()->undo();
    QVERIFY(form.checkedValue().value() == before);
  }

  void anInvalidRecipeHasNoPlan() {
    const auto window = open();
    MemoryPlanPanel& plan = planOf(*window, 1.0);
    window->trainPage().recipePanel().form().setFieldValue("training.batch_size", -1);
    QTRY_VERIFY(plan.isHidden());
  }

  void saysWhyThereIsNoPlan() {
    MemoryPlanPanel plan;
    QSignalSpy planned(&plan, &MemoryPlanPanel::planned);
    plan.plan(Recipe(), Json{{"model_type", "t5"}, {"vocab_size", 32}, {"num_heads", 0}});
    QTRY_VERIFY(planned.count() > 0);
    const auto* problem = plan.findChild<QLabel*>("memoryProblem");
    QVERIFY(!plan.isHidden() && problem && !problem->isHidden());
    QVERIFY2(problem->text().contains("num_heads"), qPrintable(problem->text()));
    QVERIFY(plan.findChild<MemoryGauge*>()->isHidden());
  }

  void saysWhatItHadToAssume() {
    const auto window = open();
    MemoryPlanPanel plan;
    const auto* notes = plan.findChild<QLabel*>("memoryNotes");
    const auto planned = [&plan](const Recipe& recipe) {
      QSignalSpy done(&plan, &MemoryPlanPanel::planned);
      plan.plan(recipe, findPreset("bert-base-uncased").value()->config);
      [&] { QTRY_VERIFY(done.count() > 0); }();
    };
    Recipe recipe;
    recipe.model = {"bert-base-uncased", "random", Json::object()};
    recipe.objective.kind = "sequence-classification";
    recipe.training.device = "cpu";
    DataSource moods;
    moods.path = m_folder->filePath("moods.tsv").toStdString();
    moods.source = std::string("text");
    moods.target = std::string("mood");
    recipe.data.train = {moods};
    planned(recipe);
    QVERIFY(notes && !notes->isHidden());
    QVERIFY2(notes->text().startsWith("Two labels are assumed"), qPrintable(notes->text()));
    window->setLanguage("ko");
    QTRY_VERIFY2(notes->text().contains("레이블"), qPrintable(notes->text()));
    window->setLanguage("en");
    // Now there are labels to count.
    write("moods.tsv", "text\tmood\na\tgood\nb\tbad\nc\todd\n");
    planned(recipe);
    QVERIFY2(notes->isHidden(), qPrintable(notes->text()));
  }

 private:
  /// The panel with the plan of a recipe that needs more than a gibibyte.
  MemoryPlanPanel& planOf(MainWindow& window, double budgetGib) {
    TrainPage& train = window.trainPage();
    MemoryPlanPanel& plan = train.recipePanel().memoryPlan();
    [&] { QVERIFY(train.openRecipe(writeRecipe())); }();
    QSignalSpy planned(&plan, &MemoryPlanPanel::planned);
    train.recipePanel().form().setFieldValue("training.batch_size", 64);
    [&] { QTRY_VERIFY(planned.count() > 0); }();
    planned.clear();
    plan.setBudgetGib(budgetGib);
    [&] { QTRY_VERIFY(planned.count() > 0); }();
    return plan;
  }
};

}  // namespace s2s
