#pragma once
#include <QtTest>

#include "widgets/text/pattern_table.h"

namespace s2s {

/// Which pattern a text is taken for, and what stands in its places.
class PatternTableTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void findsWhatATextWasMadeOf_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QStringList>("places");
    const auto row = [](const char* text, const char* pattern, const QStringList& places) {
      QTest::newRow(text) << QString(text) << QString(pattern) << places;
    };
    row("the file is empty", "the file is empty", {});
    row("the file is empty!", "", {});
    row("so the file is empty", "", {});
    row("line 3 is odd", "line %1 is odd", {"3"});
    row("line -3.5e-7 is odd", "line %1 is odd", {"-3.5e-7"});
    row("line three is odd", "", {});
    row("cannot open a b.tsv", "cannot open %1", {"a b.tsv"});
    row("cannot open ", "", {});
    row("cannot open %1", "cannot open %1", {"%1"});
    // The most letters outside the places win, whichever was added first.
    row("cannot open the door", "cannot open the %1", {"door"});
    row("a.tsv is missing", "%1 is missing", {"a.tsv"});
    row("training.steps: is missing", "%1: %2", {"training.steps", "is missing"});
    row("the steps: is missing", "", {});
    row("the tensor w lies in a.bin, not in b.bin", "the tensor %1 lies in %2, not in %3",
        {"w", "a.bin", "b.bin"});
    row("the tensor a lies in b lies in c, not in d", "the tensor %1 lies in %2, not in %3",
        {"a", "b lies in c", "d"});
    // What stands behind a comma is another part of the text, but for names that cannot be mistaken.
    row("cannot open a, b", "", {});
    row("cannot open 'a, b'", "cannot open '%1'", {"a, b"});
    row("cannot open 'a, b' and 'c'", "", {});
    row("cannot open it: a, b", "cannot open it: %1", {"a, b"});
    row("cannot open a (b, c)", "cannot open a (%1)", {"b, c"});
    row("this one is missing, or so is missing", "", {});
    row("7 rows: the file is empty, or is missing", "%1 rows: %2, or %3",
        {"7", "the file is empty", "is missing"});
    row("7 rows: the file is empty, or so", "", {});
    row("a.tsv line 3", "%1 line %2", {"a.tsv", "3"});
    row("/a, b/c d.tsv line 3", "%1 line %2", {"/a, b/c d.tsv", "3"});
    row("an error at line 3", "", {});
  }
  void findsWhatATextWasMadeOf() {
    QFETCH(QString, text);
    QFETCH(QString, pattern);
    QFETCH(QStringList, places);
    PatternTable table;
    const std::pair<const char*, const char*> patterns[] = {{"cannot open %1", ""},
                                                            {"cannot open the %1", ""},
                                                            {"cannot open '%1'", ""},
                                                            {"cannot open it: %1", ""},
                                                            {"cannot open a (%1)", ""},
                                                            {"the file is empty", ""},
                                                            {"is missing", ""},
                                                            {"%1 is missing", ""},
                                                            {"%1: %2", "word 1; sentence 2"},
                                                            {"line %1 is odd", "number 1"},
                                                            {"%1 line %2", "path 1; number 2"},
                                                            {"the tensor %1 lies in %2, not in %3", ""},
                                                            {"%1 rows: %2, or %3", "number 1; sentence 2 3"}};
    for (const auto& [added, kinds] : patterns) QVERIFY2(table.add(added, kinds), added);
    const PatternTable::Knows knows = [&](const QString& one) {
      return table.find(one, Names::plain, knows).has_value();
    };
    const auto match = table.find(text, Names::plain, knows);
    QCOMPARE(match ? match->pattern : QString(), pattern);
    if (match) QCOMPARE(match->places, places);
  }

  void foldersAreCalledAsOneLikes() {
    PatternTable table;
    QVERIFY(table.add("cannot open %1"));
    const auto nothing = [](const QString&) { return false; };
    QVERIFY(!table.find("cannot open /a, b/c", Names::plain, nothing));
    QVERIFY(table.find("cannot open /a, b/c", Names::paths, nothing));
    QVERIFY(!table.find("cannot open it, which is odd", Names::paths, nothing));
  }

  void refusesPatternsThatCannotBe() {
    PatternTable table;
    QVERIFY(table.add("line %1 of %2", "number 1"));
    QVERIFY2(!table.add("line %1 of %2"), "it is there already");
    QVERIFY(!table.add(""));
    QVERIFY2(!table.add("%2 of %1"), "places count upwards");
    QVERIFY2(!table.add("row %1", "digit 1"), "no such kind");
    QVERIFY2(!table.add("row %1", "number 2"), "no such place");
    QVERIFY2(!table.add("row %1", "number"), "no place");
    QCOMPARE(table.patterns(), QStringList{"line %1 of %2"});
  }

  /// Sentences are looked up once the rest fits, so that many words cost no more than few.
  void isFastWithManyWords() {
    PatternTable table;
    for (int i = 0; i < 1000; ++i)
      QVERIFY(table.add(QString("%1 breaks the rule %2 of %3").arg("%1", QString::number(i), "%2")));
    QVERIFY(table.add("%1 %2 is outside of %3", "sentence 1"));
    const PatternTable::Knows knows = [&](const QString& one) {
      return table.find(one, Names::plain, knows).has_value();
    };
    const QString words = QString("some words, or others and ").repeated(40);
    QElapsedTimer time;
    time.start();
    QVERIFY(!table.find(words, Names::plain, knows));
    QVERIFY2(time.elapsed() < 1000, qPrintable(QString::number(time.elapsed())));
  }
};

}  // namespace s2s
