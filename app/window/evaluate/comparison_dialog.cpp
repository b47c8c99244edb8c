#include "app/window/evaluate/comparison_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include "app/window/background.h"
#include "app/window/evaluate/comparison_words.h"
#include "app/window/evaluate/entrants_card.h"
#include "app/window/evaluate/picker_field.h"
#include "app/window/json_text.h"
#include "app/window/page.h"
#include "app/window/run_catalogue.h"
#include "app/window/settings.h"
#include "app/window/train/training_data_dialog.h"
#include "engine/comparisons/entrant_recipe.h"
#include "engine/core/atomic_file.h"
#include "engine/core/commented_json_file.h"
#include "engine/runs/run_files.h"
#include "widgets/forms/schema_form.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/card.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/labels.h"
#include "widgets/text/number_format.h"
#include "widgets/text/sentence.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr int kComposerWidth = 1280, kComposerHeight = 1040, kConditionsWidth = 360;
constexpr int kMostRunsOffered = 12, kTypingPause = 250;

QString asRun(const RunSummary& run) { return QString::fromStdString(run.name); }

}  // namespace

ComparisonDialog::ComparisonDialog(Workplace& workplace, RecipeOffer trainRecipe, QWidget* parent)
    : QDialog(parent),
      m_workplace(workplace),
      m_trainRecipe(std::move(trainRecipe)),
      m_timed(timedRunsLater(workplace.runs.runs(),
                             QDir(workplace.settings.dataFolder()).filePath("comparisons").toStdString())),
      m_recipeField(new PickerField),
      m_recipeMenu(new QMenu(this)),
      m_testField(new PickerField),
      m_form(new SchemaForm),
      m_entrants(new EntrantsCard(workplace)),
      m_banner(new ErrorBanner),
      m_summary(makeLabel({}, TextSize::body)),
      m_leftOut(makeLabel({}, TextSize::label, TextColor::caution)),
      m_problem(makeLabel({}, TextSize::label, TextColor::bad)),
      m_copy(makeButton(tr("Copy as command"))),
      m_save(makeButton(tr("Save as…"))),
      m_use(makeButton(tr("Use this comparison"), ButtonRole::primary)) {
  setWindowTitle(tr("Compose a comparison"));
  const QSize room =
      screen() ? screen()->availableSize() - QSize(40, 60) : QSize(kComposerWidth, kComposerHeight);
  resize(QSize(kComposerWidth, kComposerHeight).boundedTo(room));
  QPushButton* cancel = makeButton(tr("Cancel"));
  // Return in a field ends the field, not the dialog.
  for (QPushButton* button : {m_copy, m_save, cancel, m_use}) button->setAutoDefault(false);
  for (QLabel* line : {m_summary, m_leftOut, m_problem}) {
    line->setWordWrap(true);
    line->setTextFormat(Qt::PlainText);  // names may be anything
    line->setTextInteractionFlags(Qt::TextSelectableByMouse);
  }

  auto* middle = new QHBoxLayout;
  middle->setSpacing(length::kGap);
  middle->addWidget(makeLeft());
  middle->addWidget(m_entrants, 1);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(8);
  buttons->addWidget(m_copy);
  buttons->addWidget(m_save);
  buttons->addStretch(1);
  buttons->addWidget(cancel);
  buttons->addWidget(m_use);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(length::kPageMargin, length::kPageMargin, length::kPageMargin,
                             length::kPageMargin);
  column->setSpacing(length::kGap);
  column->addWidget(m_banner);
  column->addLayout(middle, 1);
  column->addWidget(m_summary);
  column->addWidget(m_leftOut);
  column->addWidget(m_problem);
  column->addLayout(buttons);

  m_wait.setSingleShot(true);
  m_wait.setInterval(kTypingPause);
  connect(&m_wait, &QTimer::timeout, this, &ComparisonDialog::check);
  connect(m_recipeMenu, &QMenu::aboutToShow, this, &ComparisonDialog::fillRecipeMenu);
  connect(m_testField->button(), &QPushButton::clicked, this, &ComparisonDialog::chooseTestSet);
  connect(m_form, &SchemaForm::changed, this, &ComparisonDialog::changed);
  connect(m_entrants, &EntrantsCard::changed, this, &ComparisonDialog::changed);
  connect(m_copy, &QPushButton::clicked, this, &ComparisonDialog::copyCommand);
  connect(m_save, &QPushButton::clicked, this, &ComparisonDialog::saveInteractively);
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(m_use, &QPushButton::clicked, this, &QDialog::accept);
  m_form->setValue(Json{{"name", tr("My comparison").toStdString()}});
  if (m_trainRecipe) m_shared = m_trainRecipe();
  showRecipe();
  showTestSet();
  propose();
  changed();
}

