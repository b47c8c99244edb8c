#pragma once
#include <QtTest>

#include "app/window/metric_names.h"

namespace s2s {

class MetricNamesTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void namesNumbersWithTheirSetAndColumn() {
    QCOMPARE(metricTitle("validation_macro_f1"), QString("Macro F1, validation"));
    QCOMPARE(metricTitle("validation_loss/held-out"), QString("Validation loss · held-out"));
    QCOMPARE(metricTitle("validation_accuracy bias/held-out"),
             QString("Accuracy, validation · bias · held-out"));
    QCOMPARE(metricTitle("validation_bits_per_byte/held-out"), QString("Bits per byte, validation · held-out"));
    QCOMPARE(metricTitle("validation_bleu"), QString("BLEU, validation"));
    QCOMPARE(metricTitle("validation_chrf++/held-out"), QString("chrF++, validation · held-out"));
    QCOMPARE(metricTitle("validation_exact"), QString("Exact match, validation"));
    QCOMPARE(metricTitle("something_else"), QString("something_else"));
  }
  void countsAreNotDrawn() {
    QVERIFY(!isDrawable("target_tokens"));
    QVERIFY(!isDrawable("validation_target_tokens/held-out"));
    QVERIFY(isDrawable("accuracy"));
  }
};

}  // namespace s2s
