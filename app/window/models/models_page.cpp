#include "app/window/models/models_page.h"

#include <QCursor>
#include <QDir>
#include <QFileInfo>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/window/model_catalogue.h"
#include "app/window/models/add_model_dialog.h"
#include "app/window/models/layer_table.h"
#include "app/window/models/restore_vocabulary_dialog.h"
#include "app/window/models/tokenizer_card.h"
#include "app/window/models/trim_vocabulary_dialog.h"
#include "app/window/settings.h"
#include "widgets/charts/chart_export.h"
#include "widgets/charts/stacked_bars.h"
#include "widgets/item_models/parameters_model.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/card.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/page_title.h"
#include "widgets/panes/table_view.h"
#include "widgets/text/engine_text.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

const char* const kGroups[] = {"embedding", "encoder", "decoder", "head"};
const QStringList kFirstModels = {"mt5-base", "mt5-small", "t5-base", "t5-small", "byt5-small"};

constexpr int kBarsHeight = 310, kTokenizerHeight = 300;  // of a window of 768 pixels

std::vector<double> groupValues(const ModelShape& shape) {
  std::vector<double> values(std::size(kGroups), 0.0);
  for (const ParameterGroup& group : shape.groups(1)) {
    for (std::size_t i = 0; i < std::size(kGroups); ++i) {
      if (group.name == kGroups[i]) values[i] = static_cast<double>(group.parameters);
    }
  }
  return values;
}

/// What the bars leave out or cannot say.
QStringList remarksOn(const std::vector<const ModelDescription*>& models) {
  QStringList remarks;
  for (const ModelDescription* model : models) {
    if (const std::int64_t buffers = model->shape->buffers(); buffers > 0) {
      remarks << ModelsPage::tr("%1: %2 buffer entries are beside the parameters")
                     .arg(model->name, QLocale().toString(static_cast<qlonglong>(buffers)));
    }
    if (!model->note.isEmpty())
      remarks << QString("%1: %2").arg(model->name, engineText(model->note.toStdString()));
  }
  return remarks;
}

}  // namespace

ModelsPage::ModelsPage(Workplace& workplace, QWidget* parent)
    : Page(workplace, parent),
      m_chosen(workplace.settings.chosenModels()),
      m_title(new PageTitle({})),
      m_asTable(makeButton({})),
      m_export(makeButton({})),
      m_add(makeButton({}, ButtonRole::primary)),
      m_banner(new ErrorBanner),
      m_splitter(new QSplitter(Qt::Vertical)),
      m_card(new Card),
      m_back(makeButton({}, ButtonRole::link)),
      m_views(new QStackedWidget),
      m_bars(new StackedBars),
      m_table(new TableView),
      m_remarks(makeLabel({}, TextSize::label, TextColor::muted)),
      m_parameters(new ParametersModel(this)),
      m_tokenizers(new TokenizerCard(workplace)) {
  if (m_chosen.isEmpty()) m_chosen = kFirstModels;
  m_asTable->setCheckable(true);
  for (QPushButton* button : {m_asTable, m_export, m_add}) m_title->addAction(button);
  m_bars->setProperty("role", "scrolled");
  auto* scroll = new QScrollArea;
  scroll->setWidget(m_bars);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  m_table->setSortableModel(m_parameters);
  m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  m_views->addWidget(scroll);
  m_views->addWidget(m_table);
  m_card->content()->addWidget(m_back, 0, Qt::AlignLeft);
  m_card->content()->addWidget(m_views, 1);
  m_card->content()->addWidget(m_remarks);
  m_remarks->setWordWrap(true);
  m_remarks->hide();
  m_card->setMinimumHeight(180);
  m_tokenizers->setMinimumHeight(160);
  m_splitter->addWidget(m_card);
  m_splitter->addWidget(m_tokenizers);
  m_splitter->setHandleWidth(length::kGap);
  m_splitter->setChildrenCollapsible(false);
  m_splitter->setSizes({kBarsHeight, kTokenizerHeight});

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(length::kPageMargin, length::kPageMargin, length::kPageMargin,
                             length::kPageMargin);
  column->setSpacing(length::kGap);
  column->addWidget(m_title);
  column->addWidget(m_banner);
  column->addWidget(m_splitter, 1);

  connect(m_asTable, &QPushButton::toggled, this, &ModelsPage::setTableVisible);
  connect(m_export, &QPushButton::clicked, this, [this] { exportChartInteractively(*m_bars, window()); });
  connect(m_add, &QPushButton::clicked, this, &ModelsPage::chooseModel);
  connect(m_back, &QPushButton::clicked, this, [this] { drillInto({}); });
  connect(m_bars, &StackedBars::partClicked, this, [this](int row) {
    if (m_drilled.isEmpty()) drillInto(m_rows.value(row));
  });
  connect(m_bars, &StackedBars::rowClicked, this, [this](int row) {
    if (m_drilled.isEmpty()) menuOf(m_rows.value(row))->exec(QCursor::pos());
  });
  connect(&workplace.models, &ModelCatalogue::described, this, [this](const QString& model) {
    if (m_chosen.contains(model)) show();
  });
  connect(&workplace.models, &ModelCatalogue::failed, this, [this](const QString& model, const Error& error) {
    if (!m_chosen.contains(model)) return;
    // Its disk may be missing for now: whoever chose it takes it off.
    m_banner->showError(error);
    show();
  });
  retranslate();
  for (const QString& model : m_chosen) workplace.models.need(model);
}

