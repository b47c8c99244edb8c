#include "app/window/data/data_page.h"

#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include "app/window/data/checks_pane.h"
#include "app/window/data/data_check_runner.h"
#include "app/window/data/data_recipe.h"
#include "app/window/data/data_set.h"
#include "app/window/data/data_sets_card.h"
#include "app/window/data/data_tools_card.h"
#include "app/window/data/filters_dialog.h"
#include "app/window/data/findings_model.h"
#include "app/window/data/lengths_pane.h"
#include "app/window/data/rows_card.h"
#include "app/window/data/xray_pane.h"
#include "app/window/model_catalogue.h"
#include "app/window/settings.h"
#include "widgets/forms/schema_form.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/empty_state.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/page_title.h"
#include "widgets/text/number_format.h"
#include "widgets/text/plural.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr int kSetsWidth = 288, kRowsHeight = 280, kToolsHeight = 330;
constexpr int kXrayMilliseconds = 250;

/// As the Train page begins: some rows held out, and texts of a sentence or two.
Json firstSection() {
  return {{"validation", {{"split", 0.05}}}, {"max_source_tokens", 64}, {"max_target_tokens", 64}};
}

/// How much there is to read of the sets that can be read; nothing where that is not known.
std::optional<qint64> bytesToRead(const std::vector<DataSet*>& sets) {
  qint64 bytes = 0;
  for (const DataSet* set : sets) {
    if (!set->mappingProblem().isEmpty()) continue;
    const std::optional<qint64> some = set->bytesToRead();
    if (!some) return std::nullopt;
    bytes += *some;
  }
  return bytes;
}

}  // namespace

DataPage::DataPage(Workplace& workplace, QWidget* parent)
    : Page(workplace, parent),
      m_title(new PageTitle({})),
      m_openMenu(new QMenu(this)),
      m_open(makeButton({})),
      m_moreMenu(new QMenu(this)),
      m_clean(m_moreMenu->addAction(QString(), this, &DataPage::cleanAndSave)),
      m_copy(m_moreMenu->addAction(QString(), this, &DataPage::copyCommand)),
      m_more(makeButton({})),
      m_use(makeButton({}, ButtonRole::primary)),
      m_banner(new ErrorBanner),
      m_empty(new EmptyState("data", {}, " ")),
      m_demo(makeButton({}, ButtonRole::link)),
      m_recentTitle(makeLabel({}, TextSize::label, TextColor::muted)),
      m_recentArea(new QWidget),
      m_across(new QSplitter(Qt::Horizontal)),
      m_down(new QSplitter(Qt::Vertical)),
      m_checks(new DataCheckRunner(this)),
      m_setsCard(new DataSetsCard),
      m_rowsCard(new RowsCard),
      m_tools(new DataToolsCard(workplace, *m_checks)) {
  m_open->setMenu(m_openMenu);
  m_more->setMenu(m_moreMenu);
  for (QPushButton* button : {m_open, m_more, m_use}) m_title->addAction(button);
  m_setsCard->setSection(firstSection());
  m_rowsCard->setMinimumHeight(200);
  m_tools->setMinimumHeight(200);
  m_setsCard->setMinimumWidth(kSetsWidth - 32);
  m_down->addWidget(m_rowsCard);
  m_down->addWidget(m_tools);
  m_down->setSizes({kRowsHeight, kToolsHeight});
  m_across->addWidget(m_setsCard);
  m_across->addWidget(m_down);
  m_across->setStretchFactor(0, 0);
  m_across->setStretchFactor(1, 1);
  m_across->setSizes({kSetsWidth, 1000});
  for (QSplitter* splitter : {m_down, m_across}) {
    splitter->setHandleWidth(length::kGap);
    splitter->setChildrenCollapsible(false);
  }
  m_recent = new QVBoxLayout(m_recentArea);
  m_recent->setContentsMargins(0, 0, 0, 0);
  m_recent->setSpacing(0);
  m_empty->addBelow(m_demo);
  m_recentTitle->setContentsMargins(0, length::kGap, 0, 0);
  m_empty->addBelow(m_recentTitle);
  m_empty->addBelow(m_recentArea);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(length::kPageMargin, length::kPageMargin, length::kPageMargin,
                             length::kPageMargin);
  column->setSpacing(length::kGap);
  column->addWidget(m_title);
  column->addWidget(m_banner);
  column->addWidget(m_across, 1);
  column->addWidget(m_empty, 1);
  connectParts();
  retranslate();
  takeCutOffs();
  setsChanged();
}

