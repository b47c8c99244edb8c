#include "app/window/train/recipe_panel.h"

#include <QAbstractSpinBox>
#include <QEvent>
#include <QFileInfo>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

#include "app/window/engine_bridge.h"
#include "app/window/json_text.h"
#include "app/window/model_catalogue.h"
#include "app/window/models/trim_vocabulary_dialog.h"
#include "app/window/page.h"
#include "app/window/settings.h"
#include "app/window/train/memory_plan_panel.h"
#include "app/window/train/model_field_check.h"
#include "app/window/train/recipe_replacement.h"
#include "app/window/train/trained_weights_line.h"
#include "app/window/train/training_data_dialog.h"
#include "engine/planning/recipe_shape.h"
#include "engine/recipes/resume_changes.h"
#include "engine/recipes/stored_recipe.h"
#include "engine/recipes/validation_numbers.h"
#include "engine/shapes/presets.h"
#include "engine/vocabulary/fed_texts.h"
#include "widgets/forms/schema_form.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/labels.h"
#include "widgets/text/engine_text.h"

namespace s2s {
namespace {

/// Hidden: what has an editor of its own.
constexpr const char* kHiddenFields[] = {"data.train", "data.validation.sets"};

Json memberOr(const Json& object, const char* key, Json fallback) {
  const auto at = object.find(key);
  return at == object.end() ? fallback : *at;
}

}  // namespace

RecipePanel::RecipePanel(Workplace& workplace, QWidget* parent)
    : Card(" ", parent),
      m_workplace(workplace),
      m_dataLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_dataButton(makeButton({})),
      m_dataProblem(new ElidedLabel),
      m_form(new SchemaForm),
      m_scroll(new QScrollArea),
      m_trained(new TrainedWeightsLine),
      m_memory(new MemoryPlanPanel) {
  for (const char* field : kHiddenFields) m_form->hideField(field);
  // What lists propose is said before the form is drawn: a text field becomes a list only anew.
  suggestModels();
  Recipe unnamed;
  unnamed.data.train.emplace_back();
  suggestMetrics(unnamed);
  m_form->setSchema(recipeSchema());
  m_dataProblem->setRole(TextSize::label);
  m_dataProblem->setColor(TextColor::bad);
  m_dataProblem->hide();
  m_dataButton->setObjectName("trainingData");
  auto* scrolled = new QWidget;
  scrolled->setProperty("role", "scrolled");
  auto* column = new QVBoxLayout(scrolled);
  column->setContentsMargins(0, 0, 8, 0);
  column->setSpacing(4);
  column->addWidget(m_dataLabel);
  column->addWidget(m_dataButton);
  column->addWidget(m_dataProblem);
  column->addSpacing(8);
  column->addWidget(m_form);
  column->addStretch(1);
  m_scroll->setWidget(scrolled);
  m_scroll->setWidgetResizable(true);
  m_scroll->setFrameShape(QFrame::NoFrame);
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  content()->addWidget(m_scroll, 1);
  content()->addWidget(m_trained);
  content()->addWidget(m_memory);
  connect(m_dataButton, &QPushButton::clicked, this, &RecipePanel::chooseData);
  m_form->setFollowers(
      [this](const std::string& path, const Json& value) { return followersOf(path, value); });
  connect(m_form, &SchemaForm::changed, this, [this] {
    showNeeds();
    Q_EMIT changed();
  });
  connect(&workplace.models, &ModelCatalogue::described, this, &RecipePanel::showNeeds);
  new ModelFieldCheck(*m_form, workplace.models, std::bind_front(&RecipePanel::modelArgument, this), this);
  connect(&workplace.bridge, &EngineBridge::engineStateChanged, this, [this](const EngineState& state) {
    m_memory->setCard(state.device == "CPU" ? 0 : state.totalBytes);
  });
  connect(m_memory, &MemoryPlanPanel::remedyChosen, this, &RecipePanel::takeRemedy);
  connect(m_memory, &MemoryPlanPanel::trimmingWanted, this, &RecipePanel::trimVocabulary);
  connect(m_form, &SchemaForm::actionRequested, this, &RecipePanel::rateWanted);
  retranslate();
}

void RecipePanel::suggestModels() {
  QStringList models;
  for (const QString& model : m_workplace.settings.chosenModels()) models << model;
  for (const Preset& preset : presets()) models << QString::fromStdString(preset.name);
  models.removeDuplicates();
  m_form->setSuggestions("model.from", models);
}

void RecipePanel::suggestMetrics(const Recipe& recipe) {
  QStringList metrics;
  for (const std::string& number : validationNumbers(recipe)) metrics << QString::fromStdString(number);
  for (const char* path : {"checkpoints.metric", "early_stopping.metric"})
    m_form->setSuggestions(path, metrics);
}

void RecipePanel::setRecipe(const Json& recipe, const std::filesystem::path& folder) {
  forgetRun();
  show({recipe, folder});
  Q_EMIT changed();
}

void RecipePanel::replaceRecipe(ComposedRecipe recipe, const QString& name) {
  m_form->undoStack()->push(new RecipeReplacement(name, composed(), std::move(recipe),
                                                  [this](const ComposedRecipe& shown) { show(shown); }));
  Q_EMIT changed();
}

void RecipePanel::setRunRecipe(const Json& recipe, const std::filesystem::path& folder) {
  m_runRecipe.reset();
  show({recipe, folder});
  keepAsRuns();
}

void RecipePanel::keepAsRuns() {
  m_runRecipe = recipe();
  m_form->undoStack()->clear();  // what was edited before is not to come back by itself
  applyEditing();
  Q_EMIT changed();
}

void RecipePanel::forgetRun() {
  m_runRecipe.reset();
  m_form->undoStack()->clear();
  applyEditing();
}

std::vector<RunEdit> RecipePanel::edits() const {
  return m_runRecipe && m_wanted == RecipeEditing::goingOn ? runEdits(*m_runRecipe, recipe())
                                                           : std::vector<RunEdit>();
}

Result<std::vector<std::string>> RecipePanel::checkedChanges() const {
  std::vector<std::string> changes = resumeAssignments(edits());
  if (changes.empty()) return changes;
  if (const Result<Recipe> resumed = resumedRecipe(*m_runRecipe, changes); !resumed) return resumed.error();
  return changes;
}

void RecipePanel::takeEditsBack() {
  std::vector<RecipeChange> changes;
  for (const RunEdit& edit : edits()) changes.push_back({edit.path, edit.before});
  if (!changes.empty()) takeRemedy(changes, tr("Take back"));
}

bool RecipePanel::focusLength() {
  if (m_editing == RecipeEditing::nothing) return false;
  const bool byEpochs = m_form->fieldValue("training.steps").is_null();
  const char* length = byEpochs ? "training.epochs" : "training.steps";
  showField(length);
  if (auto* number = qobject_cast<QAbstractSpinBox*>(m_form->fieldEditor(length))) number->selectAll();
  return true;
}

void RecipePanel::showField(const std::string& path) {
  m_form->focusField(path);
  QWidget* editor = m_form->fieldEditor(path);
  // What has just been unfolded has its place only then.
  QTimer::singleShot(0, editor, [this, editor] { m_scroll->ensureWidgetVisible(editor); });
}

void RecipePanel::show(const ComposedRecipe& composed) {
  m_folder = composed.folder;
  m_beginning.forget();
  const Json section = memberOr(composed.recipe, "data", Json::object());
  m_data = section.is_object() ? memberOr(section, "train", Json::array()) : Json::array();
  suggestModels();
  Json shown = composed.recipe;
  // Both ways to name validation data are one in the form.
  if (section.is_object() && section.contains("validation") && section["validation"].is_array()) {
    shown["data"]["validation"] = Json{{"sets", section["validation"]}};
  }
  m_form->showValue(shown);
  showData();
}

Json RecipePanel::recipe() const {
  Json recipe = m_form->value();
  if (!recipe.contains("data") || !recipe["data"].is_object()) recipe["data"] = Json::object();
  recipe["data"]["train"] = m_data;
  return recipe;
}

Result<Json> RecipePanel::checkedRecipe() {
  m_dataProblem->hide();
  const Json json = recipe();
  if (m_data.empty()) {
    Error error{tr("data.train: no training data is chosen").toStdString(), "",
                tr("choose a file under “Training data”").toStdString(), Error::Kind::invalidInput};
    showProblem(error);
    return error;
  }
  if (const Result<Recipe> parsed = parseRecipe(json); !parsed) {
    showProblem(parsed.error());
    return parsed.error();
  }
  return json;
}

bool RecipePanel::showProblem(const Error& error) {
  const std::size_t colon = error.what.find(": ");
  if (colon == std::string::npos) return false;
  const std::string path = error.what.substr(0, colon);
  const QString text = engineText(error.what.substr(colon + 2));
  if (path.starts_with("data.train")) {
    m_dataProblem->setText(text);
    m_dataProblem->show();
    m_scroll->ensureWidgetVisible(m_dataButton);
    return true;
  }
  if (!m_form->fieldEditor(path)) return false;
  m_form->setFieldProblem(path, text);
  showField(path);
  return true;
}

void RecipePanel::setEditing(RecipeEditing editing) {
  m_wanted = editing;
  applyEditing();
}

void RecipePanel::applyEditing() {
  const bool waits = m_wanted == RecipeEditing::goingOn && !m_runRecipe;
  const RecipeEditing editing = waits ? RecipeEditing::nothing : m_wanted;
  if (editing == m_editing) return;
  m_editing = editing;
  m_dataButton->setEnabled(editing == RecipeEditing::everything);
  m_form->setEnabled(editing != RecipeEditing::nothing);
  m_form->setEditable(editing == RecipeEditing::goingOn ? mayChangeOnResume : nullptr);
  // A run goes on without the model that it began from, which may be gone by now.
  if (editing != RecipeEditing::everything) m_form->setFieldProblem("model.from", {});
  m_memory->setEditing(editing);
  showRateAction();
}

void RecipePanel::showRateAction() {
  // A rate is looked for with the weights that a run begins with.
  const bool goesOn = m_editing == RecipeEditing::goingOn;
  m_form->setFieldAction("optimizer.learning_rate", goesOn ? QString() : tr("Find…"));
  setNote(goesOn ? tr("only open fields may change") : QString());
}

std::optional<DataSource> RecipePanel::dataSource() const {
  // The section is read through the recipe's own reader, so that defaults and types are its own.
  Json whole{
      {"name", "x"}, {"model", {{"from", "x"}}}, {"training", {{"steps", 1}}}, {"data", {{"train", m_data}}}};
  const Result<Recipe> recipe = parseStoredRecipe(whole);
  if (!recipe || recipe->data.train.empty()) return std::nullopt;
  return recipe->data.train.front();
}

void RecipePanel::setDataSource(const DataSource& source) {
  Recipe recipe;
  recipe.data.train = {source};
  const Json whole = recipeToJson(recipe);
  ComposedRecipe changed = composed();
  changed.recipe["data"]["train"][0] = whole["data"]["train"][0];
  m_dataProblem->hide();
  replaceRecipe(std::move(changed), tr("Training data"));
}

void RecipePanel::chooseData() {
  Recipe named;
  named.data.train = {dataSource().value_or(DataSource{})};
  const Result<Recipe> resolved = resolveRecipePaths(named, m_folder);
  const Recipe& shown = resolved ? *resolved : named;
  TrainingDataDialog dialog(m_workplace.settings, shown.data.train.front(), dataNeedsNow(), this);
  if (dialog.exec() == QDialog::Accepted) setDataSource(dialog.source());
}

QString RecipePanel::modelArgument() const {
  return argumentOf(textAt(memberOr(recipe(), "model", Json::object()), "from"));
}

QString RecipePanel::argumentOf(const QString& model) const {
  if (model.isEmpty() || m_folder.empty()) return model;
  const std::filesystem::path path = m_folder / model.toStdString();
  std::error_code ignored;
  return std::filesystem::exists(path, ignored) ? QString::fromStdString(path.string()) : model;
}

std::vector<SchemaForm::Assignment> RecipePanel::followersOf(const std::string& path, const Json& value) {
  if (path != "model.from" || !value.is_string()) return {};
  const QString after = argumentOf(QString::fromStdString(value.get<std::string>()));
  const Json tokenizer = memberOr(recipe(), "tokenizer", Json::object());
  const bool hasTokenizer =
      !textAt(tokenizer, "from").isEmpty() || memberOr(tokenizer, "train", nullptr).is_object();
  return m_beginning.follow(modelArgument().toStdString(), after.toStdString(), hasTokenizer);
}

DataNeeds RecipePanel::dataNeedsNow() const {
  const Json kind = m_form->fieldValue("objective.kind");
  const std::optional<DataSource> source = dataSource();
  std::string objective = kind.is_string() ? kind.get<std::string>() : std::string();
  if (source && !source->objective.empty()) objective = source->objective;
  const ModelDescription* description = m_workplace.models.find(modelArgument());
  return dataNeeds(objective, description ? description->tokenizer.get() : nullptr);
}

QString RecipePanel::dataText() const {
  const std::optional<DataSource> source = dataSource();
  if (!source) return {};
  const QString file = QFileInfo(QString::fromStdString(source->path)).fileName();
  return m_data.size() > 1 ? tr("%1 and %n more", nullptr, static_cast<int>(m_data.size()) - 1).arg(file)
                           : file;
}

void RecipePanel::showData() {
  const std::optional<DataSource> source = dataSource();
  m_dataButton->setText(source ? dataText() : tr("Choose a file…"));
  m_dataButton->setToolTip(source ? QString::fromStdString(source->path)
                                  : tr("TSV, CSV, JSON or JSON Lines"));
}

void RecipePanel::showNeeds() {
  const QString argument = modelArgument();
  if (!argument.isEmpty()) m_workplace.models.need(argument);
  const ModelDescription* description = m_workplace.models.find(argument);
  Json complete = recipe();
  if (m_data.empty()) complete["data"]["train"] = Json::array({{{"path", "x"}}});
  Result<Recipe> parsed = parseStoredRecipe(complete);
  if (parsed) suggestMetrics(*parsed);
  m_trained->setVisible(description && parsed);
  if (!description || !parsed) return m_memory->clear();
  if (auto resolved = resolveRecipePaths(*parsed, m_folder); resolved) parsed = std::move(resolved);
  m_trained->setRecipe(*parsed, description->config);
  if (!shapeOfRecipe(*parsed, description->config)) return m_memory->clear();  // the line above says why
  m_memory->plan(*parsed, description->config);
}

void RecipePanel::takeRemedy(const std::vector<RecipeChange>& changes, const QString& name) {
  m_form->undoStack()->beginMacro(name);
  for (const RecipeChange& change : changes) m_form->setFieldValue(change.path, change.value);
  m_form->undoStack()->endMacro();
}

void RecipePanel::trimVocabulary() {
  const ModelDescription* description = m_workplace.models.find(modelArgument());
  if (!description) return;
  TrimVocabularyDialog dialog(m_workplace, description->argument, description->name, this);
  dialog.addSets(dataSets());
  if (dialog.exec() != QDialog::Accepted) return;
  takeRemedy({{"model.from", dialog.folder().toStdString()}, {"tokenizer.from", ""}}, tr("Trim vocabulary"));
}

std::vector<DataSource> RecipePanel::dataSets() const {
  const Result<Recipe> parsed = parseStoredRecipe(recipe());
  if (!parsed) return {};
  const Result<Recipe> resolved = resolveRecipePaths(*parsed, m_folder);
  return fedSets(resolved ? *resolved : *parsed);
}

void RecipePanel::retranslate() {
  setTitle(tr("Recipe"));
  m_dataLabel->setText(tr("Training data"));
  m_dataButton->setAccessibleName(tr("Training data"));
  m_form->setFieldText("model.from", tr("Model"));
  m_form->setFieldText("model.initialization", tr("Begin with"));
  m_form->setFieldText("data.validation.split", tr("Held out for validation"));
  m_form->setFieldText("data.test.split", tr("Held out for a test"));
  m_form->setFieldText("data.mixing.kind", tr("Mixture"));
  m_form->setFieldText("data.mixing.limit", tr("Rows that count at most"));
  m_form->setFieldText("data.mixing.temperature", tr("Mixing temperature"));
  m_form->setFieldText("data.mixing.leave_out", tr("Left out"));
  m_form->setFieldText("data.max_source_tokens", tr("Longest source"));
  m_form->setFieldText("data.max_target_tokens", tr("Longest target"));
  m_form->setFieldText("objective.kind", tr("Objective"));
  m_form->setFieldText("optimizer.kind", tr("Optimizer"));
  showRateAction();
  showData();
  showNeeds();
}

void RecipePanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  Card::changeEvent(event);
}

}  // namespace s2s