ComparisonDialog::~ComparisonDialog() = default;

QWidget* ComparisonDialog::makeLeft() {
  m_recipeField->setTitle(tr("What all models share"));
  m_recipeField->button()->setMenu(m_recipeMenu);
  m_testField->setTitle(tr("Test set"));
  m_testField->button()->setObjectName("comparisonTestSet");
  m_form->setFieldText("equalise.what", tr("Made equal"));
  m_form->setFieldText("equalise.amount", tr("How much each gets"));
  m_form->setFieldText("starting_points", tr("Weights at the start"));
  m_form->setFieldText("parameters.equal", tr("Sizes of the models"));
  m_form->setFieldText("parameters.tolerance", tr("Allowed difference in size"));
  m_form->setFieldText("evaluation.headline", tr("Metric that decides"));
  m_form->setFieldText("evaluation.max_new_tokens", tr("Longest answer"));
  m_form->setFieldText("evaluation.samples", tr("Answers shown side by side"));
  m_form->setSchema(comparisonFormSchema());
  auto* scrolled = new QWidget;
  scrolled->setProperty("role", "scrolled");
  auto* column = new QVBoxLayout(scrolled);
  column->setContentsMargins(0, 0, 8, 0);
  column->setSpacing(10);
  column->addWidget(m_recipeField);
  column->addWidget(m_testField);
  column->addWidget(m_form);
  column->addStretch(1);
  auto* scroll = new QScrollArea;
  scroll->setWidget(scrolled);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* card = new Card(tr("Conditions"));
  card->setFixedWidth(kConditionsWidth);
  card->content()->addWidget(scroll, 1);
  return card;
}

void ComparisonDialog::setDescription(const Json& description, const std::filesystem::path& folder) {
  Json form = description;
  for (const char* part : {"recipe", "entrants", "test"}) form.erase(part);
  m_form->setValue(form);
  m_shared =
      sharedRecipe(description.value("recipe", Json()), folder, tr("The recipe of the copied comparison"));
  // Its entrants go on with what the data sets say; new ones are proposed the same.
  if (const Json recipe = description.value("recipe", Json()); recipe.is_object() && recipe.contains("data"))
    m_shared.recipe["data"] = recipe["data"];
  const auto test = applySchema(decidingSetSchema(), description.value("test", Json()));
  m_test = test ? decidingSetFrom(*test) : DecidingSet{};
  m_entrants->setEntrants(description.value("entrants", Json::array()));
  showRecipe();
  showTestSet();
  propose();
  changed();
}

void ComparisonDialog::setRecipe(const SharedRecipe& recipe) {
  m_shared = recipe;
  showRecipe();
  propose();
  changed();
}

bool ComparisonDialog::openRecipe(const QString& file) {
  const std::filesystem::path path = QFileInfo(file).absoluteFilePath().toStdString();
  const Result<Json> recipe = readCommentedJsonFile(path);
  if (!recipe) {
    m_banner->showError(recipe.error());
    return false;
  }
  m_banner->clear();
  setRecipe(sharedRecipe(*recipe, path.parent_path(), QFileInfo(file).fileName()));
  return true;
}

void ComparisonDialog::setTestSet(const DataSource& test) {
  m_test = decidingSetOf(test, m_test.words);
  showTestSet();
  propose();
  changed();
}

