#include "app/window/models/add_model_dialog.h"

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include "app/window/models/unstarted_run.h"
#include "app/window/page.h"
#include "app/window/run_catalogue.h"
#include "app/window/settings.h"
#include "engine/runs/ensemble_argument.h"
#include "engine/shapes/family.h"
#include "engine/shapes/presets.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/labels.h"
#include "widgets/text/number_format.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr int kArgumentRole = Qt::UserRole;

}  // namespace

AddModelDialog::AddModelDialog(Workplace& workplace, Offer offer, QWidget* parent)
    : QDialog(parent),
      m_workplace(workplace),
      m_offer(offer),
      m_search(new QLineEdit),
      m_list(new QListWidget),
      m_together(new QCheckBox(tr("Answer together as one: the mean of their logits"))),
      m_add(makeButton(tr("Add"), ButtonRole::primary)) {
  setWindowTitle(tr("Add model"));
  resize(520, 560);
  m_search->setPlaceholderText(offersPresets() ? tr("Search presets: mt5, small, …")
                                               : tr("Search runs and directories"));
  m_search->setClearButtonEnabled(true);
  m_search->setAccessibleName(tr("Search"));
  m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
  m_list->setAccessibleName(tr("Models"));
  QPushButton* directory = makeButton(tr("Directory…"));
  QPushButton* cancel = makeButton(tr("Cancel"));
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(8);
  buttons->addWidget(directory);
  buttons->addStretch(1);
  buttons->addWidget(cancel);
  buttons->addWidget(m_add);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(length::kPageMargin, length::kPageMargin, length::kPageMargin,
                             length::kPageMargin);
  column->setSpacing(length::kGap);
  column->addWidget(m_search);
  column->addWidget(m_list, 1);
  column->addWidget(m_together);
  column->addLayout(buttons);
  connect(m_search, &QLineEdit::textChanged, this, &AddModelDialog::filter);
  connect(m_list, &QListWidget::itemSelectionChanged, this, &AddModelDialog::showChosen);
  connect(m_list, &QListWidget::itemDoubleClicked, this, &QDialog::accept);
  connect(directory, &QPushButton::clicked, this, &AddModelDialog::chooseDirectory);
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(m_add, &QPushButton::clicked, this, &QDialog::accept);
  m_together->setVisible(offer == Offer::modelsThatAnswer);
  m_together->setToolTip(tr("Models or checkpoints of one vocabulary; choose several in the list"));
  m_add->setDefault(true);
  fill();
  showChosen();
}

bool AddModelDialog::offersPresets() const {
  return m_offer == Offer::presetsAndDirectories || m_offer == Offer::everything;
}

void AddModelDialog::fill() {
  const auto add = [this](const QString& argument, const QString& text) {
    auto* item = new QListWidgetItem(text, m_list);
    item->setData(kArgumentRole, argument);
    item->setToolTip(QDir::toNativeSeparators(argument));
  };
  if (offersPresets()) {
    for (const Preset& preset : presets()) {
      const Result<ModelShape> shape = shapeOfConfig(preset.config);
      const QString name = QString::fromStdString(preset.name);
      add(name, shape ? QString("%1 · %2").arg(name, compactNumber(static_cast<double>(shape->parameters())))
                      : name);
    }
  }
  if (m_offer != Offer::presetsAndDirectories) {
    for (const QString& model : m_workplace.settings.chosenModels()) {
      if (QDir(model).isAbsolute())
        add(model, QString("%1 · %2").arg(QFileInfo(model).fileName(), tr("directory")));
    }
  }
  for (const RunSummary& run : m_workplace.runs.runs()) {
    const std::vector<CheckpointEntry> checkpoints = listCheckpoints(run.path);
    if (m_offer == Offer::modelsThatRead && checkpoints.empty()) {
      if (const QString model = tokenizerModelOf(run.path); !model.isEmpty())
        add(model, QString("%1 · %2").arg(QString::fromStdString(run.name),
                                          tr("run without a checkpoint yet: what it begins with")));
      continue;
    }
    add(runKey(run),
        QString("%1 · %2").arg(QString::fromStdString(run.name), tr("run, its best checkpoint")));
    if (m_offer == Offer::presetsAndDirectories) continue;
    for (const CheckpointEntry& checkpoint : checkpoints)
      add(QString("%1@step-%2").arg(runKey(run)).arg(checkpoint.step),
          QString("%1 · %2").arg(QString::fromStdString(run.name),
                                 tr("step %1").arg(exactNumber(checkpoint.step))));
  }
}

void AddModelDialog::showChosen() {
  const qsizetype chosen = m_list->selectedItems().size();
  m_add->setEnabled(chosen > 0);
  m_together->setEnabled(chosen > 1);
}

void AddModelDialog::filter(const QString& text) {
  const QStringList words = text.split(' ', Qt::SkipEmptyParts);
  for (int row = 0; row < m_list->count(); ++row) {
    QListWidgetItem* item = m_list->item(row);
    const bool fits = std::ranges::all_of(
        words, [&](const QString& word) { return item->text().contains(word, Qt::CaseInsensitive); });
    item->setHidden(!fits);
  }
}

void AddModelDialog::chooseDirectory() {
  const QString folder = QFileDialog::getExistingDirectory(
      this, tr("A model in the Hugging Face layout, or a run"), m_workplace.settings.lastFolder("model"));
  if (folder.isEmpty()) return;
  m_workplace.settings.setLastFolder("model", QFileInfo(folder).path());
  m_directories = {QFileInfo(folder).absoluteFilePath()};
  m_list->clearSelection();
  accept();
}

QStringList AddModelDialog::offered() const {
  QStringList arguments;
  for (int row = 0; row < m_list->count(); ++row)
    arguments << m_list->item(row)->data(kArgumentRole).toString();
  return arguments;
}

QStringList AddModelDialog::chosen() const {
  if (!m_directories.isEmpty()) return m_directories;
  QStringList arguments;
  for (const QListWidgetItem* item : m_list->selectedItems())
    arguments << item->data(kArgumentRole).toString();
  if (m_together->isChecked() && arguments.size() > 1) return {arguments.join(kEnsembleSeparator)};
  return arguments;
}

}  // namespace s2s
