#pragma once
#include <QComboBox>
#include <QtTest>

#include "app/window/train/data_columns.h"

namespace s2s {

/// Which columns are proposed and written for what a model learns.
class DataColumnsTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void pairsOfTextsGetALabel() {
    const DataSource source = guessed("sequence-classification", {"gold", "sentence1", "sentence2", "label"});
    QCOMPARE(std::get<std::string>(source.source), std::string("sentence1"));
    QCOMPARE(std::get<std::string>(*source.pair), std::string("sentence2"));
    QCOMPARE(std::get<std::string>(source.target), std::string("label"));
    QVERIFY(source.labels.empty());
  }

  void severalLabelColumnsAreKept() {
    DataSource source;
    source.source = std::string("comments");
    source.labels = {std::string("bias"), std::string("hate")};
    DataColumns columns(dataNeeds("sequence-classification", nullptr), source);
    columns.setColumns(preview({"comments", "bias", "hate"}), source, false);
    DataSource written;
    columns.write(written, true);
    QCOMPARE(written.labels, source.labels);
    QCOMPARE(columns.previewOf({{"text", "none", "hate"}, 1}), (QStringList{"text", "none, hate"}));
  }

  void translationsGetThePrefixOfTheirColumns() {
    const DataSource source = guessed("sequence-to-sequence", {"en", "ko"});
    QCOMPARE(source.prefix, std::string("translate English to Korean: "));
    QCOMPARE(std::get<std::string>(source.target), std::string("ko"));
  }

  void ofATestSetNoPrefixIsGuessed() {
    DataNeeds needs;
    needs.asksAsTrained = true;
    QVERIFY2(guessed(needs, {"en", "ko"}).prefix.empty(), "models may be trained with others");
    DataColumns columns(needs, {});
    QCOMPARE(columns.previewHeader().front(), QString("each model is fed, in its own way"));
    DataSource typed;
    typed.prefix = "my own: ";
    DataColumns said(needs, typed);
    said.setColumns(preview({"en", "ko"}), typed, true);
    QCOMPARE(said.previewHeader().front(), QString("the model is fed"));
    QCOMPARE(said.previewOf({{"text", "글"}, 1}).front(), QString("my own: text"));
  }

  void languagesAreAskedWhereTheTokenizerHasThem() {
    DataNeeds needs;
    needs.languages = {"en", "ko"};
    const DataSource source = guessed(needs, {"en", "ko"});
    QCOMPARE(source.sourceLanguage, std::string("en"));
    QCOMPARE(source.targetLanguage, std::string("ko"));
    QVERIFY(source.prefix.empty());
  }

  void ofATestSetTheLanguagesAreTakenFromTheColumnsWhereTheyAreAsked() {
    DataNeeds needs;
    needs.asksAsTrained = true;
    needs.languages = {"de", "en", "ko"};
    const DataSource source = guessed(needs, {"en", "ko"});
    QCOMPARE(source.targetLanguage, std::string("ko"));
    QCOMPARE(source.sourceLanguage, std::string("en"));
    QVERIFY2(source.prefix.empty(), "every model is asked in its own way");
    QVERIFY2(guessed(needs, {"english", "korean"}).targetLanguage.empty(), "as the models are trained");
  }

  void maskedTokensNeedNoAnswer() {
    DataColumns columns(dataNeeds("masked-language-model", nullptr), {});
    columns.setColumns(preview({"text"}), {}, true);
    QVERIFY(columns.problem().isEmpty());
    QCOMPARE(columns.previewHeader().size(), 1);
  }

  void theSameColumnTwiceIsNamed() {
    DataColumns columns(dataNeeds("sequence-to-sequence", nullptr), {});
    columns.setColumns(preview({"only"}), {}, true);
    QVERIFY(!columns.problem().isEmpty());
  }

 private:
  static TablePreview preview(const std::vector<std::string>& names) {
    TablePreview preview;
    preview.columns = names;
    return preview;
  }
  static DataSource guessed(const std::string& objective, const std::vector<std::string>& names) {
    return guessed(dataNeeds(objective, nullptr), names);
  }
  static DataSource guessed(const DataNeeds& needs, const std::vector<std::string>& names) {
    DataColumns columns(needs, {});
    columns.setColumns(preview(names), {}, true);
    DataSource source;
    columns.write(source, true);
    return source;
  }
};

}  // namespace s2s
