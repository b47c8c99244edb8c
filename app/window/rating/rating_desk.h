#pragma once
#include <QWidget>
#include <optional>

#include "engine/evaluation/rating_sitting.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace s2s {

class Card;

/// Where a person judges: the source, two answers without names in large type, and keys for everything.
class RatingDesk : public QWidget {
  Q_OBJECT
 public:
  explicit RatingDesk(QWidget* parent = nullptr);

  void setSitting(RatingSitting sitting);
  const std::optional<RatingSitting>& sitting() const { return m_sitting; }
  QString sourceText() const;
  QString firstText() const;
  QString secondText() const;
  bool showsReference() const;

 Q_SIGNALS:
  /// A judgement was kept or taken back.
  void changed();
  /// Nothing is left to judge.
  void finished();
  void failed(const s2s::Error& error);

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  QLabel* addText(Card* card);
  void addKeys();
  void judge(RatingVerdict verdict);
  void skip();
  void undo();
  void toggleReference();
  void showItem();
  void retranslate();

  std::optional<RatingSitting> m_sitting;
  QLabel* m_progressText;
  QProgressBar* m_progress;
  QPushButton* m_undo;
  QPushButton* m_skip;
  Card* m_source;
  QLabel* m_sourceText;
  QPushButton* m_ask;  ///< for the reference
  QLabel* m_referenceLabel;
  QLabel* m_reference;
  Card* m_first;
  QLabel* m_firstText;
  Card* m_second;
  QLabel* m_secondText;
  QPushButton* m_firstBetter;
  QPushButton* m_equal;
  QPushButton* m_secondBetter;
};

}  // namespace s2s
