#pragma once
#include <functional>
#include <memory>

#include "engine/core/json.h"
#include "engine/evaluation/sentence_table.h"
#include "widgets/panes/card.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace s2s {

class EmptyState;
class LabelsPane;
class MetricsPane;
class PairsPane;
class SegmentedControl;
class SentencesPane;

/// What came of an evaluation: scores, labels, paired tests, sentences, and how far one under way is.
class ResultsCard : public Card {
  Q_OBJECT
 public:
  /// `style` gives the series colour of a MODEL argument.
  explicit ResultsCard(std::function<int(const QString& model)> style, QWidget* parent = nullptr);

  /// Of a whole report, or of the rows that are there so far.
  void setReport(const Json& report);
  void setSentences(std::shared_ptr<const SentenceTable> sentences);
  bool hasRows() const;
  /// Rows of the test set; nothing while nobody has told.
  std::optional<std::int64_t> examples() const;

  void setRunning(bool running);
  /// `words` are asked for again where the language changes. `all` 0: not known how much there is.
  void setProgress(std::function<QString()> words, int done = 0, int all = 0);
  /// Whether there is a finished folder to report on, and two systems to rate in it.
  void setOffers(bool report, bool rating);
  /// While a report is written.
  void setWriting(bool writing);

  MetricsPane& metrics() { return *m_metrics; }
  LabelsPane& labels() { return *m_labels; }
  PairsPane& pairs() { return *m_pairs; }
  SentencesPane& sentences() { return *m_sentences; }

 Q_SIGNALS:
  void startWanted();
  void reportWanted();
  void ratingWanted();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void showState();
  void showWriting();
  void retranslate();

  Json m_report = Json::object();
  bool m_running = false;
  bool m_writing = false;
  std::function<QString()> m_doing;
  SegmentedControl* m_shows;
  QLabel* m_progressText;
  QProgressBar* m_progress;
  QPushButton* m_rate;
  QPushButton* m_write;
  QStackedWidget* m_panes;
  EmptyState* m_empty;
  MetricsPane* m_metrics;
  LabelsPane* m_labels;
  PairsPane* m_pairs;
  SentencesPane* m_sentences;
};

}  // namespace s2s
