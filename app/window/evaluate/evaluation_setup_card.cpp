#include "app/window/evaluate/evaluation_setup_card.h"

#include <QComboBox>
#include <QEvent>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>

#include "app/window/evaluate/counting_fields.h"
#include "app/window/evaluate/evaluation_command.h"
#include "app/window/evaluate/evaluation_text.h"
#include "app/window/languages.h"
#include "app/window/model_catalogue.h"
#include "app/window/page.h"
#include "app/window/prompt/generation_fields.h"
#include "app/window/settings.h"
#include "app/window/train/training_data_dialog.h"
#include "engine/runs/ensemble_argument.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/upright_scroll_area.h"

namespace s2s {
namespace {

constexpr int kFewestLines = 3, kMostLines = 5, kMostEvaluatedRows = 100'000'000;
const char* const kEvaluatedKey = "evaluate/models";
const char* const kEvaluateFromKey = "evaluate/from";
const char* const kEvaluateToKey = "evaluate/to";

constexpr EvaluationTask kEvaluationTasks[] = {EvaluationTask::automatic, EvaluationTask::texts,
                                               EvaluationTask::labels, EvaluationTask::numbers};

Error notChosen(const QString& what, const QString& whatToDo) {
  return {what.toStdString(), "", whatToDo.toStdString(), Error::Kind::invalidInput};
}

}  // namespace

EvaluationSetupCard::EvaluationSetupCard(Workplace& workplace, QWidget* parent)
    : Card(" ", parent),
      m_workplace(workplace),
      m_dataLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_dataButton(makeButton({})),
      m_columns(makeLabel({}, TextSize::label, TextColor::muted)),
      m_modelsLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_models(new QListWidget),
      m_noModels(makeLabel({}, TextSize::label, TextColor::muted, m_models)),
      m_add(makeButton({})),
      m_remove(makeButton({})),
      m_join(makeButton({})),
      m_taskLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_task(new QComboBox),
      m_fromLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_from(new QComboBox),
      m_toLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_to(new QComboBox),
      m_limitLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_limit(new QSpinBox),
      m_options(new GenerationFields(generationSchema(), {"beams", "max_new_tokens", "batch_size"},
                                     GenerationFields::Lines::column)),
      m_counting(new CountingFields),
      m_asBefore(makeLabel({}, TextSize::label, TextColor::muted)),
      m_scroll(new UprightScrollArea(new QWidget)) {
  m_dataButton->setObjectName("testSet");
  m_columns->setWordWrap(true);
  m_columns->setTextFormat(Qt::PlainText);
  m_columns->setObjectName("testSetColumns");
  m_asBefore->setWordWrap(true);
  m_join->setObjectName("joinModels");
  m_models->setObjectName("evaluatedModels");
  m_models->setSelectionMode(QAbstractItemView::ExtendedSelection);
  m_noModels->setWordWrap(true);
  m_noModels->setAttribute(Qt::WA_TransparentForMouseEvents);
  m_noModels->setContentsMargins(12, 8, 12, 8);
  m_noModels->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  auto* noModelsColumn = new QVBoxLayout(m_models);
  noModelsColumn->setContentsMargins(0, 0, 0, 0);
  noModelsColumn->addWidget(m_noModels);
  m_limit->setRange(0, kMostEvaluatedRows);
  m_task->addItems({"", "", "", ""});
  auto* modelButtons = new QHBoxLayout;
  modelButtons->setSpacing(8);
  modelButtons->addWidget(m_add, 1);
  modelButtons->addWidget(m_remove, 1);
  modelButtons->addWidget(m_join, 1);
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(8);
  grid->setVerticalSpacing(8);
  const std::pair<QLabel*, QWidget*> fields[] = {
      {m_taskLabel, m_task}, {m_fromLabel, m_from}, {m_toLabel, m_to}, {m_limitLabel, m_limit}};
  int line = 0;
  for (const auto& [label, field] : fields) {
    label->setBuddy(field);
    grid->addWidget(label, line, 0);
    grid->addWidget(field, line++, 1);
  }
  grid->setColumnStretch(1, 1);
  grid->setColumnMinimumWidth(0, GenerationFields::kLabelWidth);
  auto* column = new QVBoxLayout(m_scroll->widget());
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(content()->spacing());
  column->addWidget(m_dataLabel);
  column->addWidget(m_dataButton);
  column->addWidget(m_columns);
  column->addSpacing(8);
  column->addWidget(m_modelsLabel);
  column->addWidget(m_models);
  column->addLayout(modelButtons);
  column->addSpacing(8);
  column->addLayout(grid);
  column->addWidget(m_options);
  column->addWidget(m_asBefore);
  column->addWidget(m_counting);
  column->addStretch(1);
  // A message above the page, or more words here, must not make the window higher than the screen.
  content()->addWidget(m_scroll, 1);

  connect(m_dataButton, &QPushButton::clicked, this, &EvaluationSetupCard::chooseData);
  connect(m_add, &QPushButton::clicked, this, &EvaluationSetupCard::chooseModels);
  connect(m_remove, &QPushButton::clicked, this, &EvaluationSetupCard::removeModels);
  connect(m_join, &QPushButton::clicked, this, &EvaluationSetupCard::joinOrTakeApart);
  connect(m_models, &QListWidget::itemSelectionChanged, this, &EvaluationSetupCard::showState);
  for (QComboBox* box : {m_task, m_from, m_to})
    connect(box, &QComboBox::activated, this, [this] {
      writeSettings();
      showData();
      Q_EMIT changed();
    });
  connect(m_limit, &QSpinBox::valueChanged, this, &EvaluationSetupCard::changed);
  connect(m_options, &GenerationFields::changed, this, &EvaluationSetupCard::changed);
  connect(m_counting, &CountingFields::changed, this, &EvaluationSetupCard::changed);
  retranslate();
  readSettings();
  showData();
}

Result<EvaluationRequest> EvaluationSetupCard::request() const {
  if (m_data.path.empty())
    return notChosen(tr("no test set is chosen"), tr("choose a file under “Test set”"));
  if (m_models->count() == 0) return notChosen(tr("no model is chosen"), tr("add the models to compare"));
  EvaluationRequest request = m_kept;
  request.systems.clear();
  for (const QStringList& models : systems()) {
    EvaluatedSystem& system = request.systems.emplace_back();
    for (const QString& model : models) system.models.push_back(model.toStdString());
  }
  request.data = m_data;
  request.limit = static_cast<std::size_t>(m_limit->value());
  request.task = kEvaluationTasks[std::max(0, m_task->currentIndex())];
  const auto asked = asking();
  if (!asked) return asked.error();
  request.fromLanguage = asked->fromLanguage;
  request.toLanguage = asked->toLanguage;
  request.generation = asked->generation;
  m_counting->write(request);
  if (auto checked = checkEvaluationRequest(request); !checked) return checked.error();
  return request;
}

Result<EvaluationSetupCard::Asking> EvaluationSetupCard::asking() const {
  const auto [from, to] = languages();
  if (from.isEmpty() != to.isEmpty())
    return notChosen(tr("one of two languages is chosen"), tr("choose both, or leave both as they are"));
  const auto options = parseGenerationOptions(m_options->value());
  if (!options) return options.error();
  Asking asking{from.toStdString(), to.toStdString(), m_kept.generation};
  asking.generation.beams = options->beams;
  asking.generation.maxNewTokens = options->maxNewTokens;
  asking.generation.batchSize = options->batchSize;
  if (auto checked = checkGenerationOptions(asking.generation); !checked) return checked.error();
  return asking;
}

void EvaluationSetupCard::setRequest(const EvaluationRequest& request) {
  m_data = request.data;
  m_kept = request;
  m_kept.systems.clear();
  QList<QStringList> all;
  for (const EvaluatedSystem& system : request.systems) {
    QStringList& models = all.emplace_back();
    for (const std::string& model : system.models) models << QString::fromStdString(model);
  }
  setSystems(all);
  m_task->setCurrentIndex(
      static_cast<int>(std::ranges::find(kEvaluationTasks, request.task) - std::begin(kEvaluationTasks)));
  m_limit->setValue(static_cast<int>(std::min<std::size_t>(request.limit, kMostEvaluatedRows)));
  m_options->setValue({{"beams", request.generation.beams},
                       {"max_new_tokens", request.generation.maxNewTokens},
                       {"batch_size", request.generation.batchSize}});
  m_counting->setRequest(request);
  setLanguages(QString::fromStdString(request.fromLanguage), QString::fromStdString(request.toLanguage));
  showData();
  Q_EMIT changed();
}

void EvaluationSetupCard::setEditable(bool editable) {
  const std::initializer_list<QWidget*> fields = {m_dataButton, m_models, m_add,     m_task,    m_from,
                                                  m_to,         m_limit,  m_options, m_counting};
  for (QWidget* field : fields) field->setEnabled(editable);
  showState();
}

void EvaluationSetupCard::setData(const DataSource& source) {
  m_data = source;
  m_kept = {};
  showData();
  Q_EMIT changed();
}

void EvaluationSetupCard::setLanguages(const QString& from, const QString& to) {
  m_from->setCurrentIndex(std::max(0, m_from->findData(from)));
  m_to->setCurrentIndex(std::max(0, m_to->findData(to)));
  writeSettings();
  showData();
}

std::pair<QString, QString> EvaluationSetupCard::languages() const {
  return {m_from->currentData().toString(), m_to->currentData().toString()};
}

void EvaluationSetupCard::chooseData() {
  DataNeeds needs;
  needs.asksAsTrained = true;
  const EvaluationTask task = kEvaluationTasks[std::max(0, m_task->currentIndex())];
  if (task == EvaluationTask::labels) needs.answer = DataNeeds::Answer::labels;
  if (task == EvaluationTask::numbers) needs.answer = DataNeeds::Answer::numbers;
  TrainingDataDialog dialog(m_workplace.settings, m_data, needs, this);
  dialog.setWindowTitle(tr("Test set"));
  if (dialog.exec() == QDialog::Accepted) setData(dialog.source());
}

void EvaluationSetupCard::fillLanguages() {
  for (QComboBox* box : {m_from, m_to}) {
    const QString chosen = box->currentData().toString();
    box->clear();
    box->addItem(tr("As they are"), QString());
    for (const LanguageChoice& language : languageChoices()) box->addItem(language.name, language.code);
    box->setCurrentIndex(std::max(0, box->findData(chosen)));
  }
}

void EvaluationSetupCard::showData() {
  const QString path = QString::fromStdString(m_data.path);
  m_dataButton->setText(path.isEmpty() ? tr("Choose a file…") : QFileInfo(path).fileName());
  m_dataButton->setToolTip(path);
  m_columns->setVisible(!path.isEmpty());
  QString columns = tr("%1 → %2").arg(columnName(m_data.source), columnName(m_data.target));
  // With both languages chosen every model is asked in its own way.
  const bool isSaid = languages().first.isEmpty() || languages().second.isEmpty();
  const QString asked = askedText({{"prefix", m_data.prefix},
                                   {"source_language", m_data.sourceLanguage},
                                   {"target_language", m_data.targetLanguage}});
  if (isSaid && !asked.isEmpty()) columns += "; " + tr("asked with %1").arg(asked);
  m_columns->setText(columns);
  showState();
}

void EvaluationSetupCard::showState() {
  m_noModels->setVisible(m_models->count() == 0);
  m_models->setFixedHeight(std::clamp(m_models->count(), kFewestLines, kMostLines) * kLineHeight +
                           2 * m_models->frameWidth());
  const QList<int> lines = chosenLines();
  const bool isEnsemble = lines.size() == 1 && systems()[lines.front()].size() > 1;
  m_remove->setEnabled(m_models->isEnabled() && !lines.isEmpty());
  m_join->setEnabled(m_models->isEnabled() && (isEnsemble || lines.size() > 1));
  m_join->setText(isEnsemble ? tr("Take apart") : tr("As one"));
  const QStringList kept = wordsWithoutField(m_kept);
  m_asBefore->setVisible(!kept.isEmpty());
  m_asBefore->setText(tr("As before: %1").arg(kept.join(", ")));
  m_scroll->updateGeometry();  // it is as wide as these words
}

void EvaluationSetupCard::readSettings() {
  const Settings& settings = m_workplace.settings;
  // All of them first: whatever is set is written again at once.
  QList<QStringList> all;
  const QStringList stored = settings.value(kEvaluatedKey).toStringList();
  for (const QString& system : stored) all << system.split(kEnsembleSeparator, Qt::SkipEmptyParts);
  const QString from = settings.value(kEvaluateFromKey).toString(),
                to = settings.value(kEvaluateToKey).toString();
  setSystems(all);
  setLanguages(from, to);
}

void EvaluationSetupCard::writeSettings() {
  Settings& settings = m_workplace.settings;
  QStringList stored;
  for (const QStringList& models : systems()) stored << models.join(kEnsembleSeparator);
  settings.setValue(kEvaluatedKey, stored);
  settings.setValue(kEvaluateFromKey, m_from->currentData());
  settings.setValue(kEvaluateToKey, m_to->currentData());
}

void EvaluationSetupCard::retranslate() {
  setTitle(tr("What is evaluated"));
  m_dataLabel->setText(tr("Test set"));
  m_dataButton->setAccessibleName(tr("Test set"));
  m_modelsLabel->setText(tr("Models and checkpoints"));
  m_models->setAccessibleName(tr("Models and checkpoints"));
  m_noModels->setText(tr("Add models, runs or single checkpoints (RUN@step-500). Two or more are compared."));
  m_add->setText(tr("Add…"));
  m_remove->setText(tr("Remove"));
  m_join->setToolTip(tr(
      "Several chosen models of one vocabulary answer together, by the mean of their logits; chosen alone, "
      "such a system is taken apart again"));
  m_taskLabel->setText(tr("Answers are"));
  const QString tasks[] = {tr("automatic"), tr("texts"), tr("labels"), tr("numbers")};
  for (int i = 0; i < m_task->count(); ++i) m_task->setItemText(i, tasks[i]);
  m_fromLabel->setText(tr("From"));
  m_toLabel->setText(tr("To"));
  for (QComboBox* box : {m_from, m_to})
    box->setToolTip(
        tr("With both languages every model is asked in its own way to translate; else sources are "
           "given behind the test set's prefix; where it has none, those of a run behind its own."));
  m_limitLabel->setText(tr("Rows"));
  m_limit->setSpecialValueText(tr("all"));
  fillLanguages();
  showData();
}

void EvaluationSetupCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::StyleChange) showState();  // frames are of another width
  Card::changeEvent(event);
}

}  // namespace s2s
