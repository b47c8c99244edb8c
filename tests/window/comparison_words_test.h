#pragma once
#include <QRegularExpression>
#include <QtTest>

#include "app/window/evaluate/comparison_words.h"
#include "app/window/language.h"

namespace s2s {

/// Verdicts on comparisons in the window's language.
class ComparisonWordsTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void verdictsAreInKorean() {
    Language language;
    language.use("ko");
    const auto back = qScopeGuard([&] { language.use("en"); });
    QString all;
    for (const Equalised equalised : {Equalised::steps, Equalised::wallTime, Equalised::memory}) {
      for (const bool fair : {true, false}) {
        for (const VerdictSentence& one : verdictInWindow(found(equalised, fair))) all += one.text + '\n';
      }
    }
    QVERIFY2(all.contains("갑이 을보다"), qPrintable(all));
    QVERIFY2(all.contains("갑은 새 가중치에서"), qPrintable(all));
    QVERIFY2(all.contains("2 % 넘게 벗어난 실행: 3개 중 3개"), qPrintable(all));
    // What is left of other scripts are names, units and numbers.
    const QRegularExpression english("[A-Za-z]{3,}");
    for (auto words = english.globalMatch(all); words.hasNext();) {
      const QString word = words.next().captured();
      QVERIFY2((QStringList{"optimizer", "rate", "learning", "Holm", "GiB", "MiB", "chrF"}.contains(word)),
               qPrintable(word + " in\n" + all));
    }
    QVERIFY2(all.contains("첫째: 3번째 줄: 번역문이 비었음."), qPrintable(all));
    QVERIFY2(!all.contains('(' + QString("가)")) && !all.contains("(으)로"), qPrintable(all));
  }

  void wordsThatTakeAwayWhatTellsTasksApartAreToldInKorean() {
    Language language;
    language.use("ko");
    const auto back = qScopeGuard([&] { language.use("en"); });
    CheckedComparison checked;
    checked.comparison.entrants.emplace_back().name = "갑";
    const std::vector<std::string> replaced{"formal: ", "casual: "};
    checked.replaced = {{0, "prefix", "translate: ", replaced}, {0, "target_language", "", replaced}};
    const QStringList lines = replacedWordsText(checked).split('\n');
    QCOMPARE(lines.size(), 2);
    for (const QString& line : lines) {
      QVERIFY2(line.startsWith("갑: ") && line.contains("다른 값을 대신함"), qPrintable(line));
      QVERIFY2(line.endsWith("\"formal: \", \"casual: \""), qPrintable(line));
    }
  }

  void whatMetricsLeaveOutIsToldInKorean() {
    Language language;
    language.use("ko");
    const auto back = qScopeGuard([&] { language.use("en"); });
    TestRowCounts test;
    QVERIFY(metricNotesText(test).isEmpty());
    test.notes = {
        "rouge_score's tokenizer drops Hangul; s2s metrics, evaluate and compare keep all words with "
        "--rouge-tokenize unicode"};
    QVERIFY2(metricNotesText(test).startsWith("rouge_score의 토크나이저는 한글을 버림"),
             qPrintable(metricNotesText(test)));
  }

  void theVerdictInEnglishIsTheEngines() {
    const ComparisonResult result = found(Equalised::steps, true);
    QStringList window;
    for (const VerdictSentence& one : verdictInWindow(result)) {
      window << one.text;
      if (one.text.contains("the seeds together")) QCOMPARE(one.title, QString("Method"));
    }
    QVERIFY2(window.join('\n').contains("the seeds together"), qPrintable(window.join('\n')));
    QVERIFY2(window.join('\n').contains("갑 is better than 을 by 2.10 chrF++"),
             qPrintable(window.join('\n')));
  }

 private:
  /// A result with every kind of fact in it, as far as it is `fair` or not.
  static ComparisonResult found(Equalised equalised, bool fair) {
    ComparisonResult result;
    result.equalised = equalised;
    result.amount = 0.5;
    result.headline = "chrf++";
    result.testRows = 1720;
    result.seeds = fair ? std::vector<std::uint64_t>{1, 2} : std::vector<std::uint64_t>{1};
    for (const char* name : {"갑", "을", "병"}) {
      const bool first = name == std::string("갑");
      ComparedEntrant entrant;
      entrant.name = name;
      entrant.parameters = {1000, 400, 300, 300, 0};
      for (const std::uint64_t seed : result.seeds) {
        ComparedRun run;
        run.seed = seed;
        run.end = {300,
                   10'000,
                   fair || first ? 1e9 : 2e9,
                   first || fair ? 200.0 : 9000.0,
                   std::nullopt,
                   std::nullopt,
                   std::nullopt};
        run.orderDigests = {fair || first ? "same" : name};
        run.batchSize = 32;
        run.peakBytes = 100 << 20;
        entrant.runs.push_back(run);
      }
      if (!fair && !first) entrant.startingPoint = StartingPoint::supervisedHere;
      if (!fair && name == std::string("병")) entrant.startingPoint = StartingPoint::selfSupervised;
      entrant.scores = {{"chrf++", first ? 32.1 : 30.0, fair ? std::optional(0.4) : std::nullopt,
                         std::nullopt, result.seeds.size()}};
      result.entrants.push_back(std::move(entrant));
    }
    result.learnedTest = {{0, 312, 1720}, {1, 312, 1720}, {2, 312, 1720}};
    if (!fair) {
      result.learnedTest = {{1, 7, 1720}};
      result.entrants[0].unknownTargets = 0.62;
      result.entrants[2].runs.push_back({});
      result.entrants[2].runs.back().failure = "the memory is full";
      result.entrants[1].runs.front().notes = {"3 answers are no label and count as wrong"};
      result.badRows = 2;
      result.firstBadRow = "line 3: the target is empty";
      result.settings = {{"optimizer.learning_rate", {"0.001", "0.002", "0.002"}}};
    }
    result.pairs = {{0, 1, "chrf++", 2.1, 0.0004, 0.0004, std::array{1.4, 2.9}, true},
                    {0, 2, "chrf++", 2.1, 0.4, 0.4, std::nullopt, true},
                    {1, 2, "chrf++", 0.5, 0.01, 0.01, std::array{-0.1, 0.9}, false}};
    if (fair) result.pairs.front().testedSeeds = 2;
    return result;
  }
};

}  // namespace s2s
