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

class CountingFields;
class GenerationFields;
class UprightScrollArea;
struct Workplace;

/// What is evaluated: a file with its columns, the systems that answer (a model, or several of one vocabulary
/// as one), and how they are asked.
class EvaluationSetupCard : public Card {
  Q_OBJECT
 public:
  explicit EvaluationSetupCard(Workplace& workplace, QWidget* parent = nullptr);

  /// Without a directory. The error says what is missing, in the words of the page.
  Result<EvaluationRequest> request() const;
  /// Fills the form; what it has no field for stays as it is in the request until another test set is chosen,
  /// and a line says so.
  void setRequest(const EvaluationRequest& request);
  void setEditable(bool editable);

  void setData(const DataSource& source);
  const DataSource& data() const { return m_data; }
  void addModels(const QStringList& models);
  /// MODEL arguments of every system in the list.
  QList<QStringList> systems() const;
  /// The system that is selected, the first of several; else the first of all. Empty where there is none.
  QStringList selectedSystem() const;
  /// The systems in these lines of the list become one that writes by the mean of their logits.
  void join(const QList<int>& lines);
  /// An ensemble becomes its models again.
  void takeApart(int line);
  void setLanguages(const QString& from, const QString& to);
  /// Codes; empty: as the texts are.
  std::pair<QString, QString> languages() const;
  /// How models are asked. The error is one of languages or of generation.
  struct Asking {
    std::string fromLanguage, toLanguage;  ///< both or none
    GenerationOptions generation;          ///< with what an opened evaluation says beyond the form's fields
  };
  Result<Asking> asking() const;

 Q_SIGNALS:
  void changed();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  static constexpr int kLineHeight = 26;  ///< of the list of systems

  void chooseData();
  void chooseModels();
  void removeModels();
  void joinOrTakeApart();
  QList<int> chosenLines() const;
  void setSystems(const QList<QStringList>& systems);
  void fillLanguages();
  void showData();
  void showState();
  void readSettings();
  void writeSettings();
  void retranslate();

  Workplace& m_workplace;
  DataSource m_data;
  EvaluationRequest m_kept;  ///< of an earlier evaluation: what the form has no field for
  QLabel* m_dataLabel;
  QPushButton* m_dataButton;
  QLabel* m_columns;
  QLabel* m_modelsLabel;
  QListWidget* m_models;
  QLabel* m_noModels;
  QPushButton* m_add;
  QPushButton* m_remove;
  QPushButton* m_join;
  QLabel* m_taskLabel;
  QComboBox* m_task;
  QLabel* m_fromLabel;
  QComboBox* m_from;
  QLabel* m_toLabel;
  QComboBox* m_to;
  QLabel* m_limitLabel;
  QSpinBox* m_limit;
  GenerationFields* m_options;
  CountingFields* m_counting;
  QLabel* m_asBefore;
  UprightScrollArea* m_scroll;
};

/// For people: the names of the models that answer as one.
QString systemTitle(const QStringList& models);

}  // namespace s2s
