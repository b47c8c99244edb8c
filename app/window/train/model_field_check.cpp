#include "app/window/train/model_field_check.h"

#include <QWidget>
#include <utility>

#include "app/window/model_catalogue.h"
#include "widgets/forms/schema_form.h"
#include "widgets/text/engine_text.h"

namespace s2s {
namespace {

constexpr const char* kModelField = "model.from";
constexpr int kPauseMilliseconds = 600;

}  // namespace

ModelFieldCheck::ModelFieldCheck(SchemaForm& form, ModelCatalogue& models, std::function<QString()> argument,
                                 QObject* parent)
    : QObject(parent), m_form(form), m_models(models), m_argument(std::move(argument)) {
  m_pause.setSingleShot(true);
  m_pause.setInterval(kPauseMilliseconds);
  connect(&m_pause, &QTimer::timeout, this, &ModelFieldCheck::askAgain);
  connect(&form, &SchemaForm::changed, this, &ModelFieldCheck::formChanged);
  connect(&models, &ModelCatalogue::failed, this, &ModelFieldCheck::nameProblem);
  connect(&models, &ModelCatalogue::described, this, [this](const QString& model) {
    if (model == m_model && std::exchange(m_isNamed, false)) m_form.setFieldProblem(kModelField, {});
  });
}

void ModelFieldCheck::formChanged() {
  const QString model = m_argument();
  if (model == m_model) return;
  m_model = model;
  m_isNamed = false;  // the form takes a problem away with the value that it is about
  m_pause.start();
}

void ModelFieldCheck::askAgain() {
  // Of what was no model while it was typed: it may have come into being since.
  if (m_models.problem(m_model) != nullptr) m_models.readAgain(m_model);
}

void ModelFieldCheck::nameProblem() {
  const Error* problem = m_models.problem(m_model);
  const QWidget* editor = m_form.fieldEditor(kModelField);
  if (problem == nullptr || m_model.isEmpty() || m_pause.isActive()) return;
  if (editor == nullptr || !editor->isEnabled()) return;
  m_isNamed = true;
  m_form.setFieldProblem(kModelField, engineText(problem->what));
}

}  // namespace s2s