void ModelsPage::restoreLayout() {
  Settings& settings = m_workplace.settings;
  m_splitter->restoreState(settings.layout("modelsSplitter"));
  m_asTable->setChecked(settings.value("models/table", false).toBool());
}

void ModelsPage::saveLayout() {
  m_workplace.settings.setLayout("modelsSplitter", m_splitter->saveState());
  m_workplace.settings.setValue("models/table", m_asTable->isChecked());
}

void ModelsPage::addModel(const QString& argument) {
  if (m_chosen.contains(argument)) return;
  m_chosen << argument;
  m_workplace.settings.setChosenModels(m_chosen);
  m_workplace.models.need(argument);
  show();
}

void ModelsPage::removeModel(const QString& argument) {
  m_chosen.removeAll(argument);
  m_workplace.settings.setChosenModels(m_chosen);
  if (m_drilled == argument) m_drilled.clear();
  show();
}

void ModelsPage::chooseModel() {
  AddModelDialog dialog(m_workplace, AddModelDialog::Offer::presetsAndDirectories, this);
  if (dialog.exec() != QDialog::Accepted) return;
  m_banner->clear();
  for (const QString& model : dialog.chosen()) addModel(model);
}

std::unique_ptr<QMenu> ModelsPage::menuOf(const QString& model) {
  const ModelDescription* description = m_workplace.models.find(model);
  auto menu = std::make_unique<QMenu>();
  const auto addTakingOff = [&] {
    menu->addAction(tr("Take it off this page"), this, [this, model] { removeModel(model); });
  };
  if (!description) {
    menu->addAction(tr("Try again"), this, [this, model] { m_workplace.models.readAgain(model); });
    addTakingOff();
    return menu;
  }
  menu->addAction(tr("Show its layers"), this, [this, model] { drillInto(model); });
  QAction* ask = menu->addAction(tr("Ask it"), this, [this, model] { Q_EMIT promptWanted(model); });
  ask->setEnabled(description->canAnswer);
  menu->addAction(tr("Fine-tune it"), this, [this, model] { Q_EMIT fineTuneWanted(model); });
  const auto addForFound = [&](const QString& text, void (ModelsPage::*what)(const ModelDescription&)) {
    return menu->addAction(text, this, [this, model, what] {
      if (const ModelDescription* found = m_workplace.models.find(model)) (this->*what)(*found);
    });
  };
  QAction* trim = addForFound(tr("Trim the vocabulary…"), &ModelsPage::trimVocabulary);
  trim->setEnabled(description->canAnswer && description->tokenizer);
  QAction* restore = addForFound(tr("Restore the vocabulary…"), &ModelsPage::restoreVocabulary);
  restore->setEnabled(description->canAnswer && description->isTrimmed);
  if (!restore->isEnabled()) {
    menu->setToolTipsVisible(true);
    restore->setToolTip(
        tr("Its vocabulary was not trimmed: there is no vocabulary_map.json beside its files"));
  }
  menu->addSeparator();
  addTakingOff();
  return menu;
}

void ModelsPage::trimVocabulary(const ModelDescription& model) {
  writeWith(new TrimVocabularyDialog(m_workplace, model.argument, model.name, this),
            tr("The model with the smaller vocabulary is in %1"));
}

void ModelsPage::restoreVocabulary(const ModelDescription& model) {
  QStringList candidates = m_chosen;
  candidates.removeAll(model.argument);
  writeWith(new RestoreVocabularyDialog(m_workplace, model.argument, model.name, candidates, this),
            tr("The model with its whole vocabulary is in %1"));
}

