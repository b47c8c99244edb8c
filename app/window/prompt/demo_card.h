#pragma once
#include "widgets/panes/card.h"

class QPushButton;

namespace s2s {

/// What the demo's three models are, and the offer to fine-tune two of them, one after the other.
class DemoCard : public Card {
  Q_OBJECT
 public:
  explicit DemoCard(QWidget* parent = nullptr);
  /// One more fine-tuned model has a card of its own now.
  void setTrained();

 Q_SIGNALS:
  /// `recipe` is its place in DemoFiles::recipes().
  void fineTuneWanted(std::size_t recipe);
  void askWanted();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  std::size_t m_trained = 0;  ///< how many of the recipes have been run
  QLabel* m_text;
  QPushButton* m_button;
};

}  // namespace s2s
