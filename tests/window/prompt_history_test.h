#pragma once
#include <QTemporaryDir>
#include <QtTest>

#include "app/window/prompt/prompt_history.h"

namespace s2s {

class PromptHistoryTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void survivesARestart() {
    QTemporaryDir folder;
    const QString file = folder.filePath("deep/history.json");
    PromptHistory history(file);
    history.add(record("Hi.", PromptTask::translate));
    history.addAnswer("t5-tiny", "Salut.");
    QVERIFY(history.save().ok());
    const PromptHistory again(file);
    QCOMPARE(again.records().size(), std::size_t{1});
    QCOMPARE(again.records()[0].task, PromptTask::translate);
    QCOMPARE(again.records()[0].toLanguage, QString("ko"));
    QCOMPARE(again.records()[0].answers.at("t5-tiny"), QString("Salut."));
  }

  void tableHasAColumnForEachModel() {
    PromptHistory history("");
    history.add(record("one", PromptTask::raw));
    history.addAnswer("a", "first\tanswer");
    history.add(record("two", PromptTask::raw));
    history.addAnswer("b", "second");
    const QStringList lines = history.toTabSeparated().split('\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[0].endsWith("prompt\tb\ta"));
    QVERIFY(lines[1].endsWith("two\tsecond\t"));
    QVERIFY(lines[2].endsWith("one\t\tfirst answer"));
  }

  void startsEmptyFromABrokenFile() {
    QTemporaryDir folder;
    QFile file(folder.filePath("history.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[{\"prompt\": ");
    file.close();
    QVERIFY(PromptHistory(file.fileName()).records().empty());
  }

 private:
  static PromptRecord record(const QString& text, PromptTask task) {
    PromptRecord record;
    record.text = text;
    record.task = task;
    if (task == PromptTask::translate) {
      record.fromLanguage = "en";
      record.toLanguage = "ko";
    }
    return record;
  }
};

}  // namespace s2s
