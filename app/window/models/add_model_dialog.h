#pragma once
#include <QDialog>
#include <QStringList>

class QCheckBox;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace s2s {

struct Workplace;

/// Chooses models: presets by name, the runs' best checkpoints, directories.
class AddModelDialog : public QDialog {
  Q_OBJECT
 public:
  enum class Offer {
    presetsAndDirectories,
    modelsThatAnswer,  ///< those with weights; several may answer as one
    modelsThatRead,    ///< those with a tokenizer, each by itself
    everything,        ///< presets, and what has weights
  };
  AddModelDialog(Workplace& workplace, Offer offer, QWidget* parent = nullptr);
  /// MODEL arguments; several that are to answer as one are one text (engine/runs/ensemble_argument.h).
  QStringList chosen() const;
  /// MODEL arguments of the list, in its order.
  QStringList offered() const;

 private:
  bool offersPresets() const;
  void fill();
  void filter(const QString& text);
  void showChosen();
  void chooseDirectory();

  Workplace& m_workplace;
  Offer m_offer;
  QLineEdit* m_search;
  QListWidget* m_list;
  QCheckBox* m_together;
  QPushButton* m_add;
  QStringList m_directories;
};

}  // namespace s2s
