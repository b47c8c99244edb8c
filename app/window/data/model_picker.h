#pragma once
#include <QPushButton>
#include <QStringList>

namespace s2s {

struct Workplace;

/// A button that says how many models are looked at, with a menu to tick them. Offered are those of the
/// Models and Prompt pages that have a tokenizer; others are added by a dialog.
class ModelPicker : public QPushButton {
  Q_OBJECT
 public:
  explicit ModelPicker(Workplace& workplace, QWidget* parent = nullptr);
  QStringList models() const { return m_models; }
  /// Tells of it where it is another choice.
  void setModels(const QStringList& models);

 Q_SIGNALS:
  void changed();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QStringList known() const;
  void fill();
  void add();
  void showText();

  Workplace& m_workplace;
  QStringList m_models;
};

}  // namespace s2s
