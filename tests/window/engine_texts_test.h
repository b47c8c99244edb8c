#pragma once
#include <QDirIterator>
#include <QtTest>

#include "app/window/evaluate/comparison_queue_table.h"
#include "app/window/language.h"
#include "app/window/train/train_page.h"
#include "engine/comparisons/comparison_queue.h"
#include "engine/data/decoding/text_stream.h"
#include "engine/data/row_reader.h"
#include "tests/window/english_texts.h"
#include "tests/window/scripted_window.h"
#include "tests/window/source_texts.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/table_view.h"
#include "widgets/text/engine_text.h"
#include "widgets/text/pattern_table.h"

namespace s2s {

/// What the engine says — errors, advice, warnings, notes — in Korean. The patterns are kept by hand, as
/// lupdate does not see the engine; what they lack is found in the engine's sources.
class EngineTextsTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { m_language.use("ko"); }
  void cleanupTestCase() { m_language.use("en"); }

  /// Every prose text of the engine's sources is known with something in its places, or it is a part of a
  /// pattern: texts that are put together in several steps have one for the whole.
  void everyTextOfTheEngineHasAKoreanPattern() {
    const QString engine = QStringLiteral(S2S_SOURCE_DIR "/engine/");
    QStringList missing;
    int found = 0;
    for (QDirIterator files(engine, {"*.cpp", "*.h"}, QDir::Files, QDirIterator::Subdirectories);
         files.hasNext();) {
      const QString path = files.next(), name = path.mid(engine.size());
      if (staysInEnglish(name)) continue;
      QFile file(path);
      QVERIFY(file.open(QIODevice::ReadOnly));
      for (const SourceText& text : textsOfSource(file.readAll().toStdString())) {
        if (!isProse(text.text)) continue;
        ++found;
        const QString whole = QString::fromStdString(text.text);
        if (!staysInEnglish(whole) && !isTranslated(whole) && !isPart(whole))
          missing << QString("%1:%2 %3").arg(name).arg(text.line).arg(whole);
      }
    }
    missing.removeDuplicates();
    missing.sort();
    QVERIFY2(found > 1500, qPrintable(QString::number(found)));
    QVERIFY2(missing.isEmpty(), qPrintable("add to translations/engine_ko.ts:\n" + missing.join('\n')));
  }

