#pragma once
#include <QLabel>
#include <QtTest>

#include "app/window/prompt/answer_card.h"
#include "app/window/prompt/prompt_bar.h"
#include "app/window/prompt/prompt_page.h"
#include "tests/window/scripted_window.h"
#include "widgets/panes/share_bars.h"

namespace s2s {

/// What the Prompt page shows for what models answer, each in its own way.
class PromptPageTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void showsAnswersAndKeepsThem() {
    const auto window = open();
    PromptPage& prompt = window->promptPage();
    const QString model = makeModel("tiny");
    prompt.addModel(model);
    QTRY_VERIFY(prompt.cards().front()->canAnswer());
    prompt.setPrompt(PromptTask::translate, "There is an apple.", "en", "ko");
    prompt.ask();
    QCOMPARE(m_script.prompts.size(), std::size_t{1});
    PromptAnswer answer;
    answer.model = model.toStdString();
    answer.text = "<extra_id_0> 있다.";
    answer.targetUnknownShare = 1.0;
    m_script.events = {event::Answered{1, answer}, event::JobEnded{1, "finished", {}}};
    QTRY_COMPARE(prompt.cards().front()->answerText(), QString("<extra_id_0> 있다."));
    QCOMPARE(prompt.cards().front()->remarks(), QStringList{"never taught to translate"});
    QCOMPARE(prompt.history().records().front().answers.at("tiny").text, QString("<extra_id_0> 있다."));
  }

  void modelsOfOneNameKeepTheirAnswersApart() {
    const auto window = open();
    PromptPage& prompt = window->promptPage();
    const QString first = makeModel("one/tiny"), second = makeModel("two/tiny");
    prompt.addModel(first);
    prompt.addModel(second);
    for (AnswerCard* card : prompt.cards()) QTRY_VERIFY(card->canAnswer());
    prompt.setPrompt(PromptTask::raw, "Hi.");
    prompt.ask();
    PromptAnswer answer, other;
    answer.model = first.toStdString();
    answer.text = "first";
    other.model = second.toStdString();
    other.text = "second";
    m_script.events = {event::Answered{1, answer}, event::Answered{1, other},
                       event::JobEnded{1, "finished", {}}};
    QTRY_COMPARE(prompt.cards().back()->answerText(), QString("second"));
    const auto& kept = prompt.history().records().front().answers;
    QCOMPARE(kept.at("tiny (one)").text, QString("first"));
    QCOMPARE(kept.at("tiny (two)").text, QString("second"));
  }

  void aPresetSaysThatItCannotAnswer() {
    const auto window = open();
    window->promptPage().addModel("t5-small");
    AnswerCard* card = window->promptPage().cards().front();
    QTRY_VERIFY(!card->findChildren<QLabel*>().isEmpty() &&
                std::ranges::any_of(card->findChildren<QLabel*>(), [](const QLabel* label) {
                  return label->text().contains("cannot answer");
                }));
    QVERIFY(!card->canAnswer());
  }

  void aClassifierShowsItsLabelsAsBars() {
    const auto window = open();
    PromptPage& prompt = window->promptPage();
    const QString model = addModel(prompt, "judge");
    prompt.setPrompt(PromptTask::classify, "A fine day.");
    prompt.bar().setSecond("The weather is good.");
    prompt.ask();
    QCOMPARE(m_script.prompts.back().second, std::string("The weather is good."));
    PromptAnswer answer;
    answer.model = model.toStdString();
    answer.text = "neutral, good";
    answer.labels = {
        {"bias", "neutral", 0.9, false}, {"bias", "gender", 0.1, false}, {"tone", "good", 0.8, false}};
    tell(answer);
    const AnswerCard& card = *prompt.cards().front();
    QTRY_COMPARE(card.answerText(), QString("neutral, good"));
    const auto& rows = card.findChild<ShareBars*>()->rows();
    QCOMPARE(rows.size(), std::size_t{5});  // a heading for each column
    QVERIFY(rows[0].heading);
    QCOMPARE(rows[1].name, QString("neutral"));
    QCOMPARE(rows[1].share, 0.9);
  }

