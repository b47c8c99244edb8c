#pragma once
#include <QScrollArea>
#include <vector>

#include "app/window/prompt/answer_card.h"

class QHBoxLayout;

namespace s2s {

class EmptyState;
struct Workplace;

/// A column for each model that is asked.
class AnswerColumns : public QScrollArea {
  Q_OBJECT
 public:
  explicit AnswerColumns(Workplace& workplace, QWidget* parent = nullptr);

  /// Adds a card for a MODEL argument; false where it has one already (its model is then read again).
  bool add(const QString& argument);
  void remove(const QString& argument);
  AnswerCard* cardOf(const QString& argument) const;
  const std::vector<AnswerCard*>& cards() const { return m_cards; }
  /// The card's name, with its folder where another card has the same: answers are kept by it.
  QString nameOf(const AnswerCard& card) const;
  QStringList models() const;
  int countThatCanAnswer() const;
  /// Marks in every answer where it differs from the one most like it.
  void markDifferences();
  /// Cards that still wait were cancelled.
  void endWaiting();

 Q_SIGNALS:
  /// A card came or went, or can answer now.
  void changed();
  void demoWanted();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void makeCard(const QString& argument);
  void describe(const QString& argument);
  void followLiveRun();
  void retranslate();

  Workplace& m_workplace;
  std::vector<AnswerCard*> m_cards;
  EmptyState* m_empty;
  QHBoxLayout* m_row;
};

}  // namespace s2s
