#include "app/window/evaluate/entrants_card.h"

#include <QFileInfo>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <utility>

#include "app/window/json_text.h"
#include "app/window/languages.h"
#include "app/window/model_catalogue.h"
#include "app/window/models/add_model_dialog.h"
#include "app/window/page.h"
#include "app/window/settings.h"
#include "engine/shapes/presets.h"
#include "widgets/forms/field_editor.h"
#include "widgets/forms/schema_form.h"
#include "widgets/item_models/text_table_model.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/empty_state.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/table_view.h"
#include "widgets/text/number_format.h"

namespace s2s {
namespace {

constexpr int kEntrantsHeight = 168, kWidestEntrantCell = 200;

QString modelOfEntrant(const Json& entrant) {
  return entrant.contains("model") ? textAt(entrant["model"], "from") : QString();
}

}  // namespace

EntrantsCard::EntrantsCard(Workplace& workplace, QWidget* parent)
    : Card(tr("Models"), parent),
      m_workplace(workplace),
      m_add(makeButton(tr("Add…"))),
      m_up(makeIconButton("chevron_up", tr("Earlier"))),
      m_down(makeIconButton("chevron_down", tr("Later"))),
      m_remove(makeIconButton("trash", tr("Remove"))),
      m_table(new TableView),
      m_rows(new TextTableModel(this)),
      m_empty(
          new EmptyState("models", tr("The models that are compared: presets, folders or runs"), tr("Add…"))),
      m_note(makeLabel({}, TextSize::label, TextColor::bad)),
      m_form(new SchemaForm),
      m_scroll(new QScrollArea) {
  m_add->setAutoDefault(false);
  m_table->setObjectName("entrants");
  m_table->setAccessibleName(tr("Models"));
  m_table->setModel(m_rows);
  m_table->setSelectionMode(QAbstractItemView::SingleSelection);
  m_table->setSortingEnabled(false);
  m_table->setFixedHeight(kEntrantsHeight);
  m_note->setWordWrap(true);
  for (QWidget* button : {static_cast<QWidget*>(m_up), static_cast<QWidget*>(m_down),
                          static_cast<QWidget*>(m_remove), static_cast<QWidget*>(m_add)})
    addHeaderWidget(button);

  QStringList models = workplace.settings.chosenModels(), languages;
  for (const Preset& preset : presets()) models << QString::fromStdString(preset.name);
  models.removeDuplicates();
  for (const LanguageChoice& language : languageChoices()) languages << language.code;
  m_form->setSuggestions("model.from", models);
  m_form->setSuggestions("source_language", languages);
  m_form->setSuggestions("target_language", languages);
  m_form->setFieldText("model.from", tr("Model"));
  m_form->setFieldText("model.initialization", tr("Begin with"));
  m_form->setFieldText("model.overrides", tr("Changes to its shape"),
                       tr("Keys of config.json that replace the model's own, such as {\"d_ff\": 344}"));
  m_form->setFieldText("starting_point", tr("Learned before"));
  m_form->setSchema(entrantFormSchema());
  auto* scrolled = new QWidget;
  scrolled->setProperty("role", "scrolled");
  auto* column = new QVBoxLayout(scrolled);
  column->setContentsMargins(0, 0, 8, 0);
  column->addWidget(m_form);
  column->addStretch(1);
  m_scroll->setWidget(scrolled);
  m_scroll->setWidgetResizable(true);
  m_scroll->setFrameShape(QFrame::NoFrame);
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  content()->addWidget(m_empty, 1);
  content()->addWidget(m_table);
  content()->addWidget(m_note);
  content()->addWidget(m_scroll, 1);

  connect(m_add, &QPushButton::clicked, this, &EntrantsCard::addInteractively);
  connect(m_empty, &EmptyState::activated, this, &EntrantsCard::addInteractively);
  connect(m_up, &QToolButton::clicked, this, [this] { move(chosen(), -1); });
  connect(m_down, &QToolButton::clicked, this, [this] { move(chosen(), 1); });
  connect(m_remove, &QToolButton::clicked, this, [this] { remove(chosen()); });
  connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &EntrantsCard::showChosen);
  connect(m_form, &SchemaForm::changed, this, &EntrantsCard::takeForm);
  connect(m_form, &SchemaForm::actionRequested, this, &EntrantsCard::makeAlike);
  connect(&workplace.models, &ModelCatalogue::described, this, &EntrantsCard::showFields);
  showList();
  showChosen();
}

