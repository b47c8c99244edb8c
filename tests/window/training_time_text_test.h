#pragma once
#include <QtTest>

#include "app/window/evaluate/comparison_words.h"
#include "app/window/language.h"

namespace s2s {

/// What is said of how long a comparison takes, before it is run.
class TrainingTimeTextTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theTestSetsTimeIsNotInIt() {
    for (const auto basis : {TrainingTime::Basis::stated, TrainingTime::Basis::pace}) {
      const QString text = trainingTimeText({basis, 3600.0, {"apples"}});
      QVERIFY2(text.contains("1 h of training") && text.contains("nswering the test set"), qPrintable(text));
    }
  }

  void soItIsInKorean() {
    Language language;
    language.use("ko");
    const auto back = qScopeGuard([&] { language.use("en"); });
    for (const auto basis : {TrainingTime::Basis::stated, TrainingTime::Basis::pace}) {
      const QString text = trainingTimeText({basis, 3600.0, {"apples"}});
      QVERIFY2(text.contains("시험 데이터에 답하는 시간"), qPrintable(text));
    }
  }
};

}  // namespace s2s
