#pragma once
#include <QPushButton>
#include <QtTest>

#include "app/window/prompt/answer_card.h"
#include "app/window/prompt/prompt_page.h"
#include "app/window/train/samples_card.h"
#include "app/window/train/train_page.h"
#include "engine/runs/run_directory.h"
#include "tests/window/window_steps.h"

namespace s2s {

/// What a newcomer does: opens the demo, sees how three models do at Korean, fine-tunes one of them with a
/// click, pauses and resumes, asks it on the way, asks again at the end, and goes on to the second one.
class DemoWindowTest : public WindowSteps {
  Q_OBJECT
 private Q_SLOTS:
  void opensWithAllModelsAsked() {
    m_window->openDemo();
    QTRY_COMPARE_WITH_TIMEOUT(prompt().cards().size(), std::size_t{3}, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!answer(0).isEmpty() && !answer(1).isEmpty() && !answer(2).isEmpty(), kPatience);
    QVERIFY2(!holdsHangul(answer(0)), qPrintable(answer(0)));
    QVERIFY2(answer(1).startsWith("<extra_id_0>"), qPrintable(answer(1)));
    QVERIFY2(holdsHangul(answer(2)), qPrintable(answer(2)));
  }

  void fineTunesWithOneClick() {
    QTest::mouseClick(m_window->findChild<QPushButton*>("demoButton"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->bridge().training().step >= 3, kPatience);
    QCOMPARE(train().mainButton()->text(), QString("Pause"));
    QVERIFY2(train().problem().isEmpty(), qPrintable(train().problem()));
  }

  void pausesAndResumes() {
    QTest::mouseClick(train().mainButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(train().mainButton()->text(), QString("Resume"), kPatience);
    m_run = train().shownRun();
    const auto summary = readRunSummary(m_run.toStdString());
    QVERIFY(summary.ok());
    QCOMPARE(summary->status, RunStatus::paused);
    QTest::mouseClick(train().mainButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->bridge().training().step > summary->step, kPatience);
  }

  void answersOnTheWay() {
    prompt().addModel(m_run);
    QTRY_VERIFY_WITH_TIMEOUT(prompt().cards().back()->canAnswer(), kPatience);
    prompt().ask();
    QTRY_VERIFY_WITH_TIMEOUT(!answer(3).isEmpty(), kPatience);
    QVERIFY(m_window->bridge().training().active());
  }

  void showsTranslationsAsTheyGetBetter() {
    // The rows of a validation come one after another, while the next one may begin.
    const auto showsAll = [this] {
      return train().samples().step() >= 100 && train().samples().rows().size() == 4;
    };
    QTRY_VERIFY_WITH_TIMEOUT(showsAll(), kTraining);
  }

  void writesKoreanAtTheEnd() {
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->bridge().training().active(), kTraining);
    const auto summary = readRunSummary(m_run.toStdString());
    QVERIFY(summary.ok());
    QCOMPARE(summary->status, RunStatus::finished);
    QTRY_VERIFY_WITH_TIMEOUT(prompt().cards().back()->canAnswer(), kPatience);
    prompt().ask();
    QTRY_COMPARE_WITH_TIMEOUT(answer(3), QString("사과가 있습니다."), kPatience);
  }

  void offersTheSecondModelWithTheSameButton() {
    QTest::mouseClick(m_window->findChild<QPushButton*>("demoButton"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->bridge().training().step >= 3 && train().shownRun() != m_run,
                             kPatience);
    const auto summary = readRunSummary(train().shownRun().toStdString());
    QVERIFY(summary.ok());
    QVERIFY2(summary->modelFrom.ends_with("m2m-tiny"), summary->modelFrom.c_str());
    QTest::mouseClick(train().mainButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->bridge().training().active(), kPatience);
  }

 private:
  static constexpr int kPatience = 30000, kTraining = 600000;

  PromptPage& prompt() const { return m_window->promptPage(); }
  TrainPage& train() const { return m_window->trainPage(); }
  QString answer(std::size_t card) const { return prompt().cards().at(card)->answerText(); }

  static bool holdsHangul(const QString& text) {
    return std::ranges::any_of(text, [](QChar c) { return c.unicode() >= 0xAC00 && c.unicode() <= 0xD7A3; });
  }

  QString m_run;
};

}  // namespace s2s
