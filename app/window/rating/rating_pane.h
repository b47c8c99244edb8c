#pragma once
#include <QWidget>

#include "engine/core/result.h"

class QStackedWidget;

namespace s2s {

class RatingDesk;
class RatingResults;
class RatingStart;
class Settings;

/// Blind ratings of an evaluation: who judges what, the judging itself, and what came of it. Rounds lie below
/// the evaluation's folder, in "ratings".
class RatingPane : public QWidget {
  Q_OBJECT
 public:
  explicit RatingPane(Settings& settings, QWidget* parent = nullptr);

  /// Shows the start for an evaluation's folder and those of its systems that have answered every row.
  void setEvaluation(const QString& folder, const QStringList& systems);

  /// What the page's main button does now: begins, shows the results, or goes on.
  QString mainText() const;
  bool canRun() const;
  void runMainAction();

  void goOn(const QString& round);
  void showResults(const QString& round);
  /// As the name says: .json, else TSV.
  void exportTo(const QString& file);
  QString round() const { return m_round; }
  RatingStart& start() { return *m_start; }
  RatingDesk& desk() { return *m_desk; }
  RatingResults& results() { return *m_results; }

 Q_SIGNALS:
  void changed();
  void failed(const s2s::Error& error);
  void reported(const QString& text);

 private:
  void begin();
  void readRounds();
  void exportInteractively();
  QString ratingsFolder() const;

  Settings& m_settings;
  QString m_evaluation;
  QString m_round;  ///< folder of the one that is judged or shown
  quint64 m_reading = 0;
  QStackedWidget* m_steps;
  RatingStart* m_start;
  RatingDesk* m_desk;
  RatingResults* m_results;
};

}  // namespace s2s
