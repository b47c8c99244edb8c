#pragma once
#include <QStringList>

#include "widgets/panes/card.h"

class QGridLayout;
class QLabel;
class QLineEdit;
class QScrollArea;

namespace s2s {

class SegmentedControl;
class TableView;
class TextTableModel;
struct Workplace;

/// What each model's tokenizer makes of a sentence; or how much memory its weights take.
class TokenizerCard : public Card {
  Q_OBJECT
 public:
  explicit TokenizerCard(Workplace& workplace, QWidget* parent = nullptr);
  void setModels(const QStringList& models);
  void setText(const QString& text);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void showPieces();
  void showMemory();
  void retranslate();

  Workplace& m_workplace;
  QStringList m_models;
  SegmentedControl* m_view;
  QLineEdit* m_text;
  QScrollArea* m_scroll;
  QLabel* m_note;
  TableView* m_memory;
  TextTableModel* m_memoryModel;
};

}  // namespace s2s
