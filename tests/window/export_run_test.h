#pragma once
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

#include "app/window/runs/export_run_dialog.h"
#include "app/window/runs/runs_page.h"
#include "tests/window/scripted_window.h"
#include "tests/window/unchanged_texts.h"
#include "widgets/panes/caution_note.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/segmented_control.h"
#include "widgets/text/number_format.h"

namespace s2s {

/// What of a run is exported, before an engine that only notes what it is asked.
class ExportRunTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void keepsThePrecisionThatTheRunIsStoredIn() {
    addCheckpoint("step-000003", R"("torch_dtype":"bfloat16")");
    const auto opened = openDialog();
    QCOMPARE(opened.dialog->precision().currentText(), QString("As it is stored: bfloat16"));
    const QString small = opened.dialog->size().text();
    opened.dialog->write();
    QCOMPARE(m_script.exports.back().what, ExportRequest::What::whole);
    QCOMPARE(m_script.exports.back().model, run().toStdString() + "@last");
    QCOMPARE(m_script.exports.back().dtype, std::string());
    QVERIFY(small.startsWith("about "));
  }

  void aPrecisionIsChosenAndTheSizeFollows() {
    addCheckpoint("step-000003", R"("torch_dtype":"bfloat16")");
    const auto opened = openDialog();
    const QString stored = opened.dialog->size().text();
    const auto choose = [&](const QString& type) {
      QSignalSpy planned(opened.dialog, &ExportRunDialog::planned);
      opened.dialog->precision().setCurrentText(type);
      QVERIFY(planned.wait());
    };
    choose("float16");
    QCOMPARE(opened.dialog->size().text(), stored);
    choose("float32");
    QVERIFY(opened.dialog->size().text() != stored);
    opened.dialog->write();
    QCOMPARE(m_script.exports.back().dtype, std::string("float32"));
  }

  void offersTheBestTheLastTheAverageAndEveryOther() {
    for (const char* name : {"step-000001", "step-000002", "step-000003", "average"}) addCheckpoint(name);
    writeInRun("best", "step-000002\n");
    const auto opened = openDialog();
    const QComboBox& list = opened.dialog->checkpoint();
    QStringList texts, arguments;
    for (int i = 0; i < list.count(); ++i) {
      texts << list.itemText(i);
      arguments << list.itemData(i).toString();
    }
    QCOMPARE(texts, (QStringList{"The best, of step 2", "The last, of step 3", "The average of the last ones",
                                 "Of step 1"}));
    QCOMPARE(arguments, (QStringList{run(), run() + "@last", run() + "@average", run() + "@step-1"}));
    opened.dialog->checkpoint().setCurrentIndex(3);
    QTRY_VERIFY(opened.button->isEnabled());
    opened.dialog->write();
    QCOMPARE(m_script.exports.back().model, run().toStdString() + "@step-1");
  }

  void ofLoraTheUpdatesMayGoAlone() {
    addCheckpoint("step-000001");
    addCheckpoint("step-000003");
    writeInRun("checkpoints/step-000003/adapter/adapter_config.json", "{}");
    writeInRun("checkpoints/step-000003/adapter/adapter_model.safetensors", QByteArray(2048, 'x'));
    const auto opened = openDialog();
    ExportRunDialog& dialog = *opened.dialog;
    QVERIFY(dialog.part().isVisible());
    QSignalSpy planned(&dialog, &ExportRunDialog::planned);
    dialog.part().setCurrentIndex(1);
    QVERIFY(planned.wait());
    QCOMPARE(dialog.size().text(), "about " + byteSize(2048));
    QVERIFY(!dialog.precision().isEnabled());
    // The other checkpoint has none, so it is exported whole.
    dialog.checkpoint().setCurrentIndex(1);
    QVERIFY(!dialog.part().isVisible());
    QTRY_VERIFY(dialog.precision().isEnabled() && opened.button->isEnabled());
    dialog.checkpoint().setCurrentIndex(0);
    QTRY_VERIFY(opened.button->isEnabled());
    dialog.write();
    QCOMPARE(m_script.exports.back().what, ExportRequest::What::updates);
  }

  void warnsOfAdaptersThatOtherProgramsLack() {
    addCheckpoint("step-000003", R"("workbench_adapters":{"width":3})");
    const auto opened = openDialog();
    const auto* caution = opened.dialog->findChild<CautionNote*>();
    QVERIFY(caution->isVisible());
    QVERIFY2(caution->texts().front().contains("transformers"), qPrintable(caution->texts().join('|')));
  }

  void aRunWithoutACheckpointSaysSo() {
    const auto opened = openDialog(false);
    QTRY_VERIFY(opened.dialog->findChild<ErrorBanner*>()->what().contains("no checkpoint"));
    QVERIFY(!opened.button->isEnabled());
  }

