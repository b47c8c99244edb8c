#pragma once
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest>

#include "app/window/evaluate/evaluate_page.h"
#include "app/window/evaluate/evaluation_setup_card.h"
#include "app/window/language.h"
#include "app/window/train/training_data_dialog.h"
#include "tests/window/scripted_window.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/table_view.h"

namespace s2s {

/// The dialog in which data to train on, or a test set, are chosen.
class TrainingDataDialogTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void targetsBesideTheFileAreTaken() {
    writeParallel();
    TrainingDataDialog dialog(*m_settings, {}, {});
    dialog.setFile(m_folder->filePath("news.en"));
    QTRY_COMPARE(rows(dialog).rowCount(), 2);
    const DataSource source = dialog.source();
    QCOMPARE(source.targetPath, m_folder->filePath("news.ko").toStdString());
    QCOMPARE(source.format, std::string("text"));
    QCOMPARE(source.prefix, std::string("translate English to Korean: "));
    QVERIFY(shown(dialog, 0, 0).endsWith("An apple."));
    QCOMPARE(shown(dialog, 0, 1), QString("사과."));
    write("news.de", "Ein Apfel.\nEine Birne.\n");
    dialog.setFile(m_folder->filePath("news.ko"));
    QVERIFY2(dialog.source().targetPath.empty(), "which of two it is, nobody can know");
  }

  void aTestSetIsLeftToEveryModelsOwnWay() {
    writeParallel();
    write("pairs.tsv", "en\tko\nA pear.\t배.\n");
    const auto window = open();
    window->showPage(MainWindow::kEvaluate);
    EvaluatePage& page = window->evaluatePage();
    for (const char* name : {"pairs.tsv", "news.en"}) {
      QTimer::singleShot(0, qApp, [file = m_folder->filePath(name)] {
        auto* dialog = qobject_cast<TrainingDataDialog*>(QApplication::activeModalWidget());
        if (!dialog) return;
        dialog->setFile(file);
        const bool shown = QTest::qWaitFor([&] { return rows(*dialog).rowCount() > 0; });
        shown ? dialog->accept() : dialog->reject();
      });
      page.findChild<QPushButton*>("testSet")->click();
      const DataSource& data = page.setup().data();
      QCOMPARE(QFileInfo(QString::fromStdString(data.path)).fileName(), QString(name));
      QVERIFY(data.prefix.empty() && data.sourceLanguage.empty() && data.targetLanguage.empty());
    }
  }

  void anotherFileForgetsTheEarlierOnes() {
    writeParallel();
    write("pairs.tsv", "en\tko\nA pear.\t배.\n");
    DataSource source;
    source.path = m_folder->filePath("news.en").toStdString();
    source.targetPath = m_folder->filePath("news.ko").toStdString();
    source.format = "text";
    source.encoding = "windows-1252";
    source.sha256 = source.targetSha256 = "of the earlier file";
    TrainingDataDialog dialog(*m_settings, source, {});
    QTRY_COMPARE(rows(dialog).rowCount(), 2);
    dialog.setFile(m_folder->filePath("pairs.tsv"));
    QTRY_COMPARE(rows(dialog).rowCount(), 1);
    const DataSource chosen = dialog.source();
    QCOMPARE(chosen.format, std::string("auto"));
    QCOMPARE(chosen.encoding, std::string("auto"));
    QVERIFY(chosen.targetPath.empty() && chosen.sha256.empty() && chosen.targetSha256.empty());
    QCOMPARE(std::get<std::string>(chosen.source), std::string("en"));
    QCOMPARE(shown(dialog, 0, 1), QString("배."));
    QVERIFY(dialog.findChild<QLineEdit*>("targetFile")->isHidden());
  }

  void targetsOfAnyNameCanBeChosen() {
    write("from.txt", "An apple.\n");
    write("to.txt", "사과.\n");
    TrainingDataDialog dialog(*m_settings, {}, {});
    dialog.setFile(m_folder->filePath("from.txt"));
    auto* targets = dialog.findChild<QLineEdit*>("targetFile");
    QTRY_VERIFY(!targets->isHidden());
    targets->setText(m_folder->filePath("to.txt"));
    Q_EMIT targets->editingFinished();
    QTRY_COMPARE(shown(dialog, 0, 1), QString("사과."));
    QCOMPARE(dialog.source().targetPath, m_folder->filePath("to.txt").toStdString());
  }

