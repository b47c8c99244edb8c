#pragma once
#include <QtTest>

#include "app/window/prompt/answer_card.h"
#include "app/window/prompt/directions_card.h"
#include "app/window/prompt/prompt_page.h"
#include "tests/window/scripted_window.h"

namespace s2s {

/// One model in every direction: which are asked, and what their cells say.
class DirectionsTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void asksEveryDirectionOneAfterAnother() {
    const auto window = open();
    DirectionsCard& card = opened(*window, {"en", "de"}, {"en", "de", "ko"});
    card.setSentence("There is an apple.");
    card.start();
    QCOMPARE(card.matrix().asked(), 4);  // en → ko, de; de → en, ko
    QCOMPARE(m_script.prompts.size(), std::size_t{1});
    QCOMPARE(m_script.prompts.back().toLanguage, std::string("ko"));
    for (int job = 1; job <= 4; ++job) {
      answer(static_cast<JobId>(job), job == 4 ? std::optional(false) : std::optional(true));
      QTRY_COMPARE(card.matrix().answered(), job);
    }
    QVERIFY(!card.matrix().isRunning());
    QVERIFY(card.matrix().cell("de", "ko").untrained());
    QVERIFY(!card.matrix().cell("en", "ko").untrained());
    QCOMPARE(card.matrix().records().size(), std::size_t{4});
  }

  void aRowUsesItsOwnSentence() {
    const auto window = open();
    DirectionsCard& card = opened(*window, {"en", "de"}, {"ko"});
    card.setSentence("");
    QVERIFY(card.table().setData(card.table().index(1, DirectionTable::kSentence), "Es gibt einen Apfel.",
                                 Qt::EditRole));
    card.start();
    QCOMPARE(card.matrix().asked(), 1);  // English has no sentence
    QCOMPARE(m_script.prompts.back().text, std::string("Es gibt einen Apfel."));
    QCOMPARE(m_script.prompts.back().fromLanguage, std::string("de"));
  }

  void stopsAndKeepsWhatIsThere() {
    const auto window = open();
    DirectionsCard& card = opened(*window, {"en"}, {"de", "ko"});
    card.start();
    answer(1, {});
    QTRY_COMPARE(m_script.prompts.size(), std::size_t{2});
    card.stop();
    QCOMPARE(m_script.calls.back(), std::string("cancel 2"));
    QVERIFY(!card.matrix().isRunning());
    QCOMPARE(card.matrix().records().size(), std::size_t{1});
    QVERIFY(!card.matrix().cell("en", "de").untrained());  // not known
  }

  void aLanguageThatIsNotKnownIsSaid() {
    const auto window = open();
    DirectionsCard& card = opened(*window, {"en"}, {"ko"});
    card.start();
    m_script.events = {event::AnswerFailed{1, "tiny", {"tiny does not know ko; it knows de, en", "", ""}},
                       event::JobEnded{1, "finished", {}}};
    QTRY_VERIFY(!card.matrix().isRunning());
    QCOMPARE(card.matrix().problems(), QStringList{"tiny does not know ko; it knows de, en"});
    QCOMPARE(card.table().index(0, 1).data().toString(),
             QString("cannot: tiny does not know ko; it knows de, en"));
  }

  void theTableIsAModelAndMarksItsCells() {
    const auto window = open();
    DirectionsCard& card = opened(*window, {"en", "ko"}, {"en", "ko"});
    QAbstractItemModelTester tester(&card.table(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    card.start();
    answer(1, false);
    QTRY_VERIFY(card.table().index(0, 2).data(DirectionTable::kUntrainedRole).toBool());
    QVERIFY(card.table().index(0, 1).data(DirectionTable::kDiagonalRole).toBool());
    QVERIFY(card.table().index(0, 1).data().toString().isEmpty());
    card.table().setShows(DirectionTable::Shows::scores);
    QVERIFY(card.table().index(0, 2).data().toString().contains("0.5"));
  }

 private:
  DirectionsCard& opened(MainWindow& window, const QStringList& from, const QStringList& to) {
    PromptPage& prompt = window.promptPage();
    m_model = makeModel("tiny");
    prompt.addModel(m_model);
    [&] { QTRY_VERIFY(prompt.cards().back()->canAnswer()); }();
    prompt.showDirections();
    prompt.directions().setLanguages(from, to);
    return prompt.directions();
  }
  void answer(JobId job, std::optional<bool> trained) {
    PromptAnswer answer;
    answer.model = m_model.toStdString();
    answer.text = "answer";
    answer.score = -0.5;
    answer.directionTrained = trained;
    m_script.events = {event::Answered{job, answer}, event::JobEnded{job, "finished", {}}};
  }

  QString m_model;
};

}  // namespace s2s
