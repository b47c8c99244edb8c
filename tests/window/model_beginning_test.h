#pragma once
#include <QtTest>

#include "app/window/model_catalogue.h"
#include "app/window/train/recipe_panel.h"
#include "app/window/train/starting_recipe.h"
#include "app/window/train/train_page.h"
#include "engine/tokenizers/tokenizer.h"
#include "tests/window/scripted_window.h"
#include "widgets/forms/schema_form.h"

namespace s2s {

/// What a run begins with follows the model that the form names.
class ModelBeginningTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void aModelFolderBringsWhatARunBeginsWith() {
    const QString tiny = makeModel("tiny"), other = makeModel("other");
    const auto window = open();
    SchemaForm& form = window->trainPage().recipePanel().form();
    QCOMPARE(form.fieldValue("model.initialization"), Json("random"));
    QVERIFY(form.fieldValue("tokenizer.train").is_object());
    const Json before = form.value();
    // As it is typed: most of it is no model.
    for (qsizetype end = 1; end <= tiny.size(); ++end)
      form.setFieldValue("model.from", tiny.left(end).toStdString());
    QCOMPARE(form.fieldValue("model.initialization"), Json("pretrained"));
    QVERIFY(form.fieldValue("tokenizer.train").is_null());
    form.undoStack()->undo();
    QVERIFY(form.value() == before);  // one step
    form.undoStack()->redo();
    QCOMPARE(form.fieldValue("model.initialization"), Json("pretrained"));
    // What is chosen by hand afterwards stays for another folder, and not for a preset.
    form.setFieldValue("model.initialization", "random");
    form.setFieldValue("model.from", other.toStdString());
    QCOMPARE(form.fieldValue("model.initialization"), Json("random"));
    form.setFieldValue("model.initialization", "pretrained");
    form.setFieldValue("model.from", "mt5-small");
    QCOMPARE(form.fieldValue("model.initialization"), Json("random"));
    QVERIFY(form.fieldValue("tokenizer.train").is_object());
  }

  void aPresetOverBytesNeedsNoTokenizerMadeFromTheData() {
    const auto window = open();
    SchemaForm& form = window->trainPage().recipePanel().form();
    QVERIFY(form.fieldValue("tokenizer.train").is_object());
    form.setFieldValue("model.from", "byt5-small");
    QCOMPARE(form.fieldValue("model.initialization"), Json("random"));
    QVERIFY(form.fieldValue("tokenizer.train").is_null());
    form.setFieldValue("model.from", "t5-small");
    QVERIFY(form.fieldValue("tokenizer.train").is_object());
    const Json starting = startingRecipe("byt5-small", nullptr);
    QVERIFY(!starting.contains("tokenizer"));
    QVERIFY(startingRecipe("mt5-small", nullptr).contains("tokenizer"));
    const auto described = describeModel("byt5-small");
    QVERIFY(described && described->tokenizer);
    QCOMPARE(described->tokenizer->size(), std::int64_t{384});
  }

  void aModelThatLeadsNowhereIsNamedWhenTypingPauses() {
    const auto window = open();
    SchemaForm& form = window->trainPage().recipePanel().form();
    const QString path = m_folder->filePath("nowhere");
    for (qsizetype end = 1; end <= path.size(); ++end) {
      form.setFieldValue("model.from", path.left(end).toStdString());
      QVERIFY2(form.fieldProblem("model.from").isEmpty(), "not with each key");
    }
    QTRY_VERIFY2(form.fieldProblem("model.from").contains("is no model"),
                 qPrintable(form.fieldProblem("model.from")));
    form.setFieldValue("model.from", "t5-small");
    QVERIFY(form.fieldProblem("model.from").isEmpty());
    QTest::qWait(900);
    QVERIFY2(form.fieldProblem("model.from").isEmpty(), "there is such a preset");
    // What has come into being since is one.
    form.setFieldValue("model.from", path.toStdString());
    makeModel("nowhere");
    QTest::qWait(900);
    QVERIFY2(form.fieldProblem("model.from").isEmpty(), qPrintable(form.fieldProblem("model.from")));
  }
};

}  // namespace s2s
