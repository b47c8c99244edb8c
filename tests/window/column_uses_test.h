#pragma once
#include <QtTest>

#include "app/window/data/column_uses.h"

namespace s2s {

/// What columns are for, and what a recipe says of it.
class ColumnUsesTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aSourceMovesToTheColumnThatGetsIt() {
    std::vector<ColumnUse> uses{ColumnUse::source, ColumnUse::target, ColumnUse::unused};
    setColumnUse(uses, 2, ColumnUse::source);
    QVERIFY((uses == std::vector{ColumnUse::unused, ColumnUse::target, ColumnUse::source}));
  }

  void labelsEndTheTargetAndMayBeSeveral() {
    std::vector<ColumnUse> uses{ColumnUse::source, ColumnUse::target, ColumnUse::unused};
    setColumnUse(uses, 2, ColumnUse::label);
    QVERIFY((uses == std::vector{ColumnUse::source, ColumnUse::unused, ColumnUse::label}));
    setColumnUse(uses, 1, ColumnUse::label);
    DataSource source;
    writeUses(uses, kColumns, true, source);
    QCOMPARE(source.labels.size(), std::size_t{2});
    setColumnUse(uses, 1, ColumnUse::target);
    writeUses(uses, kColumns, true, source);
    QVERIFY(source.labels.empty());
    QCOMPARE(std::get<std::string>(source.target), std::string("b"));
  }

  void columnsWithoutNamesGoByNumber() {
    DataSource source;
    writeUses({ColumnUse::unused, ColumnUse::source, ColumnUse::second}, {"1", "2", "3"}, false, source);
    QCOMPARE(std::get<std::int64_t>(source.source), std::int64_t{2});
    QCOMPARE(std::get<std::int64_t>(*source.pair), std::int64_t{3});
  }

  void whatIsWrittenIsReadAgain() {
    const std::vector<ColumnUse> uses{ColumnUse::number, ColumnUse::second, ColumnUse::source};
    DataSource source;
    writeUses(uses, kColumns, true, source);
    QVERIFY(usesOf(source, kColumns, ColumnUse::number) == uses);
  }

  void theObjectiveFollowsTheAnswer() {
    const std::vector<ColumnUse> plain{ColumnUse::source};
    const std::vector<ColumnUse> labelled{ColumnUse::source, ColumnUse::label};
    const std::vector<ColumnUse> rated{ColumnUse::source, ColumnUse::number};
    const std::vector<ColumnUse> translated{ColumnUse::source, ColumnUse::target};
    QCOMPARE(objectiveFor(labelled, "sequence-to-sequence"), std::string("sequence-classification"));
    QCOMPARE(objectiveFor(rated, ""), std::string("regression"));
    QCOMPARE(objectiveFor(translated, "sequence-classification"), std::string("sequence-to-sequence"));
    QCOMPARE(objectiveFor(plain, "masked-language-model"), std::string("masked-language-model"));
    QCOMPARE(objectiveFor(plain, "sequence-to-sequence"), std::string("span-corruption"));
  }

 private:
  const std::vector<std::string> kColumns{"a", "b", "c"};
};

}  // namespace s2s
