#include "app/window/runs/runs_page.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QSplitter>
#include <QVBoxLayout>
#include <cmath>

#include "app/window/background.h"
#include "app/window/engine_bridge.h"
#include "app/window/run_catalogue.h"
#include "app/window/runs/export_run_dialog.h"
#include "app/window/runs/run_details_card.h"
#include "app/window/runs/run_status_text.h"
#include "app/window/runs/runs_chart_card.h"
#include "app/window/settings.h"
#include "widgets/item_models/runs_model.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/card.h"
#include "widgets/panes/confirm_dialog.h"
#include "widgets/panes/empty_state.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/page_title.h"
#include "widgets/panes/table_view.h"
#include "widgets/text/sentence.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr int kFirstTicks = 3;
constexpr int kDetailsWidth = 300;

RunRow rowOf(const RunSummary& run, int style) {
  RunRow row;
  row.id = runKey(run);
  row.name = QString::fromStdString(run.name);
  row.status = statusText(run.status);
  row.model = QString::fromStdString(run.modelFrom).section('/', -1);
  row.step = run.step;
  row.totalSteps = run.totalSteps;
  row.loss = run.loss;
  row.validationLoss = run.validationLoss;
  row.accuracy = run.validationAccuracy ? run.validationAccuracy : run.validationTokenAccuracy;
  row.started = QDateTime::fromString(QString::fromStdString(run.started), Qt::ISODate).toLocalTime();
  row.seconds = run.seconds;
  for (const std::string& tag : run.tags) row.tags << QString::fromStdString(tag);
  row.style = style;
  return row;
}

RunRow rowOf(const ForeignRuns::Entry& entry, const RunMetrics& metrics, int style) {
  const auto last = [&](const char* metric) -> std::optional<double> {
    const std::vector<double>& values = metrics.curve(metric).value;
    return values.empty() ? std::nullopt : std::optional(values.back());
  };
  RunRow row;
  row.id = entry.path;
  row.name = entry.name;
  row.status = entry.format;
  for (const QString& metric : metrics.metrics()) {
    const MetricCurve& curve = metrics.curve(metric);
    if (!curve.step.empty()) row.step = std::max(row.step, static_cast<qint64>(curve.step.back()));
    if (!curve.seconds.empty() && std::isfinite(curve.seconds.back()))
      row.seconds = std::max(row.seconds, curve.seconds.back());
  }
  row.loss = last("loss");
  row.validationLoss = last("validation_loss");
  row.accuracy = last("validation_accuracy");
  row.style = style;
  return row;
}

}  // namespace

