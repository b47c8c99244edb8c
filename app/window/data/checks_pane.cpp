#include "app/window/data/checks_pane.h"

#include <QEvent>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>
#include <utility>

#include "app/window/data/findings_model.h"
#include "widgets/item_models/text_table_model.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/table_view.h"
#include "widgets/text/engine_text.h"
#include "widgets/text/number_format.h"
#include "widgets/text/sentence.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr int kFindingsWidth = 480, kExamplesWidth = 420;
constexpr int kRowsWidth = 72, kShareWidth = 80, kFilterWidth = 96, kLineWidth = 72;
constexpr int kReasonColumn = 1;

}  // namespace

ChecksPane::ChecksPane(DataCheckRunner& runner, QWidget* parent)
    : QWidget(parent),
      m_runner(runner),
      m_state(makeLabel({}, TextSize::body, TextColor::muted)),
      m_body(new QWidget),
      m_splitter(new QSplitter(Qt::Horizontal)),
      m_table(new TableView),
      m_model(new FindingsModel(this)),
      m_filterText(makeLabel({}, TextSize::label, TextColor::muted)),
      m_moreFilters(makeButton({}, ButtonRole::link)),
      m_exampleTable(new TableView),
      m_exampleModel(new TextTableModel(this)),
      m_noExamples(makeLabel({}, TextSize::body, TextColor::muted)) {
  for (QLabel* label : {m_state, m_noExamples}) {
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
  }
  m_table->setModel(m_model);
  m_table->setSelectionMode(QAbstractItemView::SingleSelection);
  QHeaderView* header = m_table->horizontalHeader();
  header->setStretchLastSection(false);
  header->setSectionResizeMode(FindingsModel::kWhat, QHeaderView::Stretch);
  header->resizeSection(FindingsModel::kRows, kRowsWidth);
  header->resizeSection(FindingsModel::kShare, kShareWidth);
  header->resizeSection(FindingsModel::kFilter, kFilterWidth);
  m_exampleTable->setModel(m_exampleModel);
  m_exampleTable->setSelectionMode(QAbstractItemView::SingleSelection);
  m_exampleTable->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

  auto* filterRow = new QHBoxLayout;
  filterRow->setSpacing(8);
  filterRow->addWidget(m_filterText, 1);
  filterRow->addWidget(m_moreFilters);
  m_filterText->setWordWrap(true);
  auto* left = new QWidget;
  auto* leftColumn = new QVBoxLayout(left);
  leftColumn->setContentsMargins(0, 0, 0, 0);
  leftColumn->setSpacing(8);
  leftColumn->addWidget(m_table, 1);
  leftColumn->addLayout(filterRow);
  auto* right = new QWidget;
  auto* rightColumn = new QVBoxLayout(right);
  rightColumn->setContentsMargins(0, 0, 0, 0);
  rightColumn->addWidget(m_exampleTable, 1);
  rightColumn->addWidget(m_noExamples, 1);
  m_splitter->addWidget(left);
  m_splitter->addWidget(right);
  m_splitter->setHandleWidth(length::kGap);
  m_splitter->setChildrenCollapsible(false);
  m_splitter->setSizes({kFindingsWidth, kExamplesWidth});
  auto* bodyColumn = new QVBoxLayout(m_body);
  bodyColumn->setContentsMargins(0, 0, 0, 0);
  bodyColumn->addWidget(m_splitter);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_state, 1);
  column->addWidget(m_body, 1);

  connect(m_model, &FindingsModel::filterTicked, this, &ChecksPane::filterTicked);
  connect(m_moreFilters, &QPushButton::clicked, this, &ChecksPane::filtersWanted);
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          &ChecksPane::showExamples);
  connect(m_exampleTable, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
    if (const qint64 line = m_exampleLines.value(index.row()); line > 0) Q_EMIT lineWanted(line);
  });
  connect(&runner, &DataCheckRunner::started, this, &ChecksPane::showState);
  connect(&runner, &DataCheckRunner::finished, this, &ChecksPane::showReport);
  retranslate();
}

void ChecksPane::setSet(const CheckedSetId& set, const Json& filters) {
  const bool same = set == m_set;
  m_set = set;
  m_filters = filters;
  if (same) {
    m_model->setFilters(filters);
    showFilters();
    showState();
  } else {
    showReport();
  }
}

void ChecksPane::setCutOffs(qint64 source, qint64 target) {
  if (m_cutOffs[0] == source && m_cutOffs[1] == target) return;
  m_cutOffs[0] = source;
  m_cutOffs[1] = target;
  showReport();
}

