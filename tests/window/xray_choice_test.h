#pragma once
#include <QLabel>
#include <QtTest>
#include <array>

#include "app/window/data/data_page.h"
#include "app/window/data/data_set.h"
#include "app/window/data/data_tools_card.h"
#include "app/window/data/xray_choice.h"
#include "app/window/data/xray_pane.h"
#include "app/window/model_catalogue.h"
#include "engine/recipes/recipe.h"
#include "tests/support/fake_tokenizer.h"
#include "tests/window/scripted_window.h"

namespace s2s {

/// What a sample X-ray shows at first sight, and what it says where a model cannot be shown.
class XrayChoiceTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void aModelWithAHeadLearnsLabelsAndNumbersByIt() {
    for (const char* type : {"bert", "bart", "roberta"}) {
      QCOMPARE(objectiveOf(type, ColumnUse::label), std::string("sequence-classification"));
      QCOMPARE(objectiveOf(type, ColumnUse::number), std::string("regression"));
      QVERIFY(!xrayChoice(model(type), {ColumnUse::source, ColumnUse::number})->writesAnswer);
    }
  }

  void aModelWithoutOneWritesThem() {
    for (const ColumnUse answer : {ColumnUse::label, ColumnUse::number}) {
      const auto choice = xrayChoice(model("t5"), {ColumnUse::source, ColumnUse::second, answer});
      QVERIFY(choice && choice->writesAnswer);
      QCOMPARE(choice->objective, std::string("sequence-to-sequence"));
      QVERIFY(!xrayChoice(model("t5"), {ColumnUse::source, answer, answer}));
    }
    ModelDescription headed = model("t5");
    headed.config["architectures"] = {"T5ForCnnSentenceClassification"};
    QCOMPARE(xrayChoice(headed, {ColumnUse::source, ColumnUse::label})->objective,
             std::string("sequence-classification"));
  }

  void textsAreWrittenAndTextAloneIsHidden() {
    QCOMPARE(objectiveOf("m2m_100", ColumnUse::target), std::string("sequence-to-sequence"));
    QVERIFY(!xrayChoice(model("bert"), {ColumnUse::source, ColumnUse::target}));
    QCOMPARE(objectiveOf("t5", ColumnUse::unused), std::string("span-corruption"));
    QCOMPARE(objectiveOf("bert", ColumnUse::unused), std::string("masked-language-model"));
    ModelDescription withoutSentinels = model("m2m_100");
    withoutSentinels.tokenizer = std::make_shared<NoSentinels>();
    QVERIFY(!xrayChoice(withoutSentinels, {ColumnUse::source}));
  }

  void numbersKeepTheStepsOfT5sTaskWhileTheyCan() {
    QCOMPARE(asTextFor(ColumnUse::label, "good").dump(), std::string(R"({"kind":"labels"})"));
    QVERIFY((rangeFor("3.800") == std::array{0.0, 5.0, 0.2}));
    QVERIFY((rangeFor("no number") == std::array{0.0, 5.0, 0.2}));
    QVERIFY((rangeFor("-1.5") == std::array{-2.0, 5.0, 0.2}));
    QVERIFY((rangeFor("87.2") == std::array{0.0, 88.0, 0.2}));
    QVERIFY((rangeFor("5000") == std::array{0.0, 5000.0, 1.0}));
    QVERIFY((rangeFor("-123456") == std::array{-123500.0, 100.0, 100.0}));
  }

  void ratedPairsAreShownByTheModelWithAHead() {
    const QString t5 = makeModel("t5"), bert = makeBert();
    m_settings->setValue("data/models", QStringList{t5, bert});
    const auto window = open();
    DataPage& page = openRated(*window);
    QTRY_VERIFY(!m_script.xrays.empty());
    QCOMPARE(page.tools().xray().model(), bert);
    QCOMPARE(shownRecipe().at("objective").at("kind").get<std::string>(), std::string("regression"));
  }

