#pragma once
#include <QtTest>

#include "app/window/text_difference.h"

namespace s2s {

class TextDifferenceTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void marksTheWordThatDiffers() {
    const TextDifference difference = compareTexts("사과가 있다.", "사과가 있습니다.");
    QCOMPARE(difference.changed.size(), std::size_t{1});
    QCOMPARE(difference.changed[0], (TextStretch{4, 2}));
  }
  void marksNothingInEqualTexts() {
    const TextDifference difference = compareTexts("It is so.", "It is so.");
    QVERIFY(difference.changed.empty());
    QCOMPARE(difference.likeness, 1.0);
  }
  void joinsNeighbouringWords() {
    const TextDifference difference = compareTexts("a big red apple", "a apple");
    QCOMPARE(difference.changed.size(), std::size_t{1});
    QCOMPARE(difference.changed[0], (TextStretch{2, 7}));
  }
  void findsNothingInCommonBetweenLanguages() {
    QVERIFY(compareTexts("Es gibt einen Apfel.", "사과가 있다.").likeness < 0.4);
  }
  void takesEmptyTexts() {
    QCOMPARE(compareTexts("", "").likeness, 1.0);
    QVERIFY(compareTexts("", "word").changed.empty());
    QCOMPARE(compareTexts("word", "").changed.size(), std::size_t{1});
  }
};

}  // namespace s2s
