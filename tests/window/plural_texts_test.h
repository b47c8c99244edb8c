#pragma once
#include <QDirIterator>
#include <QRegularExpression>
#include <QtTest>

#include "app/window/data/data_page.h"
#include "app/window/evaluate/comparison_draft.h"
#include "app/window/language.h"
#include "tests/window/scripted_window.h"
#include "widgets/panes/page_title.h"
#include "widgets/text/plural.h"

namespace s2s {

/// One row is no "1 rows".
class PluralTextsTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void oneIsSaidInTheSingular() {
    Language language;
    language.use("en");
    QCOMPARE(recipeText(1, 1), QString("1 step of 1 row"));
    QCOMPARE(recipeText(1000, 32), QString("1,000 steps of 32 rows"));
    QCOMPARE(recipeText(std::nullopt, 1), QString("1 row a step"));
    language.use("ko");
    const auto back = qScopeGuard([&] { language.use("en"); });
    QCOMPARE(recipeText(1000, 32), QString("32행씩 1,000스텝"));
  }

  void aFileOfOneRowSaysSo() {
    write("one.tsv", "en\tko\nThere is an apple.\t사과가 있다.\n");
    const auto window = open();
    DataPage& page = window->dataPage();
    page.openFiles({m_folder->filePath("one.tsv")});
    QTRY_VERIFY2(page.findChild<PageTitle*>()->subtitle().endsWith(" 1 row"),
                 qPrintable(page.findChild<PageTitle*>()->subtitle()));
  }

  void manyAreManyHoweverManyTheyAre() {
    QCOMPARE(pluralOf(1), 1);
    QVERIFY(pluralOf(5'000'000'001) > 1 && pluralOf(0) == 0);
  }

  /// A text with "(s)" in it is shown so where its form is not chosen by a number.
  void everyTextOfTwoFormsIsGivenItsNumber() {
    // Escaped, since moc loses its way in a raw text with quotes.
    static const QRegularExpression kTwoForms(
        "\\btr\\(((?:\\s*\"(?:[^\"\\\\]|\\\\.)*\")+)\\s*\\)");
    QStringList wrong;
    for (const QString& folder : {QStringLiteral("/app/window/"), QStringLiteral("/widgets/")}) {
      for (QDirIterator files(S2S_SOURCE_DIR + folder, {"*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
           files.hasNext();) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString source = QString::fromUtf8(file.readAll());
        for (auto texts = kTwoForms.globalMatch(source); texts.hasNext();) {
          const QString text = texts.next().captured(1);
          if (text.contains("(s)") || text.contains("%n")) wrong << text;
        }
      }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
  }

 private:
  /// Without its data and optimizer.
  static QString recipeText(std::optional<int> steps, int rows) {
    SharedRecipe shared;
    shared.recipe = {{"data", {{"train", Json::array({{{"path", "a.tsv"}}})}}},
                     {"training", {{"batch_size", rows}}}};
    if (steps) shared.recipe["training"]["steps"] = *steps;
    return sharedRecipeText(shared).split(" · ").value(1);
  }
};

}  // namespace s2s
