#pragma once
#include <QListWidget>
#include <QToolButton>
#include <QtTest>

#include "app/window/data/checks_pane.h"
#include "app/window/data/data_check_runner.h"
#include "app/window/data/data_page.h"
#include "app/window/data/data_set.h"
#include "app/window/data/data_sets_card.h"
#include "app/window/data/data_tools_card.h"
#include "app/window/data/rows_card.h"
#include "tests/window/scripted_window.h"
#include "widgets/forms/schema_form.h"
#include "widgets/item_models/paged_table_model.h"

namespace s2s {

/// Several data sets on the page Data: which is shown and changed, and how much of them is read unasked.
class DataSetsTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void anEditIsTakenWhenAnotherSetIsChosenWhileItIsTyped() {
    write("one.tsv", kPairs);
    write("two.tsv", kPairs);
    const auto window = open();
    DataPage& page = openFiles(*window, {"one.tsv", "two.tsv"});
    page.setsCard().setCurrent(page.sets()[0]);
    const std::string before = page.sets()[1]->source().prefix;
    page.setsCard().setForm().setFieldValue("prefix", "say: ");
    page.setsCard().findChild<QListWidget*>()->setCurrentRow(1);
    QCOMPARE(page.sets()[0]->source().prefix, std::string("say: "));
    QCOMPARE(page.sets()[1]->source().prefix, before);
    QCOMPARE(page.setsCard().setForm().fieldValue("prefix").get<std::string>(), before);
  }

  void anEditIsTakenAlthoughTheSetChangesWhileItIsTyped() {
    write("one.tsv", kPairs);
    const auto window = open();
    DataPage& page = openFiles(*window, {"one.tsv"});
    page.setsCard().setForm().setFieldValue("prefix", "say: ");
    page.sets()[0]->setUse(DataUse::validation);
    Q_EMIT page.tools().checks().filterTicked({{"kind", "duplicates"}}, true);
    page.setsCard().takeTyped();
    QCOMPARE(page.sets()[0]->source().prefix, std::string("say: "));
    QCOMPARE(page.sets()[0]->source().filters.size(), std::size_t{1});
  }

  void theXrayAsksForTheSetByTheNameThatTheRecipeGivesIt() {
    m_settings->setValue("data/models", QStringList{makeModel("tiny")});
    write("a/dev.tsv", kPairs);
    write("b/dev.tsv", kPairs);
    const auto window = open();
    DataPage& page = openFiles(*window, {"a/dev.tsv", "b/dev.tsv"});
    QCOMPARE(page.sets()[1]->use(), DataUse::validation);
    page.setsCard().setCurrent(page.sets()[1]);
    page.tools().showTool(DataToolsCard::kXray);
    QTRY_VERIFY(page.rowsCard().model().rowCount() == 2);
    page.rowsCard().goToRow(1);
    QTRY_VERIFY(!m_script.xrays.empty() && m_script.xrays.back().set == "dev.tsv 2");
    const Json& train = m_script.xrays.back().recipe.at("data").at("train");
    QCOMPARE(train.size(), std::size_t{1});
    QCOMPARE(train[0].at("name").get<std::string>(), std::string("dev.tsv 2"));
  }

  void parallelTextsAreAsLargeAsBothFiles() {
    write("news.en", "One.\n");
    write("news.ko", "하나.\n");
    const auto window = open();
    DataPage& page = openFiles(*window, {"news.en", "news.ko"});
    QCOMPARE(page.sets().size(), std::size_t{1});
    QCOMPARE(page.current()->bytesToRead(), std::optional<qint64>(5 + 8));
  }

  void compressedTextCountsUnpackedAndIsUnknownUntilItWasRead() {
    const QByteArray text = kPairs;
    write("pairs.tsv.gz", QByteArray::fromHex(kPackedPairs));
    DataSource source;
    source.path = m_folder->filePath("pairs.tsv.gz").toStdString();
    DataSet set(source, true);
    QCOMPARE(set.bytesToRead(), std::nullopt);
    QTRY_COMPARE(set.state(), DataSet::State::ready);
    QVERIFY(set.isPacked());
    QCOMPARE(set.bytesToRead(), std::optional<qint64>(text.size()));
  }

  void compressedTextThatIsSmallIsCheckedUnasked() {
    write("pairs.tsv.gz", QByteArray::fromHex(kPackedPairs));
    const auto window = open();
    DataPage& page = openFiles(*window, {"pairs.tsv.gz"});
    QTRY_VERIFY_WITH_TIMEOUT(page.checks().report(), 20000);
  }

  void whatMayBeLargeIsNotCheckedUnasked() {
    write("pairs.tsv", kPairs);
    DataCheckRequest request;
    CheckedSet set;
    set.data.path = m_folder->filePath("pairs.tsv").toStdString();
    set.data.source = std::string("en");
    set.data.target = std::string("ko");
    request.sets.push_back(set);
    DataCheckRunner unknown, large, small;
    unknown.setRequest(request, std::nullopt);
    large.setRequest(request, DataCheckRunner::kMostBytesUnasked + 1);
    small.setRequest(request, DataCheckRunner::kMostBytesUnasked);  // the last to begin
    QTRY_VERIFY_WITH_TIMEOUT(small.report(), 20000);
    for (DataCheckRunner* runner : {&unknown, &large}) {
      QVERIFY(!runner->isRunning());
      QVERIFY(!runner->report());
    }
    unknown.run();
    QTRY_VERIFY_WITH_TIMEOUT(unknown.report(), 20000);
  }

  void aSearchSaysHowFarItIsAndCanBeStopped() {
    QByteArray rows = "en\tko\n";
    for (int i = 0; i < 20000; ++i) rows += "A row like all others.\t다른 줄과 같은 줄.\n";
    write("long.tsv", rows);
    const auto window = open();
    DataPage& page = openFiles(*window, {"long.tsv"});
    DataSet& set = *page.current();
    QSignalSpy found(&set, &DataSet::found);
    auto* stop = page.rowsCard().findChild<QToolButton*>("stopSearch");
    QVERIFY(!stop->isVisibleTo(&page));
    page.rowsCard().find("nowhere");
    QVERIFY(set.isSearching());
    Q_EMIT set.searchMoved();  // as a moment later
    QVERIFY(stop->isVisibleTo(&page));
    QTest::mouseClick(stop, Qt::LeftButton);
    QVERIFY(!set.isSearching());
    QVERIFY(!stop->isVisibleTo(&page));
    page.rowsCard().find("20001");  // in the same thread, behind what was stopped
    QTRY_COMPARE(found.count(), 1);
    QCOMPARE(found[0][0].toLongLong(), qint64{19999});
    QVERIFY(!set.isSearching());
  }

 private:
  static constexpr const char* kPairs = "en\tko\nOne.\t하나.\nTwo.\t둘.\n";
  /// The same, packed with gzip.
  static constexpr const char* kPackedPairs =
      "1f8b08000000000002034bcde3cccee7f2cf4bd5e37c3b75c6eba6197a5c21e5f97a9caf2702590076d33bb71d000000";

  DataPage& openFiles(MainWindow& window, const QStringList& names) {
    DataPage& page = window.dataPage();
    window.showPage(MainWindow::kData);
    QStringList paths;
    for (const QString& name : names) paths << m_folder->filePath(name);
    page.openFiles(paths);
    [&] {
      QTRY_VERIFY(!page.sets().empty() && std::ranges::all_of(page.sets(), [](const DataSet* set) {
        return set->state() == DataSet::State::ready;
      }));
    }();
    return page;
  }
};

}  // namespace s2s
