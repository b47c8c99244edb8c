#pragma once
#include <QStringList>
#include <QWidget>

#include "engine/core/json.h"

class QLabel;
class QPushButton;

namespace s2s {

class TableView;
class TextTableModel;

/// Who won in the eyes of the raters, and how far these agree. Of a report of RatingRound::report().
class RatingResults : public QWidget {
  Q_OBJECT
 public:
  explicit RatingResults(QWidget* parent = nullptr);

  void setReport(const Json& report);
  QString verdict() const;
  TableView& preferences() { return *m_preferences; }
  TableView& agreement() { return *m_agreement; }

 Q_SIGNALS:
  void exportWanted();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void show();
  void retranslate();

  Json m_report = Json::object();
  QLabel* m_verdict;
  QLabel* m_preferencesLabel;
  TableView* m_preferences;
  TextTableModel* m_preferenceRows;
  QLabel* m_agreementLabel;
  TableView* m_agreement;
  TextTableModel* m_agreementRows;
  QLabel* m_noAgreement;
  QPushButton* m_export;
};

/// What the raters together say of every pair, a sentence each.
QStringList ratingSentences(const Json& report);

}  // namespace s2s