RunsPage::RunsPage(Workplace& workplace, QWidget* parent)
    : Page(workplace, parent),
      m_title(new PageTitle({})),
      m_add(makeButton({})),
      m_addFolder(new QAction(this)),
      m_addFile(new QAction(this)),
      m_prompt(makeButton({}, ButtonRole::primary)),
      m_banner(new ErrorBanner),
      m_empty(new EmptyState("runs", {}, " ")),
      m_across(new QSplitter(Qt::Horizontal)),
      m_down(new QSplitter(Qt::Vertical)),
      m_chart(new RunsChartCard(workplace)),
      m_tableCard(new Card(" ")),
      m_filter(new QLineEdit),
      m_table(new TableView),
      m_model(new RunsModel(this)),
      m_details(new RunDetailsCard(workplace)) {
  m_title->addAction(m_add);
  m_title->addAction(m_prompt);
  auto* places = new QMenu(this);
  places->addActions({m_addFolder, m_addFile});
  m_add->setMenu(places);
  m_filter->setClearButtonEnabled(true);
  m_filter->setFixedWidth(220);
  m_tableCard->addHeaderWidget(m_filter);
  m_table->setSortableModel(m_model);
  m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->installEventFilter(this);
  m_tableCard->content()->addWidget(m_table);
  m_tableCard->setMinimumHeight(160);
  m_chart->setMinimumHeight(200);
  m_down->addWidget(m_chart);
  m_down->addWidget(m_tableCard);
  m_across->addWidget(m_down);
  m_across->addWidget(m_details);
  for (QSplitter* splitter : {m_down, m_across}) {
    splitter->setHandleWidth(length::kGap);
    splitter->setChildrenCollapsible(false);
  }
  m_across->setStretchFactor(0, 1);
  m_across->setStretchFactor(1, 0);
  m_across->setSizes({1000, kDetailsWidth});
  m_details->setMinimumWidth(kDetailsWidth - 40);

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(length::kPageMargin, length::kPageMargin, length::kPageMargin,
                             length::kPageMargin);
  column->setSpacing(length::kGap);
  column->addWidget(m_title);
  column->addWidget(m_banner);
  column->addWidget(m_across, 1);
  column->addWidget(m_empty, 1);

  connect(m_addFolder, &QAction::triggered, this, [this] { addForeignInteractively(true); });
  connect(m_addFile, &QAction::triggered, this, [this] { addForeignInteractively(false); });
  connect(m_prompt, &QPushButton::clicked, this, &RunsPage::runMainAction);
  connect(m_empty, &EmptyState::activated, this, &RunsPage::newRunWanted);
  connect(m_filter, &QLineEdit::textChanged, m_table, &TableView::setFilterText);
  connect(m_model, &RunsModel::tickedChanged, this, [this] { m_chart->setRuns(m_model->ticked()); });
  connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          &RunsPage::selectionChanged);
  selectionChanged();
  connect(m_table, &QAbstractItemView::doubleClicked, this, [this] {
    const QStringList runs = selectedRuns();
    if (runs.size() == 1 && !isForeign(runs.front())) Q_EMIT trainViewWanted(runs.front());
  });
  connect(m_chart, &RunsChartCard::reported, this, &RunsPage::reported);
  connect(m_chart, &RunsChartCard::failed, m_banner, &ErrorBanner::showError);
  connect(m_details, &RunDetailsCard::resumeWanted, this, &RunsPage::resumeWanted);
  connect(m_details, &RunDetailsCard::goOnWanted, this, &RunsPage::goOnWanted);
  connect(m_details, &RunDetailsCard::trainViewWanted, this, &RunsPage::trainViewWanted);
  connect(m_details, &RunDetailsCard::exportWanted, this, &RunsPage::exportRun);
  connect(m_details, &RunDetailsCard::deleteWanted, this, &RunsPage::deleteInteractively);
  connect(m_details, &RunDetailsCard::failed, m_banner, &ErrorBanner::showError);
  connect(&workplace.runs, &RunCatalogue::changed, this, &RunsPage::takeRuns);
  retranslate();
  takeRuns();
}

void RunsPage::restoreLayout() {
  Settings& settings = m_workplace.settings;
  m_across->restoreState(settings.layout("runsAcross"));
  m_down->restoreState(settings.layout("runsDown"));
  m_table->horizontalHeader()->restoreState(settings.layout("runsTable"));
}

void RunsPage::saveLayout() {
  m_details->flushNotes();
  Settings& settings = m_workplace.settings;
  settings.setLayout("runsAcross", m_across->saveState());
  settings.setLayout("runsDown", m_down->saveState());
  settings.setLayout("runsTable", m_table->horizontalHeader()->saveState());
}

