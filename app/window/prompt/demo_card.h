#pragma once
#include "widgets/panes/card.h"

class QPushButton;

namespace s2s {

/// What the demo's two models are, and the offer to fine-tune one of them.
class DemoCard : public Card {
  Q_OBJECT
 public:
  explicit DemoCard(QWidget* parent = nullptr);
  /// The fine-tuned model has a card of its own now.
  void setTrained();

 Q_SIGNALS:
  void fineTuneWanted();
  void askWanted();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  bool m_trained = false;
  QLabel* m_text;
  QPushButton* m_button;
};

}  // namespace s2s
