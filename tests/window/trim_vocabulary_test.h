#pragma once
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

#include "app/window/model_catalogue.h"
#include "app/window/models/trim_vocabulary_dialog.h"
#include "app/window/page.h"
#include "app/window/run_catalogue.h"
#include "tests/window/scripted_window.h"
#include "tests/window/unchanged_texts.h"

namespace s2s {

/// The wizard before an engine that only notes what it is asked.
class TrimVocabularyTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void countsBeforeAnythingIsWritten() {
    const auto opened = openDialog();
    QVERIFY(!opened->button("Count what stays")->isEnabled());
    opened->dialog.addCorpora({corpus()});
    QVERIFY(!opened->button("Trim")->isEnabled());
    opened->count();
    const Json& numbers = opened->dialog.numbers();
    QCOMPARE(numbers["vocabulary"]["before"].get<int>(), 12);
    QCOMPARE(numbers["vocabulary"]["after"].get<int>(), 5 + 3 + 1);  // special, used, and the letter x
    QCOMPARE(numbers["corpus"]["tokens"].get<int>(), 4 + 3);
    QVERIFY(numbers["parameters"] < numbers["parameters_before"]);
    QVERIFY(opened->button("Trim")->isEnabled());
    QVERIFY(m_script.calls.empty());
  }

  void saysWhatIsKeptForWhat() {
    const auto opened = openDialog();
    opened->dialog.addCorpora({corpus()});
    opened->count();
    QStringList texts;
    for (const QLabel* label : opened->dialog.findChildren<QLabel*>()) texts << label->text();
    QVERIFY2(texts.contains("Kept pieces: 5 always, 1 of single characters, 3 of the corpus"),
             qPrintable(texts.join('|')));
  }

  void anotherWishHasToBeCountedAgain() {
    const auto opened = openDialog();
    opened->dialog.addCorpora({corpus()});
    opened->count();
    opened->dialog.setLanguages("en");
    QVERIFY(opened->dialog.numbers().is_null());
    QVERIFY(!opened->button("Trim")->isEnabled());
    opened->count();
    QCOMPARE(opened->dialog.numbers()["vocabulary"]["after"].get<int>(), 12);
  }

  void writesAndIsDone() {
    const auto opened = openDialog();
    opened->dialog.addCorpora({corpus()});
    opened->count();
    opened->dialog.write();
    const ExportRequest& asked = m_script.exports.back();
    QCOMPARE(asked.what, ExportRequest::What::trimmed);
    QCOMPARE(asked.model, m_folder->filePath("model").toStdString());
    QCOMPARE(asked.to, std::filesystem::path(m_folder->filePath("model-trimmed").toStdString()));
    QCOMPARE(asked.wishes.corpora, std::vector<std::filesystem::path>{corpus().toStdString()});
    QVERIFY(!opened->button("Trim")->isEnabled());
    QSignalSpy accepted(&opened->dialog, &QDialog::accepted);
    m_script.events.push_back(event::Progress{1, 0.5, "comparing the corpus"});
    m_script.events.push_back(event::JobEnded{1, "finished", Json::object()});
    QVERIFY(accepted.wait());
    QCOMPARE(opened->dialog.folder(), m_folder->filePath("model-trimmed"));
  }

  void whatARecipeFeedsIsCountedAndAskedFor() {
    const auto opened = openDialog();
    DataSource set;
    set.path = corpus().toStdString();
    set.prefix = "down ";
    opened->dialog.addSets({set});
    opened->count();
    // "down" stands in no text of the file.
    QCOMPARE(opened->dialog.numbers()["vocabulary"]["after"].get<int>(), 5 + 3 + 1 + 1);
    opened->dialog.write();
    const TrimmingWishes& wishes = m_script.exports.back().wishes;
    QVERIFY(wishes.corpora.empty());
    QCOMPARE(wishes.sets.size(), std::size_t{1});
    QCOMPARE(wishes.sets.front().prefix, std::string("down "));
  }

  void cancellingEndsTheWorkAndKeepsTheWishes() {
    const auto opened = openDialog();
    opened->dialog.addCorpora({corpus()});
    opened->count();
    opened->dialog.write();
    opened->dialog.reject();
    QCOMPARE(m_script.calls.back(), std::string("cancel 1"));
    QVERIFY(opened->dialog.isVisible());
    QVERIFY(opened->button("Trim")->isEnabled());
    opened->dialog.reject();
    QVERIFY(!opened->dialog.isVisible());
  }

  void speaksWhatTheWindowSpeaks() {
    const auto opened = openDialog();
    DataSource set;
    set.path = corpus().toStdString();
    opened->dialog.addSets({set});
    opened->count();
    const QStringList unchanged = unchangedTexts(opened->dialog);
    QVERIFY2(unchanged.isEmpty(), qPrintable(unchanged.join('|')));
    QTRY_VERIFY(opened->button("Trim") != nullptr);
    QVERIFY2(opened->button("Trim")->isEnabled(), "what was counted still stands");
  }

  void tellsWhatWentWrong() {
    const auto opened = openDialog();
    opened->dialog.setLanguages("qqq");
    QSignalSpy failed(&opened->dialog, &TrimVocabularyDialog::failed);
    opened->dialog.count();
    QVERIFY(failed.wait());
    QVERIFY(failed.front().front().value<Error>().what.find("qqq") != std::string::npos);
    QVERIFY(!opened->button("Trim")->isEnabled());
  }

 private:
  /// The dialog and what it works with.
  struct Opened {
    Opened(Settings& settings, test::Script& script, const QString& model)
        : bridge([&script] { return std::make_unique<test::ScriptedDoor>(script); }),
          runs(settings, bridge),
          workplace{settings, bridge, runs, models},
          dialog(workplace, model, "model") {
      dialog.show();
    }

    void count() {
      QSignalSpy counted(&dialog, &TrimVocabularyDialog::counted);
      dialog.count();
      QVERIFY(counted.wait());
    }

    QPushButton* button(const QString& text) const {
      for (QPushButton* one : dialog.findChildren<QPushButton*>()) {
        if (one->text() == text) return one;
      }
      return nullptr;
    }

    EngineBridge bridge;
    RunCatalogue runs;
    ModelCatalogue models;
    Workplace workplace;
    TrimVocabularyDialog dialog;
  };

  QString corpus() const { return m_folder->filePath("corpus.txt"); }

  /// For a tiny BERT of twelve pieces, of which the corpus uses three.
  std::unique_ptr<Opened> openDialog() {
    makeModel("model");
    write(
        "model/config.json",
        R"({"model_type":"bert","vocab_size":12,"hidden_size":8,"num_hidden_layers":1,"num_attention_heads":2,
              "intermediate_size":16})");
    write("model/tokenizer_config.json", R"({"tokenizer_class":"BertTokenizer"})");
    write("model/vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nup\nhigh\ntop\ndown\nlow\nfloor\nx\n");
    write("corpus.txt", "up high\ntop\n");
    return std::make_unique<Opened>(*m_settings, m_script, m_folder->filePath("model"));
  }
};

}  // namespace s2s
