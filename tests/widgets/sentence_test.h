#pragma once
#include <QtTest>

#include "widgets/text/sentence.h"

namespace s2s {

/// Korean particles behind names and numbers, and the places of a sentence.
class SentenceTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void particlesFitTheWord_data() {
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("subject");    // 이(가)
    QTest::addColumn<QString>("direction");  // (으)로
    const auto row = [](const char* name, const char* word, const char* subject, const char* direction) {
      QTest::newRow(name) << word << subject << direction;
    };
    row("Hangul without a final", "사과", "가", "로");
    row("Hangul with a final", "모델들은 밥", "이", "으로");
    row("Hangul with ㄹ", "모델", "이", "로");
    row("a consonant alone", "ㄱ", "이", "으로");
    row("ㄹ alone", "ㄹ", "이", "로");
    row("영", "M2M100", "이", "으로");
    row("일", "run 1", "이", "로");
    row("이", "v2", "가", "로");
    row("삼", "3", "이", "으로");
    row("오", "T5", "가", "로");
    row("육", "16", "이", "으로");
    row("칠", "7", "이", "로");
    row("팔", "8", "이", "로");
    row("a percentage", "12 %", "가", "로");
    row("플러스", "chrF++", "가", "로");
    row("a spelled L", "XL", "이", "로");
    row("a spelled M", "LLM", "이", "으로");
    row("a spelled U", "BLEU", "가", "로");
    row("a letter behind a dash", "ROUGE-L", "이", "로");
    row("a unit", "3.2 GiB", "가", "로");
    row("small", "mT5-small", "이", "로");
    row("table", "table", "이", "로");
    row("base", "base", "가", "로");
    row("large", "large", "가", "로");
    row("run", "my-run", "이", "으로");
    row("name", "name", "이", "으로");
    row("training", "training", "이", "으로");
    row("step", "step", "이", "으로");
    row("net", "net", "이", "으로");
    row("test", "test", "가", "로");
    row("boat", "boat", "가", "로");
    row("tiny", "tiny", "가", "로");
    row("quoted", "“모델”", "이", "로");
    row("in brackets", "t5 (small)", "이", "로");
    row("nothing", "", "가", "로");
  }
  void particlesFitTheWord() {
    QFETCH(QString, word);
    QFETCH(QString, subject);
    QFETCH(QString, direction);
    QCOMPARE(sentence("%1이(가) 나음", {word}), word + subject + " 나음");
    QCOMPARE(sentence("%1(으)로", {word}), word + direction);
  }

  void everyParticleHasBothForms() {
    QCOMPARE(sentence("%1은(는) %2은(는)", {"밥", "차"}), QString("밥은 차는"));
    QCOMPARE(sentence("%1을(를) %2을(를)", {"밥", "차"}), QString("밥을 차를"));
    QCOMPARE(sentence("%1와(과) %2와(과)", {"밥", "차"}), QString("밥과 차와"));
    QCOMPARE(sentence("%1과(와) %2과(와)", {"밥", "차"}), QString("밥과 차와"));
    QCOMPARE(sentence("%1(이)라는 %2(이)라는", {"밥", "차"}), QString("밥이라는 차라는"));
    QCOMPARE(sentence("“%1”을(를) %2(으)로", {"결과", "파일"}), QString("“결과”를 파일로"));
  }

  void whatIsPutInIsNoPlaceAndNoParticle() {
    QCOMPARE(sentence("%1, %2", {"%2", "이(가)"}), QString("%2, 이(가)"));
    QCOMPARE(sentence("5 % of %1", {"all"}), QString("5 % of all"));
    QCOMPARE(sentence("%2 before %1", {"a", "b"}), QString("b before a"));
  }
};

}  // namespace s2s
