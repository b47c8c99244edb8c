#pragma once
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include "app/window/recipe_text.h"

namespace s2s {

class RecipeTextTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void namesTheSettingsThatDiffer() {
    const Json first{{"training", {{"steps", 10}, {"seed", 1}}}, {"name", "a"}};
    const Json second{{"training", {{"steps", 20}, {"seed", 1}}}, {"name", "a"}, {"tags", {1, 2}}};
    const auto rows = recipeDifferences(first, second);
    QCOMPARE(rows.size(), std::size_t{3});
    QCOMPARE(rows[0].path, QString("training.steps"));
    QCOMPARE(rows[0].first, QString("10"));
    QCOMPARE(rows[0].second, QString("20"));
    QCOMPARE(rows[1].path, QString("tags.0"));
    QVERIFY(rows[1].first.isEmpty());
  }

  /// The shell lines write the recipe unchanged, quotes and all; `s2s` is replaced by a function that prints.
  void commandWritesTheRecipeUnchanged() {
    const Json recipe{{"name", "It's $HOME"}, {"data", {{"prefix", "translate \"x\" to `y`: "}}}};
    QTemporaryDir folder;
    QProcess shell;
    shell.setWorkingDirectory(folder.path());
    shell.start("bash", {"-c", "s2s() { cat \"$2\"; }\n" + trainCommand(recipe)});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.exitCode(), 0);
    const auto printed = parseJson(shell.readAllStandardOutput().toStdString(), "output");
    QVERIFY(printed.ok());
    QVERIFY(*printed == recipe);
  }
};

}  // namespace s2s
