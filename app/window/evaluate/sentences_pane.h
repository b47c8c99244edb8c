#pragma once
#include <QWidget>
#include <filesystem>
#include <memory>

#include "engine/evaluation/sentence_table.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QSplitter;

namespace s2s {

class SentencesModel;
class TableView;

/// The sentences of an evaluation, sortable by score, disagreement and length; of the chosen one all answers,
/// with what differs from the reference in colour.
class SentencesPane : public QWidget {
  Q_OBJECT
 public:
  explicit SentencesPane(QWidget* parent = nullptr);

  void setTable(std::shared_ptr<const SentenceTable> table);
  bool hasSentences() const;
  TableView& view() { return *m_view; }
  SentencesModel& model() { return *m_model; }
  QString chosenText() const;
  void exportTo(const QString& file);

 Q_SIGNALS:
  void failed(const s2s::Error& error);
  void reported(const QString& text);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void exportInteractively();
  void showChosen();
  void retranslate();

  QLineEdit* m_filter;
  QPushButton* m_export;
  TableView* m_view;
  SentencesModel* m_model;
  QLabel* m_chosen;
};

}  // namespace s2s