void EntrantsCard::setEntrants(const Json& entrants) {
  m_entrants = entrants.is_array() ? entrants : Json::array();
  // What is null in a complete description has not been said.
  for (Json& entrant : m_entrants) {
    for (auto member = entrant.begin(); member != entrant.end();)
      member = member->is_null() ? entrant.erase(member) : std::next(member);
  }
  m_shown = -1;
  entrantsChanged();
  choose(0);
}

void EntrantsCard::setProposals(const Json& recipe, const EntrantWords& words) {
  m_recipe = recipe;
  m_words = words;
}

void EntrantsCard::setAllRandom(bool random) {
  if (random == m_allRandom) return;
  m_allRandom = random;
  showList();
  showFields();
}

void EntrantsCard::addInteractively() {
  AddModelDialog dialog(m_workplace, AddModelDialog::Offer::everything, this);
  if (dialog.exec() == QDialog::Accepted) addModels(dialog.chosen());
}

void EntrantsCard::addModels(const QStringList& models) {
  if (models.isEmpty()) return;
  for (const QString& model : models) {
    // Small files only; whether it has weights and tells languages by tokens decides how it begins.
    const Result<ModelDescription> described = describeModel(model);
    m_workplace.models.need(model);
    m_entrants.push_back(newEntrant(model, described ? &*described : nullptr, m_recipe, m_words, names()));
  }
  entrantsChanged();
  choose(static_cast<int>(m_entrants.size()) - 1);
}

void EntrantsCard::remove(int entrant) {
  if (entrant < 0 || entrant >= std::ssize(m_entrants)) return;
  m_entrants.erase(static_cast<std::size_t>(entrant));
  entrantsChanged();
  choose(std::min(entrant, static_cast<int>(m_entrants.size()) - 1));
}

void EntrantsCard::move(int entrant, int by) {
  const int to = entrant + by;
  if (entrant < 0 || to < 0 || to >= std::ssize(m_entrants)) return;
  std::swap(m_entrants[static_cast<std::size_t>(entrant)], m_entrants[static_cast<std::size_t>(to)]);
  entrantsChanged();
  choose(to);
}

void EntrantsCard::entrantsChanged() {
  m_needs.clear();
  m_problem = {};
  showList();
  showChosen();
  Q_EMIT changed();
}

void EntrantsCard::choose(int entrant) {
  if (entrant < 0) return showChosen();
  m_table->selectRow(entrant);
  showChosen();
}

int EntrantsCard::chosen() const {
  const QModelIndexList rows = m_table->selectionModel()->selectedRows();
  return rows.isEmpty() ? -1 : rows.front().row();
}

bool EntrantsCard::isValid() const { return m_shown < 0 || m_form->isValid(); }

QStringList EntrantsCard::names() const {
  QStringList names;
  for (const Json& entrant : m_entrants) names << textAt(entrant, "name");
  return names;
}

QStringList EntrantsCard::rowOf(int entrant) const {
  const Json& one = m_entrants[static_cast<std::size_t>(entrant)];
  const QString point = textAt(one, "starting_point");
  const bool isRandom =
      m_allRandom || (one.contains("model") && textAt(one["model"], "initialization") == "random");
  const QString problem = problemOf(entrant);
  QStringList row{(problem.isEmpty() ? QString() : QStringLiteral("⚠ ")) + textAt(one, "name"),
                  QFileInfo(modelOfEntrant(one)).fileName(),
                  isRandom          ? tr("fresh weights")
                  : point.isEmpty() ? tr("not said yet")
                                    : choiceLabelOf(point.toStdString())};
  if (entrant >= std::ssize(m_needs))
    return row << "–"
               << "–"
               << "–";
  const EntrantNeeds& needs = m_needs[static_cast<std::size_t>(entrant)];
  return row << compactNumber(static_cast<double>(needs.size.parts.total))
             << compactNumber(static_cast<double>(needs.size.parts.outsideEmbeddings()))
             << byteSize(static_cast<double>(needs.peakBytes));
}

void EntrantsCard::showList() {
  const int before = chosen();
  QList<QStringList> rows;
  for (int i = 0; i < std::ssize(m_entrants); ++i) rows << rowOf(i);
  m_showing = true;
  m_rows->setRows({tr("Name"), tr("Model"), tr("Begins with"), tr("Parameters"), tr("Outside embeddings"),
                   tr("Training memory")},
                  rows);
  m_table->fitColumns(kWidestEntrantCell);
  if (before >= 0 && before < rows.size()) m_table->selectRow(before);
  m_showing = false;
}

