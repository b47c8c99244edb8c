// The list of systems of the card.

#include <QFileInfo>
#include <QListWidget>
#include <algorithm>

#include "app/window/evaluate/evaluation_setup_card.h"
#include "app/window/models/add_model_dialog.h"
#include "engine/runs/ensemble_argument.h"

namespace s2s {

QString systemTitle(const QStringList& models) {
  QStringList names;
  for (const QString& model : models) names << QFileInfo(model).fileName();
  return names.join(" + ");
}

QList<QStringList> EvaluationSetupCard::systems() const {
  QList<QStringList> systems;
  for (int i = 0; i < m_models->count(); ++i) systems << m_models->item(i)->data(Qt::UserRole).toStringList();
  return systems;
}

QStringList EvaluationSetupCard::selectedSystem() const {
  const QList<int> lines = chosenLines();
  return systems().value(lines.isEmpty() ? 0 : lines.front());
}

void EvaluationSetupCard::addModels(const QStringList& added) {
  QList<QStringList> all = systems();
  for (const QString& system : added) {
    const QStringList models = system.split(kEnsembleSeparator, Qt::SkipEmptyParts);
    if (!all.contains(models)) all << models;
  }
  setSystems(all);
}

void EvaluationSetupCard::setSystems(const QList<QStringList>& all) {
  if (systems() == all) return;
  m_models->clear();
  for (const QStringList& models : all) {
    auto* item = new QListWidgetItem(systemTitle(models), m_models);
    item->setData(Qt::UserRole, models);
    item->setToolTip(models.join('\n'));
    item->setSizeHint({0, kLineHeight});
  }
  writeSettings();
  showState();
  Q_EMIT changed();
}

void EvaluationSetupCard::chooseModels() {
  AddModelDialog dialog(m_workplace, AddModelDialog::Offer::modelsThatAnswer, this);
  if (dialog.exec() == QDialog::Accepted) addModels(dialog.chosen());
}

void EvaluationSetupCard::removeModels() {
  qDeleteAll(m_models->selectedItems());
  writeSettings();
  showState();
  Q_EMIT changed();
}

QList<int> EvaluationSetupCard::chosenLines() const {
  QList<int> lines;
  for (const QListWidgetItem* item : m_models->selectedItems()) lines << m_models->row(item);
  std::ranges::sort(lines);
  return lines;
}

void EvaluationSetupCard::join(const QList<int>& lines) {
  QList<QStringList> all = systems();
  QStringList joined;
  for (const int line : lines) {
    for (const QString& model : all[line])
      if (!joined.contains(model)) joined << model;
  }
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) all.removeAt(*line);
  all.insert(lines.front(), joined);
  setSystems(all);
  m_models->setCurrentRow(lines.front());
}

void EvaluationSetupCard::takeApart(int line) {
  QList<QStringList> all = systems();
  const QStringList models = all.takeAt(line);
  for (qsizetype i = 0; i < models.size(); ++i) all.insert(line + i, QStringList{models[i]});
  setSystems(all);
}

void EvaluationSetupCard::joinOrTakeApart() {
  const QList<int> lines = chosenLines();
  if (lines.size() > 1) return join(lines);
  if (lines.size() == 1 && systems()[lines.front()].size() > 1) takeApart(lines.front());
}

}  // namespace s2s