  void aRegressionAnswersWithItsNumber() {
    const auto window = open();
    PromptPage& prompt = window->promptPage();
    const QString model = addModel(prompt, "judge");
    prompt.setPrompt(PromptTask::classify, "A fine day.");
    prompt.ask();
    PromptAnswer answer;
    answer.model = model.toStdString();
    answer.text = "3.25";
    answer.labels = {{"", "3.25", 3.25, true}};
    tell(answer);
    QTRY_COMPARE(prompt.cards().front()->answerText(), QString("3.25"));
    QVERIFY(prompt.cards().front()->findChild<ShareBars*>()->isHidden());
  }

  void anEncoderShowsWhatMayStandAtEachMask() {
    const auto window = open();
    PromptPage& prompt = window->promptPage();
    const QString model = addModel(prompt, "bert");
    prompt.setPrompt(PromptTask::fill, "a [MASK] b [MASK]");
    prompt.ask();
    PromptAnswer answer;
    answer.model = model.toStdString();
    answer.text = answer.filled = "a x b y";
    answer.spans = {"x", "y"};
    answer.candidates = {{{"x", 0.5}, {"z", 0.25}}, {{"y", 1.0}}};
    tell(answer);
    QTRY_COMPARE(prompt.cards().front()->answerText(), QString("a x b y"));
    const auto& rows = prompt.cards().front()->findChild<ShareBars*>()->rows();
    QCOMPARE(rows.size(), std::size_t{5});
    QCOMPARE(rows[0].name, QString("mask 1"));
    QCOMPARE(rows[4].share, 1.0);
  }

  void whoCannotDoATaskSaysSoAndTheOthersAnswer() {
    const auto window = open();
    PromptPage& prompt = window->promptPage();
    const QString writer = addModel(prompt, "writer"), judge = addModel(prompt, "judge");
    prompt.setPrompt(PromptTask::classify, "A fine day.");
    prompt.ask();
    PromptAnswer answer;
    answer.model = judge.toStdString();
    answer.text = "good";
    m_script.events = {
        event::AnswerFailed{1, writer.toStdString(), {"writer has no labels", "", "train a head"}},
        event::Answered{1, answer}, event::JobEnded{1, "finished", {}}};
    QTRY_COMPARE(prompt.cards().back()->answerText(), QString("good"));
    QVERIFY(std::ranges::any_of(prompt.cards().front()->findChildren<QLabel*>(), [](const QLabel* label) {
      return label->text().startsWith("writer has no labels");
    }));
    QVERIFY(prompt.history().records().front().answers.at("writer").failed);
  }

  void saysThatADirectionWasNeverTrained() {
    const auto window = open();
    PromptPage& prompt = window->promptPage();
    const QString model = addModel(prompt, "tiny");
    prompt.setPrompt(PromptTask::translate, "Hallo.", "de", "ko");
    prompt.ask();
    PromptAnswer answer;
    answer.model = model.toStdString();
    answer.text = "안녕.";
    answer.directionTrained = false;
    tell(answer);
    QTRY_COMPARE(prompt.cards().front()->remarks(), QStringList{"never trained in this direction"});
  }

  void cancelsEveryJob() {
    const auto window = open();
    PromptPage& prompt = window->promptPage();
    addModel(prompt, "tiny");
    prompt.setPrompt(PromptTask::raw, "Hi.");
    prompt.ask();
    Q_EMIT prompt.bar().cancelWanted();
    QCOMPARE(m_script.calls.back(), std::string("cancel 1"));
    prompt.ask();  // the page is free again
    QCOMPARE(m_script.prompts.size(), std::size_t{2});
  }

 private:
  QString addModel(PromptPage& prompt, const QString& name) const {
    const QString model = makeModel(name);
    prompt.addModel(model);
    [&] { QTRY_VERIFY(prompt.cards().back()->canAnswer()); }();
    return model;
  }
  void tell(const PromptAnswer& answer) {
    m_script.events = {event::Answered{1, answer}, event::JobEnded{1, "finished", {}}};
  }
};

}  // namespace s2s
