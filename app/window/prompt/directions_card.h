#pragma once
#include <vector>

#include "app/window/prompt/direction_matrix.h"
#include "app/window/prompt/direction_table.h"
#include "widgets/panes/card.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace s2s {

class GenerationFields;
class LanguagePicker;
class SegmentedControl;
class TableView;
struct Workplace;

/// One model asked in every direction between chosen languages, as a table of from × to.
class DirectionsCard : public Card {
  Q_OBJECT
 public:
  struct Model {
    QString argument, name;
    bool operator==(const Model&) const = default;
  };
  explicit DirectionsCard(Workplace& workplace, QWidget* parent = nullptr);

  /// Those that can be asked.
  void setModels(const std::vector<Model>& models);
  void setLanguages(const QStringList& from, const QStringList& to);
  void setSentence(const QString& sentence);
  void start();
  void stop() { m_matrix->stop(); }
  const DirectionMatrix& matrix() const { return *m_matrix; }
  DirectionTable& table() { return *m_table; }

 Q_SIGNALS:
  void exported(const QString& file);
  void failed(const s2s::Error& error);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void readSettings();
  void writeSettings();
  void takeLanguages();
  void showState();
  void exportInteractively();
  void retranslate();

  Workplace& m_workplace;
  std::vector<Model> m_models;
  DirectionMatrix* m_matrix;
  DirectionTable* m_table;
  QComboBox* m_model;
  LanguagePicker* m_from;
  LanguagePicker* m_to;
  GenerationFields* m_options;
  QPushButton* m_ask;
  QLineEdit* m_sentence;
  SegmentedControl* m_shows;
  QPushButton* m_export;
  TableView* m_view;
  QLabel* m_legend;
  QLabel* m_problems;
};

}  // namespace s2s
