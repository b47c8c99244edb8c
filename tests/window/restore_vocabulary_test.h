#pragma once
#include <QAction>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <algorithm>

#include "app/window/models/models_page.h"
#include "app/window/models/restore_vocabulary_dialog.h"
#include "app/window/models/trim_vocabulary_dialog.h"
#include "engine/vocabulary/trimming_plan.h"
#include "tests/window/scripted_window.h"
#include "tests/window/unchanged_texts.h"
#include "widgets/panes/error_banner.h"

namespace s2s {

/// Undoing a trim on the page Models, before an engine that only notes what it is asked.
class RestoreVocabularyTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void isOfferedWhereAMapLiesAndSaysWhyNot() {
    const auto window = openWith({"model", "small"});
    const auto whole = actionOf(*window, "model");
    QVERIFY(!whole.restore->isEnabled());
    QVERIFY(whole.menu->toolTipsVisible());
    QVERIFY2(whole.restore->toolTip().contains("vocabulary_map.json"), qPrintable(whole.restore->toolTip()));
    QVERIFY(actionOf(*window, "small").restore->isEnabled());
  }

  void findsTheOriginalAmongTheModelsAndSaysWhatComesBack() {
    const auto window = openWith({"other", "model", "small"});
    RestoreVocabularyDialog& dialog = openDialog(*window);
    QTRY_VERIFY(dialog.isOriginalRight());
    QCOMPARE(dialog.original(), m_folder->filePath("model"));
    QStringList texts;
    for (const QLabel* label : dialog.findChildren<QLabel*>()) texts << label->text();
    QVERIFY2(texts.contains("Pieces: 9 → 12"), qPrintable(texts.join('|')));
    QVERIFY(texts.contains("9 rows are this model's own, 3 come from the original."));
    QVERIFY(button(dialog, "Restore")->isEnabled());
    QVERIFY(m_script.exports.empty());
  }

  void anotherModelIsRefusedBeforeAnythingIsWritten() {
    const auto window = openWith({"small"});
    RestoreVocabularyDialog& dialog = openDialog(*window);
    QVERIFY(!button(dialog, "Restore")->isEnabled());
    for (const QString& wrong : {m_folder->filePath("other"), m_folder->filePath("small"),
                                 m_folder->filePath("missing"), QString("t5-small")}) {
      QSignalSpy checked(&dialog, &RestoreVocabularyDialog::originalChecked);
      dialog.setOriginal(wrong);
      QVERIFY2(checked.wait(), qPrintable(wrong));
      QVERIFY2(!button(dialog, "Restore")->isEnabled(), qPrintable(wrong));
    }
    dialog.setOriginal(m_folder->filePath("model"));
    QTRY_VERIFY(button(dialog, "Restore")->isEnabled());
  }

  void aHalfTypedPathIsNotSaidToBeWrong() {
    const auto window = openWith({"small"});
    RestoreVocabularyDialog& dialog = openDialog(*window);
    const auto isRefused = [&] {
      return std::ranges::any_of(dialog.findChildren<QLabel*>(), [](const QLabel* label) {
        return label->text().startsWith("This is not the model that was trimmed");
      });
    };
    QLineEdit* original = nullptr;
    for (QLineEdit* edit : dialog.findChildren<QLineEdit*>()) {
      if (edit->placeholderText().contains("was trimmed")) original = edit;
    }
    QVERIFY(original);
    // The map is read in the background; only then is anything looked at.
    QSignalSpy checked(&dialog, &RestoreVocabularyDialog::originalChecked);
    dialog.setOriginal(m_folder->filePath("other"));
    QVERIFY(checked.wait());
    QVERIFY2(isRefused(), "this was not typed");
    QElapsedTimer since;
    since.start();
    QTest::keyClicks(original, "x");
    QVERIFY(checked.wait());
    if (since.elapsed() < 500) QVERIFY2(!isRefused(), "somebody is typing");
    QTRY_VERIFY2(isRefused(), "typing has paused");
    QVERIFY(!button(dialog, "Restore")->isEnabled());
  }

  void speaksWhatTheWindowSpeaks() {
    const auto window = openWith({"model", "small"});
    RestoreVocabularyDialog& dialog = openDialog(*window);
    QTRY_VERIFY(dialog.isOriginalRight());
    QStringList unchanged = unchangedTexts(dialog);
    QVERIFY2(unchanged.isEmpty(), qPrintable(unchanged.join('|')));
    QSignalSpy checked(&dialog, &RestoreVocabularyDialog::originalChecked);
    dialog.setOriginal(m_folder->filePath("other"));
    QVERIFY(checked.wait());
    unchanged = unchangedTexts(dialog);
    QVERIFY2(unchanged.isEmpty(), qPrintable(unchanged.join('|')));
  }

