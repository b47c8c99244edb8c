#pragma once
#include <QLabel>
#include <QListWidget>

#include "app/window/evaluate/evaluate_page.h"
#include "app/window/evaluate/evaluation_setup_card.h"
#include "app/window/evaluate/evaluation_text.h"
#include "app/window/evaluate/metrics_pane.h"
#include "app/window/language.h"
#include "tests/window/scripted_window.h"
#include "widgets/panes/table_view.h"

namespace s2s {

/// What is put before the sources of a test set or a file is said wherever its answers are.
class AskedWithTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void itIsPrefixOrLanguagesOrBoth() {
    QCOMPARE(askedText(Json{{"prefix", "translate: "}}), QString("“translate: ”"));
    QCOMPARE(askedText(Json{{"prefix", ""}, {"source_language", "en"}, {"target_language", "ko"}}),
             QString("en → ko"));
    QCOMPARE(askedText(Json{{"prefix", "p "}, {"source_language", ""}, {"target_language", "ko"}}),
             QString("“p ” · – → ko"));
    QVERIFY(askedText(Json()).isEmpty() && askedText(Json{{"prefix", ""}}).isEmpty());
  }

  void theScoresSayIt() {
    MetricsPane pane([](const QString&) { return 0; });
    Json report = {{"rows", Json::array({row("one", "translate: "), row("two", "")})}};
    pane.setReport(report);
    const auto header = [&](int column) {
      return pane.table().model()->headerData(column, Qt::Horizontal).toString();
    };
    QCOMPARE(header(3), QString("Asked with"));
    QCOMPARE(pane.table().model()->index(0, 3).data().toString(), QString("“translate: ”"));
    QCOMPARE(pane.table().model()->index(1, 3).data().toString(), QString("–"));
    // Where nothing stood before any source there is nothing to say.
    report["rows"] = Json::array({row("two", "")});
    pane.setReport(report);
    QCOMPARE(header(3), QString("Remarks"));
  }

  void theTestSetSaysItUnlessLanguagesAreChosen() {
    const auto window = open();
    EvaluationSetupCard& setup = window->evaluatePage().setup();
    setup.setData(testSet("translate: "));
    const auto* columns = setup.findChild<QLabel*>("testSetColumns");
    QCOMPARE(columns->text(), QString("en → ko; asked with “translate: ”"));
    setup.setLanguages("en", "ko");
    QCOMPARE(columns->text(), QString("en → ko"));
    setup.setLanguages("", "");
    setup.setData(testSet(""));
    QCOMPARE(columns->text(), QString("en → ko"));
  }

  void aTranslatedFileSaysItBeforeAndAfter() {
    const auto window = open();
    EvaluatePage& page = window->evaluatePage();
    QCOMPARE(page.translationTitle(), QString("Translate a file"));
    page.setup().addModels({makeModel("one")});
    QCOMPARE(page.translationTitle(), QString("Translate a file by one"));
    page.setup().setData(testSet("translate: "));
    QCOMPARE(page.translationTitle(), QString("Translate a file by one, asked with “translate: ”"));
    QSignalSpy said(&page, &Page::reported);
    page.translateFile("in.txt", "out.txt");
    m_script.events = {event::JobEnded{
        1, "finished",
        Json{{"output", "out.txt"}, {"prefix", "turn: "}, {"source_language", ""}, {"target_language", ""}}}};
    QTRY_COMPARE(said.count(), 1);
    QCOMPARE(said.front().front().toString(),
             QString("The translation by one, asked with “turn: ”, is in out.txt"));
    page.setup().setLanguages("en", "ko");
    QCOMPARE(page.translationTitle(), QString("Translate a file by one, asked with en → ko"));
  }

  void itIsSaidInKorean() {
    m_settings->setLanguage("ko");
    const auto window = open();
    EvaluatePage& page = window->evaluatePage();
    page.setup().addModels({makeModel("one")});
    page.setup().setData(testSet("translate: "));
    QCOMPARE(page.translationTitle(), QString("파일 번역: one (앞에 붙임: “translate: ”)"));
    QCOMPARE(page.setup().findChild<QLabel*>("testSetColumns")->text(),
             QString("en → ko; 앞에 붙임: “translate: ”"));
  }

 private:
  static Json row(const std::string& name, const std::string& prefix) {
    return {{"model", name},    {"models", Json::array({name})}, {"status", "done"},
            {"prefix", prefix}, {"metrics", {{"chrf++", 40.0}}}, {"notes", Json::array()}};
  }

  DataSource testSet(const std::string& prefix) const {
    write("test.tsv", "en\tko\nThere is an apple.\t사과가 있다.\n");
    DataSource source;
    source.path = m_folder->filePath("test.tsv").toStdString();
    source.source = std::string("en");
    source.target = std::string("ko");
    source.prefix = prefix;
    return source;
  }
};

}  // namespace s2s