  /// Pages hand errors on as they are, or say them by engineText().
  void noPageSaysAnErrorByItself() {
    static const QRegularExpression kOwn(R"(fromStdString\([^;\n]*(?:\.(?:what|remedy)\b|\.message\(\)))");
    // What is kept for later stays in English; what the command line prints does too.
    const QStringList keepers{"model_catalogue.cpp", "prompt/prompt_record.cpp",
                              "evaluate/comparison_draft.cpp"};
    QStringList wrong;
    for (const QString& folder : {QStringLiteral("/app/window/"), QStringLiteral("/widgets/")}) {
      const QString root = S2S_SOURCE_DIR + folder;
      for (QDirIterator files(root, {"*.cpp", "*.h"}, QDir::Files, QDirIterator::Subdirectories);
           files.hasNext();) {
        const QString path = files.next(), name = path.mid(root.size());
        if (name.startsWith("render/") || name.startsWith("text/") || keepers.contains(name)) continue;
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        if (kOwn.match(QString::fromUtf8(file.readAll())).hasMatch()) wrong << name;
      }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(' ')));
  }

  void everyPatternIsFoundAgainAndTranslated() {
    QStringList wrong;
    for (const QString& pattern : engineTextPatterns().patterns()) {
      const QByteArray source = pattern.toUtf8();
      const QString korean = QCoreApplication::translate("EngineText", source.constData());
      if (korean == pattern && pattern != "%1: %2") wrong << "untranslated: " + pattern;
      const bool found = std::ranges::any_of(filled(pattern), [&](const QString& text) {
        const auto match = engineTextPatterns().find(text, Names::plain, knows);
        return match && match->pattern == pattern;
      });
      if (!found) wrong << "another pattern is always longer: " + pattern;
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
  }

  void everyPatternStandsInOneFileAlone() {
    qsizetype sources = 0;
    const auto patterns = engineTextPatterns().patterns();
    for (const char* name : {"engine_ko.ts", "data_ko.ts"}) {
      QFile file(QString(":/engine_text/%1").arg(name));
      QVERIFY(file.open(QIODevice::ReadOnly));
      sources += QString::fromUtf8(file.readAll()).section("</context>", 0, 0).count("<source>");
    }
    QCOMPARE(patterns.size(), sources);
  }

  void whatAnErrorSaysIsInKorean() {
    QCOMPARE(engineText("cannot open the file: Permission denied"),
             QString("파일을 열 수 없습니다: 권한이 없음"));
    QCOMPARE(engineText("cannot lock the run: No locks available"),
             QString("실행 잠그기 실패: 쓸 수 있는 잠금이 없음"));
    QCOMPARE(engineText("training.steps: is missing"), QString("training.steps: 빠져 있음"));
    QCOMPARE(engineText("optimizer.in_backward: excludes accumulation, which needs all gradients kept"),
             QString("optimizer.in_backward: 함께 쓸 수 없음: 모든 기울기를 남겨야 하는 누적"));
    QCOMPARE(engineText("entrants.1 (mT5): seeds: a seed occurs twice"),
             QString("참가 모델 mT5: seeds: 같은 시드가 두 번 나옴"));
    QCOMPARE(engineText("unknown metric 'bluu'"), QString("모르는 지표: ‘bluu’"));
    QCOMPARE(engineText("the memory is full while the weights are updated"),
             QString("가중치를 갱신하는 중에 메모리가 가득 찼습니다"));
    QCOMPARE(engineText(
                 "start again with optimizer.kind adafactor, or start again with adaptation.kind lora; fewer "
                 "rows at once take as much here"),
             QString("optimizer.kind를 adafactor로 다시 시작하세요. 또는 adaptation.kind를 lora로 다시 "
                     "시작하세요. 여기서는 "
                     "행을 줄여도 메모리는 그대로입니다"));
  }

  void whatNobodyTranslatedStaysAsAWhole() {
    for (const char* text :
         {"an odd thing happened, a.tsv, check the path", "an odd thing: the file is empty",
          "the file is empty, since nobody wrote it", "check the path, or do something odd"})
      QCOMPARE(engineText(text), QString(text));
    // What a library says is kept inside.
    QCOMPARE(engineText("Torch refused: bad shapes"), QString("Torch가 거부했습니다: bad shapes"));
    QCOMPARE(engineText("not valid JSON: parse error at line 1, column 27: syntax error"),
             QString("올바른 JSON이 아님: parse error at line 1, column 27: syntax error"));
    // A file may be called like a word of the engine.
    QCOMPARE(engineMessage({"the file is empty", "target", "check the path"}),
             QString("파일이 비었습니다, target, 경로를 확인하세요"));
  }

  void anErrorOnOneLineIsSaidPartByPart() {
    const Error error{"there is no such file", "/a, b/c.tsv line 3", "check the path"};
    const QString korean("그런 파일이 없습니다, /a, b/c.tsv 3번째 줄, 경로를 확인하세요");
    QCOMPARE(engineMessage(error), korean);
    QCOMPARE(engineText(error.message()), korean);
    QCOMPARE(engineText("the test set could not be answered: " + error.message()),
             "시험 데이터에 답하지 못했습니다: " + korean);
    QCOMPARE(engineText("the file is empty, /a/b.tsv"), QString("파일이 비었습니다, /a/b.tsv"));
    QCOMPARE(
        engineText("no row is left to use, all are longer than data.max_source_tokens: raise it or set "
                   "data.overlong to truncate"),
        QString("쓸 수 있는 행이 남지 않았습니다, 모두 data.max_source_tokens보다 깁니다. 이 값을 올리거나 "
                "data.overlong을 truncate로 하세요"));
  }

  void manyPartsCostLittle() {
    QElapsedTimer time;
    time.start();
    const QString joined = QString("some words, or others: and; ").repeated(60);
    QCOMPARE(engineText(joined.toStdString()), joined);
    QVERIFY2(time.elapsed() < 2000, qPrintable(QString::number(time.elapsed())));
  }

  void formsOfTwoFilesAreInKorean() {
    TextForm form{"UTF-8", true, "gzip"};
    form.targets = TextForm{"windows-949", true, "none"}.words();
    QCOMPARE(engineText(form.words()),
             QString("UTF-8(바이트 순서 표시 있음), gzip; 번역문 파일: windows-949(바이트 순서 "
                     "표시 있음)"));
    form = {"UTF-8", false, "none"};
    form.targets = "UTF-16LE with a byte-order mark";
    QCOMPARE(engineText(form.words()), QString("UTF-8; 번역문 파일: UTF-16LE(바이트 순서 표시 있음)"));
  }

  void aMissingFileIsSaidInKoreanAndAgainInEnglish() {
    const auto rows = openRows(m_folder->filePath("nowhere.tsv").toStdString(), {});
    QVERIFY(!rows);
    ErrorBanner banner;
    banner.showError(rows.error());
    QVERIFY2(banner.what().contains("그런 파일이나 폴더가 없음"), qPrintable(banner.what()));
    QVERIFY2(banner.details().contains("nowhere.tsv"), qPrintable(banner.details()));
    const auto back = qScopeGuard([this] { m_language.use("ko"); });
    m_language.use("en");
    QTRY_VERIFY2(banner.what().contains("No such file or directory"), qPrintable(banner.what()));
  }

  void aMalformedRecipeIsRefusedInKorean() {
    write("broken.json", "{\"training\": {\"steps\": 10,}");
    write(
        "odd.json",
        R"({"model": {"from": "t5-small"}, "data": {"train": [{"path": "a.tsv", "source": "en", "target": "ko"}]},
              "training": {"steps": 10, "stepz": 10}})");
    m_settings->setLanguage("ko");
    const auto window = open();
    TrainPage& train = window->trainPage();
    QVERIFY(!train.openRecipe(m_folder->filePath("broken.json")));
    QVERIFY2(train.problem().contains("올바른 JSON이 아님"), qPrintable(train.problem()));
    QVERIFY(!train.openRecipe(m_folder->filePath("odd.json")));
    QVERIFY2(train.problem().contains("모르는 키"), qPrintable(train.problem()));
  }

  void theQueuesRemarksAreInKorean() {
    Comparison comparison;
    comparison.entrants.resize(1);
    comparison.entrants.front().name = "T5";
    ComparisonQueue queue;
    queue.runs.resize(1);
    queue.runs.front().message =
        Error{"the memory is full with a single row at once", "/runs/t5", "shorten data.max_source_tokens"}
            .message();
    ComparisonQueueTable table;
    table.setQueue(comparison, queue, {}, {});
    const auto* view = table.findChild<TableView*>("comparisonQueue");
    QCOMPARE(
        view->model()->index(0, 4).data().toString(),
        QString("한 번에 한 행으로도 메모리가 가득 찹니다, /runs/t5, data.max_source_tokens를 줄이세요"));
  }

 private:
  static bool knows(const QString& text) { return engineText(text.toStdString()) != text; }

  static bool isTranslated(const QString& text) {
    for (const char* context : {"Schema", "Verdict"})
      if (QCoreApplication::translate(context, text.toUtf8().constData()) != text) return true;
    return std::ranges::any_of(filled(text), knows);
  }

  /// `text` with a name, a number or a sentence in each of its places, in all ways.
  static QStringList filled(const QString& text) {
    static constexpr int kMostPlaces = 7;
    static const QStringList kSamples{"xy", "7", "the file is empty"};
    QStringList all{text};
    for (int place = 1; place <= kMostPlaces && text.contains('%' + QString::number(place)); ++place) {
      QStringList more;
      for (const QString& one : std::as_const(all))
        for (const QString& sample : kSamples)
          more << QString(one).replace('%' + QString::number(place), sample);
      all = more;
    }
    return all;
  }

  /// Whether a pattern begins or ends with the text, or holds it between a colon and a comma.
  static bool isPart(const QString& text) {
    static const QRegularExpression kPlace("%\\d");
    QStringList literals = text.split(kPlace);
    for (QString& literal : literals) literal = QRegularExpression::escape(literal);
    const QString middle = literals.join(".*?");
    const bool isFragment = QString(" ,;").contains(text.front()) || text.endsWith(' ');
    const QRegularExpression part(
        isFragment ? middle
                   : QString(R"((?:^|: )(?:%1)(?:$|[\s,;:(%])|(?:^|[\s,;:%\d])(?:%1)$)").arg(middle));
    const QStringList patterns = engineTextPatterns().patterns();
    return std::ranges::any_of(patterns,
                               [&](const QString& pattern) { return part.match(pattern).hasMatch(); });
  }

  Language m_language;
};

}  // namespace s2s
