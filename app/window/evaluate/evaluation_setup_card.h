#pragma once
#include <QStringList>

#include "engine/evaluation/evaluation_request.h"
#include "widgets/panes/card.h"

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QSpinBox;

namespace s2s {

class GenerationFields;
struct Workplace;

/// What is evaluated: a file with its columns, the models that answer, and how they are asked.
class EvaluationSetupCard : public Card {
  Q_OBJECT
 public:
  explicit EvaluationSetupCard(Workplace& workplace, QWidget* parent = nullptr);

  /// Without a directory. The error says what is missing, in the words of the page.
  Result<EvaluationRequest> request() const;
  void setEditable(bool editable);

  void setData(const DataSource& source);
  const DataSource& data() const { return m_data; }
  void addModels(const QStringList& models);
  QStringList models() const;
  void setLanguages(const QString& from, const QString& to);
  /// Codes; empty: as the texts are.
  std::pair<QString, QString> languages() const;
  Result<GenerationOptions> generation() const;

 Q_SIGNALS:
  void changed();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void chooseData();
  void chooseModels();
  void removeModels();
  void fillLanguages();
  void showData();
  void showState();
  void readSettings();
  void writeSettings();
  void retranslate();

  Workplace& m_workplace;
  DataSource m_data;
  QLabel* m_dataLabel;
  QPushButton* m_dataButton;
  QLabel* m_columns;
  QLabel* m_modelsLabel;
  QListWidget* m_models;
  QLabel* m_noModels;
  QPushButton* m_add;
  QPushButton* m_remove;
  QLabel* m_taskLabel;
  QComboBox* m_task;
  QLabel* m_fromLabel;
  QComboBox* m_from;
  QLabel* m_toLabel;
  QComboBox* m_to;
  QLabel* m_limitLabel;
  QSpinBox* m_limit;
  GenerationFields* m_options;
};

}  // namespace s2s
