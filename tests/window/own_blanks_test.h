#pragma once
#include <QTemporaryDir>
#include <QtTest>

#include "app/window/prompt/own_blanks.h"
#include "engine/demo/demo_files.h"

namespace s2s {

class OwnBlanksTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void masksBecomeNumberedBlanksForT5() {
    QTemporaryDir folder;
    const Result<DemoFiles> demo = unpackDemo(folder.path().toStdString());
    QVERIFY(demo.ok());
    const auto t5 = loadTokenizer(demo->t5);
    QVERIFY(t5.ok());
    QCOMPARE(withOwnBlanks("a [MASK] b <mask> c", **t5), QString("a <extra_id_0> b <extra_id_1> c"));
    QCOMPARE(withOwnBlanks("a <extra_id_3> b", **t5), QString("a <extra_id_3> b"));
  }
  void blanksBecomeTheMaskOfAnEncoder() {
    QTemporaryDir folder;
    write(folder.filePath("vocab.txt"), "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\nb\n");
    write(folder.filePath("tokenizer_config.json"), R"({"tokenizer_class": "BertTokenizer"})");
    const auto bert = loadTokenizer(folder.path().toStdString());
    QVERIFY2(bert.ok(), bert ? "" : bert.error().message().c_str());
    QCOMPARE(withOwnBlanks("a <extra_id_0> b <mask>", **bert), QString("a [MASK] b [MASK]"));
  }

 private:
  static void write(const QString& name, const QByteArray& content) {
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
  }
};

}  // namespace s2s