DataPage::~DataPage() = default;

void DataPage::connectParts() {
  m_xraySoon.setSingleShot(true);
  m_xraySoon.setInterval(kXrayMilliseconds);
  connect(&m_xraySoon, &QTimer::timeout, this, &DataPage::lookThrough);
  connect(m_use, &QPushButton::clicked, this, &DataPage::useForTraining);
  connect(m_openMenu, &QMenu::aboutToShow, this, &DataPage::fillOpenMenu);
  connect(m_empty, &EmptyState::activated, this, &DataPage::openInteractively);
  connect(m_demo, &QPushButton::clicked, this, &DataPage::openDemo);
  connect(m_setsCard, &DataSetsCard::addWanted, this, &DataPage::openInteractively);
  connect(m_setsCard, &DataSetsCard::removeWanted, this, &DataPage::remove);
  connect(m_setsCard, &DataSetsCard::currentChanged, this, [this] {
    m_tools->xray().showNothing({});  // what is shown is of another file
    showCurrent();
  });
  connect(m_setsCard, &DataSetsCard::sectionChanged, this, [this] {
    takeCutOffs();
    askForChecks();  // the split is a part of them
    m_xraySoon.start();
  });
  connect(m_rowsCard, &RowsCard::currentRowChanged, this, [this] { m_xraySoon.start(); });
  connect(m_rowsCard, &RowsCard::badRowsExportWanted, this, &DataPage::exportBadRows);
  connect(m_rowsCard, &RowsCard::reported, this, &DataPage::reported);
  connect(m_checks, &DataCheckRunner::failed, m_banner, &ErrorBanner::showError);
  connect(m_tools, &DataToolsCard::modelsChanged, this, &DataPage::askForChecks);
  connect(m_tools, &DataToolsCard::toolChanged, this, [this] { m_xraySoon.start(); });
  connect(&m_tools->xray(), &XrayPane::choiceChanged, this, &DataPage::lookThrough);
  connect(&m_tools->xray(), &XrayPane::wanted, this, [this] {
    m_xrayWanted = true;  // what was read stays, so the next row costs nothing
    lookThrough();
  });
  connect(&m_tools->lengths(), &LengthsPane::cutOffChosen, this,
          [this](LengthsPane::Side side, qint64 tokens) {
            m_setsCard->sectionForm().setFieldValue(
                side == LengthsPane::kSource ? "max_source_tokens" : "max_target_tokens", tokens);
          });
  connect(&m_tools->checks(), &ChecksPane::filterTicked, this, &DataPage::tickFilter);
  connect(&m_tools->checks(), &ChecksPane::filtersWanted, this, &DataPage::chooseFilters);
  connect(&m_tools->checks(), &ChecksPane::lineWanted, this, [this](qint64 line) {
    if (DataSet* set = current()) set->findLine(line);
  });
}

void DataPage::restoreLayout() {
  m_across->restoreState(m_workplace.settings.layout("dataAcross"));
  m_down->restoreState(m_workplace.settings.layout("dataDown"));
  m_tools->showTool(static_cast<DataToolsCard::Tool>(std::clamp(
      m_workplace.settings.value("data/tool", 0).toInt(), 0, static_cast<int>(DataToolsCard::kXray))));
}

