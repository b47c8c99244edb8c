#pragma once
#include <QtTest>

#include "app/window/render/report_pdf.h"

namespace s2s {

class ReportPdfTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void numbersBesideWordsCanBeReadOut() {
    const QString reader = QStandardPaths::findExecutable("pdftotext");
    if (reader.isEmpty()) QSKIP("pdftotext (poppler-utils) is not installed");
    Report report;
    report.title = "Scores 2026";
    report.sections.push_back({"Test set 7",
                               {ReportText{ReportText::Tone::plain, "within 5 % score 63.78, 정확도 42"},
                                ReportTable{"", {"model 1", "BLEU"}, {{"mT5 base", "31.5 k"}}, {}}}});
    QTemporaryDir folder;
    QFile pdf(folder.filePath("report.pdf"));
    QVERIFY(pdf.open(QIODevice::WriteOnly));
    pdf.write(pdfOf(report));
    pdf.close();
    QProcess process;
    process.start(reader, {pdf.fileName(), "-"});
    QVERIFY(process.waitForFinished());
    const QString text = QString::fromUtf8(process.readAllStandardOutput()).simplified();
    for (const char* part :
         {"Scores 2026", "Test set 7", "within 5 % score 63.78", "정확도", "42", "model 1", "31.5 k"})
      QVERIFY2(text.contains(QString::fromUtf8(part)), qPrintable(text));
  }
};

}  // namespace s2s