/// What the checks found of the set, and what each model's tokenizer adds to it: texts that are cut, and
/// texts that it cannot write.
std::vector<Finding> ChecksPane::findings() const {
  std::vector<Finding> findings;
  const SetSummary* summary = m_runner.summary(m_set);
  if (!summary) return findings;
  for (const Finding& finding : m_runner.report()->findings) {
    if (finding.set == m_set.name) findings.push_back(finding);
  }
  for (const TokenFinding& tokens : m_runner.report()->tokens) {
    if (tokens.set != m_set.name) continue;
    const bool isSource = tokens.side == "source";
    const QString model = QString::fromStdString(tokens.tokenizer);
    const qint64 cutOff = m_cutOffs[isSource ? 0 : 1];
    Finding finding;
    finding.set = tokens.set;
    finding.of = summary->rows;
    finding.check = "unknown";
    finding.kind = tokens.side;
    finding.other = tokens.tokenizer;
    finding.title = sentence(isSource ? tr("rows whose source has tokens that %1 does not know")
                                      : tr("rows whose target has tokens that %1 does not know"),
                             {model})
                        .toStdString();
    finding.rows = tokens.textsWithUnknown;
    finding.examples = tokens.withUnknown;
    finding.filter = tokens.unknownFilter;
    findings.push_back(finding);
    finding.check = "lengths";
    finding.title = (isSource ? tr("rows whose source is longer than %1 tokens of %2")
                              : tr("rows whose target is longer than %1 tokens of %2"))
                        .arg(exactNumber(cutOff), model)
                        .toStdString();
    finding.rows = tokens.lengths.countAbove(cutOff);
    // The longest come first, so these are the rows that were counted.
    finding.examples = tokens.longest;
    if (std::cmp_greater(finding.examples.size(), finding.rows))
      finding.examples.resize(static_cast<std::size_t>(finding.rows));
    finding.filter = tokens.lengthFilter;
    if (finding.filter.is_object()) finding.filter["maximum"] = cutOff;
    findings.push_back(finding);
  }
  // What was found comes first, in the order of the checks.
  std::ranges::stable_partition(findings, [](const Finding& finding) { return finding.rows > 0; });
  return findings;
}

void ChecksPane::showReport() {
  const int chosen = m_table->currentIndex().row();
  m_model->setFindings(findings(), m_filters);
  if (m_model->rowCount() > 0)
    m_table->setCurrentIndex(m_model->index(std::clamp(chosen, 0, m_model->rowCount() - 1), 0));
  showExamples();
  showFilters();
  showState();
}

void ChecksPane::showExamples() {
  m_shownExamples.clear();
  m_exampleLines.clear();
  const int row = m_table->currentIndex().row();
  if (row >= 0 && row < m_model->rowCount()) {
    for (const RowExample& example : m_model->finding(row).examples) {
      m_shownExamples << QStringList{exactNumber(example.line), engineText(example.why),
                                     QString::fromStdString(example.source),
                                     QString::fromStdString(example.target)};
      m_exampleLines << example.line;
    }
  }
  m_exampleModel->setRows({tr("line"), tr("why"), tr("source"), tr("target")}, m_shownExamples);
  QHeaderView* header = m_exampleTable->horizontalHeader();
  header->setSectionResizeMode(QHeaderView::Stretch);
  header->setSectionResizeMode(0, QHeaderView::Fixed);
  header->resizeSection(0, kLineWidth);
  // What is the same for all is said by the finding itself.
  const bool oneReason = std::ranges::all_of(m_shownExamples, [&](const QStringList& shown) {
    return shown[kReasonColumn] == m_shownExamples.front()[kReasonColumn];
  });
  m_exampleTable->setColumnHidden(kReasonColumn, oneReason);
  m_exampleTable->setVisible(!m_shownExamples.isEmpty());
  m_noExamples->setVisible(m_shownExamples.isEmpty());
}

void ChecksPane::showFilters() {
  if (m_filters.empty()) {
    m_filterText->setText(tr("Nothing is left out."));
    return;
  }
  const SetSummary* filtered = m_runner.filtered(m_set);
  if (!filtered || m_runner.isRunning() || m_runner.isStale()) {
    m_filterText->setText(tr("%n filter(s), not counted yet", nullptr, static_cast<int>(m_filters.size())));
    return;
  }
  std::int64_t removed = 0;
  for (const FilterCount& count : filtered->filters) removed += count.removed;
  m_filterText->setText(
      tr("Left out are %1 of %2 rows; %3 stay.")
          .arg(exactNumber(removed), exactNumber(removed + filtered->rows), exactNumber(filtered->rows)));
}

QString ChecksPane::filterText() const { return m_filterText->text(); }

void ChecksPane::showState() {
  const bool some = m_model->rowCount() > 0;
  m_body->setVisible(some);
  m_state->setVisible(!some);
  m_state->setText(
      m_runner.isRunning() ? tr("The rows are being checked: duplicates, leakage, languages, lengths.")
      : m_set.name.empty() ? tr("Choose a data set that can be read.")
      : !m_runner.report() ? tr("This file is large. “Check all rows” looks for duplicates, leakage into "
                                "validation and test rows, wrong languages and odd lengths.")
                           : tr("“Check again” looks at the rows as they are now."));
  showFilters();
}

void ChecksPane::retranslate() {
  m_table->setAccessibleName(tr("What was found"));
  m_exampleTable->setAccessibleName(tr("Examples of what was found; Return shows the row"));
  m_exampleTable->setToolTip(tr("A double click shows the row above"));
  m_moreFilters->setText(tr("All filters…"));
  m_noExamples->setText(tr("No row of this file is like that."));
  showReport();
}

void ChecksPane::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace s2s
