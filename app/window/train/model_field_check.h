#pragma once
#include <QObject>
#include <QTimer>
#include <functional>

namespace s2s {

class ModelCatalogue;
class SchemaForm;

/// Names a model that leads nowhere beside the form's field `model.from`, once nothing has been typed for a
/// moment: half a path is no mistake. A field that cannot be changed is left alone.
class ModelFieldCheck : public QObject {
  Q_OBJECT
 public:
  /// `argument` is the form's model as the engine takes it; empty: none is named.
  ModelFieldCheck(SchemaForm& form, ModelCatalogue& models, std::function<QString()> argument,
                  QObject* parent);

 private:
  void formChanged();
  void askAgain();
  void nameProblem();

  SchemaForm& m_form;
  ModelCatalogue& m_models;
  std::function<QString()> m_argument;
  QString m_model;         ///< the last one that the form named
  bool m_isNamed = false;  ///< its problem is shown
  QTimer m_pause;
};

}  // namespace s2s
