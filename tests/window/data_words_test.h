#pragma once
#include <QtTest>

#include "app/window/data/column_uses.h"
#include "app/window/data/findings_model.h"
#include "app/window/engine_text.h"
#include "app/window/language.h"
#include "engine/data/filters/row_filter.h"
#include "widgets/forms/field_editor.h"

namespace s2s {

/// data_ko.ts is kept by hand, as lupdate does not see the engine's texts; this names what it lacks.
class DataWordsTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { m_language.use("ko"); }
  void cleanupTestCase() { m_language.use("en"); }

  void everyFormatAndFilterIsInKorean() {
    QStringList missing;
    const auto need = [&](const std::string& text) {
      if (!text.empty() &&
          QCoreApplication::translate("Schema", text.c_str()) == QString::fromStdString(text))
        missing << QString::fromStdString(text);
    };
    for (const ReaderFormat& format : readerFormats().entries()) {
      // JSON, JSON Lines and Parquet are names.
      if (format.name != "json" && format.name != "jsonl" && format.name != "parquet")
        need(std::string(format.title));
    }
    for (const FilterKind& kind : filterKinds().entries()) {
      need(std::string(kind.title));
      need(std::string(kind.help));
      for (const Option& option : kind.options) {
        need(option.help);
        need(option.unit);
      }
    }
    missing.removeDuplicates();
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(" | ")));
  }

  void everyUseOfAColumnIsInKorean() {
    for (const ColumnUse use : kColumnUses) {
      const QString name = columnUseName(use);
      QVERIFY2(name != name.toLatin1(), qPrintable(name));
    }
  }

  void everythingThatChecksFindIsInKorean() {
    QTemporaryDir folder;
    write(folder.filePath("train.tsv"), "en\tko\nA.\tB.\nA.\tB.\na\tb\nA.\tC.\n\tx\nx\t\nsame\tsame\n");
    write(folder.filePath("test.tsv"), "en\tko\nA.\tB.\n");
    DataCheckRequest request;
    for (const auto& [name, role] :
         {std::pair{"train.tsv", CheckedSet::Role::train}, {"test.tsv", CheckedSet::Role::test}}) {
      CheckedSet set;
      set.data.path = folder.filePath(name).toStdString();
      set.data.source = std::string("en");
      set.data.target = std::string("ko");
      set.role = role;
      request.sets.push_back(set);
    }
    request.sets.push_back(request.sets.front());  // a second set to train on, and rows held out of both
    request.sets.back().data.name = "again";
    request.split.validation = 0.3;
    const Result<DataReport> report = checkData(request, RunControl());
    QVERIFY2(report.ok(), report ? "" : report.error().message().c_str());
    QStringList missing;
    for (const Finding& finding : report->findings) {
      if (engineText(finding.title) == QString::fromStdString(finding.title))
        missing << QString::fromStdString(finding.title);
      for (const RowExample& example : finding.examples) {
        if (!example.why.empty() && finding.check != "language" && finding.check != "length-ratio" &&
            engineText(example.why) == QString::fromStdString(example.why))
          missing << QString::fromStdString(example.why);
      }
    }
    QVERIFY(report->findings.size() > 10);
    missing.removeDuplicates();
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(" | ")));
  }

  void numbersAndNamesAreKept() {
    QCOMPARE(engineText("repeats line 1234"), QString("1234번째 줄과 같음"));
    QCOMPARE(engineText("is in line 7 of a %1 b.tsv"), QString("a %1 b.tsv의 7번째 줄에 있음"));
    QCOMPARE(engineText("3 columns where there should be 2"), QString("열이 2개여야 하는데 3개"));
    QCOMPARE(engineText("7 of 12 rows (3.5 %) are odd"), QString("7 of 12 rows (3.5 %) are odd"));
  }

  void whatAnEvaluationSaysIsInKorean() {
    for (const char* text :
         {"reading the data", "opening the model", "opening t5-small", "counting t5-small", "comparing",
          "t5-seed-1: measuring what it will spend", "t5-seed-1: training", "t5-seed-1: 5 of 20 rows answered",
          "3 texts were cut to the model's positions", "the memory was full: at most 4 rows at once",
          "likelihoods of references are no numbers: the weights are damaged",
          "2 answers are no label and count as wrong", "2 answers were no label and became the nearest one",
          "2 answers are no number and count as -1",
          "2 rows of /a/b 3.tsv cannot be used; the first is line 7: the target is empty"})
      QVERIFY2(engineText(text) != QString(text), text);
    QCOMPARE(engineText("opening t5-small"), QString("t5-small 여는 중"));
    QCOMPARE(engineText("t5-seed-1: 5 of 20 rows answered"), QString("t5-seed-1: 20행 중 5행에 답함"));
    QCOMPARE(engineText("2 rows of /a/b 3.tsv cannot be used; the first is line 7: the target is empty"),
             QString("/a/b 3.tsv에서 쓸 수 없는 행 2개. 첫째는 7번째 줄: 번역문이 비었음"));
  }

  void filtersAreTheSameWithTheirDefaultsWrittenOut() {
    const Json filters = Json::array({{{"kind", "duplicates"}, {"compare", "exact"}, {"of", "pair"}}});
    QVERIFY(hasFilter(filters, {{"kind", "duplicates"}}));
    QVERIFY(!hasFilter(filters, {{"kind", "duplicates"}, {"compare", "normalised"}}));
    QVERIFY(withFilter(filters, {{"kind", "duplicates"}}, false).empty());
    QCOMPARE(withFilter(filters, {{"kind", "empty"}}, true).size(), std::size_t{2});
    QCOMPARE(withFilter(filters, {{"kind", "duplicates"}}, true).size(), std::size_t{1});
  }

 private:
  static void write(const QString& path, const QByteArray& content) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
  }
  Language m_language;
};

}  // namespace s2s
