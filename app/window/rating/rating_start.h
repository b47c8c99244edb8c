#pragma once
#include <QStringList>
#include <QWidget>

#include "engine/evaluation/rating_round.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace s2s {

class Settings;
class TableView;
class TextTableModel;

/// Who judges what: a new round, or one that was begun before.
class RatingStart : public QWidget {
  Q_OBJECT
 public:
  explicit RatingStart(Settings& settings, QWidget* parent = nullptr);

  /// A round as the list shows it.
  struct Known {
    QString folder;
    QString pairs;  ///< "mine – m2m100"
    int items = 0;
    QStringList raters;  ///< "kim 12"
  };
  void setSystems(const QStringList& systems);
  void setRounds(const QList<Known>& rounds);

  RatingRoundWishes wishes() const;
  void setWishes(int items, std::uint64_t seed);
  /// Spaces are written as '-', for the name is part of a file's.
  QString rater() const;
  void setRater(const QString& rater);
  TableView& rounds() { return *m_table; }

 Q_SIGNALS:
  void changed();
  /// A round of the list is to be gone on with, or its results are to be seen.
  void goOnWanted(const QString& folder);
  void resultsWanted(const QString& folder);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void fillPairs();
  void showRounds();
  void showState();
  QString chosenRound() const;
  void retranslate();

  Settings& m_settings;
  QStringList m_systems;
  QList<Known> m_known;
  QLabel* m_how;
  QLabel* m_pairLabel;
  QComboBox* m_pair;
  QLabel* m_itemsLabel;
  QSpinBox* m_items;
  QLabel* m_seedLabel;
  QSpinBox* m_seed;
  QLabel* m_raterLabel;
  QLineEdit* m_rater;
  QCheckBox* m_skipsEqual;
  QLabel* m_keys;
  QLabel* m_knownLabel;
  TableView* m_table;
  TextTableModel* m_rows;
  QPushButton* m_goOn;
  QPushButton* m_results;
};

}  // namespace s2s
