#pragma once
#include "app/window/prompt/prompt_history.h"
#include "widgets/panes/card.h"

class QPushButton;

namespace s2s {

class TableView;
class TextTableModel;
struct Workplace;

/// What was asked and answered, kept over sessions, with an export.
class HistoryCard : public Card {
  Q_OBJECT
 public:
  explicit HistoryCard(Workplace& workplace, QWidget* parent = nullptr);

  const PromptHistory& history() const { return m_history; }
  void add(PromptRecord record);
  void addAnswer(const QString& model, RecordedAnswer answer);
  void save();
  /// The columns' order: these first, then whoever was asked before.
  void setModels(const QStringList& names);
  void restoreLayout();
  void saveLayout() const;

 Q_SIGNALS:
  void reuseWanted(const s2s::PromptRecord& record);
  void exported(const QString& file);
  void failed(const s2s::Error& error);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void fill();
  void retranslate();
  void exportInteractively();

  Workplace& m_workplace;
  PromptHistory m_history;
  QStringList m_models;
  QPushButton* m_export;
  TableView* m_table;
  TextTableModel* m_rows;
};

}  // namespace s2s