  void ratedPairsAreWrittenWhereNoModelHasAHead() {
    m_settings->setValue("data/models", QStringList{makeModel("t5")});
    const auto window = open();
    openRated(*window);
    QTRY_VERIFY(!m_script.xrays.empty());
    const Json recipe = shownRecipe();
    QCOMPARE(recipe.at("objective").at("kind").get<std::string>(), std::string("sequence-to-sequence"));
    const Json& asText = recipe.at("data").at("train")[0].at("as_text");
    QCOMPARE(asText.at("kind").get<std::string>(), std::string("numbers"));
    QCOMPARE(asText.at("maximum").get<double>(), 5.0);
    const Result<Recipe> parsed = parseRecipe(recipe);
    QVERIFY2(parsed.ok(), parsed ? "" : parsed.error().message().c_str());
  }

  void whatCannotBeShownIsAdviceAndNoError() {
    m_settings->setValue("data/models", QStringList{makeBert()});
    write("pairs.tsv", "en\tko\nOne.\t하나.\nTwo.\t둘.\n");
    const auto window = open();
    DataPage& page = openFile(*window, "pairs.tsv");
    QTRY_VERIFY(shownText(page).contains("writes no text"));
    QVERIFY(page.tools().xray().problem().isEmpty());
    QVERIFY(m_script.xrays.empty());
  }

  void asTextOfADataSetDecidesTheObjective() {
    const auto window = open();
    DataPage& page = openRated(*window);
    DataSource source = page.current()->source();
    source.asText.emplace().kind = "numbers";
    page.current()->setSource(source);
    const Json changes = page.changesFor("");
    QCOMPARE(changes.at("objective").at("kind").get<std::string>(), std::string("sequence-to-sequence"));
  }

 private:
  class NoSentinels : public test::FakeTokenizer {
   public:
    int sentinels() const override { return 0; }
  };

  static ModelDescription model(const std::string& type) {
    ModelDescription description;
    description.config = {{"model_type", type}};
    return description;
  }
  static std::string objectiveOf(const std::string& type, ColumnUse answer) {
    const auto choice = xrayChoice(model(type), {ColumnUse::source, answer});
    return choice ? choice->objective : "none";
  }
  static std::array<double, 3> rangeFor(const QString& answer) {
    const Json task = asTextFor(ColumnUse::number, answer);
    return {task.at("minimum").get<double>(), task.at("maximum").get<double>(),
            task.at("step").get<double>()};
  }

  QString makeBert() const {
    write(
        "bert/config.json",
        R"({"model_type":"bert","vocab_size":32,"hidden_size":8,"num_hidden_layers":1,"num_attention_heads":2,
              "intermediate_size":16,"max_position_embeddings":32,"type_vocab_size":2})");
    write("bert/model.safetensors", "only its presence counts here");
    return m_folder->filePath("bert");
  }
  DataPage& openFile(MainWindow& window, const QString& name) {
    DataPage& page = window.dataPage();
    window.showPage(MainWindow::kData);
    page.openFiles({m_folder->filePath(name)});
    page.tools().showTool(DataToolsCard::kXray);
    [&] { QTRY_VERIFY(page.current() && page.current()->state() == DataSet::State::ready); }();
    return page;
  }
  DataPage& openRated(MainWindow& window) {
    write("rated.tsv",
          "id\tscore\tsentence1\tsentence2\n"
          "1\t5.000\t비행기가 이륙하고 있다.\t비행기가 이륙하고 있다.\n"
          "2\t3.800\t한 남자가 큰 플루트를 연주하고 있다.\t남자가 플루트를 연주하고 있다.\n");
    DataPage& page = openFile(window, "rated.tsv");
    [&] { QCOMPARE(answerOf(page.current()->columnUses()), ColumnUse::number); }();
    return page;
  }
  Json shownRecipe() const { return m_script.xrays.back().recipe; }
  static QString shownText(DataPage& page) {
    QStringList texts;
    for (const QLabel* label : page.tools().xray().findChildren<QLabel*>()) texts << label->text();
    return texts.join('\n');
  }
};

}  // namespace s2s
