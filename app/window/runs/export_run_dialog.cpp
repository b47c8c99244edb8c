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

/// Of a checkpoint's line; its MODEL argument is the data.
constexpr int kHasUpdatesRole = Qt::UserRole + 1, kKindRole = Qt::UserRole + 2, kStepRole = Qt::UserRole + 3;
constexpr int kUpdatesPart = 1;

enum CheckpointKind { kBestAndLast, kBest, kLast, kAverage, kOther };

QString checkpointText(int kind, std::int64_t step) {
  switch (kind) {
    case kBestAndLast:
      return ExportRunDialog::tr("The best and last, of step %1").arg(exactNumber(step));
    case kBest:
      return ExportRunDialog::tr("The best, of step %1").arg(exactNumber(step));
    case kLast:
      return ExportRunDialog::tr("The last, of step %1").arg(exactNumber(step));
    case kAverage:
      return ExportRunDialog::tr("The average of the last ones");
    default:
      return ExportRunDialog::tr("Of step %1").arg(exactNumber(step));
  }
}

}  // namespace

ExportRunDialog::ExportRunDialog(Workplace& workplace, const QString& run, QWidget* parent)
    : ModelFolderDialog(workplace, parent),
      m_run(run),
      m_checkpoint(new QComboBox),
      m_part(new SegmentedControl({"", ""})),
      m_precision(new QComboBox),
      m_about(makeLabel({}, TextSize::label, TextColor::muted)),
      m_size(makeLabel({})) {
  m_about->setWordWrap(true);
  m_precision->addItem(QString(), QString());
  for (const std::string_view type : kStoredTypes) {
    const QString name = QString::fromUtf8(type.data(), static_cast<qsizetype>(type.size()));
    m_precision->addItem(name, name);
  }
  addField(m_checkpoint);
  addField(m_part);
  fields()->addWidget(m_about, fields()->rowCount(), 1, 1, 2);
  addField(m_precision);
  addField(m_size);
  fillCheckpoints(run);
  connect(m_checkpoint, &QComboBox::currentIndexChanged, this, &ExportRunDialog::plan);
  connect(m_part, &SegmentedControl::currentIndexChanged, this, &ExportRunDialog::plan);
  connect(m_precision, &QComboBox::currentIndexChanged, this, &ExportRunDialog::plan);
  addFolderField(QDir(workplace.settings.lastFolder("model-export")).filePath(QFileInfo(run).fileName()));
  plan();
  retranslate();
}

void ExportRunDialog::retranslate() {
  ModelFolderDialog::retranslate();
  setWindowTitle(tr("Export %1").arg(QFileInfo(m_run).fileName()));
  setWords(tr("Writes a directory in the Hugging Face layout, which transformers opens too, and "
              "reads it back to see that nothing was lost."),
           tr("Export"));
  setFieldText(m_checkpoint, tr("Checkpoint"));
  setFieldText(m_part, tr("What of it"));
  setFieldText(m_precision, tr("Precision"));
  setFieldText(m_size, tr("Size"));
  m_part->setWords({tr("The whole model"), tr("LoRA's updates alone")});
  for (int i = 0; i < m_checkpoint->count(); ++i) {
    m_checkpoint->setItemText(i, checkpointText(m_checkpoint->itemData(i, kKindRole).toInt(),
                                                m_checkpoint->itemData(i, kStepRole).toLongLong()));
  }
  showAbout();
  showPlanned();
}

void ExportRunDialog::fillCheckpoints(const QString& run) {
  const std::filesystem::path folder = run.toStdString();
  const auto add = [&](CheckpointKind kind, std::int64_t step, const QString& which,
                       const std::filesystem::path& path) {
    m_checkpoint->addItem(checkpointText(kind, step), which.isEmpty() ? run : run + '@' + which);
    const int line = m_checkpoint->count() - 1;
    m_checkpoint->setItemData(line, updatesFolderOf(path).has_value(), kHasUpdatesRole);
    m_checkpoint->setItemData(line, static_cast<int>(kind), kKindRole);
    m_checkpoint->setItemData(line, static_cast<qlonglong>(step), kStepRole);
  };
  std::vector<CheckpointEntry> all = listCheckpoints(folder);
  std::ranges::reverse(all);
  const auto best = bestCheckpoint(folder);
  const auto bestEntry = best ? std::ranges::find(all, best->step, &CheckpointEntry::step) : all.end();
  if (bestEntry != all.end())
    add(bestEntry == all.begin() ? kBestAndLast : kBest, bestEntry->step, {}, bestEntry->path);
  if (!all.empty() && bestEntry != all.begin()) add(kLast, all.front().step, "last", all.front().path);
  if (const auto average = averageCheckpoint(folder)) add(kAverage, 0, "average", *average);
  for (auto entry = all.begin(); entry != all.end(); ++entry) {
    if (entry == all.begin() || entry == bestEntry) continue;
    add(kOther, entry->step, QString("step-%1").arg(entry->step), entry->path);
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
  showAbout();
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
  m_bytes = plan.bytes;
  if (m_precision->currentIndex() == 0 && !exportsUpdates())
    m_storedType = QString::fromStdString(plan.dtype);
  showPlanned();
  setCautions(plan.warnings);
  refresh();
  Q_EMIT planned();
}

void ExportRunDialog::showAbout() {
  m_about->setText(exportsUpdates()
                       ? tr("As PEFT reads them, in their own precision; they need the model that the run "
                            "began from.")
                       : tr("With the updates merged into the weights."));
}

void ExportRunDialog::showPlanned() {
  m_precision->setItemText(
      0, m_storedType.isEmpty() ? tr("As it is stored") : tr("As it is stored: %1").arg(m_storedType));
  if (m_planned) m_size->setText(tr("about %1").arg(byteSize(static_cast<double>(m_bytes))));
}

}  // namespace s2s
