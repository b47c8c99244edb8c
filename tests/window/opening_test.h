#pragma once
#include <QStackedWidget>
#include <QtTest>

#include "app/window/data/data_page.h"
#include "app/window/data/data_set.h"
#include "app/window/home/home_page.h"
#include "app/window/runs/runs_page.h"
#include "app/window/train/recipe_panel.h"
#include "app/window/train/train_page.h"
#include "engine/recipes/new_recipe.h"
#include "engine/recipes/recipe.h"
#include "tests/window/scripted_window.h"
#include "widgets/forms/schema_form.h"
#include "widgets/panes/error_banner.h"

namespace s2s {

/// Which page shows a path that is opened, and recipes on their way into the form and out of it.
class OpeningTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void aRecipeMayBeCalledAnyConfig() {
    const auto window = open();
    QFile::rename(writeRecipe(), m_folder->filePath("train_config.json"));
    window->openPath(m_folder->filePath("train_config.json"));
    QCOMPARE(shown(*window), static_cast<int>(MainWindow::kTrain));
    QCOMPARE(window->trainPage().recipePanel().form().fieldValue("name"), Json("apples"));
  }

  void aConfigurationOpensItsModel() {
    const QString model = makeModel("tiny");
    const auto window = open();
    window->openPath(model + "/config.json");
    QCOMPARE(shown(*window), static_cast<int>(MainWindow::kPrompt));
    QVERIFY(m_settings->promptModels().contains(model));
  }

  void textsWhoseNamesEndInTheirLanguageAreOneDataSet() {
    write("news.en", "There is an apple.\nThis cup is heavy.\n");
    write("news.ko", "사과가 있다.\n이 컵은 무겁다.\n");
    const auto window = open();
    window->openPaths({m_folder->filePath("news.en"), m_folder->filePath("news.ko")});
    QCOMPARE(shown(*window), static_cast<int>(MainWindow::kData));
    QTRY_COMPARE(window->dataPage().sets().size(), std::size_t{1});
    QCOMPARE(window->dataPage().sets()[0]->source().targetPath, m_folder->filePath("news.ko").toStdString());
    QVERIFY(window->dataPage().banner().what().isEmpty());
  }

  void whatCannotBeOpenedIsNamed() {
    write("weights.bin", QByteArray("\x80\x02\x00\x01", 4));
    const auto window = open();
    window->openPath(m_folder->filePath("weights.bin"));
    QCOMPARE(shown(*window), static_cast<int>(MainWindow::kHome));
    QVERIFY(window->homePage().findChild<ErrorBanner*>()->what().contains("weights.bin"));
  }

  void curvesOfOtherProgramsGoToRuns() {
    write("other/trainer_state.json",
          R"({"log_history":[{"step":1,"epoch":0.5,"loss":2.0},{"step":2,"epoch":1.0,"loss":1.0}]})");
    const auto window = open();
    window->openPath(m_folder->filePath("other/trainer_state.json"));
    QCOMPARE(shown(*window), static_cast<int>(MainWindow::kRuns));
    QTRY_COMPARE(window->runs().foreign().entries().size(), std::size_t{1});
    QVERIFY(window->trainPage().problem().isEmpty());
  }

  void opensTheCommentedRecipeThatS2sWrites() {
    const auto text = newRecipeText("translation");
    QVERIFY2(text.ok(), text ? "" : text.error().message().c_str());
    QVERIFY(text->find("//") != std::string::npos);
    write("recipe.json", QByteArray::fromStdString(*text));
    const auto window = open();
    window->trainPage().openRecipe(m_folder->filePath("recipe.json"));
    QVERIFY2(!window->trainPage().problem().contains("JSON"), qPrintable(window->trainPage().problem()));
    QVERIFY(window->trainPage().recipePanel().hasData());
  }

  /// Read as that of a model that writes texts, a section with labels was refused, and no data was shown.
  void aRecipeWithLabelColumnsShowsItsData() {
    write("moods.tsv", "source\tmood\tsize\nThere is an apple.\tgood\tsmall\n");
    write("labels.json",
          R"({"model": {"from": "t5-small"}, "objective": {"kind": "sequence-classification"},
              "data": {"train": [{"path": "moods.tsv", "labels": ["mood", "size"]}]},
              "training": {"steps": 10}})");
    const auto window = open();
    QVERIFY(window->trainPage().openRecipe(m_folder->filePath("labels.json")));
    QCOMPARE(window->trainPage().recipePanel().dataText(), QString("moods.tsv"));
  }

  void aRecipeSavedElsewhereStillFindsItsData() {
    write("recipes/pairs.tsv", "source\ttarget\nThere is an apple.\t사과가 있다.\n");
    write("recipes/recipe.json", recipe(10, "apples"));
    QDir(m_folder->path()).mkpath("elsewhere");
    const auto window = open();
    TrainPage& train = window->trainPage();
    QVERIFY(train.openRecipe(m_folder->filePath("recipes/recipe.json")));
    QVERIFY(train.saveRecipe(m_folder->filePath("elsewhere/recipe.json")));
    const auto read = readRecipe(m_folder->filePath("elsewhere/recipe.json").toStdString());
    QVERIFY2(read.ok(), read ? "" : read.error().message().c_str());
    QCOMPARE(QString::fromStdString(read->data.train.front().path), m_folder->filePath("recipes/pairs.tsv"));
    QCOMPARE(read->model.from, std::string("t5-small"));
    // Beside its data it names them as before.
    QVERIFY(train.saveRecipe(m_folder->filePath("recipes/second.json")));
    const auto second = readJsonFile(m_folder->filePath("recipes/second.json").toStdString());
    QCOMPARE((*second)["data"]["train"][0]["path"], Json("pairs.tsv"));
  }

  void proposesForTheOwnModelOnceItIsRead() {
    write("judge/config.json",
          R"({"model_type":"bert","architectures":["BertForSequenceClassification"],"vocab_size":32,
              "hidden_size":8,"num_hidden_layers":1,"num_attention_heads":2,"intermediate_size":16,
              "max_position_embeddings":16,"id2label":{"0":"bad","1":"good"},"label2id":{"bad":0,"good":1}})");
    write("judge/model.safetensors", "only its presence counts here");
    m_settings->setChosenModels({m_folder->filePath("judge")});
    const auto window = open();
    SchemaForm& form = window->trainPage().recipePanel().form();
    QTRY_COMPARE(form.fieldValue("objective.kind"), Json("sequence-classification"));
    QCOMPARE(form.fieldValue("optimizer.kind"), Json("adamw"));
  }

  void whatWasChangedMeanwhileStays() {
    const auto window = open();
    SchemaForm& form = window->trainPage().recipePanel().form();
    QSignalSpy described(&window->models(), &ModelCatalogue::described);
    window->trainPage().composeFor(makeModel("tiny"));
    form.setFieldValue("training.steps", 77);
    QTRY_VERIFY(std::ranges::any_of(
        described, [](const QVariantList& model) { return model[0].toString().endsWith("tiny"); }));
    QCOMPARE(form.fieldValue("training.steps"), Json(77));
  }

 private:
  static int shown(MainWindow& window) {
    return qobject_cast<QStackedWidget*>(window.trainPage().parentWidget())->currentIndex();
  }
};

}  // namespace s2s