void DataPage::saveLayout() {
  m_workplace.settings.setLayout("dataAcross", m_across->saveState());
  m_workplace.settings.setLayout("dataDown", m_down->saveState());
  m_workplace.settings.setValue("data/tool", static_cast<int>(m_tools->tool()));
}

std::vector<DataSet*> DataPage::sets() const {
  std::vector<DataSet*> sets;
  for (const auto& set : m_sets) sets.push_back(set.get());
  return sets;
}

DataSet* DataPage::current() const { return m_setsCard->current(); }

void DataPage::remove(DataSet* set) {
  const auto at = std::ranges::find(m_sets, set, &std::unique_ptr<DataSet>::get);
  if (at == m_sets.end()) return;
  const std::unique_ptr<DataSet> gone = std::move(*at);
  m_sets.erase(at);
  m_banner->clear();
  setsChanged();
}

void DataPage::setsChanged() {
  m_xrayWanted = false;
  m_setsCard->setDataSets(sets());
  // What goes is hidden first: both together would ask for more room, and the window would keep it.
  QWidget* gone = m_sets.empty() ? static_cast<QWidget*>(m_across) : m_empty;
  gone->hide();
  (m_sets.empty() ? static_cast<QWidget*>(m_empty) : m_across)->show();
  if (m_sets.empty()) showRecent();
  showCurrent();
  askForChecks();
}

void DataPage::showCurrent() {
  DataSet* set = current();
  m_rowsCard->setDataSet(set);
  CheckedSetId checked;
  for (std::size_t i = 0; i < m_sets.size(); ++i) {
    if (m_sets[i].get() == set) checked = {namesOf(sets())[i], set->source().path};
  }
  m_tools->lengths().setSet(checked);
  m_tools->checks().setSet(checked, set ? set->source().filters : Json::array());
  if (set) {
    const DataSource& source = set->source();
    m_tools->xray().setColumns(set->columnUses(), source.asText ? objectiveOf(*set, {}) : source.objective);
  }
  m_xraySoon.start();
  showState();
}

void DataPage::showState() {
  const DataSet* set = current();
  m_use->setEnabled(!m_sets.empty());
  m_more->setEnabled(set && set->state() != DataSet::State::failed);
  QString subtitle = tr("See what is in a file before a model learns from it");
  if (set) {
    QStringList facts{set->name()};
    if (!set->formatText().isEmpty()) facts << set->formatText();
    if (set->state() != DataSet::State::failed) {
      facts << (set->isReading() ? tr("%1 row(s) so far", nullptr, pluralOf(set->rows()))
                                 : tr("%1 row(s)", nullptr, pluralOf(set->rows())))
                   .arg(exactNumber(set->rows()));
      if (set->badRowCount() > 0) facts << tr("%n bad row(s)", nullptr, static_cast<int>(set->badRowCount()));
    }
    subtitle = facts.join(" · ");
  }
  m_title->setSubtitle(subtitle);
}

void DataPage::askForChecks() {
  DataCheckRequest request;
  request.sets = checkedSets(sets(), m_setsCard->section());
  request.split = splitOf(m_setsCard->section(), m_seed);
  QStringList models, names;
  for (const QString& model : m_tools->models()) {
    const ModelDescription* description = m_workplace.models.find(model);
    if (!description || description->tokenizerFolder.empty()) continue;
    CheckedTokenizer tokenizer;
    tokenizer.name =
        !names.contains(description->name) ? description->name.toStdString() : model.toStdString();
    names << description->name;
    tokenizer.tokenizer = description->tokenizer;
    tokenizer.path = description->tokenizerFolder;
    request.tokenizers.push_back(std::move(tokenizer));
    models << model;
  }
  m_checks->setRequest(request, bytesToRead(sets()));
  m_tools->lengths().setModels(models);
  showCurrent();
}

