#pragma once
#include <QTemporaryDir>
#include <QtTest>

#include "app/window/models/tokenized_text.h"
#include "engine/demo/demo_files.h"
#include "tests/support/dropping_tokenizer.h"

namespace s2s {

class TokenizedTextTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void countsBytesAndUnknownPieces() {
    QTemporaryDir folder;
    const Result<DemoFiles> demo = unpackDemo(folder.path().toStdString());
    QVERIFY(demo.ok());
    const auto t5 = loadTokenizer(demo->t5);
    const auto mt5 = loadTokenizer(demo->mt5);
    QVERIFY(t5.ok() && mt5.ok());
    const TokenizedText withoutHangul = tokenized(**t5, "사과"), withHangul = tokenized(**mt5, "사과");
    QVERIFY(withoutHangul.unknown > 0);
    QCOMPARE(withHangul.unknown, std::int64_t{0});
    QCOMPARE(withHangul.bytes, std::int64_t{6});
    QCOMPARE(withHangul.bytesPerToken(), 6.0 / static_cast<double>(withHangul.tokens()));
    QCOMPARE(tokenized(**t5, "").unknownShare, 0.0);
    QVERIFY(withoutHangul.vanished.isEmpty());
  }

  /// KoBART's tokenizer has no unknown token.
  void charactersThatVanishAreCounted() {
    QTemporaryDir folder;
    test::writeDroppingTokenizer(folder.path().toStdString());
    const auto tokenizer = loadTokenizer(folder.path().toStdString());
    QVERIFY(tokenizer.ok());
    const TokenizedText text = tokenized(**tokenizer, "ab 龘a 한龘");
    QCOMPARE(text.unknown, std::int64_t{3});
    QCOMPARE(text.unknownShare, 0.5);
    QCOMPARE(text.vanished, QString("龘 한"));
    const TokenizedText known = tokenized(**tokenizer, "ab a");
    QCOMPARE(known.unknownShare, 0.0);
    QVERIFY(known.vanished.isEmpty());
  }
};

}  // namespace s2s