void RunsPage::takeRuns() {
  QStringList selected = selectedRuns();
  std::vector<RunRow> rows;
  for (const RunSummary& run : m_workplace.runs.runs()) {
    rows.push_back(rowOf(run, m_workplace.settings.seriesIndex(runKey(run))));
  }
  for (const ForeignRuns::Entry& entry : m_workplace.runs.foreign().entries())
    rows.push_back(
        rowOf(entry, m_workplace.runs.metrics(entry.path), m_workplace.settings.seriesIndex(entry.path)));
  takeForeignMetrics();
  const bool any = !rows.empty();
  m_model->setRuns(std::move(rows));
  m_across->setVisible(any);
  m_empty->setVisible(!any && m_workplace.runs.loaded());
  // Runs of other programs are there before the folders have been looked through.
  if (any && m_workplace.runs.loaded() && !std::exchange(m_tickedOnce, true)) {
    for (int row = 0; row < std::min(kFirstTicks, m_model->rowCount()); ++row)
      m_model->setTicked(m_model->run(row).id, true);
    if (selected.isEmpty()) selected = {m_model->run(0).id};
    if (m_workplace.settings.layout("runsTable").isEmpty()) fitColumns();
  }
  if (m_model->rowOf(m_wanted) >= 0) {
    m_model->setTicked(m_wanted, true);
    select({std::exchange(m_wanted, {})});
  } else if (selectedRuns() != selected) {
    select(selected);
    // A selection that goes away with its rows says nothing of it.
    if (selectedRuns() != selected) selectionChanged();
  }
  m_details->refresh();
  retranslate();
}

void RunsPage::takeForeignMetrics() {
  for (const ForeignRuns::Entry& entry : m_workplace.runs.foreign().entries()) {
    RunMetrics& metrics = m_workplace.runs.metrics(entry.path);
    connect(&metrics, &RunMetrics::changed, this, &RunsPage::takeRuns, Qt::UniqueConnection);
    connect(&metrics, &RunMetrics::failed, m_banner, &ErrorBanner::showError, Qt::UniqueConnection);
  }
}

bool RunsPage::isForeign(const QString& run) const { return m_workplace.runs.foreign().find(run) != nullptr; }

void RunsPage::addForeign(const QString& path) {
  m_banner->clear();
  const Error none{tr("there are no curves that can be read").toStdString(), path.toStdString(),
                   tr("choose event files of TensorBoard, a trainer_state.json or a CSV, or a folder that "
                      "holds some")
                       .toStdString()};
  inBackground(
      this,
      [path, none]() -> Result<std::vector<ForeignRuns::Entry>> {
        std::vector<ForeignRuns::Entry> found = foreignEntriesAt(path.toStdString());
        if (found.empty()) return none;
        return found;
      },
      [this](Result<std::vector<ForeignRuns::Entry>> found) {
        if (!found) return m_banner->showError(found.error());
        const QStringList paths = m_workplace.runs.foreign().add(*found);
        for (const QString& run : paths) m_model->setTicked(run, true);
        Q_EMIT reported(tr("%n run(s) of other programs added", nullptr, static_cast<int>(paths.size())));
      });
}

void RunsPage::addForeignInteractively(bool folder) {
  Settings& settings = m_workplace.settings;
  const QString before = settings.lastFolder("foreign-curves");
  const QString chosen =
      folder ? QFileDialog::getExistingDirectory(this, tr("Folder with curves of another program"), before)
             : QFileDialog::getOpenFileName(
                   this, tr("Curves of another program"), before,
                   tr("Curves (*tfevents* trainer_state.json *.csv *.tsv);;All files (*)"));
  if (chosen.isEmpty()) return;
  settings.setLastFolder("foreign-curves", folder ? chosen : QFileInfo(chosen).path());
  addForeign(chosen);
}

void RunsPage::fitColumns() {
  constexpr int kPadding = 16, kLeastName = 180, kMostName = 360;
  m_table->resizeColumnsToContents();
  QHeaderView* header = m_table->horizontalHeader();
  for (int column = 0; column < header->count(); ++column) {
    header->resizeSection(column, header->sectionSize(column) + kPadding);
  }
  header->resizeSection(RunsModel::kName,
                        std::clamp(header->sectionSize(RunsModel::kName), kLeastName, kMostName));
}

void RunsPage::showRun(const QString& run) {
  m_wanted = run;
  takeRuns();
}

QStringList RunsPage::selectedRuns() const {
  QStringList runs;
  for (const int row : m_table->selectedSourceRows()) runs << m_model->run(row).id;
  return runs;
}