  void aTypedPathIsTakenBeforeTheFieldIsLeft() {
    write("pairs.tsv", "en\tko\nA pear.\t배.\n");
    TrainingDataDialog dialog(*m_settings, {}, {});
    auto* file = dialog.findChild<QLineEdit*>("dataFile");
    QPushButton* use = nullptr;
    for (QPushButton* button : dialog.findChildren<QPushButton*>()) {
      if (button->text() == "Use this data") use = button;
    }
    QVERIFY(use);
    QTest::keyClicks(file, m_folder->filePath("pairs.tsv"));
    QTRY_VERIFY(use->isEnabled());
    QCOMPARE(shown(dialog, 0, 1), QString("배."));
    QTest::keyClicks(file, "x");
    QVERIFY2(!use->isEnabled(), "there is no such file");
    QTest::keyClick(file, Qt::Key_Backspace);
    QTRY_VERIFY(use->isEnabled());
    QCOMPARE(dialog.source().path, m_folder->filePath("pairs.tsv").toStdString());
  }

  void aTypedPathThatLeadsNowhereIsNamedWhenTypingPauses() {
    write("pairs.tsv", "en\tko\nA pear.\t배.\n");
    TrainingDataDialog dialog(*m_settings, {}, {});
    dialog.setFile(m_folder->filePath("pairs.tsv"));
    QTRY_COMPARE(rows(dialog).rowCount(), 1);
    auto* file = dialog.findChild<QLineEdit*>("dataFile");
    auto* banner = dialog.findChild<ErrorBanner*>();
    QVERIFY(file && banner);
    for (const char key : {'x', 'y', 'z'}) {
      QTest::keyClick(file, key);
      QVERIFY2(banner->isHidden(), "not with each key");
    }
    QTRY_VERIFY2(!banner->isHidden(), "the field still has the focus");
    QVERIFY2((banner->what() + banner->details()).contains("pairs.tsvxyz"), qPrintable(banner->what()));
    QCOMPARE(dialog.source().path, m_folder->filePath("pairs.tsv").toStdString());
    QTest::keyClick(file, Qt::Key_Backspace);
    QVERIFY2(banner->isHidden(), "half a path again");
    for (int i = 0; i < 2; ++i) QTest::keyClick(file, Qt::Key_Backspace);
    QTRY_COMPARE(rows(dialog).rowCount(), 1);
    QTest::qWait(900);
    QVERIFY2(banner->isHidden(), "the file is there");
  }

  void theEncodingThatIsSaidIsThatOfThePreview() {
    write("cafe.tsv", "source\ttarget\ncaf\xe9\tcaf\xe9 noir\n");
    DataSource source;
    source.path = m_folder->filePath("cafe.tsv").toStdString();
    source.encoding = "windows-1252";
    TrainingDataDialog dialog(*m_settings, source, {});
    QTRY_COMPARE(shown(dialog, 0, 1), QString("café noir"));
    QCOMPARE(dialog.source().encoding, std::string("windows-1252"));
  }

  void whyARowIsBadIsSaidInTheWindowsLanguage() {
    write("bad.tsv", "source\ttarget\na\tb\tc\nd\te\n");
    Language language;
    language.use("ko");
    const auto back = qScopeGuard([&] { language.use("en"); });
    DataSource source;
    source.path = m_folder->filePath("bad.tsv").toStdString();
    TrainingDataDialog dialog(*m_settings, source, {});
    QTRY_COMPARE(rows(dialog).rowCount(), 1);
    QStringList texts;
    for (const QLabel* label : dialog.findChildren<QLabel*>()) texts << label->text();
    QVERIFY2(texts.join('|').contains("열이 2개여야 하는데 3개"), qPrintable(texts.join('|')));
  }

 private:
  void writeParallel() const {
    write("news.en", "An apple.\nA pear.\n");
    write("news.ko", "사과.\n배.\n");
  }
  static QAbstractItemModel& rows(const TrainingDataDialog& dialog) {
    return *dialog.findChild<TableView*>()->model();
  }
  static QString shown(const TrainingDataDialog& dialog, int row, int column) {
    return rows(dialog).index(row, column).data().toString();
  }
};

}  // namespace s2s
