#pragma once
#include <QMenu>

#include "app/window/data/model_picker.h"
#include "app/window/language.h"
#include "app/window/models/add_model_dialog.h"
#include "app/window/models/unstarted_run.h"
#include "app/window/page.h"
#include "tests/window/scripted_window.h"

namespace s2s {

/// Which models the Data page offers, and what it says of those that it cannot look at.
class DataModelsTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void aRunWithoutACheckpointGivesTheTokenizerItLearnsWith() {
    const QString model = makeModel("base");
    write("base/tokenizer_config.json", "{}");
    const QString stored = runOf("stored", model), preset = runOf("preset", "t5-small");
    QCOMPARE(tokenizerModelOf(stored.toStdString()), model);
    QVERIFY(tokenizerModelOf(preset.toStdString()).isEmpty());
    QVERIFY(tokenizerModelOf(runOf("gone", m_folder->filePath("nowhere")).toStdString()).isEmpty());
    QVERIFY(tokenizerModelOf(
                runOf("own", model, R"("tokenizer":{"train":{"vocabulary_size":100}},)").toStdString())
                .isEmpty());
    QCOMPARE(
        tokenizerModelOf(
            runOf("other", "t5-small", QString(R"("tokenizer":{"from":"%1"},)").arg(model)).toStdString()),
        model);
  }

  void runsWithNothingToReadAreNotOffered() {
    const QString model = makeModel("base");
    write("base/tokenizer_config.json", "{}");
    const QString stored = runOf("stored", model), preset = runOf("preset", "t5-small");
    Place place(*m_settings, m_script);
    place.runs.refresh();
    QTRY_COMPARE(place.runs.runs().size(), std::size_t(2));
    const AddModelDialog dialog(place.workplace, AddModelDialog::Offer::modelsThatRead);
    QVERIFY2(dialog.offered().contains(model), qPrintable(dialog.offered().join('|')));
    QVERIFY(!dialog.offered().contains(stored) && !dialog.offered().contains(preset));
    // A run that trains is asked with its weights as they are now.
    const AddModelDialog asking(place.workplace, AddModelDialog::Offer::modelsThatAnswer);
    QVERIFY(asking.offered().contains(stored));
  }

  void whatIsLeftOutIsSaid() {
    const QString run = runOf("preset", "t5-small");
    for (const auto& [code, text, why] :
         {std::tuple("en", "0 of 1 model ▾", "preset: the run has no checkpoint yet"),
          std::tuple("ko", "모델 1개 중 0개 ▾", "preset: 실행에 아직 체크포인트가 없")}) {
      Language language;
      language.use(code);
      const auto back = qScopeGuard([&] { language.use("en"); });
      Place place(*m_settings, m_script);
      ModelPicker picker(place.workplace);
      picker.setModels({run});
      QTRY_COMPARE(picker.text(), QString(text));
      QVERIFY2(picker.leftOut().join('|').startsWith(why), qPrintable(picker.leftOut().join('|')));
      QVERIFY(picker.toolTip().contains(picker.leftOut().front()));
      Q_EMIT picker.menu()->aboutToShow();
      const QAction* action = picker.menu()->actions().front();
      QVERIFY2(action->text().contains(why) && action->isEnabled(), qPrintable(action->text()));
      picker.setModels({});
    }
  }

 private:
  struct Place {
    Place(Settings& settings, test::Script& script)
        : bridge([&script] { return std::make_unique<test::ScriptedDoor>(script); }),
          runs(settings, bridge),
          workplace{settings, bridge, runs, models} {}
    EngineBridge bridge;
    RunCatalogue runs;
    ModelCatalogue models;
    Workplace workplace;
  };

  /// Of a model, before its first checkpoint.
  QString runOf(const QString& name, const QString& model, const QString& more = {}) {
    const QString run = makeRun(name);
    write(QDir(m_folder->path()).relativeFilePath(run) + "/recipe.json",
          QString(R"({"name":"%1",%3"model":{"from":"%2"},"data":{"train":[{"path":"pairs.tsv"}]},
              "training":{"steps":10}})")
              .arg(name, model, more)
              .toUtf8());
    return run;
  }
};

}  // namespace s2s