void ComparisonDialog::fillRecipeMenu() {
  m_recipeMenu->clear();
  QAction* train = m_recipeMenu->addAction(tr("The recipe of the Train page"), this,
                                           [this] { setRecipe(m_trainRecipe()); });
  train->setEnabled(m_trainRecipe && !m_trainRecipe().recipe.is_null());
  m_recipeMenu->addAction(tr("A recipe file…"), this, &ComparisonDialog::chooseRecipeFile);
  const auto& runs = m_workplace.runs.runs();
  if (!runs.empty()) m_recipeMenu->addSection(tr("The recipe of a run"));
  for (std::size_t i = 0; i < runs.size() && i < kMostRunsOffered; ++i) {
    const RunSummary run = runs[i];
    m_recipeMenu->addAction(asRun(run), this, [this, run] {
      const Result<Json> recipe = readJsonFile(run.path / run_files::kRecipe);
      if (!recipe) return m_banner->showError(recipe.error());
      m_banner->clear();
      setRecipe(sharedRecipe(*recipe, run.path, asRun(run)));
    });
  }
}

void ComparisonDialog::chooseRecipeFile() {
  Settings& settings = m_workplace.settings;
  const QString file = QFileDialog::getOpenFileName(this, tr("A recipe file"), settings.lastFolder("recipe"),
                                                    tr("Recipes (*.json)"));
  if (file.isEmpty()) return;
  settings.setLastFolder("recipe", QFileInfo(file).path());
  openRecipe(file);
}

void ComparisonDialog::chooseTestSet() {
  DataNeeds needs;
  needs.asksAsTrained = true;
  needs.asked = askedEntrants(m_entrants->entrants());
  needs.languages = testLanguages(m_shared, m_test.words);
  TrainingDataDialog dialog(m_workplace.settings, asChosen(m_test), needs, this);
  dialog.setWindowTitle(tr("Test set"));
  if (dialog.exec() == QDialog::Accepted) setTestSet(dialog.source());
}

void ComparisonDialog::showRecipe() {
  const bool chosen = !m_shared.recipe.is_null();
  m_recipeField->setChoice((chosen ? m_shared.from : tr("Choose a recipe")) + QStringLiteral(" ▾"),
                           QString::fromStdString(m_shared.folder.string()));
  m_recipeField->setNote(chosen
                             ? sharedRecipeText(m_shared)
                             : tr("Data, length, optimizer and all else that is the same for every model"));
}

void ComparisonDialog::showTestSet() {
  const QString path = QString::fromStdString(m_test.data.path);
  m_testField->setChoice(path.isEmpty() ? tr("Choose a file…") : QFileInfo(path).fileName(), path);
  m_testField->setNote(path.isEmpty()
                           ? tr("What the trained models are judged on; none of them learns from it")
                           : testSetText(m_test));
}

void ComparisonDialog::propose() {
  m_entrants->setProposals(m_shared.recipe, wordsFor(m_shared, m_test.data));
}

void ComparisonDialog::showEqualised() {
  const Json what = m_form->fieldValue("equalise.what");
  const EqualisedWords words = equalisedWords(what.is_string() ? what.get<std::string>() : std::string());
  m_form->setFieldWords("equalise.what", {}, words.explanation);
  m_form->setFieldWords("equalise.amount", words.unit, words.amount);
  m_form->setFieldWhole("equalise.amount", words.isCounted);
  m_form->setFieldVisible("parameters.tolerance", m_form->fieldValue("parameters.equal") != "any");
  m_entrants->setAllRandom(m_form->fieldValue("starting_points") == "random");
}

Json ComparisonDialog::description() const {
  Json description = m_form->value();
  description["recipe"] = m_shared.recipe.is_null() ? Json::object() : m_shared.recipe;
  description["entrants"] = m_entrants->entrants();
  description["test"] = toJson(m_test);
  return description;
}

void ComparisonDialog::changed() {
  showEqualised();
  m_form->setSuggestions("evaluation.headline", headlineMetrics(description()));
  m_checked.reset();
  m_time.reset();
  m_looks = missing().isEmpty();
  ++m_checking;
  m_wait.start();
  showChecked();
}

void ComparisonDialog::check() {
  if (!missing().isEmpty()) return showProblem(nullptr);
  inBackground(
      this,
      [draft = description(), folder = m_shared.folder, timed = m_timed] {
        return lookAtComparison(draft, folder, timed);
      },
      [this, checking = m_checking](Result<ComparisonLook> look) {
        if (checking != m_checking) return;
        m_looks = false;
        const auto unalike = look ? look->checked.unalike : std::nullopt;
        showProblem(look ? (unalike ? &*unalike : nullptr) : &look.error());
        if (look) {
          m_checked = std::move(look->checked);
          m_time = std::move(look->time);
        }
        showChecked();
      });
}

