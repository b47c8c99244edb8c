#pragma once
#include <QtTest>

#include "app/window/evaluate/comparison_draft.h"
#include "app/window/language.h"
#include "app/window/train/data_columns.h"

namespace s2s {

/// What the preview of a comparison's test set says is fed to entrants with a prefix of their own.
class DifferingPrefixesTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void everyPrefixHasItsColumn() {
    const auto columns = make({Json{{"name", "T5"}, {"prefix", "translate: "}},
                               Json{{"name", "mBART"}, {"prefix", nullptr}}, Json{{"name", "NLLB"}}},
                              "my own: ");
    QCOMPARE(columns->previewHeader(), (QStringList{"fed to T5", "fed to mBART, NLLB", "and should answer"}));
    QCOMPARE(columns->previewOf({{"text", "글"}, 1}), (QStringList{"translate: text", "my own: text", "글"}));
  }

  void withoutOneTypedTheOthersAreAskedInTheirOwnWay() {
    const auto columns = make({Json{{"name", "T5"}, {"prefix", "translate: "}}, Json{{"name", "NLLB"}}}, "");
    QCOMPARE(columns->previewHeader().mid(0, 2),
             (QStringList{"fed to T5", "fed to NLLB, each in its own way"}));
  }

  /// An empty prefix that is said is none, which the typed one does not replace.
  void noneIsAPrefixOfItsOwn() {
    const auto columns = make({Json{{"name", "plain"}, {"prefix", ""}}, Json{{"name", "T5"}}}, "p: ");
    QCOMPARE(columns->previewOf({{"text", "글"}, 1}), (QStringList{"text", "p: text", "글"}));
  }

  void whatIsTheSameForAllIsShownOnce() {
    const auto columns = make({Json{{"name", "a"}, {"prefix", "p: "}}, Json{{"name", "b"}}}, "p: ");
    QCOMPARE(columns->previewHeader().front(), QString("the model is fed"));
    QVERIFY(
        askedEntrants(Json::array({Json{{"name", "a"}}, Json{{"name", "b"}, {"prefix", nullptr}}})).empty());
  }

  void itIsSaidInKorean() {
    Language language;
    language.use("ko");
    const auto back = qScopeGuard([&] { language.use("en"); });
    const auto columns = make({Json{{"name", "T5"}, {"prefix", "translate: "}}, Json{{"name", "NLLB"}}}, "");
    QCOMPARE(columns->previewHeader().mid(0, 2),
             (QStringList{"T5의 입력", "NLLB의 입력 (각자 묻는 방식대로)"}));
  }

 private:
  static std::unique_ptr<DataColumns> make(const std::vector<Json>& entrants, const std::string& typed) {
    DataNeeds needs;
    needs.asksAsTrained = true;
    needs.asked = askedEntrants(Json(entrants));
    DataSource source;
    source.source = std::string("en");
    source.target = std::string("ko");
    source.prefix = typed;
    TablePreview preview;
    preview.columns = {"en", "ko"};
    auto columns = std::make_unique<DataColumns>(needs, source);
    columns->setColumns(preview, source, false);
    return columns;
  }
};

}  // namespace s2s
