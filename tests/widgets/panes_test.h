#pragma once
#include <QPushButton>
#include <QTemporaryDir>
#include <QVBoxLayout>
#include <QtTest>

#include "widgets/forms/own_folder.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/card.h"
#include "widgets/panes/caution_note.h"
#include "widgets/panes/confirm_dialog.h"
#include "widgets/panes/empty_state.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/memory_gauge.h"
#include "widgets/panes/navigation_rail.h"
#include "widgets/panes/pieces_view.h"
#include "widgets/panes/segmented_control.h"
#include "widgets/panes/share_bars.h"
#include "widgets/panes/status_strip.h"

namespace s2s {

class PanesTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void shareBarsAreReadAloud() {
    ShareBars bars;
    bars.setRows({{"bias", 0.0, {}, true, false}, {"none", 0.91}, {"number", 0.0, "3.25", false, false}});
    QCOMPARE(bars.accessibleName(), QString("bias: none 91\u00A0% number 3.25"));
    const int lines = bars.sizeHint().height();
    bars.setRows({{"none", 0.91}});
    QCOMPARE(bars.sizeHint().height(), lines / 3);
  }
  void aCautionNoteHidesWithoutTexts() {
    CautionNote note;
    QVERIFY(note.isHidden());
    note.setTexts({"40 % cannot be written"});
    QVERIFY(!note.isHidden());
    QCOMPARE(note.accessibleName(), QString("40 % cannot be written"));
    note.setTexts({});
    QVERIFY(note.isHidden());
  }
  void theRailMovesByShortcutAndArrow() {
    NavigationRail rail;
    for (const char* name : {"home", "models", "train"}) rail.addPage(name, name);
    rail.show();
    rail.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&rail));
    QSignalSpy changed(&rail, &NavigationRail::currentPageChanged);
    QTest::keyClick(&rail, Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(rail.currentPage(), 2);
    QTest::keyClick(&rail, Qt::Key_Up);
    QCOMPARE(rail.currentPage(), 1);
    QTest::keyClick(&rail, Qt::Key_Down);
    QTest::keyClick(&rail, Qt::Key_Down);
    QCOMPARE(rail.currentPage(), 2);
    QCOMPARE(changed.count(), 3);
  }

  void aSegmentIsChosenOnce() {
    SegmentedControl control({"Translate", "Fill spans", "Raw"});
    QSignalSpy changed(&control, &SegmentedControl::currentIndexChanged);
    control.setCurrentIndex(2);
    control.setCurrentIndex(2);
    QCOMPARE(control.currentIndex(), 2);
    QCOMPARE(changed.count(), 1);
  }

  void theBannerSpeaksInSentencesAndKeepsDetails() {
    ErrorBanner banner;
    QVERIFY(banner.isHidden());
    banner.showError({"cannot read the file", "data.tsv, line 3", "check its encoding"});
    QVERIFY(!banner.isHidden());
    QCOMPARE(banner.what(), QString("Cannot read the file."));
    QCOMPARE(banner.whatToDo(), QString("Check its encoding."));
    QVERIFY(banner.details().contains("data.tsv, line 3"));
    // Names are no words.
    banner.showError({"config.json holds no object", "", "training.steps must be 1 or more"});
    QCOMPARE(banner.what(), QString("config.json holds no object."));
    QCOMPARE(banner.whatToDo(), QString("training.steps must be 1 or more."));
    banner.clear();
    QVERIFY(banner.isHidden());
  }

  void longTextEndsInDotsAndIsInTheTooltip() {
    ElidedLabel label("a very long path to a model that does not fit into the width it has");
    label.resize(80, 20);
    label.show();
    QVERIFY(label.isElided());
    QCOMPARE(label.toolTip(), label.text());
    label.setText("short");
    QVERIFY(!label.isElided());
    QVERIFY(label.toolTip().isEmpty());
  }

  void digitsDoNotJump() {
    NumberLabel ones("step 1,111"), eights("step 8,888");
    QCOMPARE(ones.sizeHint(), eights.sizeHint());
  }

  void piecesWrapToTheWidth() {
    PiecesView view;
    view.setPieces(std::vector<PiecesView::Piece>(40, {"▁token", 5, false}));
    QVERIFY(view.heightForWidth(200) > 3 * view.heightForWidth(2000));
  }

  void theStatusStripSaysWhatItShows() {
    StatusStrip strip;
    strip.setStatus({EngineStatus::State::training, "Training", "mt5-small", "step 1 / 3", 0.3, "1 s left",
                     "", "", "CPU"});
    QCOMPARE(strip.accessibleName(), QString("Training, mt5-small, step 1 / 3, 1 s left, CPU"));
    strip.setStatus({});
    QCOMPARE(strip.accessibleName(), QString("Idle"));
  }

  void filesGoHomeWhereThereIsNoFolderOfDocuments() {
    const QTemporaryDir home;
    const QByteArray before = qgetenv("HOME"), configuration = qgetenv("XDG_CONFIG_HOME");
    qputenv("HOME", home.path().toUtf8());
    qputenv("XDG_CONFIG_HOME", home.filePath("settings").toUtf8());
    const QString without = ownFolder();
    const bool made = QDir(home.path()).mkdir("Documents");
    const QString with = ownFolder();
    before.isNull() ? qunsetenv("HOME") : qputenv("HOME", before);
    configuration.isNull() ? qunsetenv("XDG_CONFIG_HOME") : qputenv("XDG_CONFIG_HOME", configuration);
    QCOMPARE(without, home.path());
    QVERIFY(made);
    QCOMPARE(with, home.filePath("Documents"));
  }

  void theStatusStripEndsNoTextThatHasRoom() {
    EngineStatus failed;
    failed.state = EngineStatus::State::failed;
    failed.stateText = "Failed";
    failed.subject = "my-run";
    failed.memory = "memory 241.9 MiB of 23.5 GiB";
    failed.device = "CPU";
    failed.report = "The model with the smaller vocabulary is in /home/somebody/models/m2m-tiny-trimmed";
    StatusStrip strip;
    strip.resize(1366, length::kStatusHeight);
    strip.setStatus(failed);
    strip.show();
    QVERIFY(QTest::qWaitForWindowExposed(&strip));
    for (const ElidedLabel* label : strip.findChildren<ElidedLabel*>()) {
      QVERIFY(!label->isHidden());
      QVERIFY2(!label->isElided(), qPrintable(label->text()));
    }
    strip.resize(700, length::kStatusHeight);
    QVERIFY(strip.minimumSizeHint().width() <= 700);
  }

  void escapeIsTheLastAnswer() {
    ConfirmDialog dialog("Close?", "A run trains.", {"Pause and close", "Stay"});
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QCOMPARE(dialog.answer(), 1);
    ConfirmDialog other("Close?", "A run trains.", {"Pause and close", "Stay"});
    other.show();
    QTest::keyClick(&other, Qt::Key_Return);
    QCOMPARE(other.answer(), 0);
  }

  void anEmptyStateOffersItsButton() {
    EmptyState state("runs", "No run yet.", "New run");
    QSignalSpy activated(&state, &EmptyState::activated);
    QTest::mouseClick(state.button(), Qt::LeftButton);
    QCOMPARE(activated.count(), 1);
    state.setAction({});
    QVERIFY(state.button()->isHidden());
  }

  void anEmptyStateThatGoesGivesItsFocusToTheMainButton() {
    QWidget window;
    auto* page = new QWidget;
    auto* state = new EmptyState("evaluate", "Nothing yet.", "Open");
    QPushButton* main = makeButton("Run", ButtonRole::primary);
    auto* inside = new QVBoxLayout(page);
    inside->addWidget(main);
    inside->addWidget(state);
    auto* around = new QVBoxLayout(&window);
    around->addWidget(page);
    around->addWidget(makeIconButton("settings", "Settings"));  // what comes next
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    state->button()->setFocus();
    QTRY_VERIFY(state->button()->hasFocus());
    state->hide();
    QTRY_VERIFY(main->hasFocus());
  }

  void theGaugeReadsSumAndLimit() {
    MemoryGauge gauge("Memory");
    gauge.setParts({{"weights", 1024.0 * 1024}, {"gradients", 512.0 * 1024}}, 1024.0 * 1024 * 1024);
    QVERIFY(gauge.accessibleName().contains("1.5\u00A0MiB of 1.0\u00A0GiB"));
  }
};

}  // namespace s2s
