#pragma once
#include <QtTest>
#include <functional>

#include "app/window/language.h"
#include "app/window/languages.h"
#include "engine/comparisons/comparison.h"
#include "engine/generation/generation_options.h"
#include "engine/recipes/recipe.h"
#include "widgets/forms/field_editor.h"
#include "widgets/forms/field_problem.h"

namespace s2s {

/// schema_ko.ts is kept by hand, as lupdate does not see the engine's texts; this names what it lacks.
class LanguageTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() {
    m_language.use("ko");
    QCOMPARE(m_language.current(), QString("ko"));
  }
  void cleanupTestCase() { m_language.use("en"); }

  void everyOptionIsInKorean() {
    QStringList missing;
    for (const OptionSchema* schema : {&recipeSchema(), &generationSchema(), &comparisonSchema()}) {
      collect(*schema, missing);
    }
    missing.removeDuplicates();
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(" | ")));
  }

  void whatIsWrongWithAValueIsInKorean() {
    OptionSchema schema;
    schema.options = {*recipeSchema().find("training")->fields.front().find("batch_size"),
                      *recipeSchema().find("training")->fields.front().find("precision")};
    for (const Json& wrong : std::vector<Json>{{{"batch_size", -3}},
                                               {{"batch_size", "x"}},
                                               {{"precision", "float8"}},
                                               {{"batchsize", 1}}}) {
      const Error error = applySchema(schema, wrong).error();
      const std::string clause = error.what.substr(error.what.find(": ") + 2);
      QVERIFY2(fieldProblem(clause) != QString::fromStdString(clause), clause.c_str());
      if (!error.remedy.empty())
        QVERIFY2(fieldProblem(error.remedy) != QString::fromStdString(error.remedy), error.remedy.c_str());
    }
    QCOMPARE(fieldProblem("-3 is below 1"), QString("-3은 1보다 작음"));
    QCOMPARE(fieldProblem("\"x\" is not a whole number"), QString("\"x\"는 정수가 아님"));
  }

  void everyLanguageIsInKorean() {
    QStringList missing;
    const std::vector<LanguageChoice> choices = languageChoices();
    QCOMPARE(choices.size(), std::size_t{100});
    for (const LanguageChoice& choice : choices) {
      if (choice.name == choice.englishName) missing << choice.englishName;
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(" | ")));
    QCOMPARE(choices[1].name, QString("한국어"));
  }

  void numbersHaveKoreanUnits() {
    QCOMPARE(QCoreApplication::translate("NumberFormat", "%1 min %2 s").arg(3).arg(12), QString("3분 12초"));
  }

 private:
  static void collect(const OptionSchema& schema, QStringList& missing) {
    const auto need = [&](const std::string& text) {
      if (text.empty()) return;
      if (QCoreApplication::translate("Schema", text.c_str()) == QString::fromStdString(text)) {
        missing << QString::fromStdString(text);
      }
    };
    need(schema.title);
    for (const Option& option : schema.options) {
      need(option.help);
      need(option.unit);
      const QString english = QString::fromStdString(option.name).replace('_', ' ');
      if (labelOf(option.name).compare(english, Qt::CaseInsensitive) == 0) missing << english;
      for (const OptionSchema& field : option.fields) collect(field, missing);
    }
  }

  Language m_language;
};

}  // namespace s2s
