#pragma once
#include <QDialog>
#include <QStringList>

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
    modelsThatAnswer,
    everything,  ///< presets, and what has weights
  };
  AddModelDialog(Workplace& workplace, Offer offer, QWidget* parent = nullptr);
  /// MODEL arguments.
  QStringList chosen() const;

 private:
  void fill();
  void filter(const QString& text);
  void chooseDirectory();

  Workplace& m_workplace;
  Offer m_offer;
  QLineEdit* m_search;
  QListWidget* m_list;
  QPushButton* m_add;
  QStringList m_directories;
};

}  // namespace s2s
