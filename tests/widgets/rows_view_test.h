#pragma once
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QHeaderView>
#include <QScrollBar>
#include <QtTest>

#include "widgets/item_models/paged_table_model.h"
#include "widgets/panes/rows_view.h"

namespace s2s {

/// Tables of any size: what is held, what is shown, and where keys lead.
class RowsViewTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theModelKeepsQtsRules() {
    PagedTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    serve(model);
    model.reset("line", {"source", "target"});
    model.setRows(100);
    model.setRows(1000);
    QCOMPARE(model.rowCount(), 1000);
    QCOMPARE(model.columnCount(), 3);
    QVERIFY(!model.index(500, 1).data().isValid());
    QTRY_COMPARE(model.index(500, 1).data().toString(), QString("source 500"));
    model.forgetBlocks();
    model.reset("line", {});
    QCOMPARE(model.rowCount(), 0);
  }

  void aBlockIsAskedForOnceAndOldOnesLeave() {
    PagedTableModel model;
    QList<int> wanted;
    connect(&model, &PagedTableModel::blockWanted, this, [&](int block) { wanted << block; });
    model.reset("line", {"a"});
    model.setRows(1'000'000);
    model.index(0, 1).data();
    model.index(1, 1).data();
    model.index(PagedTableModel::kBlockRows, 1).data();
    QCOMPARE(wanted, (QList<int>{0, 1}));
    QVERIFY(!model.row(0));
    for (int block = 0; block <= static_cast<int>(PagedTableModel::kMostBlocks); ++block)
      model.takeBlock(block, rowsOf(block));
    QVERIFY(!model.row(0));
    QVERIFY(model.row(PagedTableModel::kBlockRows));
    wanted.clear();
    model.index(0, 1).data();
    QCOMPARE(wanted, QList<int>{0});
  }

  void aBlockThatTheEndCutIsReadAgainWhenTheTableGrows() {
    PagedTableModel model;
    model.reset("line", {"a"});
    model.setRows(10);
    std::vector<PagedTableModel::Row> some = rowsOf(0);
    some.resize(10);
    model.takeBlock(0, some);
    QVERIFY(model.row(9));
    model.setRows(300);
    QSignalSpy wanted(&model, &PagedTableModel::blockWanted);
    model.index(20, 1).data();
    QCOMPARE(wanted.count(), 1);
  }

  void lineEndsAreDrawnInOneLine() {
    PagedTableModel model;
    model.reset("line", {"a"});
    model.setRows(1);
    model.takeBlock(0, {{7, {"two\nlines"}}});
    QCOMPARE(model.index(0, 1).data().toString(), QString("two\u21b5lines"));
    QCOMPARE(model.index(0, 1).data(Qt::ToolTipRole).toString(), QString("two\nlines"));
    QCOMPARE(model.index(0, 0).data().toString(), QString("7"));
  }

  void hundredsOfMillionsOfRowsScrollAtOnce() {
    PagedTableModel model;
    serve(model);
    model.reset("line", {"a", "b"});
    model.setRows(400'000'000);
    RowsView view;
    view.setModel(&model);
    view.resize(600, 400);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.goTo(399'999'999);
    QCOMPARE(view.currentRow(), 399'999'999);
    const QRect place = view.visualRect(view.currentIndex());
    QVERIFY(view.viewport()->rect().contains(place.center()));
    QCOMPARE(view.indexAt(place.center()).row(), 399'999'999);
    QVERIFY(!view.visualRect(model.index(0, 0)).isValid());
    view.grab();
  }

  void columnsShareTheWidthUntilOneIsDragged() {
    PagedTableModel model;
    serve(model);
    model.reset("line", {"a", "b"});
    model.setRows(10);
    RowsView view;
    view.setModel(&model);
    view.header()->resizeSection(0, 80);
    view.shareWidth(100);
    view.resize(200, 300);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QCOMPARE(view.header()->sectionSize(1), 100);
    view.resize(900, 300);
    QTRY_VERIFY(view.header()->sectionSize(1) > 350);
    QVERIFY(std::abs(view.header()->sectionSize(1) - view.header()->sectionSize(2)) <= 1);
    view.header()->resizeSection(1, 200);
    view.resize(1000, 300);
    QTRY_COMPARE(view.viewport()->width() > 900, true);
    QCOMPARE(view.header()->sectionSize(1), 200);
  }

  void keysMoveByRowsAndPages() {
    PagedTableModel model;
    serve(model);
    model.reset("line", {"a"});
    model.setRows(1000);
    RowsView view;
    view.setModel(&model);
    view.resize(600, 400);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.setFocus();
    view.goTo(0);
    QSignalSpy moved(&view, &RowsView::currentRowChanged);
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.currentRow(), 1);
    QTest::keyClick(&view, Qt::Key_PageDown);
    QCOMPARE(view.currentRow(), 1 + view.rowsOnScreen());
    QTest::keyClick(&view, Qt::Key_End);
    QCOMPARE(view.currentRow(), 999);
    QCOMPARE(view.verticalScrollBar()->value(), 1000 - view.rowsOnScreen());
    QTest::keyClick(&view, Qt::Key_Home);
    QCOMPARE(view.currentRow(), 0);
    QCOMPARE(moved.count(), 4);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPoint(200, 3 * RowsView::kRowHeight + 5));
    QCOMPARE(view.currentRow(), 3);
  }

  void widgetsStandAboveTheirColumns() {
    PagedTableModel model;
    model.reset("line", {"a", "b"});
    RowsView view;
    view.setModel(&model);
    auto* box = new QComboBox;
    view.setColumnWidget(2, box);
    view.resize(600, 300);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.header()->resizeSection(1, 200);
    const int left = view.header()->sectionViewportPosition(2);
    QVERIFY(qAbs(box->mapTo(&view, QPoint()).x() - view.viewport()->x() - left) < 8);
    view.header()->resizeSection(1, 260);
    QVERIFY(qAbs(box->mapTo(&view, QPoint()).x() - view.viewport()->x() - left - 60) < 8);
    view.setColumnWidget(2, nullptr);
    QVERIFY(!view.columnWidget(2));
  }

 private:
  static std::vector<PagedTableModel::Row> rowsOf(int block) {
    std::vector<PagedTableModel::Row> rows;
    for (int i = 0; i < PagedTableModel::kBlockRows; ++i) {
      const int row = block * PagedTableModel::kBlockRows + i;
      rows.push_back({row + 2, {QString("source %1").arg(row), QString("target %1").arg(row)}});
    }
    return rows;
  }
  /// Hands in every block that is asked for, as a file does: later.
  static void serve(PagedTableModel& model) {
    connect(
        &model, &PagedTableModel::blockWanted, &model,
        [&model](int block) { model.takeBlock(block, rowsOf(block)); }, Qt::QueuedConnection);
  }
};

}  // namespace s2s