  /// The window stays in use beside it, its language too.
  void speaksWhatTheWindowSpeaks() {
    addCheckpoint("step-000003", R"("torch_dtype":"bfloat16","workbench_adapters":{"width":3})");
    const auto opened = openDialog();
    const QStringList unchanged = unchangedTexts(*opened.dialog);
    QVERIFY2(unchanged.isEmpty(), qPrintable(unchanged.join('|')));
    QTRY_COMPARE(opened.dialog->precision().currentText(), QString("As it is stored: bfloat16"));
    opened.dialog->write();
    const QStringList whileWriting = unchangedTexts(*opened.dialog);
    QVERIFY2(whileWriting.isEmpty(), qPrintable(whileWriting.join('|')));
  }

  void tellsWhereItWentAndLeavesTheWindowUsable() {
    addCheckpoint("step-000003");
    const auto opened = openDialog();
    QVERIFY(!opened.dialog->isModal());
    opened.dialog->setFolder(m_folder->filePath("exported"));
    opened.dialog->write();
    QCOMPARE(m_script.exports.back().to, std::filesystem::path(m_folder->filePath("exported").toStdString()));
    QSignalSpy told(&opened.window->runsPage(), &RunsPage::reported);
    m_script.events.push_back(event::JobEnded{1, "finished", Json::object()});
    QVERIFY(told.wait());
    QVERIFY2(told[0][0].toString().contains("exported"), qPrintable(told[0][0].toString()));
  }

  void staysOpenForWhatWasNotToldBefore() {
    addCheckpoint("step-000003", R"("workbench_adapters":{"width":3})");
    const auto opened = openDialog();
    const auto* caution = opened.dialog->findChild<CautionNote*>();
    QSignalSpy accepted(opened.dialog, &QDialog::accepted);
    opened.dialog->setFolder(m_folder->filePath("exported"));
    opened.dialog->write();
    const std::string news = "1 tensors hold NaN (decoder.final_layer_norm.weight)";
    m_script.events.push_back(
        event::JobEnded{1, "finished", Json{{"warnings", Json::array({kAdapters, news})}}});
    QTRY_COMPARE(caution->texts().size(), 2);
    QVERIFY(caution->isVisible());
    QCOMPARE(accepted.count(), 0);
    QVERIFY(!opened.button->isVisible());
    opened.dialog->reject();
    QCOMPARE(accepted.count(), 1);
  }

  void closesWhereAllWasTold() {
    addCheckpoint("step-000003", R"("workbench_adapters":{"width":3})");
    const auto opened = openDialog();
    QSignalSpy accepted(opened.dialog, &QDialog::accepted);
    opened.dialog->setFolder(m_folder->filePath("exported"));
    opened.dialog->write();
    m_script.events.push_back(event::JobEnded{1, "finished", Json{{"warnings", Json::array({kAdapters})}}});
    QTRY_COMPARE(accepted.count(), 1);
  }

  void theWindowMayBeClosedWhileItIsWritten() {
    addCheckpoint("step-000003");
    auto opened = openDialog();
    opened.dialog->write();
    opened.window.reset();
    QCOMPARE(m_script.exports.size(), std::size_t{1});
  }

 private:
  struct Opened {
    std::unique_ptr<MainWindow> window;
    ExportRunDialog* dialog = nullptr;
    QPushButton* button = nullptr;
  };

  static constexpr const char* kAdapters =
      "the adapters are layers that transformers does not have: it would leave them out and answer otherwise";

  QString run() const { return QDir(m_settings->runsFolder()).filePath("apples-run"); }
  void writeInRun(const QString& name, const QByteArray& content) {
    write(QDir(m_folder->path()).relativeFilePath(run()) + '/' + name, content);
  }
  void addCheckpoint(const QString& name, const QByteArray& more = R"("comment":"")") {
    writeInRun("checkpoints/" + name + "/config.json",
               R"({"model_type":"t5","vocab_size":32,"d_model":8,"d_kv":4,"d_ff":16,"num_heads":2,
                   "num_layers":1,)" +
                   more + '}');
    writeInRun("checkpoints/" + name + "/model.safetensors", "only its presence counts here");
  }

  Opened openDialog(bool canBeExported = true) {
    makeRun("apples-run");
    Opened opened{open()};
    opened.dialog = opened.window->runsPage().exportRun(run());
    for (QPushButton* one : opened.dialog->findChildren<QPushButton*>()) {
      if (one->text() == "Export") opened.button = one;
    }
    [&] { QTRY_COMPARE(opened.button->isEnabled(), canBeExported); }();
    return opened;
  }
};

}  // namespace s2s
