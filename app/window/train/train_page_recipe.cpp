// The page Train's form side: where a recipe comes from and where it goes.

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>
#include <utility>

#include "app/window/engine_bridge.h"
#include "app/window/json_text.h"
#include "app/window/languages.h"
#include "app/window/model_catalogue.h"
#include "app/window/recipe_text.h"
#include "app/window/settings.h"
#include "app/window/train/recipe_panel.h"
#include "app/window/train/starting_recipe.h"
#include "app/window/train/train_page.h"
#include "engine/core/commented_json_file.h"
#include "widgets/forms/schema_form.h"
#include "widgets/panes/error_banner.h"

namespace s2s {
namespace {

/// The words that T5 is told the direction with, where they say what the languages' tokens say already.
void dropLanguagePrefix(Json& source) {
  const QString words =
      translationPrefix(textAt(source, "source_language"), textAt(source, "target_language"));
  if (!words.isEmpty() && textAt(source, "prefix") == words) source["prefix"] = "";
}

}  // namespace

void TrainPage::composeNew() {
  // What was brought in by hand is likelier meant than a preset.
  const QStringList chosen = m_workplace.settings.chosenModels();
  const auto directory = std::ranges::find_if(
      chosen, [](const QString& model) { return QFileInfo(model).isAbsolute() && QFileInfo::exists(model); });
  composeFor(directory == chosen.end() ? QString("t5-small") : *directory);
}

void TrainPage::composeFor(const QString& model) {
  if (m_workplace.bridge.training().active()) {
    showRun(m_workplace.bridge.training().run);
    m_banner->showProblem(tr("A run is training."), tr("Pause or stop it to start another one."));
    return;
  }
  composeAgain();
  propose(model);
}

void TrainPage::propose(const QString& model) {
  const ModelDescription* description = m_workplace.models.find(model);
  replaceForm({startingRecipe(model, description), {}}, model);
  m_proposedFor = description ? QString() : model;
  m_proposal = m_recipe->recipe();
}

void TrainPage::proposeAgain(const QString& model) {
  if (model != m_proposedFor || mode() != Mode::composing || m_recipe->recipe() != m_proposal) return;
  const bool isFirst = !m_recipe->form().undoStack()->canUndo();
  propose(model);
  if (isFirst) m_recipe->form().undoStack()->clear();  // nothing was there that could come back
}

void TrainPage::composeAgain() {
  if (m_run.isEmpty()) return;
  const std::optional<ComposedRecipe> draft = std::exchange(m_draft, std::nullopt);
  const bool edited = !m_recipe->edits().empty();
  setShownRun({});
  if (draft) {
    m_recipe->setRecipe(draft->recipe, draft->folder);
    return;
  }
  m_proposedFor.clear();
  if (!edited) m_proposal = m_recipe->recipe();
}

std::optional<ComposedRecipe> TrainPage::draft() const {
  if (!m_run.isEmpty()) return m_draft;
  if (m_recipe->recipe() == m_proposal) return std::nullopt;
  return m_recipe->composed();
}

void TrainPage::replaceForm(ComposedRecipe recipe, const QString& name) {
  const bool replaces = draft().has_value();
  m_recipe->replaceRecipe(std::move(recipe), name);
  if (replaces) Q_EMIT reported(tr("Undo (Ctrl+Z) brings back what the form said before"));
}

bool TrainPage::openRecipe(const QString& file) {
  const std::filesystem::path path = QFileInfo(file).absoluteFilePath().toStdString();
  const Result<Json> recipe = readCommentedJsonFile(path);
  if (!recipe) {
    m_banner->showError(recipe.error());
    return false;
  }
  composeAgain();
  replaceForm({*recipe, path.parent_path()}, file);
  const Result<Recipe> checked = readRecipe(path);
  if (!checked) showEngineError(checked.error());
  return checked.ok();
}

bool TrainPage::startRecipe(const QString& file) {
  std::optional<ComposedRecipe> before = draft();
  if (!openRecipe(file) || !start()) return false;
  m_setAside = std::move(before);
  return true;
}

bool TrainPage::saveRecipe(const QString& file) {
  const std::filesystem::path folder = QFileInfo(file).absolutePath().toStdString();
  std::error_code ignored;
  // Beside the data its paths stay as they are, so that all of it may be moved together.
  const bool same = std::filesystem::equivalent(folder, m_recipe->folder(), ignored);
  const Json recipe =
      same ? m_recipe->recipe() : withAbsolutePaths(m_recipe->recipe(), m_recipe->folder());
  QSaveFile out(file);
  const std::string text = writeJson(recipe, 2) + "\n";
  if (!out.open(QIODevice::WriteOnly) || out.write(text.data(), static_cast<qint64>(text.size())) < 0 ||
      !out.commit()) {
    m_banner->showProblem(tr("The recipe cannot be written: %1.").arg(out.errorString()),
                          tr("Choose another folder."), file);
    return false;
  }
  return true;
}

std::string TrainPage::objective() const {
  const Json kind = m_recipe->form().fieldValue("objective.kind");
  return kind.is_string() ? kind.get<std::string>() : std::string();
}

std::optional<std::uint64_t> TrainPage::seed() const {
  const Json seed = m_recipe->form().fieldValue("training.seed");
  if (!seed.is_number_integer() || seed < 0) return std::nullopt;
  return seed.get<std::uint64_t>();
}

bool TrainPage::takeData(const Json& changes) {
  if (m_workplace.bridge.training().active()) {
    showRun(m_workplace.bridge.training().run);
    m_banner->showProblem(tr("A run is training."), tr("Pause or stop it to start another one."));
    return false;
  }
  m_banner->clear();
  composeAgain();
  Json recipe = m_recipe->recipe();
  recipe.merge_patch(changes);
  if (m_recipe->modelHasLanguages()) {
    for (Json& source : recipe["data"]["train"]) dropLanguagePrefix(source);
    for (Json& source : recipe["data"]["validation"]["sets"]) dropLanguagePrefix(source);
  }
  m_recipe->replaceRecipe({recipe, m_recipe->folder()}, tr("Use for training"));
  return true;
}

void TrainPage::openInteractively() {
  Settings& settings = m_workplace.settings;
  const QString file = QFileDialog::getOpenFileName(this, tr("Open a recipe"), settings.lastFolder("recipe"),
                                                    tr("Recipes (*.json)"));
  if (file.isEmpty()) return;
  settings.setLastFolder("recipe", QFileInfo(file).path());
  m_banner->clear();
  openRecipe(file);
}

void TrainPage::saveInteractively() {
  Settings& settings = m_workplace.settings;
  const QString file = QFileDialog::getSaveFileName(
      this, tr("Save the recipe"), QDir(settings.lastFolder("recipe")).filePath("recipe.json"),
      tr("Recipes (*.json)"));
  if (file.isEmpty()) return;
  settings.setLastFolder("recipe", QFileInfo(file).path());
  if (saveRecipe(file)) Q_EMIT reported(tr("Recipe saved to %1").arg(QDir::toNativeSeparators(file)));
}

void TrainPage::copyCommand() {
  // Absolute paths, so that the command works wherever it is pasted.
  QApplication::clipboard()->setText(
      trainCommand(withAbsolutePaths(m_recipe->recipe(), m_recipe->folder())));
  Q_EMIT reported(tr("The command is on the clipboard"));
}

}  // namespace s2s
