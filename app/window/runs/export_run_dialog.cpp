#include "app/window/runs/export_run_dialog.h"

#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "app/window/background.h"
#include "app/window/page.h"
#include "app/window/settings.h"
#include "engine/runs/run_directory.h"
#include "engine/runs/updates_folder.h"
#include "engine/shapes/stored_type.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/segmented_control.h"
#include "widgets/text/number_format.h"

namespace s2s {
namespace {

constexpr int kHasUpdatesRole = Qt::UserRole + 1;  ///< of a checkpoint's line; its MODEL argument is the data
constexpr int kUpdatesPart = 1;

}  // namespace

ExportRunDialog::ExportRunDialog(Workplace& workplace, const QString& run, QWidget* parent)
    : ModelFolderDialog(workplace,
                        tr("Writes a directory in the Hugging Face layout, which transformers opens too, and "
                           "reads it back to see that nothing was lost."),
                        tr("Export"), parent),
      m_run(run),
      m_checkpoint(new QComboBox),
      m_part(new SegmentedControl({tr("The whole model"), tr("LoRA's updates alone")})),
      m_precision(new QComboBox),
      m_about(makeLabel({}, TextSize::label, TextColor::muted)),
      m_size(makeLabel({})) {
  setWindowTitle(tr("Export %1").arg(QFileInfo(run).fileName()));
  m_checkpoint->setAccessibleName(tr("Checkpoint"));
  m_part->setAccessibleName(tr("What of it"));
  m_precision->setAccessibleName(tr("Precision"));
  m_about->setWordWrap(true);
  m_precision->addItem(tr("As it is stored"), QString());
  for (const std::string_view type : kStoredTypes) {
    const QString name = QString::fromUtf8(type.data(), static_cast<qsizetype>(type.size()));
    m_precision->addItem(name, name);
  }
  addField(tr("Checkpoint"), m_checkpoint);
  addField(tr("What of it"), m_part);
  fields()->addWidget(m_about, fields()->rowCount(), 1, 1, 2);
  addField(tr("Precision"), m_precision);
  addField(tr("Size"), m_size);
  fillCheckpoints(run);
  connect(m_checkpoint, &QComboBox::currentIndexChanged, this, &ExportRunDialog::plan);
  connect(m_part, &SegmentedControl::currentIndexChanged, this, &ExportRunDialog::plan);
  connect(m_precision, &QComboBox::currentIndexChanged, this, &ExportRunDialog::plan);
  addFolderField(QDir(workplace.settings.lastFolder("model-export")).filePath(QFileInfo(run).fileName()));
  plan();
}

void ExportRunDialog::fillCheckpoints(const QString& run) {
  const std::filesystem::path folder = run.toStdString();
  const auto add = [&](const QString& text, const QString& which, const std::filesystem::path& path) {
    m_checkpoint->addItem(text, which.isEmpty() ? run : run + '@' + which);
    m_checkpoint->setItemData(m_checkpoint->count() - 1, updatesFolderOf(path).has_value(), kHasUpdatesRole);
  };
  std::vector<CheckpointEntry> all = listCheckpoints(folder);
  std::ranges::reverse(all);
  const auto best = bestCheckpoint(folder);
  const auto bestEntry = best ? std::ranges::find(all, best->step, &CheckpointEntry::step) : all.end();
  if (bestEntry != all.end()) {
    const QString step = exactNumber(bestEntry->step);
    add(bestEntry == all.begin() ? tr("The best and last, of step %1").arg(step)
                                 : tr("The best, of step %1").arg(step),
        {}, bestEntry->path);
  }
  if (!all.empty() && bestEntry != all.begin())
    add(tr("The last, of step %1").arg(exactNumber(all.front().step)), "last", all.front().path);
  if (const auto average = averageCheckpoint(folder))
    add(tr("The average of the last ones"), "average", *average);
  for (auto entry = all.begin(); entry != all.end(); ++entry) {
    if (entry == all.begin() || entry == bestEntry) continue;
    add(tr("Of step %1").arg(exactNumber(entry->step)), QString("step-%1").arg(entry->step), entry->path);
  }
}

bool ExportRunDialog::exportsUpdates() const {
  return m_checkpoint->currentData(kHasUpdatesRole).toBool() && m_part->currentIndex() == kUpdatesPart;
}

ExportRequest ExportRunDialog::request() const {
  return {exportsUpdates() ? ExportRequest::What::updates : ExportRequest::What::whole,
          (m_checkpoint->count() > 0 ? m_checkpoint->currentData().toString() : m_run).toStdString(),
          {},
          exportsUpdates() ? std::string() : m_precision->currentData().toString().toStdString()};
}

void ExportRunDialog::setFieldsEnabled(bool idle) {
  m_checkpoint->setEnabled(idle && m_checkpoint->count() > 0);
  m_part->setEnabled(idle);
  m_precision->setEnabled(idle && !exportsUpdates());
}

void ExportRunDialog::plan() {
  const bool hasUpdates = m_checkpoint->currentData(kHasUpdatesRole).toBool();
  setFieldVisible(m_part, hasUpdates);
  m_about->setVisible(hasUpdates);
  m_about->setText(exportsUpdates()
                       ? tr("As PEFT reads them, in their own precision; they need the model that the run "
                            "began from.")
                       : tr("With the updates merged into the weights."));
  m_planned = false;
  m_size->setText("…");
  setCautions({});
  refresh();
  inBackground(
      this,
      [asked = request()] {
        return asked.what == ExportRequest::What::updates ? planUpdatesExport(asked.model)
                                                          : planExport(asked.model, asked.dtype);
      },
      [this, number = ++m_number](const Result<ExportPlan>& found) {
        if (number != m_number) return;
        if (found) return showPlan(*found);
        m_size->clear();
        fail(found.error());
      });
}

void ExportRunDialog::showPlan(const ExportPlan& plan) {
  m_planned = true;
  if (m_precision->currentIndex() == 0 && !exportsUpdates())
    m_precision->setItemText(0, tr("As it is stored: %1").arg(QString::fromStdString(plan.dtype)));
  m_size->setText(tr("about %1").arg(byteSize(static_cast<double>(plan.bytes))));
  setCautions(plan.warnings);
  refresh();
  Q_EMIT planned();
}

}  // namespace s2s
