#pragma once
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThread>
#include <QtTest>
#include <atomic>

#include "app/window/render/report_pdf.h"
#include "app/window/render/report_writer.h"

namespace s2s {

/// Reports that are written beside the window.
class ReportWriterTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aPdfIsWrittenOnAnotherThread() {
    const QString file = m_folder.filePath("report.pdf");
    QThread* const window = QThread::currentThread();
    std::atomic<bool> beside = false;
    ReportWriter writer;
    const QSignalSpy changed(&writer, &ReportWriter::changed), written(&writer, &ReportWriter::written);
    writer.write(
        [&]() -> Result<Report> {
          beside = QThread::currentThread() != window;
          return report("first");
        },
        file);
    QVERIFY(writer.isWriting());
    QTRY_COMPARE(written.count(), qsizetype(1));
    QVERIFY(beside && !writer.isWriting());
    QCOMPARE(changed.count(), qsizetype(2));
    const QByteArray there = content(file), here = pdfOf(report("first"));
    QVERIFY(there.startsWith("%PDF-"));
    // Dates and identities differ, and are as long.
    QVERIFY2(std::abs(there.size() - here.size()) < here.size() / 50,
             qPrintable(QString("%1 and %2 bytes").arg(there.size()).arg(here.size())));
  }

  void theLastOfSeveralStands() {
    const QString file = m_folder.filePath("report.md");
    ReportWriter writer;
    const QSignalSpy written(&writer, &ReportWriter::written);
    writer.write(
        [this]() -> Result<Report> {
          QThread::msleep(100);
          return report("first");
        },
        file);
    writer.write([this]() -> Result<Report> { return report("second"); }, file);
    QTRY_COMPARE(written.count(), qsizetype(2));
    QVERIFY2(content(file).contains("second"), content(file).constData());
  }

  void whatWasBegunIsWrittenWhole() {
    const QString file = m_folder.filePath("begun.html");
    {
      ReportWriter writer;
      writer.write(
          [this]() -> Result<Report> {
            QThread::msleep(100);
            return report("begun");
          },
          file);
    }
    QVERIFY(content(file).contains("</html>"));
    QCoreApplication::processEvents();  // nobody is left to hear of it
  }

  void whyItFailedIsTold() {
    ReportWriter writer;
    QString what;
    connect(&writer, &ReportWriter::failed, this,
            [&](const Error& error) { what = QString::fromStdString(error.where); });
    writer.write(
        []() -> Result<Report> {
          return Error{"there is no report", "nowhere", ""};
        },
        m_folder.filePath("none.html"));
    QTRY_COMPARE(what, QString("nowhere"));
    QVERIFY(!writer.isWriting() && !QFile::exists(m_folder.filePath("none.html")));
  }

 private:
  static Report report(const std::string& title) {
    ReportLines curves{"Curves", "step", "loss", {{"apples", {1, 2, 3}, {3, 2, 1}, 0}}};
    ReportTable table{"Scores", {"model", "score"}, {{"apples", "1"}, {"배", "2"}}, {false, true}};
    return {title, "of a test", {{"All", {ReportText{{}, "Words, 그리고 한국어."}, curves, table}}}};
  }

  static QByteArray content(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }

  QTemporaryDir m_folder;
};

}  // namespace s2s
