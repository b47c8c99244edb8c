#pragma once
#include <QtEndian>
#include <QtTest>

#include "app/window/data/column_uses.h"
#include "app/window/data/filters_dialog.h"
#include "app/window/data/findings_model.h"
#include "app/window/language.h"
#include "engine/data/empty_part.h"
#include "engine/data/filters/row_filter.h"
#include "engine/data/line_source.h"
#include "engine/shapes/presets.h"
#include "widgets/forms/field_editor.h"
#include "widgets/forms/schema_form.h"
#include "widgets/text/engine_text.h"

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

  void everyReasonOfAReaderIsInKorean_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("reasons");  ///< different ones, at least
    const auto row = [](const char* name, const QByteArray& content, int reasons) {
      QTest::newRow(name) << content << reasons;
    };
    const QByteArray longLine(static_cast<qsizetype>(LineSource::kLongest) + 1, 'x');
    row("a.tsv", "en\tko\na\n\na\tb\tc\n\xff\tb\n" + QByteArray("n\0l\tb\n", 6) + longLine + "\n", 5);
    row("a.csv", "en,ko\n\"a\"b,c\na,b\n\"never\n", 2);
    row("a.txt", "fine\n\xff\n" + longLine + "\n", 2);
    QByteArray members = "{";
    for (int i = 0; i <= 10000; ++i) members += '"' + QByteArray::number(i) + "\":1,";
    members.chop(1);
    const QByteArray deep = QByteArray(300, '[') + QByteArray(300, ']');
    const QByteArray objects[] = {"{\"en\":\"a\"}", "{\"en\":}",         "[1]", deep,
                                  members + '}',    '"' + longLine + '"'};
    QByteArray lines = "{\"en\":\"a\",\"ko\":\"b\"}\n", list = "[{\"en\":\"a\",\"ko\":\"b\"}";
    for (const QByteArray& object : objects) {
      lines += object + '\n';
      list += ",\n" + object;
    }
    row("a.jsonl", lines, 6);
    row("a.json", list + "]", 6);
    row("columns.json", QByteArray("{\"en\":[\"a\",\"n\\u0000l\"],\"ko\":[\"b\",\"c\"]}"), 1);
    QByteArray plurals = "msgid \"many\"\nmsgid_plural \"more\"\n";
    for (int i = 0; i <= 16; ++i) plurals += "msgstr[" + QByteArray::number(i) + "] \"x\"\n";
    row("a.po",
        "msgid \"\"\nmsgstr \"Language: ko\"\n\nmsgid \"fine\"\nmsgstr \"x\"\n\n#, fuzzy\nmsgid "
        "\"f\"\nmsgstr "
        "\"x\"\n\n#~ msgid \"o\"\n#~ msgstr \"x\"\n\nmsgid \"n\"\nmsgstr \"\"\n\nmsgctxt \"c\"\nmsgid "
        "\"\"\nmsgstr \"x\"\n\nmsgid \"p\"\nmsgid_plural \"q\"\nmsgstr[0] \"x\"\nmsgstr[1] \"\"\n\nmsgid "
        "bare\nmsgstr \"x\"\n\nmsgid \"t\" t\nmsgstr \"x\"\n\nmsgid \"\\q\"\nmsgstr \"x\"\n\nmsgid "
        "\"u\nmsgstr \"x\"\n\n\"stray\"\n\nmsgfoo \"x\"\n\n" +
            plurals + "\nmsgid \"" + longLine + "\"\nmsgstr \"x\"\n\nmsgid \"alone\"\n",
        15);
    row("a.mo", brokenMo(), 2);
    QByteArray variants;
    for (int i = 0; i <= 1000; ++i) variants += "<tuv xml:lang=\"en\"><seg>a</seg></tuv>";
    const QByteArray fine =
        "<tu><tuv xml:lang=\"en\"><seg>a</seg></tuv><tuv xml:lang=\"ko\"><seg>b</seg></tuv></tu>\n";
    QByteArray memory = "<tmx><body>\n<tu></tu>\n<tu><tuv><seg>a</seg></tuv></tu>\n<tu>" + variants +
                        "</tu>\n<tu><tuv xml:lang=\"en\"><seg>a</seg></tuv><tuv xml:lang=\"en\"><seg>b</seg>"
                        "</tuv></tu>\n<tu><tuv xml:lang=\"en\"><seg>\x01</seg></tuv></tu>\n<tu><tuv "
                        "xml:lang=\"en\"><seg>" +
                        QByteArray((1 << 20) + 1, 'x') +
                        "</seg></tuv></tu>\n<tu><tuv xml:lang=\"en\"><seg>a & b</seg></tuv></tu>\n";
    for (int i = 0; i < 2000; ++i) memory += fine;
    row("a.tmx", memory + "<tu><tuv xml:lang=\"fr\"><seg>a</seg></tuv></tu>\n</body></tmx>\n", 8);
  }

  void everyReasonOfAReaderIsInKorean() {
    QFETCH(QByteArray, content);
    QFETCH(int, reasons);
    QTemporaryDir folder;
    const QString path = folder.filePath(QTest::currentDataTag());
    write(path, content);
    Result<std::unique_ptr<RowReader>> reader = openRows(path.toStdString(), {});
    QVERIFY2(reader.ok(), reader ? "" : reader.error().message().c_str());
    for (;;) {
      const Result<std::optional<Row>> row = (*reader)->next();
      QVERIFY2(row.ok(), row ? "" : row.error().message().c_str());
      if (!*row) break;
    }
    QStringList found, missing;
    for (const BadRow& bad : (*reader)->badRows().described()) {
      const QString reason = QString::fromStdString(bad.why);
      found << reason;
      // "column en: not valid …" is in Korean where what stands behind the colon is.
      const QString core = reason.startsWith("column ") ? reason.section(": ", 1) : reason;
      if (engineText(core.toStdString()) == core || engineText(bad.why) == reason) missing << reason;
    }
    found.removeDuplicates();
    missing.removeDuplicates();
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(" | ")));
    QVERIFY2(found.size() >= reasons, qPrintable(found.join(" | ")));
  }

  void everyEmptyPartIsInKorean() {
    const TextPair pairs[] = {{"", ""}, {"a", ""}, {"a", "b", 1, ""}, {"a", "b", 1, std::nullopt, {""}}};
    for (const TextPair& pair : pairs) {
      const std::string why = emptyPart(pair, pair.labels.empty() ? RowNeeds::target : RowNeeds::labels);
      QVERIFY(!why.empty());
      QVERIFY2(engineText(why) != QString::fromStdString(why), why.c_str());
    }
  }

  void whatTheXrayAndTheFormatLineSayIsInKorean() {
    QCOMPARE(engineText(TextForm{"UTF-8", true, "gzip"}.words()),
             QString("UTF-8(바이트 순서 표시 있음), gzip"));
    QCOMPARE(engineText(TextForm{"UTF-8", false, "gzip"}.words()), QString("UTF-8, gzip"));
    QCOMPARE(engineText("binary, 3000 bytes"), QString("바이너리, 3000바이트"));
    for (const char* note : {"The row is packed: text 2 of the 3 that share these positions without seeing "
                             "each other.",
                             "The back-translation is written when training begins; until then its rows are "
                             "shown as read."})
      QVERIFY2(engineText(note) != QString(note), note);
  }

  void whatIsWrongWithAFilterIsInKorean() {
    FiltersDialog dialog(Json::array({{{"kind", "empty"}}, {{"kind", "length"}, {"minimum", -1}}}));
    QCOMPARE(dialog.problem(), QString("길이 · 최솟값: -1은 0보다 작음"));
  }

  void aMinimumAboveTheMaximumIsSaidBesideItsField() {
    FiltersDialog dialog(Json::array({{{"kind", "length"}, {"minimum", 9}, {"maximum", 5}}}));
    QVERIFY2(dialog.problem().contains("최댓값 5보다 큼"), qPrintable(dialog.problem()));
    auto* form = dialog.findChild<SchemaForm*>();
    QVERIFY2(form->fieldProblem("minimum").contains("최댓값 5보다 큼"),
             qPrintable(form->fieldProblem("minimum")));
    form->setFieldValue("maximum", 12);
    QVERIFY2(dialog.problem().isEmpty(), qPrintable(dialog.problem()));
    QVERIFY2(form->fieldProblem("minimum").isEmpty(), qPrintable(form->fieldProblem("minimum")));
  }

  void numbersAndNamesAreKept() {
    QCOMPARE(
        engineText(
            "checkpoints.mode is min, but of validation_accuracy the larger is the better: set it to auto"),
        QString("validation_accuracy는 클수록 좋은데 checkpoints.mode가 min임: auto로 정할 것"));
    QCOMPARE(engineText("repeats line 1234"), QString("1234번째 줄과 같음"));
    QCOMPARE(engineText("is in line 7 of a %1 b.tsv"), QString("a %1 b.tsv의 7번째 줄에 있음"));
    QCOMPARE(engineText("3 columns where there should be 2"), QString("열이 2개여야 하는데 3개"));
    QCOMPARE(engineText("not valid UTF-8 at byte 12"), QString("12번째 바이트가 올바른 UTF-8이 아님"));
    QCOMPARE(engineText("column en: has no \"ko\""), QString("en 열: \"ko\"가 없음"));
    QCOMPARE(engineText("7 of 12 rows (3.5 %) are odd"), QString("7 of 12 rows (3.5 %) are odd"));
  }

  void whatAnEvaluationSaysIsInKorean() {
    for (const char* text :
         {"reading the data", "opening the model", "opening t5-small", "counting t5-small", "comparing",
          "t5-seed-1: measuring what it will spend", "t5-seed-1: training",
          "t5-seed-1: 5 of 20 rows answered", "3 texts were cut to the model's positions",
          "the memory was full: at most 4 rows at once",
          "likelihoods of references are no numbers: the weights are damaged",
          "2 answers are no label and count as wrong", "2 answers were no label and became the nearest one",
          "2 answers are no number and count as -1",
          "2 references lie outside of 1.0 to 5.0, which is all that can be written",
          "2 answers were none of the task's numbers and became the nearest one",
          "2 rows of /a/b 3.tsv cannot be used; the first is line 7: the target is empty"})
      QVERIFY2(engineText(text) != QString(text), text);
    QVERIFY(engineText(
                "my run was trained in several ways (\"a: \", \"b: \") and is asked in none of them: name a "
                "prefix, both languages, or one of its data sets with --as-in and --set")
                .startsWith("my run은 여러 방식(\"a: \", \"b: \")으로 학습되었지만"));
    QVERIFY(engineText("m2m-tiny is told no language: the references are read, and the answers may be "
                       "written, in another than theirs; name both with --from and --to")
                .startsWith("m2m-tiny에 언어를"));
    QCOMPARE(engineText("opening t5-small"), QString("t5-small 여는 중"));
    QCOMPARE(engineText("t5-seed-1: 5 of 20 rows answered"), QString("t5-seed-1: 20행 중 5행에 답함"));
    QCOMPARE(engineText("2 rows of /a/b 3.tsv cannot be used; the first is line 7: the target is empty"),
             QString("/a/b 3.tsv에서 쓸 수 없는 행 2개. 첫째는 7번째 줄: 번역문이 비었음"));
  }

  void whatAnExportSaysIsInKorean() {
    for (const char* text :
         {"opening the model", "reading the corpus", "comparing the corpus", "putting the rows back",
          "writing the weights", "reading the weights back",
          "the vocabulary was trimmed from another tokenizer",
          "the adapters are layers that transformers does not have: it would leave them out and answer "
          "otherwise"})
      QVERIFY2(engineText(text) != QString(text), text);
  }

  void preparationAndWarningsAreInKorean() {
    QStringList missing;
    for (const char* text :
         {"reading the data", "encoding the data", "making the model", "training a tokenizer of 4000 pieces",
          "12.5 % of the targets of pairs cannot be written by this vocabulary",
          "12.5 % of the sources of pairs cannot be written by this vocabulary, by a sample of 2000 of its "
          "3000 "
          "rows",
          "answers of moods that this vocabulary writes as the same tokens: 2 of 3, such as 'a b' and 'c'",
          "3 rows of a b.tsv are left out, the first in line 7: 3 columns where there should be 2",
          "memory ran out with 16 rows at once: going on with 8, which gives the same gradient",
          "memory ran out in a validation: going on with 8 rows at once, which gives the same results",
          "memory ran out while answers were written: going on with 8 rows at once, which gives the same "
          "results"}) {
      if (engineText(text) == QString(text)) missing << text;
    }
    for (const Preset& preset : presets()) {
      if (!preset.note.empty() && engineText(preset.note) == QString::fromStdString(preset.note))
        missing << QString::fromStdString(preset.note);
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(" | ")));
    QCOMPARE(engineText("3 rows of a b.tsv are left out, the first in line 7: repeats line 4"),
             QString("a b.tsv의 3행이 빠짐, 첫 번째는 7번째 줄: 4번째 줄과 같음"));
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
  /// A message whose text lies outside the file, and one that is not translated.
  static QByteArray brokenMo() {
    QByteArray bytes;
    for (const quint32 number : {0x950412deu, 0u, 2u, 28u, 44u, 0u, 0u,  // two messages, tables at 28 and 44
                                 1u, 60u, 1u, 61u,                       // "a", "b"
                                 9u, 9999u, 0u, 62u}) {
      const quint32 little = qToLittleEndian(number);
      bytes.append(reinterpret_cast<const char*>(&little), sizeof little);
    }
    return bytes + "ab";
  }
  static void write(const QString& path, const QByteArray& content) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
  }
  Language m_language;
};

}  // namespace s2s
