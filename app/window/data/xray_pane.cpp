#include "app/window/data/xray_pane.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

#include "app/window/data/data_recipe.h"
#include "app/window/data/xray_facts.h"
#include "app/window/data/xray_lanes.h"
#include "app/window/model_catalogue.h"
#include "app/window/page.h"
#include "app/window/run_catalogue.h"
#include "engine/recipes/recipe.h"
#include "widgets/forms/field_editor.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/token_legend.h"
#include "widgets/text/engine_text.h"
#include "widgets/text/number_format.h"
#include "widgets/text/sentence.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr int kLeastChoice = 110, kChoiceWidth = 200;
constexpr int kMostEpochs = 100000;
constexpr int kStepNameWidth = 120;

const std::vector<std::string>& objectiveChoices() {
  return recipeSchema().find("objective")->fields.front().find("kind")->choices;
}

QString stepName(const std::string& what) {
  if (what == "read") return XrayPane::tr("in the file");
  if (what == "as_text") return XrayPane::tr("as text");
  if (what == "prefix") return XrayPane::tr("with its prefix");
  const QString text = QString::fromStdString(what);
  if (what == "hidden") return XrayPane::tr("with parts hidden");
  if (text.startsWith("augmented: "))
    return XrayPane::tr("changed: %1").arg(choiceLabelOf(text.section(": ", 1).toStdString()));
  return text;
}

}  // namespace