void ComparisonDialog::showProblem(const Error* error) {
  using Place = DraftProblem::Place;
  const DraftProblem problem = error ? draftProblem(*error) : DraftProblem{};
  if (!m_marked.empty()) m_form->setFieldProblem(std::exchange(m_marked, {}), {});
  m_recipeField->setProblem(error && problem.place == Place::recipe ? problem.text : QString());
  m_testField->setProblem(error && problem.place == Place::test ? problem.text : QString());
  m_entrants->setProblem(problem.place == Place::entrant ? &problem : nullptr);
  const bool beside = problem.place == Place::form && m_form->fieldEditor(problem.field);
  if (beside) {
    m_marked = problem.field;
    m_form->setFieldProblem(m_marked, problem.text);
  }
  // The engine's own words may be longer than a field's place.
  m_problem->setText(error ? problem.text : QString());
  m_problem->setVisible(error &&
                        (problem.place == Place::whole || (problem.place == Place::form && !beside)));
}

QString ComparisonDialog::missing() const {
  if (m_shared.recipe.is_null()) return tr("Choose a recipe that all models share.");
  if (m_test.data.path.empty()) return tr("Choose a test set.");
  return m_entrants->entrants().size() < 2 ? tr("Add the models: two at least make a comparison.")
                                           : QString();
}

bool ComparisonDialog::mayBeUsed() const { return m_checked && !m_checked->unalike; }

QString ComparisonDialog::summary() const { return m_summary->text(); }
QString ComparisonDialog::leftOut() const { return m_leftOut->text(); }
QString ComparisonDialog::problem() const { return m_problem->isHidden() ? QString() : m_problem->text(); }

void ComparisonDialog::showChecked() {
  for (QPushButton* button : {m_copy, m_save, m_use}) button->setEnabled(mayBeUsed());
  QStringList cautions;
  if (m_checked)
    cautions << leftOutText(m_checked->test) << metricNotesText(m_checked->test) << unlearnedText(*m_checked)
             << askedOtherwiseText(*m_checked) << replacedWordsText(*m_checked)
             << unusedLanguagesText(*m_checked) << learnedTestText(*m_checked);
  cautions.removeAll(QString());
  m_leftOut->setText(cautions.join('\n'));
  m_leftOut->setVisible(!m_leftOut->text().isEmpty());
  if (!m_checked) {
    const QString missing = this->missing();
    m_summary->setText(!missing.isEmpty() ? missing
                       : m_looks          ? tr("Looking at the models and the data…")
                                          : tr("Not ready to run yet."));
    return;
  }
  m_entrants->setNeeds(m_checked->needs);
  m_summary->setText(plannedRunsText(*m_checked) + ' ' + trainingTimeText(*m_time));
}

bool ComparisonDialog::save(const QString& file) {
  if (!mayBeUsed()) return false;
  const auto written =
      writeFileAtomically(file.toStdString(), writeJson(comparisonToJson(m_checked->comparison), 2) + "\n");
  if (!written) m_banner->showError(written.error());
  return written.ok();
}

void ComparisonDialog::saveInteractively() {
  Settings& settings = m_workplace.settings;
  const QString name = QString::fromStdString(folderNameOf(m_checked->comparison.name));
  const QString file = QFileDialog::getSaveFileName(
      this, tr("Save the comparison"), QDir(settings.lastFolder("comparison")).filePath(name + ".json"),
      tr("Comparisons (*.json)"));
  if (file.isEmpty()) return;
  settings.setLastFolder("comparison", QFileInfo(file).path());
  if (save(file)) Q_EMIT reported(sentence(tr("Saved as %1"), {QDir::toNativeSeparators(file)}));
}

QString ComparisonDialog::command() const {
  return mayBeUsed() ? comparisonCommand(m_checked->comparison) : QString();
}

void ComparisonDialog::copyCommand() {
  QApplication::clipboard()->setText(command());
  Q_EMIT reported(tr("The command is on the clipboard"));
}

}  // namespace s2s