  void writesAndTheResultJoinsTheModels() {
    const auto window = openWith({"model", "small"});
    RestoreVocabularyDialog& dialog = openDialog(*window);
    QTRY_VERIFY(dialog.isOriginalRight());
    dialog.write();
    const ExportRequest& asked = m_script.exports.back();
    QCOMPARE(asked.what, ExportRequest::What::restored);
    QCOMPARE(asked.model, m_folder->filePath("small").toStdString());
    QCOMPARE(asked.original, m_folder->filePath("model").toStdString());
    QCOMPARE(asked.to, std::filesystem::path(m_folder->filePath("small-restored").toStdString()));
    QVERIFY(!button(dialog, "Restore")->isEnabled());
    ModelsPage& page = *window->findChild<ModelsPage*>();
    QSignalSpy told(&page, &ModelsPage::reported);
    m_script.events.push_back(event::Progress{1, 0.5, "writing the weights"});
    m_script.events.push_back(event::JobEnded{1, "finished", Json::object()});
    QVERIFY(told.wait());
    QVERIFY2(told[0][0].toString().contains("small-restored"), qPrintable(told[0][0].toString()));
    QVERIFY(page.models().contains(m_folder->filePath("small-restored")));
  }

  void growsWhereTextsGetLonger() {
    const auto window = openWith({"model", "small"});
    RestoreVocabularyDialog& dialog = openDialog(*window);
    QTRY_VERIFY(dialog.isOriginalRight());
    dialog.setFolder(m_folder->filePath("other"));
    dialog.setOriginal(m_folder->filePath("other"));
    QTRY_VERIFY(!button(dialog, "Restore")->isEnabled());
    const auto isCut = [](const QLabel* label) {
      return label->isVisible() && label->hasHeightForWidth() &&
             label->height() < label->heightForWidth(label->width());
    };
    QTRY_VERIFY(std::ranges::none_of(dialog.findChildren<QLabel*>(), isCut));
  }

  void neverWritesOverSomething() {
    const auto window = openWith({"model", "small"});
    RestoreVocabularyDialog& dialog = openDialog(*window);
    QTRY_VERIFY(button(dialog, "Restore")->isEnabled());
    dialog.setFolder(m_folder->filePath("other"));
    QVERIFY(!button(dialog, "Restore")->isEnabled());
    dialog.write();
    QVERIFY(m_script.exports.empty());
    dialog.setFolder(m_folder->filePath("new"));
    QVERIFY(button(dialog, "Restore")->isEnabled());
  }

  void cancellingEndsTheWorkAndErrorsAreTold() {
    const auto window = openWith({"model", "small"});
    RestoreVocabularyDialog& dialog = openDialog(*window);
    QTRY_VERIFY(dialog.isOriginalRight());
    dialog.write();
    dialog.reject();
    QCOMPARE(m_script.calls.back(), std::string("cancel 1"));
    QVERIFY(dialog.isVisible());
    QVERIFY(button(dialog, "Restore")->isEnabled());
    dialog.write();
    QSignalSpy failed(&dialog, &RestoreVocabularyDialog::failed);
    m_script.events.push_back(event::JobFailed{2, Error{"the disk is full", "", "make room"}});
    QVERIFY(failed.wait());
    QVERIFY(dialog.findChild<ErrorBanner*>()->what().contains("disk is full"));
    QVERIFY(button(dialog, "Restore")->isEnabled());
    dialog.reject();
    QVERIFY(!dialog.isVisible());
  }

 private:
  struct Offered {
    std::unique_ptr<QMenu> menu;
    QAction* restore = nullptr;
  };

  Offered actionOf(MainWindow& window, const QString& name) const {
    Offered offered{window.findChild<ModelsPage*>()->menuOf(m_folder->filePath(name))};
    for (QAction* action : offered.menu->actions()) {
      if (action->text() == "Restore the vocabulary…") offered.restore = action;
    }
    return offered;
  }

  RestoreVocabularyDialog& openDialog(MainWindow& window) const {
    actionOf(window, "small").restore->trigger();
    return *window.findChild<RestoreVocabularyDialog*>();
  }

  static QPushButton* button(const QDialog& dialog, const QString& text) {
    for (QPushButton* one : dialog.findChildren<QPushButton*>()) {
      if (one->text() == text) return one;
    }
    return nullptr;
  }

  /// A BERT of twelve pieces, what trimming leaves of it, and another one; the named ones on the page.
  std::unique_ptr<MainWindow> openWith(const QStringList& names) {
    makeBert("model", "up\nhigh\ntop\ndown\nlow\nfloor\nx\n");
    makeBert("other", "up\nhigh\ntop\ndown\nlow\nceiling\nx\n");
    write("corpus.txt", "up high\ntop\n");
    QDir(m_folder->path()).mkdir("small");
    const std::filesystem::path folder = m_folder->path().toStdString();
    const auto plan = TrimmingPlan::make(folder / "model", {{folder / "corpus.txt"}, {}, true}, {});
    [&] {
      QVERIFY(plan.ok());
      QVERIFY(plan->write(folder / "small", {}).ok());
    }();
    write("small/model.safetensors", "only its presence counts here");
    QStringList models;
    for (const QString& name : names) models << m_folder->filePath(name);
    m_settings->setChosenModels(models);
    auto window = open();
    window->showPage(MainWindow::kModels);
    [&] {
      for (const QString& name : names) QTRY_VERIFY(actionOf(*window, name).restore != nullptr);
    }();
    return window;
  }

  void makeBert(const QString& name, const QByteArray& pieces) {
    makeModel(name);
    write(
        name + "/config.json",
        R"({"model_type":"bert","vocab_size":12,"hidden_size":8,"num_hidden_layers":1,"num_attention_heads":2,
              "intermediate_size":16})");
    write(name + "/tokenizer_config.json", R"({"tokenizer_class":"BertTokenizer"})");
    write(name + "/vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n" + pieces);
  }
};

}  // namespace s2s
