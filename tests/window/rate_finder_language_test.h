#pragma once
#include "app/window/train/rate_finder_dialog.h"
#include "app/window/train/recipe_panel.h"
#include "app/window/train/train_page.h"
#include "tests/window/scripted_window.h"
#include "widgets/charts/line_chart.h"
#include "widgets/forms/schema_form.h"

namespace s2s {

/// The search for a learning rate stands beside the window, whose language may be switched meanwhile.
class RateFinderLanguageTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void itSpeaksWhatTheWindowSpeaks() {
    const auto window = open();
    TrainPage& train = window->trainPage();
    QVERIFY(train.openRecipe(writeRecipe()));
    Q_EMIT train.recipePanel().form().actionRequested("optimizer.learning_rate");
    const auto* dialog = train.findChild<RateFinderDialog*>();
    QVERIFY(dialog);
    QCOMPARE(dialog->windowTitle(), QString("Find a learning rate"));
    m_script.events = {event::Progress{1, 0.0, "making the model"}};
    QTRY_COMPARE(dialog->note(), QString("making the model"));
    window->setLanguage("ko");
    QTRY_VERIFY2(!isEnglish(dialog->windowTitle()), qPrintable(dialog->windowTitle()));
    QVERIFY2(!isEnglish(dialog->note()), qPrintable(dialog->note()));
    window->setLanguage("en");
    QTRY_COMPARE(dialog->windowTitle(), QString("Find a learning rate"));
  }

 private:
  static bool isEnglish(const QString& text) {
    return text.isEmpty() || text.contains(QRegularExpression("[A-Za-z]{3,}"));
  }
};

}  // namespace s2s
