#include "app/window/train/memory_plan_panel.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "app/window/background.h"
#include "app/window/train/memory_words.h"
#include "engine/core/process_memory.h"
#include "engine/planning/kept_pieces.h"
#include "engine/planning/recipe_shape.h"
#include "engine/planning/trained_characters.h"
#include "engine/recipes/resume_changes.h"
#include "widgets/forms/number_edit.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/memory_gauge.h"
#include "widgets/text/engine_text.h"
#include "widgets/text/number_format.h"
#include "widgets/text/sentence.h"

namespace s2s {
namespace {

enum BudgetChoice { thisDevice, sixGib, ownBudget };

constexpr double kCommonCardGib = 6.0;
constexpr std::size_t kShownRemedies = 3;

}  // namespace

MemoryPlanPanel::MemoryPlanPanel(QWidget* parent)
    : QWidget(parent),
      m_gauge(new MemoryGauge({})),
      m_problem(makeLabel({}, TextSize::label, TextColor::bad)),
      m_notes(makeLabel({}, TextSize::label, TextColor::muted)),
      m_budgetLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_budget(new QComboBox),
      m_ownBudget(new NumberEdit(false)),
      m_remediesLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_buttons(new QVBoxLayout),
      m_more(makeButton({}, ButtonRole::link)) {
  m_budget->setObjectName("memoryBudget");
  m_budget->addItems({"", "", ""});
  m_ownBudget->setObjectName("ownMemoryBudget");
  m_ownBudget->setBounds(0.1, 4096.0);
  m_ownBudget->setValue(kCommonCardGib);
  m_ownBudget->setVisible(false);
  // One below the other: the panel is narrow, and what asks for more width than there is takes its lines from
  // the texts above.
  auto* budget = new QGridLayout;
  budget->setHorizontalSpacing(8);
  budget->setVerticalSpacing(4);
  budget->setColumnStretch(1, 1);
  budget->addWidget(m_budgetLabel, 0, 0);
  budget->addWidget(m_budget, 0, 1);
  budget->addWidget(m_ownBudget, 1, 1);
  m_problem->setObjectName("memoryProblem");
  m_problem->setWordWrap(true);
  m_problem->hide();
  m_notes->setObjectName("memoryNotes");
  m_notes->setWordWrap(true);
  m_buttons->setSpacing(4);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  column->addWidget(m_gauge);
  column->addWidget(m_problem);
  column->addWidget(m_notes);
  column->addLayout(budget);
  column->addWidget(m_remediesLabel);
  column->addLayout(m_buttons);
  column->addWidget(m_more, 0, Qt::AlignLeft);
  connect(m_budget, &QComboBox::activated, this, [this](int choice) {
    m_ownBudget->setVisible(choice == ownBudget);
    planAgain();
  });
  connect(m_ownBudget, &NumberEdit::edited, this, &MemoryPlanPanel::planAgain);
  connect(m_more, &QPushButton::clicked, this, [this] {
    m_all = !m_all;
    showRemedies();
  });
  retranslate();
  clear();
}

std::optional<double> MemoryPlanPanel::chosenBudget() const {
  if (m_budget->currentIndex() == sixGib) return kCommonCardGib;
  const Json own = m_ownBudget->value();
  if (m_budget->currentIndex() == ownBudget && own.is_number() && own.get<double>() > 0.0)
    return own.get<double>();
  return std::nullopt;
}

void MemoryPlanPanel::setBudgetGib(std::optional<double> gibibytes) {
  m_budget->setCurrentIndex(gibibytes ? ownBudget : thisDevice);
  if (gibibytes) m_ownBudget->setValue(*gibibytes);
  m_ownBudget->setVisible(gibibytes.has_value());
  planAgain();
}

void MemoryPlanPanel::clear() {
  ++m_question;
  m_asked.reset();
  m_answer.reset();
  m_remedies.clear();
  showNotes();
  setVisible(false);
}

void MemoryPlanPanel::setEditing(RecipeEditing editing) {
  m_editing = editing;
  listRemedies();
  showRemedies();
}

/// What cannot be taken would only be in the way of what can.
void MemoryPlanPanel::listRemedies() {
  m_remedies = m_answer ? m_answer->remedies : std::vector<Remedy>();
  if (m_editing != RecipeEditing::goingOn) return;
  std::erase_if(m_remedies, [](const Remedy& remedy) {
    return remedy.changes.empty() || !std::ranges::all_of(remedy.changes, [](const RecipeChange& change) {
             return mayChangeOnResume(change.path);
           });
  });
}

void MemoryPlanPanel::plan(const Recipe& recipe, const Json& config) {
  m_asked.emplace(recipe, config);
  planAgain();
}

void MemoryPlanPanel::setCard(std::uint64_t bytes) {
  if (bytes == m_cardBytes) return;
  m_cardBytes = bytes;
  planAgain();
}

Result<MemoryPlanPanel::Answer> MemoryPlanPanel::work(Recipe recipe, const Json& config,
                                                      std::optional<double> budgetGib,
                                                      std::uint64_t cardBytes) {
  if (recipe.training.device == "auto" && cardBytes > 0) recipe.training.device = "cuda";
  const bool onCard = recipe.training.device.starts_with("cuda");
  const auto described = shapeWithLabels(recipe, config);
  if (!described) return described.error();
  const ModelShape& shape = described->shape;
  const MemoryBudget budget = memoryBudget(recipe, budgetGib, onCard ? cardBytes : availableMemoryBytes());
  const auto memory = planMemory(shape, recipe, budget.bytes);
  if (!memory) return memory.error();
  const std::int64_t limit = budget.bytes > 0 ? budget.bytes : INT64_MAX;
  std::vector<std::string> notes = described->notes;
  if (auto lacking = charactersWithoutRoom(recipe)) notes.push_back(std::move(*lacking));
  return Answer{*memory, budget, findRemedies(shape, recipe, limit, keptPieces(recipe)), std::move(notes)};
}

Recipe MemoryPlanPanel::plannedRecipe() const {
  Recipe recipe = m_asked->first;
  // A card computes with operations of its own, whatever the recipe trains on here.
  if (m_budget->currentIndex() == sixGib && !recipe.training.device.starts_with("cuda"))
    recipe.training.device = "cuda";
  return recipe;
}

void MemoryPlanPanel::planAgain() {
  if (!m_asked) return;
  const quint64 question = ++m_question;
  inBackground(
      this,
      [recipe = plannedRecipe(), config = m_asked->second, budget = chosenBudget(), card = m_cardBytes] {
        return work(recipe, config, budget, card);
      },
      [this, question](Result<Answer> answer) {
        if (question != m_question) return;
        if (answer) {
          show(*answer);
        } else {
          showProblem(answer.error());
        }
      });
}

void MemoryPlanPanel::showProblem(const Error& error) {
  m_answer.reset();
  m_remedies.clear();
  QString why = engineText(error.what);
  if (!error.where.empty()) why += " (" + enginePlace(error.where) + ')';
  m_problem->setText(sentence(tr("The memory cannot be planned: %1."), {why}));
  m_problem->setToolTip(engineMessage(error));
  m_problem->show();
  m_gauge->hide();
  showNotes();
  showRemedies();
  setVisible(true);
  Q_EMIT planned();
}

void MemoryPlanPanel::show(const Answer& answer) {
  m_answer = answer;
  listRemedies();
  m_problem->hide();
  m_gauge->show();
  showGauge();
  showNotes();
  showRemedies();
  setVisible(true);
  Q_EMIT planned();
}

void MemoryPlanPanel::showGauge() {
  if (!m_answer) return;
  std::vector<MemoryGauge::Part> parts;
  for (std::size_t i = 0; i < kMemoryParts; ++i) {
    const auto part = static_cast<MemoryPart>(i);
    const auto bytes = static_cast<double>(m_answer->memory.peak[part]);
    if (bytes > 0.0) parts.push_back({memoryPartText(part), bytes});
  }
  m_gauge->setParts(std::move(parts), static_cast<double>(m_answer->budget.bytes));
  m_gauge->setToolTip(momentText(m_answer->memory.moment));
}

void MemoryPlanPanel::showNotes() {
  QStringList lines;
  for (const std::string& note : m_answer ? m_answer->notes : std::vector<std::string>()) {
    QString line = engineText(note);
    if (!line.isEmpty()) line[0] = line[0].toUpper();
    lines << line;
  }
  m_notes->setText(lines.join('\n'));
  m_notes->setVisible(!lines.isEmpty());
}

QPushButton* MemoryPlanPanel::remedyButton(std::size_t index) const {
  QLayoutItem* item = m_buttons->itemAt(static_cast<int>(index));
  return item ? qobject_cast<QPushButton*>(item->widget()) : nullptr;
}

void MemoryPlanPanel::showRemedies() {
  while (QLayoutItem* item = m_buttons->takeAt(0)) {
    if (item->widget()) item->widget()->deleteLater();
    delete item;
  }
  const bool fits =
      !m_answer || m_answer->budget.bytes == 0 || m_answer->memory.peak.total() <= m_answer->budget.bytes;
  // What fits needs no remedy; they are there for who wants more room.
  const std::size_t few = fits ? 0 : kShownRemedies;
  const std::size_t shown = m_all ? m_remedies.size() : std::min(few, m_remedies.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const Remedy& remedy = m_remedies[i];
    const RemedyWords words = remedyWords(remedy);
    const QString saved = byteSize(static_cast<double>(remedy.savedBytes));
    const QString text = (remedy.upTo ? tr("%1: up to −%2, ×%3") : tr("%1: −%2, ×%3"))
                             .arg(words.name, saved, QLocale().toString(remedy.stepTimeFactor, 'g', 2));
    QPushButton* button = makeButton(text);
    button->setObjectName("remedy");
    QString help = words.help;
    if (remedy.fits) help += '\n' + tr("With it the recipe fits.");
    help += '\n' + tr("× is the time of a step, estimated.");
    button->setToolTip(text + '\n' + help);
    button->setAccessibleName(text);
    button->setEnabled(m_editing != RecipeEditing::nothing);
    button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(button, &QPushButton::clicked, this, [this, i] {
      if (i < m_remedies.size()) take(m_remedies[i]);
    });
    m_buttons->addWidget(button);
  }
  m_remediesLabel->setVisible(shown > 0);
  m_more->setVisible(m_remedies.size() > few);
  m_more->setText(m_all ? tr("Show less") : tr("What needs less memory (%1)").arg(m_remedies.size()));
}

void MemoryPlanPanel::take(const Remedy& remedy) {
  if (remedy.changes.empty()) {
    Q_EMIT trimmingWanted();
    return;
  }
  // A copy: the answer to the change replaces the list.
  const std::vector<RecipeChange> changes = remedy.changes;
  Q_EMIT remedyChosen(changes, remedyWords(remedy).name);
}

void MemoryPlanPanel::retranslate() {
  m_gauge->setTitle(tr("Memory"));
  m_budgetLabel->setText(tr("Plan for"));
  m_budget->setAccessibleName(tr("Plan for"));
  m_budget->setItemText(thisDevice, tr("This device"));
  m_budget->setItemText(sixGib, tr("A card of 6 GiB"));
  m_budget->setItemText(ownBudget, tr("Own budget in GiB"));
  m_ownBudget->setAccessibleName(tr("Own budget in GiB"));
  m_ownBudget->setToolTip(tr("Own budget in GiB"));
  m_remediesLabel->setText(tr("Needs less memory"));
  showGauge();
  showNotes();
  showRemedies();
}

void MemoryPlanPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace s2s
