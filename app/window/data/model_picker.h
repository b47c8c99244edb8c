#pragma once
#include <QPushButton>
#include <QStringList>

namespace s2s {

struct Workplace;

/// A button that says how many models are looked at, with a menu to tick them, and how many of those that are
/// ticked have no tokenizer. Offered are those of the Models and Prompt pages that have one; others are added
/// by a dialog.
class ModelPicker : public QPushButton {
  Q_OBJECT
 public:
  explicit ModelPicker(Workplace& workplace, QWidget* parent = nullptr);
  QStringList models() const { return m_models; }
  /// Tells of it where it is another choice.
  void setModels(const QStringList& models);
  /// Ticked models that cannot be looked at, each with its reason: "NAME: the run has no checkpoint yet".
  QStringList leftOut() const;

 Q_SIGNALS:
  void changed();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QStringList known() const;
  void fill();
  void add();
  void showText();
  /// Why the model has no tokenizer to look at; empty: it has one, or it is being read.
  QString problemOf(const QString& model) const;

  Workplace& m_workplace;
  QStringList m_models;
};

}  // namespace s2s
