#pragma once
#include <QAbstractItemModelTester>
#include <QtTest>

#include "tests/widgets/sample_data.h"
#include "widgets/item_models/parameters_model.h"
#include "widgets/item_models/samples_model.h"
#include "widgets/item_models/text_table_model.h"
#include "widgets/panes/table_view.h"
#include "widgets/theme/theme.h"

namespace s2s {

class ItemModelsTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void modelsKeepQtsRules() {
    RunsModel runs;
    SamplesModel samples;
    ParametersModel parameters;
    TextTableModel texts;
    for (QAbstractItemModel* model :
         std::initializer_list<QAbstractItemModel*>{&runs, &samples, &parameters, &texts}) {
      new QAbstractItemModelTester(model, QAbstractItemModelTester::FailureReportingMode::QtTest, model);
    }
    runs.setRuns(sampleRuns());
    runs.setRuns(sampleRuns());
    runs.setRuns({});
    samples.setSamples({{"a", "b", "b"}});
    parameters.setRows({{"m", "encoder", "2 × 3", 6, 1.0}});
    texts.setTable({"source", "target"}, 10, [](int row) { return QStringList{QString::number(row), "x"}; });
    QCOMPARE(texts.index(7, 0).data().toString(), QString("7"));
  }

  void ticksStayWithTheirRun() {
    RunsModel model;
    model.setRuns(sampleRuns());
    QSignalSpy ticked(&model, &RunsModel::tickedChanged);
    QVERIFY(model.setData(model.index(1, 0), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(model.ticked(), QStringList{"runs/b"});
    std::vector<RunRow> reversed = sampleRuns();
    std::reverse(reversed.begin(), reversed.end());
    model.setRuns(reversed);
    QCOMPARE(model.index(0, 0).data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Checked));
    model.setRuns({reversed[1]});
    QVERIFY(model.ticked().isEmpty());
    QCOMPARE(ticked.count(), 2);
  }

  void tablesSortByValueNotByText() {
    ParametersModel model;
    model.setRows({{"m", "a", "", 900, 0.1}, {"m", "b", "", 1'000'000, 0.5}, {"m", "c", "", 20'000, 0.4}});
    TableView table;
    table.setSortableModel(&model);
    table.sortByColumn(ParametersModel::kParameters, Qt::DescendingOrder);
    QCOMPARE(table.model()->index(0, ParametersModel::kPart).data().toString(), QString("b"));
    QCOMPARE(table.model()->index(2, ParametersModel::kPart).data().toString(), QString("a"));
    QCOMPARE(table.sourceRow(table.model()->index(0, 0)), 1);
    table.setFilterText("C");
    QCOMPARE(table.model()->rowCount(), 1);
    QCOMPARE(table.toTabSeparated(),
             QString("model\tpart\tshape\tparameters\tshare\nm\tc\t\t20,000\t40.00\u00A0%"));
  }

  void aRunWithoutAValueSortsBelowThoseWithOne() {
    RunsModel model;
    model.setRuns(sampleRuns());
    TableView table;
    table.setSortableModel(&model);
    table.sortByColumn(RunsModel::kValidationLoss, Qt::AscendingOrder);
    QCOMPARE(table.sourceRow(table.model()->index(0, 0)), 0);
    table.sortByColumn(RunsModel::kValidationLoss, Qt::DescendingOrder);
    QCOMPARE(table.sourceRow(table.model()->index(0, 0)), 1);
  }

  void aTableIsAsHighAsItsRowsWhereThereIsRoom() {
    RunsModel model;
    model.setRuns(sampleRuns());
    TableView table;
    table.setModel(&model);
    table.fitRowsInRoom(1);
    QVERIFY(model.rowCount() > 1);
    QVERIFY(table.minimumHeight() < table.maximumHeight());
    const int rows = table.maximumHeight();
    table.fitRows();
    QCOMPARE(table.height(), rows);
    table.fitColumns(100);
    int columns = 0;
    for (int column = 0; column < model.columnCount(); ++column) columns += table.columnWidth(column);
    QVERIFY(table.fittedWidth(100) > columns);
    QVERIFY(table.fittedWidth() >= table.fittedWidth(100));
  }

  void anOutputEqualToItsReferenceIsGood() {
    SamplesModel model;
    model.setSamples({{"a", "b", "b"}, {"a", "c", "b"}});
    const auto color = [&](int row) {
      return model.index(row, SamplesModel::kOutput).data(Qt::ForegroundRole).value<QColor>();
    };
    QCOMPARE(color(0), lightTokens().good);
    QCOMPARE(color(1), lightTokens().text);
  }
};

}  // namespace s2s