void DataPage::takeCutOffs() {
  const auto tokens = [this](const char* field) {
    const Json value = m_setsCard->sectionForm().fieldValue(field);
    return value.is_number_integer() ? value.get<qint64>() : 0;
  };
  const qint64 source = tokens("max_source_tokens"), target = tokens("max_target_tokens");
  if (source <= 0 || target <= 0) return;  // while another is being typed
  m_tools->lengths().setCutOff(LengthsPane::kSource, source);
  m_tools->lengths().setCutOff(LengthsPane::kTarget, target);
  m_tools->checks().setCutOffs(source, target);
}

void DataPage::lookThrough() {
  XrayPane& xray = m_tools->xray();
  const DataSet* set = current();
  if (m_tools->tool() != DataToolsCard::kXray || !set) return;
  if (const QString problem = set->mappingProblem(); !problem.isEmpty()) return xray.showNothing(problem);
  const PagedTableModel::Row* row =
      m_rowsCard->model().row(static_cast<int>(std::max<qint64>(0, m_rowsCard->currentRow())));
  if (!row) return xray.showNothing(tr("Choose a row above to see exactly what a model is fed of it."));
  const std::vector<DataSet*> all = sets();
  const std::optional<qint64> bytes = bytesToRead(all);
  if ((!bytes || *bytes > DataCheckRunner::kMostBytesUnasked) && !m_xrayWanted)
    return xray.offer(
        tr("The X-ray reads all rows first, as training does; with this much data that takes a while."));
  const int answer = columnOf(set->columnUses(), answerOf(set->columnUses()));
  xray.look(recipeToLookAt(all, *set, m_setsCard->section(), m_seed), row->number, row->cells.value(answer));
}

void DataPage::setSeed(std::uint64_t seed) {
  if (seed == m_seed) return;
  m_seed = seed;
  askForChecks();
}

Json DataPage::changesFor(const std::string& objective) const {
  return recipeChanges(sets(), m_setsCard->section(), objective);
}

bool DataPage::makesRecipe() {
  m_banner->clear();
  m_setsCard->takeTyped();
  QString problem = m_setsCard->problem();
  bool trains = false;
  for (const auto& set : m_sets) {
    if (set->use() == DataUse::test) continue;
    trains = trains || set->use() == DataUse::training;
    if (problem.isEmpty()) problem = set->mappingProblem();
  }
  if (m_sets.empty())
    m_banner->showProblem(tr("There is no data on this page."), tr("Open a file first."));
  else if (!problem.isEmpty())
    m_banner->showProblem(problem, tr("Correct it, or take the data set off the page."));
  else if (!trains)
    m_banner->showProblem(tr("No data set is used for training."),
                          tr("Choose “Training” under “Used for” of at least one."));
  else
    return true;
  return false;
}

void DataPage::useForTraining() {
  if (makesRecipe()) Q_EMIT trainingWanted();
}

void DataPage::tickFilter(const Json& filter, bool ticked) {
  DataSet* set = current();
  if (!set) return;
  DataSource source = set->source();
  source.filters = withFilter(source.filters, filter, ticked);
  set->setSource(source);
}

void DataPage::chooseFilters() {
  DataSet* set = current();
  if (!set) return;
  FiltersDialog dialog(set->source().filters, this);
  if (dialog.exec() != QDialog::Accepted) return;
  DataSource source = set->source();
  source.filters = dialog.filters();
  set->setSource(source);
}

void DataPage::retranslate() {
  m_title->setTitle(tr("Data"));
  m_open->setText(tr("Open ▾"));
  m_more->setText(tr("More ▾"));
  m_clean->setText(tr("Clean and save as…"));
  m_copy->setText(tr("Copy as command"));
  m_use->setText(tr("Use for training"));
  m_empty->setSentence(
      tr("Drop a file here, several or a folder: tables (TSV, CSV, JSON, Parquet), parallel texts, TMX or "
         "gettext, also "
         "compressed. What is in them is shown before anything is trained on it."));
  m_empty->setAction(tr("Open…"));
  m_demo->setText(tr("Look at the demo's sentences"));
  m_recentTitle->setText(tr("Opened lately"));
  showState();
}

}  // namespace s2s