void ModelsPage::writeWith(ModelFolderDialog* dialog, const QString& report) {
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QDialog::accepted, this, [this, dialog, report] {
    addModel(dialog->folder());
    Q_EMIT reported(report.arg(QDir::toNativeSeparators(dialog->folder())));
  });
  dialog->show();
}

void ModelsPage::drillInto(const QString& argument) {
  m_drilled = argument;
  show();
}

void ModelsPage::setTableVisible(bool visible) {
  m_asTable->setChecked(visible);
  m_views->setCurrentIndex(visible ? 1 : 0);
  m_export->setEnabled(!visible);
}

void ModelsPage::show() {
  if (m_drilled.isEmpty() || !m_workplace.models.find(m_drilled)) {
    showOverview();
  } else {
    showLayers();
  }
  m_tokenizers->setModels(m_chosen);
}

void ModelsPage::showOverview() {
  std::vector<const ModelDescription*> models;
  for (const QString& argument : m_chosen) {
    if (const ModelDescription* description = m_workplace.models.find(argument))
      models.push_back(description);
  }
  std::ranges::stable_sort(models, std::ranges::greater{}, &ModelDescription::parameters);
  m_rows.clear();
  std::vector<StackedBars::Row> bars;
  std::vector<ParametersModel::Row> rows;
  const QStringList parts{tr("embedding"), tr("encoder"), tr("decoder"), tr("output head")};
  for (const ModelDescription* model : models) {
    m_rows << model->argument;
    const std::vector<double> values = groupValues(*model->shape);
    bars.push_back({model->name, values});
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (values[i] <= 0.0) continue;
      rows.push_back({model->name,
                      parts[static_cast<qsizetype>(i)],
                      {},
                      static_cast<qint64>(values[i]),
                      values[i] / static_cast<double>(model->parameters)});
    }
  }
  for (const QString& argument : m_chosen) {
    if (!m_workplace.models.problem(argument)) continue;
    m_rows << argument;
    bars.push_back({tr("%1 (cannot be read)").arg(QFileInfo(argument).fileName()),
                    std::vector<double>(std::size(kGroups), 0.0)});
  }
  m_back->hide();
  m_bars->setTitle({});
  m_bars->setParts(parts);
  m_bars->setRows(std::move(bars));
  m_bars->setFootnote(tr("tied matrices are counted once · click a bar for its layers, a name for more"));
  showRemarks(models);
  m_parameters->setRows(std::move(rows));
  m_title->setSubtitle(tr("%n chosen · parameters by part", nullptr, static_cast<int>(m_chosen.size())));
}

void ModelsPage::showRemarks(const std::vector<const ModelDescription*>& models) {
  const QStringList remarks = remarksOn(models);
  m_remarks->setText(remarks.join('\n'));
  m_remarks->setVisible(!remarks.isEmpty());
}

void ModelsPage::showLayers() {
  const ModelDescription& model = *m_workplace.models.find(m_drilled);
  showRemarks({&model});
  std::vector<StackedBars::Row> bars;
  std::vector<ParametersModel::Row> rows;
  for (const LayerRow& layer : layersOf(*model.shape)) {
    bars.push_back({layer.name, {layer.parameters.begin(), layer.parameters.end()}});
  }
  for (const TensorShape& tensor : model.shape->tensors) {
    if (!tensor.tiedTo.empty() || tensor.isBuffer) continue;
    QStringList sizes;
    for (const std::int64_t size : tensor.sizes) sizes << QString::number(size);
    rows.push_back({model.name, QString::fromStdString(tensor.name), sizes.join(" × "), tensor.count(),
                    static_cast<double>(tensor.count()) / static_cast<double>(model.parameters)});
  }
  m_back->show();
  m_bars->setTitle({});
  m_bars->setParts(
      {tr("embedding"), tr("self-attention"), tr("cross-attention"), tr("feed-forward"), tr("norms")});
  m_bars->setRows(std::move(bars));
  m_bars->setFootnote({});
  m_parameters->setRows(std::move(rows));
  m_title->setSubtitle(tr("%1 · parameters by layer").arg(model.name));
}

void ModelsPage::retranslate() {
  m_title->setTitle(tr("Models"));
  m_asTable->setText(tr("As table"));
  m_export->setText(tr("Export…"));
  m_add->setText(tr("Add model"));
  m_back->setText(tr("‹ All models"));
  m_bars->setAccessibleName(tr("Parameters by part"));
  m_bars->setUnit(tr("parameters"));
  m_bars->setEmptyText(tr("Add a preset or a directory to see what it is made of."));
  m_table->setAccessibleName(tr("Parameters by part"));
  show();
}

}  // namespace s2s
