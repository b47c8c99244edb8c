#pragma once
#include <QString>
#include <optional>

#include "app/window/text_difference.h"
#include "engine/session.h"
#include "widgets/panes/card.h"

class QLabel;
class QToolButton;

namespace s2s {

class Chip;
struct ModelDescription;
class ShareBars;

/// One model on the Prompt page: who it is, what it answered, how long that took.
class AnswerCard : public Card {
  Q_OBJECT
 public:
  AnswerCard(const QString& argument, int seriesIndex, QWidget* parent = nullptr);

  const QString& argument() const { return m_argument; }
  QString name() const { return m_name; }
  void setDescription(const ModelDescription& description);
  void setUnreadable(const Error& error);
  /// The run's weights are changing as it trains.
  void setLive(bool live, qint64 step);
  bool canAnswer() const { return m_live || (m_canAnswer && m_readable); }

  void setWaiting();
  void setLoading();
  void setCancelled();
  void setAnswer(const PromptAnswer& answer, PromptTask task, const QString& toLanguage);
  void setFailed(const Error& error);
  bool isWaiting() const { return m_state == State::waiting || m_state == State::loading; }
  /// What stands in the card as its answer; empty without one.
  QString answerText() const;
  const std::optional<PromptAnswer>& answer() const { return m_answer; }
  QStringList remarks() const;
  /// Marks what differs from a similar answer; names the twin where the answer is the same.
  void setDifference(const std::vector<TextStretch>& changed, const QString& twin);

 Q_SIGNALS:
  void removeWanted();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  enum class State { unasked, waiting, loading, answered, failed, cancelled };
  void showState();
  void showAnswer();
  void showProblem();
  QString unaskedText() const;
  void setChips(const QStringList& texts);

  QString m_argument, m_name;
  qint64 m_parameters = 0;
  bool m_readable = true;
  bool m_canAnswer = false;
  bool m_described = false;
  bool m_live = false;
  qint64 m_liveStep = 0;
  State m_state = State::unasked;
  std::optional<PromptAnswer> m_answer;
  PromptTask m_task = PromptTask::raw;
  QString m_toLanguage;
  Error m_error;
  std::vector<TextStretch> m_changed;
  QString m_twin;
  Chip* m_size;
  QToolButton* m_remove;
  QLabel* m_text;
  QLabel* m_problem;
  ShareBars* m_shares;
  QLabel* m_remark;
  QWidget* m_chips;
  QLabel* m_numbers;
};

}  // namespace s2s