XrayPane::XrayPane(Workplace& workplace, QWidget* parent)
    : QWidget(parent),
      m_workplace(workplace),
      m_modelLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_model(new QComboBox),
      m_objectiveLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_objective(new QComboBox),
      m_epochLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_epoch(new QSpinBox),
      m_banner(new ErrorBanner),
      m_emptyArea(new QWidget),
      m_take(makeButton({})),
      m_state(makeLabel({}, TextSize::body, TextColor::muted)),
      m_scroll(new QScrollArea) {
  // On a small screen the names are cut short.
  for (QComboBox* choice : {m_model, m_objective}) {
    choice->setMinimumWidth(kLeastChoice);
    choice->setMaximumWidth(kChoiceWidth);
  }
  m_epoch->setRange(1, kMostEpochs);
  m_state->setAlignment(Qt::AlignCenter);
  m_state->setWordWrap(true);
  m_scroll->setWidgetResizable(true);
  m_scroll->setFrameShape(QFrame::NoFrame);
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* choices = new QHBoxLayout;
  choices->setSpacing(8);
  const std::pair<QLabel*, QWidget*> fields[] = {
      {m_modelLabel, m_model}, {m_objectiveLabel, m_objective}, {m_epochLabel, m_epoch}};
  for (const auto& [label, field] : fields) {
    label->setBuddy(field);
    choices->addWidget(label);
    choices->addWidget(field, qobject_cast<QComboBox*>(field) ? kChoiceWidth : 0);
    choices->addSpacing(8);
  }
  choices->addStretch(1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  column->addLayout(choices);
  column->addWidget(m_banner);
  auto* empty = new QVBoxLayout(m_emptyArea);
  empty->setContentsMargins(0, 0, 0, 0);
  empty->addStretch(1);
  empty->addWidget(m_state);
  empty->addWidget(m_take, 0, Qt::AlignHCenter);
  empty->addStretch(1);
  m_take->hide();
  column->addWidget(m_emptyArea, 1);
  column->addWidget(m_scroll, 1);
  m_scroll->hide();
  connect(m_model, &QComboBox::activated, this, [this] {
    m_modelIsChosen = true;
    Q_EMIT choiceChanged();
  });
  connect(m_objective, &QComboBox::activated, this, [this] {
    proposeModel();
    Q_EMIT choiceChanged();
  });
  connect(m_take, &QPushButton::clicked, this, &XrayPane::wanted);
  connect(m_epoch, &QSpinBox::valueChanged, this, &XrayPane::choiceChanged);
  EngineBridge& bridge = workplace.bridge;
  connect(&bridge, &EngineBridge::xrayReady, this, [this](JobId job, const SampleXray& xray) {
    if (job == m_job) take(xray);
  });
  connect(&bridge, &EngineBridge::progressed, this, [this](JobId job, double, const QString& text) {
    if (job == m_job && !m_xray) m_state->setText(engineText(text.toStdString()));
  });
  connect(&bridge, &EngineBridge::jobFailed, this, [this](JobId job, const Error& error) {
    if (job != m_job) return;
    m_job = 0;
    showProblem(error);
  });
  connect(&bridge, &EngineBridge::jobEnded, this, [this](JobId job) {
    if (job == m_job) m_job = 0;
  });
  connect(&workplace.models, &ModelCatalogue::described, this, [this](const QString& model) {
    const int at = m_model->findData(model);
    if (at < 0) return;
    m_model->setItemText(at, workplaceName(model));
    if (m_xray && model == this->model()) showXray();
  });
  connect(&workplace.models, &ModelCatalogue::failed, this, [this](const QString& model) {
    if (model == this->model()) Q_EMIT choiceChanged();
  });
  fillObjectives();
  retranslate();
}

QString XrayPane::workplaceName(const QString& model) const {
  const ModelDescription* description = m_workplace.models.find(model);
  return description ? description->name : model.section('/', -1);
}

void XrayPane::setModels(const QStringList& models) {
  const QString before = model();
  m_model->clear();
  for (const QString& one : models) m_model->addItem(workplaceName(one), one);
  const int at = m_model->findData(before);
  m_model->setCurrentIndex(std::max(0, at));
  for (QWidget* field : std::initializer_list<QWidget*>{m_model, m_objective, m_epoch})
    field->setEnabled(!models.isEmpty());
  m_modelIsChosen = m_modelIsChosen && at >= 0;
  proposeModel();
}

void XrayPane::setColumns(const std::vector<ColumnUse>& uses, const std::string& objective) {
  m_uses = uses;
  m_ownObjective = objective;
  proposeModel();
}

void XrayPane::proposeModel() {
  if (m_modelIsChosen) return;
  std::optional<int> nearest, possible;
  for (int i = m_model->count() - 1; i >= 0; --i) {
    const ModelDescription* description = m_workplace.models.find(m_model->itemData(i).toString());
    const std::optional<XrayChoice> made = description ? choice(*description) : std::nullopt;
    if (made) (made->writesAnswer ? possible : nearest) = i;
  }
  if (nearest || possible) m_model->setCurrentIndex(nearest ? *nearest : *possible);
}

std::optional<XrayChoice> XrayPane::choice(const ModelDescription& model) const {
  const std::string chosen = chosenObjective();
  if (chosen.empty()) return xrayChoice(model, m_uses);
  return canLearn(model, chosen) ? std::optional(XrayChoice{chosen}) : std::nullopt;
}

void XrayPane::fillObjectives() {
  const int chosen = m_objective->currentIndex();
  m_objective->clear();
  m_objective->addItem(tr("as the columns say"));
  for (const std::string& name : objectiveChoices())
    m_objective->addItem(choiceLabelOf(name), QString::fromStdString(name));
  m_objective->setCurrentIndex(std::max(0, chosen));
}

QString XrayPane::model() const { return m_model->currentData().toString(); }

/// By hand, or by the data set; empty: the columns decide.
std::string XrayPane::chosenObjective() const {
  if (m_objective->currentIndex() <= 0) return m_ownObjective;
  return m_objective->currentData().toString().toStdString();
}

QString XrayPane::problem() const { return m_banner->what(); }

void XrayPane::look(const RecipeToLookAt& given, qint64 line, const QString& answer) {
  if (model().isEmpty())
    return showNothing(tr("Choose models to see exactly what they are fed, token by token."));
  const ModelDescription* description = m_workplace.models.find(model());
  if (!description) {
    if (const Error* problem = m_workplace.models.problem(model())) return showProblem(*problem);
    return showNothing(tr("Looking…"));  // until the model is described
  }
  const std::optional<XrayChoice> made = choice(*description);
  if (!made) {
    const std::string chosen = chosenObjective();
    return showNothing(xrayAdvice(description->name, chosen.empty() ? objectiveFor(m_uses, {}) : chosen));
  }
  m_writesAnswer = made->writesAnswer;
  RecipeToLookAt look = given;
  look.recipe["model"]["from"] = model().toStdString();
  look.recipe["objective"]["kind"] = made->objective;
  if (m_writesAnswer) writeAnswers(look, asTextFor(answerOf(m_uses), answer));
  if (m_job != 0) m_workplace.bridge.cancel(m_job);
  XrayRequest request;
  request.recipe = std::move(look.recipe);
  request.set = look.set;
  request.line = line;
  request.epoch = m_epoch->value() - 1;
  m_banner->clear();
  if (!m_xray) showNothing(tr("Looking…"));
  m_job = m_workplace.bridge.xray(request);
}

void XrayPane::showProblem(const Error& error) {
  showNothing({});
  m_banner->showError(error);
}

void XrayPane::showNothing(const QString& sentence) {
  if (m_job != 0) m_workplace.bridge.cancel(m_job);
  m_job = 0;
  m_xray.reset();
  m_banner->clear();
  clearContent();
  m_scroll->hide();
  m_state->setText(sentence);
  m_take->hide();
  m_emptyArea->show();
}

void XrayPane::offer(const QString& sentence) {
  showNothing(sentence);
  m_take->show();
}

void XrayPane::take(const SampleXray& xray) {
  m_xray = xray;
  showXray();
}

void XrayPane::clearContent() {
  m_grids.clear();
  auto* inner = new QWidget;
  inner->setProperty("role", "scrolled");
  m_content = new QVBoxLayout(inner);
  m_content->setContentsMargins(0, 0, 8, 0);
  m_content->setSpacing(4);
  m_scroll->setWidget(inner);  // deletes the one before
}

void XrayPane::showXray() {
  const Tokenizer* tokenizer = nullptr;
  if (const ModelDescription* description = m_workplace.models.find(model()))
    tokenizer = description->tokenizer.get();
  clearContent();
  addText(xrayFacts(*m_xray));
  if (m_writesAnswer) addText(writtenText());
  addGrid(m_xray->decoderInput.empty() ? tr("The model reads") : tr("The encoder reads"),
          readLanes(m_xray->source, prefixOf(*m_xray), tokenizer));
  if (!m_xray->second.empty())
    addGrid(tr("The model reads beside it"), readLanes(m_xray->second, {}, tokenizer));
  addGrid(m_xray->decoderInput.empty() ? tr("Hidden tokens that it learns to guess")
                                       : tr("The decoder reads, and learns to say next"),
          learnedLanes(*m_xray, tokenizer));
  addLabels();
  m_content->addSpacing(4);
  addSteps();
  for (const std::string& note : m_xray->notes) addText(engineText(note));
  m_content->addStretch(1);
  m_emptyArea->hide();
  m_scroll->show();
}

QString XrayPane::writtenText() const {
  return sentence(
      tr("%1 has no head for labels or numbers, so the answer is written as text here. The option "
         "“%2” of the data set trains so."),
      {workplaceName(model()), labelOf("as_text")});
}

void XrayPane::addText(const QString& text) {
  QLabel* label = makeLabel(text, TextSize::label, TextColor::muted);
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_content->addWidget(label);
}

void XrayPane::addSteps() {
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(8);
  grid->setVerticalSpacing(2);
  grid->setColumnMinimumWidth(0, kStepNameWidth);
  grid->setColumnStretch(1, 1);
  grid->setColumnStretch(2, 1);
  int row = 0;
  for (const XrayStep& step : m_xray->steps) {
    grid->addWidget(makeLabel(stepName(step.what), TextSize::label, TextColor::muted), row, 0);
    QString source = QString::fromStdString(step.source);
    if (!step.second.empty()) source += " ‖ " + QString::fromStdString(step.second);
    grid->addWidget(new ElidedLabel(source), row, 1);
    grid->addWidget(new ElidedLabel(QString::fromStdString(step.target)), row, 2);
    ++row;
  }
  m_content->addLayout(grid);
}

void XrayPane::addGrid(const QString& title, std::vector<TokenGrid::Lane> lanes) {
  if (lanes.empty() || lanes.front().cells.empty()) return;
  m_content->addSpacing(4);
  auto* heading = new QHBoxLayout;
  heading->addWidget(makeLabel(title, TextSize::bodyStrong));
  heading->addStretch(1);
  if (m_grids.empty()) heading->addWidget(makeLegend());
  m_content->addLayout(heading);
  auto* grid = new TokenGrid;
  grid->setAccessibleName(title);
  grid->setLanes(std::move(lanes));
  m_content->addWidget(grid);
  m_grids.push_back(grid);
}

TokenLegend* XrayPane::makeLegend() {
  auto* legend = new TokenLegend;
  legend->setEntries({{tr("prefix"), TokenRole::prefix},
                      {tr("language"), TokenRole::language},
                      {tr("special"), TokenRole::special},
                      {tr("sentinel"), TokenRole::sentinel},
                      {tr("unknown"), TokenRole::text, true},
                      {tr("padding, no loss"), TokenRole::padding, false, true}});
  return legend;
}

void XrayPane::addLabels() {
  if (m_xray->classes.empty()) return;
  m_content->addSpacing(4);
  m_content->addWidget(makeLabel(tr("The head learns"), TextSize::bodyStrong));
  for (const XrayLabel& label : m_xray->classes) {
    QString text = QString::fromStdString(label.label);
    if (label.number >= 0) text = tr("class %1: %2").arg(exactNumber(label.number), text);
    if (!label.column.empty()) text = QString("%1: %2").arg(QString::fromStdString(label.column), text);
    addText(text);
  }
}

void XrayPane::retranslate() {
  m_take->setText(tr("X-ray this row"));
  m_modelLabel->setText(tr("Model"));
  m_model->setAccessibleName(tr("Model"));
  m_objectiveLabel->setText(tr("Objective"));
  m_objective->setAccessibleName(tr("Objective"));
  m_epochLabel->setText(tr("Epoch"));
  m_epoch->setAccessibleName(tr("Epoch"));
  m_epoch->setToolTip(tr("What is hidden or changed at random differs from epoch to epoch"));
  fillObjectives();
  if (m_xray) showXray();
}

void XrayPane::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace s2s