void RunsPage::select(const QStringList& runs) {
  QItemSelectionModel* selection = m_table->selectionModel();
  const QAbstractItemModel* shown = m_table->model();
  selection->clearSelection();
  for (int row = 0; row < shown->rowCount(); ++row) {
    const QModelIndex index = shown->index(row, 0);
    const int source = m_table->sourceRow(index);
    if (source < 0 || !runs.contains(m_model->run(source).id)) continue;
    selection->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    m_table->scrollTo(index);
  }
}

void RunsPage::selectionChanged() {
  const QStringList runs = selectedRuns();
  m_details->setRuns(runs.size() <= 2 ? runs : QStringList{});
  m_prompt->setEnabled(runs.size() == 1 && !isForeign(runs.front()));
}

void RunsPage::runMainAction() {
  const QStringList runs = selectedRuns();
  if (runs.size() == 1 && !isForeign(runs.front())) Q_EMIT promptWanted(runs.front());
}

ExportRunDialog* RunsPage::exportRun(const QString& run) {
  m_banner->clear();
  auto* dialog = new ExportRunDialog(m_workplace, run, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QDialog::accepted, this, [this, dialog] {
    Q_EMIT reported(sentence(tr("Exported to %1"), {QDir::toNativeSeparators(dialog->folder())}));
  });
  dialog->show();
  return dialog;
}

void RunsPage::deleteRun(const QString& run) {
  m_details->flushNotes();  // what is typed goes with it
  inBackground(
      this, [run] { return s2s::deleteRun(run.toStdString()); },
      [this, run](Result<std::filesystem::path> place) {
        if (place) {
          Q_EMIT runDeleted(run);
          Q_EMIT reported(tr("The run is in the trash"));
        } else {
          m_banner->showError(place.error());
        }
        m_workplace.runs.refresh();
      });
}

void RunsPage::deleteInteractively(const QString& run) {
  const int answer = ConfirmDialog::ask(
      tr("Move this run to the trash?"),
      tr("“%1” with its checkpoints and curves. It can be taken back from the desktop's trash.")
          .arg(QFileInfo(run).fileName()),
      {tr("Move to the trash"), tr("Keep")}, this);
  if (answer == 0) deleteRun(run);
}

void RunsPage::changeEvent(QEvent* event) {
  Page::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) takeRuns();  // the states' names stand in the rows
}

bool RunsPage::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_table && event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    EngineBridge& bridge = m_workplace.bridge;
    if (key->key() == Qt::Key_Space && bridge.training().active() &&
        selectedRuns() == QStringList{bridge.training().run}) {
      bridge.pauseTraining();
      return true;
    }
    if (key->key() == Qt::Key_Delete && selectedRuns().size() == 1 && !isForeign(selectedRuns().front())) {
      deleteInteractively(selectedRuns().front());
      return true;
    }
  }
  return Page::eventFilter(watched, event);
}

void RunsPage::retranslate() {
  m_title->setTitle(tr("Runs"));
  const int count = m_model->rowCount();
  m_title->setSubtitle(
      count == 0 ? tr("Every training run, live and past")
                 : tr("%n run(s); tick to overlay, choose two to compare their recipes", nullptr, count));
  m_add->setText(tr("Add curves from elsewhere…"));
  m_add->setToolTip(tr("TensorBoard, transformers, CSV"));
  m_addFolder->setText(tr("A folder…"));
  m_addFile->setText(tr("A file…"));
  m_prompt->setText(tr("Open in Prompt"));
  m_tableCard->setTitle(tr("All runs"));
  m_filter->setPlaceholderText(tr("Filter"));
  m_filter->setAccessibleName(tr("Filter the runs"));
  m_table->setAccessibleName(tr("Runs"));
  m_empty->setSentence(tr("Runs you train, here or with s2s, are listed on this page with their curves."));
  m_empty->setAction(tr("New run"));
}

}  // namespace s2s
