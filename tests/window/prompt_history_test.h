#pragma once
#include <QTemporaryDir>
#include <QtTest>

#include "app/window/prompt/prompt_history.h"
#include "app/window/prompt/record_export.h"

namespace s2s {

class PromptHistoryTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void survivesARestart() {
    QTemporaryDir folder;
    const QString file = folder.filePath("deep/history.json");
    PromptHistory history(file);
    history.add(record("Hi.", PromptTask::translate));
    history.addAnswer("t5-tiny", answer("Salut."));
    QVERIFY(history.save().ok());
    const PromptHistory again(file);
    QCOMPARE(again.records().size(), std::size_t{1});
    QCOMPARE(again.records()[0].task, PromptTask::translate);
    QCOMPARE(again.records()[0].toLanguage, QString("ko"));
    QCOMPARE(again.records()[0].answers.at("t5-tiny").text, QString("Salut."));
  }

  void aFileThatCannotBeReadIsKeptAside() {
    QTemporaryDir folder;
    const QString file = folder.filePath("history.json");
    const auto write = [&](const QByteArray& text) {
      QFile out(file);
      QVERIFY(out.open(QIODevice::WriteOnly));
      out.write(text);
    };
    write("[{\"text\": \"Hi.\"");
    PromptHistory history(file);
    QVERIFY(history.problem());
    history.add(record("new", PromptTask::raw));
    QVERIFY(history.save().ok());
    QFile aside(file + ".unreadable");
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), QByteArray("[{\"text\": \"Hi.\""));
    QVERIFY(!PromptHistory(file).problem());
    write("{}");
    QVERIFY(PromptHistory(file).problem());
    QVERIFY(QFile::exists(file + ".unreadable-2"));
  }

  void tableHasAColumnForEachModel() {
    PromptHistory history("");
    history.add(record("one", PromptTask::raw));
    history.addAnswer("a", answer("first\tanswer"));
    history.add(record("two", PromptTask::raw));
    history.addAnswer("b", answer("second"));
    const QStringList lines = toTabSeparated(history.records()).split('\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[0].endsWith("prompt\tb\ta"));
    QVERIFY(lines[1].endsWith("two\tsecond\t"));
    QVERIFY(lines[2].endsWith("one\t\tfirst answer"));
  }

  void jsonHoldsLabelsTimesAndErrors() {
    PromptAnswer answer;
    answer.text = "positive";
    answer.seconds = 0.5;
    answer.labels = {{"", "positive", 0.75, false}, {"", "negative", 0.25, false}};
    PromptRecord one = record("Good.", PromptTask::classify);
    one.second = "Bad.";
    one.answers["bert"] = recordedAnswer(answer, "positive");
    one.answers["t5"] = recordedFailure({"t5 cannot classify", "", ""});
    const Json json = toJson(std::vector{one});
    QCOMPARE(json[0]["task"].get<std::string>(), std::string("classify"));
    QCOMPARE(json[0]["second"].get<std::string>(), std::string("Bad."));
    QCOMPARE(json[0]["answers"]["bert"]["labels"][0]["probability"].get<double>(), 0.75);
    QCOMPARE(json[0]["answers"]["bert"]["seconds"].get<double>(), 0.5);
    QCOMPARE(json[0]["answers"]["t5"]["error"].get<std::string>(), std::string("t5 cannot classify"));
    const PromptRecord again = promptRecord(json[0]);
    QVERIFY(again.answers.at("t5").failed);
    QCOMPARE(toJson(std::vector{again}), json);
  }

  void readsFilesOfBareAnswers() {
    const PromptRecord old = promptRecord({{"task", "fill"}, {"prompt", "a"}, {"answers", {{"t5", "b"}}}});
    QCOMPARE(old.answers.at("t5").text, QString("b"));
    QVERIFY(!old.answers.at("t5").failed);
  }

  void markdownIsATableThatHoldsItsCells() {
    PromptRecord one = record("a|b\nc", PromptTask::translate);
    one.answers["m2m"] = answer("<extra_id_0>");
    one.answers["m2m"].directionTrained = false;
    const QStringList lines = toMarkdown({one}).split('\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0], QString("| task | prompt | m2m |"));
    QCOMPARE(lines[2], QString("| translate en → ko | a\\|b<br>c | \\<extra_id_0> (untrained) |"));
  }

  void theFilesEndingDecides() {
    QTemporaryDir folder;
    for (const auto& [ending, beginning] : {std::pair{"tsv", "time\t"}, {"json", "["}, {"md", "| task"}}) {
      const QString file = folder.filePath(QString("out.") + ending);
      QVERIFY(exportRecords({record("Hi.", PromptTask::raw)}, file).ok());
      QFile written(file);
      QVERIFY(written.open(QIODevice::ReadOnly));
      QVERIFY(written.readAll().startsWith(beginning));
    }
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
  static RecordedAnswer answer(const QString& text) {
    RecordedAnswer answer;
    answer.text = text;
    return answer;
  }
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