void EntrantsCard::showChosen() {
  if (m_showing) return;
  const int entrant = chosen();
  m_up->setEnabled(entrant > 0);
  m_down->setEnabled(entrant >= 0 && entrant + 1 < std::ssize(m_entrants));
  m_remove->setEnabled(entrant >= 0);
  m_scroll->setVisible(entrant >= 0);
  m_table->setVisible(!m_entrants.empty());
  m_empty->setVisible(m_entrants.empty());
  m_shown = entrant;
  if (entrant >= 0) {
    // A mark of the entrant before is none of this one.
    if (!m_marked.empty()) m_form->setFieldProblem(std::exchange(m_marked, {}), {});
    m_showing = true;
    const Json& one = m_entrants[static_cast<std::size_t>(entrant)];
    if (m_form->value() != one) m_form->setValue(one);
    m_showing = false;
    m_workplace.models.need(modelOfEntrant(one));
  }
  showFields();
  showProblem();
}

void EntrantsCard::showFields() {
  if (m_shown < 0 || m_shown >= std::ssize(m_entrants)) return;
  const Json& one = m_entrants[static_cast<std::size_t>(m_shown)];
  const ModelDescription* description = m_workplace.models.find(modelOfEntrant(one));
  // While the model is not known, both ways to say a language are open.
  const bool tokens = !description || namesLanguagesByTokens(*description);
  const bool words = !description || !namesLanguagesByTokens(*description);
  m_form->setFieldVisible("prefix", words || one.contains("prefix"));
  for (const char* language : {"source_language", "target_language"})
    m_form->setFieldVisible(language, tokens || one.contains(language));
  m_form->setFieldVisible("model.initialization", !m_allRandom);
  m_form->setFieldVisible("starting_point", !m_allRandom);
  const bool canBeAlike =
      m_shown < std::ssize(m_needs) && m_needs[static_cast<std::size_t>(m_shown)].size.suggestion.has_value();
  m_form->setFieldAction("model.overrides", canBeAlike ? tr("Make as large as the first") : QString());
}

void EntrantsCard::takeForm() {
  if (m_showing || m_shown < 0 || m_shown >= std::ssize(m_entrants)) return;
  Json value = m_form->value();
  // A tokenizer of which nothing is said is the shared recipe's.
  if (value.contains("tokenizer") && value["tokenizer"].empty()) value.erase("tokenizer");
  m_entrants[static_cast<std::size_t>(m_shown)] = std::move(value);
  showList();
  showFields();
  Q_EMIT changed();
}

void EntrantsCard::makeAlike() {
  if (m_shown < 0 || m_shown >= std::ssize(m_needs)) return;
  const auto& suggestion = m_needs[static_cast<std::size_t>(m_shown)].size.suggestion;
  if (!suggestion) return;
  Json overrides = m_form->fieldValue("model.overrides");
  if (!overrides.is_object()) overrides = Json::object();
  overrides.update(suggestion->overrides);
  m_form->setFieldValue("model.overrides", overrides);
}

void EntrantsCard::setNeeds(const std::vector<EntrantNeeds>& needs) {
  m_needs = needs;
  showList();
  showFields();
}

QString EntrantsCard::problemOf(int entrant) const {
  return m_problem.place == DraftProblem::Place::entrant && m_problem.entrant == entrant ? m_problem.text
                                                                                         : QString();
}

void EntrantsCard::setProblem(const DraftProblem* problem) {
  m_problem = problem ? *problem : DraftProblem{};
  showList();
  showProblem();
}

void EntrantsCard::showProblem() {
  const QString text = problemOf(m_problem.entrant);
  const bool beside = m_problem.entrant == m_shown && m_form->fieldEditor(m_problem.field);
  if (!m_marked.empty()) m_form->setFieldProblem(std::exchange(m_marked, {}), {});
  if (!text.isEmpty() && beside) {
    m_marked = m_problem.field;
    m_form->setFieldProblem(m_marked, text);
  }
  // Beside a field the problem needs no subject; here it is the entrant's field.
  QString subject = names().value(m_problem.entrant);
  if (!m_problem.field.empty()) subject += ", " + m_form->fieldLabel(m_problem.field);
  m_note->setText(text.isEmpty() || beside ? QString() : subject + ": " + text);
  m_note->setVisible(!m_note->text().isEmpty());
}

}  // namespace s2s
