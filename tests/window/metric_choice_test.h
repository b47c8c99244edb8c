#pragma once
#include <QComboBox>
#include <QtTest>

#include "app/window/train/recipe_panel.h"
#include "app/window/train/train_page.h"
#include "tests/window/scripted_window.h"
#include "widgets/forms/field_problem.h"
#include "widgets/forms/schema_form.h"

namespace s2s {

/// The numbers that the page Train offers for the best checkpoint and for early stopping.
class MetricChoiceTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void scoresOfAnswersAreOffered() {
    const auto window = open();
    SchemaForm& form = formOf(*window);
    for (const char* path : {"checkpoints.metric", "early_stopping.metric"}) {
      for (const char* metric :
           {"validation_loss", "validation_bits_per_byte", "validation_bleu", "validation_chrf++"})
        QVERIFY2(offered(form, path).contains(metric), metric);
    }
    form.setFieldValue("objective.kind", "masked-language-model");
    QVERIFY(!offered(form, "checkpoints.metric").contains("validation_bleu"));
    QVERIFY(offered(form, "checkpoints.metric").contains("validation_token_accuracy"));
    QCOMPARE(form.fieldValue("checkpoints.metric"), Json("validation_loss"));
    QCOMPARE(form.fieldValue("early_stopping.metric"), Json(""));
  }

  void whatAScoreNeedsIsSaidBesideItsField() {
    const auto window = open();
    SchemaForm& form = formOf(*window);
    RecipePanel& panel = window->trainPage().recipePanel();
    form.setFieldValue("data.validation.split", 0.5);
    form.setFieldValue("evaluation.every_steps", 5);
    form.setFieldValue("checkpoints.metric", "validation_bleu");
    const auto refused = panel.checkedRecipe();
    QVERIFY(!refused);
    QCOMPARE(refused.error().remedy, std::string("set evaluation.generated_rows"));
    QVERIFY2(form.fieldProblem("checkpoints.metric").contains("generated answers"),
             qPrintable(form.fieldProblem("checkpoints.metric")));
    form.setFieldValue("evaluation.generated_rows", 100);
    QVERIFY(panel.checkedRecipe());
  }

  void itIsSaidInKoreanToo() {
    m_settings->setLanguage("ko");
    const auto window = open();
    for (const char* clause :
         {"is a score of generated answers, and none are generated", "nothing is validated",
          "set evaluation.generated_rows",
          "does not apply, as the model writes no texts that could be compared with those of a "
          "validation set"})
      QVERIFY2(fieldProblem(clause) != QString(clause), clause);
  }

 private:
  SchemaForm& formOf(MainWindow& window) {
    [&] { QVERIFY(window.trainPage().openRecipe(writeRecipe())); }();
    return window.trainPage().recipePanel().form();
  }

  static QStringList offered(SchemaForm& form, const char* path) {
    const auto* list = form.fieldEditor(path)->findChild<QComboBox*>();
    QStringList names;
    for (int i = 0; list != nullptr && i < list->count(); ++i) names << list->itemText(i);
    return names;
  }
};

}  // namespace s2s
