#include "app/window/data/model_picker.h"

#include <QEvent>
#include <QFileInfo>
#include <QMenu>

#include "app/window/model_catalogue.h"
#include "app/window/models/add_model_dialog.h"
#include "app/window/page.h"
#include "app/window/settings.h"
#include "engine/runs/ensemble_argument.h"
#include "engine/shapes/presets.h"
#include "widgets/text/engine_text.h"

namespace s2s {
namespace {

constexpr const char* kSettingsKey = "data/models";

}  // namespace

ModelPicker::ModelPicker(Workplace& workplace, QWidget* parent)
    : QPushButton(parent),
      m_workplace(workplace),
      m_models(workplace.settings.value(kSettingsKey).toStringList()) {
  setAutoDefault(false);
  setMenu(new QMenu(this));
  m_models.removeIf([](const QString& model) { return !QFileInfo::exists(model.section('@', 0, 0)); });
  connect(menu(), &QMenu::aboutToShow, this, &ModelPicker::fill);
  connect(&workplace.models, &ModelCatalogue::described, this, [this](const QString& model) {
    if (!m_models.contains(model)) return;
    showText();
    Q_EMIT changed();
  });
  connect(&workplace.models, &ModelCatalogue::failed, this, [this](const QString& model) {
    if (m_models.contains(model)) showText();
  });
  for (const QString& model : m_models) workplace.models.need(model);
  showText();
}

QStringList ModelPicker::known() const {
  const Settings& settings = m_workplace.settings;
  QStringList known = m_models + settings.chosenModels() + settings.promptModels();
  known.removeDuplicates();
  // A preset is a shape; it has no tokenizer to look through. Of several as one each has its own.
  known.removeIf([](const QString& model) {
    return findPreset(model.toStdString()) || model.contains(kEnsembleSeparator);
  });
  return known;
}

void ModelPicker::fill() {
  menu()->clear();
  for (const QString& model : known()) {
    m_workplace.models.need(model);
    const ModelDescription* description = m_workplace.models.find(model);
    QAction* action = menu()->addAction(description ? description->name : QFileInfo(model).fileName());
    action->setToolTip(model);
    action->setCheckable(true);
    action->setChecked(m_models.contains(model));
    const QString problem = problemOf(model);
    if (!problem.isEmpty()) action->setText(tr("%1: %2").arg(action->text(), problem));
    action->setEnabled(problem.isEmpty() || m_models.contains(model));  // what is ticked can be taken away
    connect(action, &QAction::toggled, this, [this, model](bool ticked) {
      QStringList models = m_models;
      models.removeAll(model);
      if (ticked) models << model;
      setModels(models);
    });
  }
  if (!menu()->isEmpty()) menu()->addSeparator();
  menu()->addAction(tr("Add a model…"), this, &ModelPicker::add);
}

void ModelPicker::add() {
  AddModelDialog dialog(m_workplace, AddModelDialog::Offer::modelsThatRead, window());
  if (dialog.exec() == QDialog::Accepted) setModels(m_models + dialog.chosen());
}

void ModelPicker::setModels(const QStringList& models) {
  QStringList wanted = models;
  wanted.removeDuplicates();
  if (wanted == m_models) return;
  m_models = wanted;
  m_workplace.settings.setValue(kSettingsKey, m_models);
  for (const QString& model : m_models) m_workplace.models.need(model);
  showText();
  Q_EMIT changed();
}

QString ModelPicker::problemOf(const QString& model) const {
  if (const Error* error = m_workplace.models.problem(model)) return engineText(error->what);
  const ModelDescription* description = m_workplace.models.find(model);
  if (!description || description->tokenizer) return {};
  return description->tokenizerProblem.isEmpty() ? tr("it has no tokenizer")
                                                 : engineText(description->tokenizerProblem.toStdString());
}

QStringList ModelPicker::leftOut() const {
  QStringList all;
  for (const QString& model : m_models) {
    if (const QString problem = problemOf(model); !problem.isEmpty())
      all << tr("%1: %2").arg(QFileInfo(model).fileName(), problem);
  }
  return all;
}

void ModelPicker::showText() {
  const int count = static_cast<int>(m_models.size());
  const QStringList missing = leftOut();
  const QString text = count == 0 ? tr("Choose models")
                       : missing.isEmpty()
                           ? tr("%n model(s)", nullptr, count)
                           : tr("%1 of %n model(s)", nullptr, count).arg(count - missing.size());
  setText(text + QStringLiteral(" ▾"));
  const QString what = tr("Models whose tokenizers are looked at");
  setAccessibleName(what);
  setToolTip((QStringList{what} + missing).join('\n'));
}

void ModelPicker::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) showText();
  QPushButton::changeEvent(event);
}

}  // namespace s2s
