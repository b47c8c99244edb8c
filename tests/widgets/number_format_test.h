#pragma once
#include <QtTest>

#include "widgets/text/number_format.h"

namespace s2s {

class NumberFormatTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void numbers_data() {
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("expected");
    QTest::newRow("exact") << exactNumber(300176768) << "300,176,768";
    QTest::newRow("exact negative") << exactNumber(-5) << "−5";
    QTest::newRow("compact M") << compactNumber(300176768) << "300.2 M";
    QTest::newRow("compact B") << compactNumber(11307321344.0) << "11.3 B";
    QTest::newRow("compact rounds up a unit") << compactNumber(999960) << "1 M";
    QTest::newRow("compact small") << compactNumber(1240) << "1,240";
    QTest::newRow("percent") << percent(0.2) << "20\u00A0%";
    QTest::newRow("percent digits") << percent(0.1234, 1) << "12.3\u00A0%";
    QTest::newRow("duration short") << duration(0.41) << "0.41 s";
    QTest::newRow("duration minutes") << duration(192) << "3 min 12 s";
    QTest::newRow("duration rounds to the minute") << duration(59.7) << "1 min 0 s";
    QTest::newRow("duration hours") << duration(7500) << "2 h 05 min";
    QTest::newRow("duration days") << duration(3 * 86400 + 4 * 3600) << "3 d 4 h";
    QTest::newRow("rough seconds") << roughDuration(41.3) << "41 s";
    QTest::newRow("rough at least a second") << roughDuration(0.2) << "1 s";
    QTest::newRow("rough minutes") << roughDuration(2412) << "40 min";
    QTest::newRow("rough few minutes") << roughDuration(90) << "1.5 min";
    QTest::newRow("rough rounds to the hour") << roughDuration(3580) << "1 h";
    QTest::newRow("rough hours") << roughDuration(10'700) << "3 h";
    QTest::newRow("rough days") << roughDuration(3.5 * 86400) << "3.5 d";
    QTest::newRow("rough unknown") << roughDuration(NAN) << "–";
    QTest::newRow("duration unknown") << duration(NAN) << "–";
    QTest::newRow("bytes") << byteSize(2.9 * 1024 * 1024 * 1024) << "2.9\u00A0GiB";
    QTest::newRow("measured") << measuredNumber(0.72134) << "0.7213";
    QTest::newRow("measured negative") << measuredNumber(-0.53) << "−0.53";
    QTest::newRow("measured tiny") << measuredNumber(0.0000123) << "1.23×10⁻⁵";
    QTest::newRow("signed more") << signedNumber(64.9183, 1) << "+64.9";
    QTest::newRow("signed less") << signedNumber(-1.1, 1) << "−1.1";
    QTest::newRow("signed none") << signedNumber(0.0, 1) << "0.0";
    QTest::newRow("signed but small") << signedNumber(0.0061, 1) << "+0.01";
    QTest::newRow("measured infinite") << measuredNumber(-INFINITY) << "−∞";
  }
  void numbers() {
    QFETCH(QString, shown);
    QFETCH(QString, expected);
    QCOMPARE(shown, expected);
  }

  void followTheLocale() {
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::German));
    const QString exact = exactNumber(1234567), compact = compactNumber(300176768);
    QLocale::setDefault(before);
    QCOMPARE(exact, QString("1.234.567"));
    QCOMPARE(compact, QString("300,2 M"));
  }
};

}  // namespace s2s
