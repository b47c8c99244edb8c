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
    if (m_models.contains(model)) Q_EMIT changed();
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
    action->setEnabled(!description || description->tokenizer);
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

void ModelPicker::showText() {
  const int count = static_cast<int>(m_models.size());
  setText((count == 0 ? tr("Choose models") : tr("%n model(s)", nullptr, count)) + QStringLiteral(" ▾"));
  setAccessibleName(tr("Models whose tokenizers are looked at"));
  setToolTip(tr("Models whose tokenizers are looked at"));
}

void ModelPicker::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) showText();
  QPushButton::changeEvent(event);
}

}  // namespace s2s
