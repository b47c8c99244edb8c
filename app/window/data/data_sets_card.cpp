#include "app/window/data/data_sets_card.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/window/data/data_set.h"
#include "app/window/languages.h"
#include "engine/recipes/data_source_json.h"
#include "widgets/forms/schema_form.h"
#include "widgets/item_models/two_line_delegate.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/labels.h"
#include "widgets/text/number_format.h"
#include "widgets/text/plural.h"

namespace s2s {
namespace {

constexpr int kMostRowsShown = 4;
constexpr int kTypingMilliseconds = 400;

/// What the page has in other places, or the run writes.
constexpr const char* kElsewhereOfASet[] = {"path",   "source", "target",  "pair",
                                            "labels", "sha256", "filters", "target_sha256"};
constexpr const char* kElsewhereOfTheSection[] = {"train", "validation.sets"};

/// The schema of the recipe's section `data`, and of one of its data sets.
const OptionSchema& sectionSchema() { return recipeSchema().find("data")->fields.front(); }
const OptionSchema& setSchema() { return sectionSchema().find("train")->fields.back(); }

/// The options at these paths are shown before "More options" is unfolded.
OptionSchema withCommon(OptionSchema schema, const QStringList& paths, const QString& above = {}) {
  for (Option& option : schema.options) {
    const QString path = above + QString::fromStdString(option.name);
    if (paths.contains(path)) option.common = true;
    if (option.type == OptionType::object && !option.fields.empty())
      option.fields.front() = withCommon(option.fields.front(), paths, path + '.');
  }
  return schema;
}

QStringList languageCodes() {
  QStringList codes;
  for (const LanguageChoice& choice : languageChoices()) codes << choice.code;
  return codes;
}

QFrame* makeDivider() {
  auto* line = new QFrame;
  line->setProperty("role", "divider");
  return line;
}

}  // namespace

DataSetsCard::DataSetsCard(QWidget* parent)
    : Card(" ", parent),
      m_add(makeIconButton("add", {})),
      m_remove(makeIconButton("trash", {})),
      m_list(new QListWidget),
      m_scroll(new QScrollArea),
      m_useLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_use(new QComboBox),
      m_objective(makeLabel({}, TextSize::label, TextColor::muted)),
      m_setForm(new SchemaForm),
      m_sectionTitle(makeLabel({}, TextSize::bodyStrong)),
      m_sectionForm(new SchemaForm) {
  addHeaderWidget(m_remove);
  addHeaderWidget(m_add);
  m_list->setItemDelegate(new TwoLineDelegate(m_list));
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_use->addItems({"", "", ""});
  m_useLabel->setBuddy(m_use);
  m_objective->setWordWrap(true);
  for (const char* field : kElsewhereOfASet) m_setForm->hideField(field);
  for (const char* field : kElsewhereOfTheSection) m_sectionForm->hideField(field);
  m_setForm->setSuggestions("encoding", {"auto", "UTF-8", "UTF-16LE", "UTF-16BE", "CP949"});
  m_setForm->setSuggestions("source_language", languageCodes());
  m_setForm->setSuggestions("target_language", languageCodes());

  auto* scrolled = new QWidget;
  scrolled->setProperty("role", "scrolled");
  auto* column = new QVBoxLayout(scrolled);
  column->setContentsMargins(0, 0, 8, 0);
  column->setSpacing(4);
  column->addWidget(m_useLabel);
  column->addWidget(m_use);
  column->addWidget(m_objective);
  column->addSpacing(8);
  column->addWidget(m_setForm);
  column->addSpacing(12);
  column->addWidget(makeDivider());
  column->addSpacing(12);
  column->addWidget(m_sectionTitle);
  column->addSpacing(4);
  column->addWidget(m_sectionForm);
  column->addStretch(1);
  m_scroll->setWidget(scrolled);
  m_scroll->setWidgetResizable(true);
  m_scroll->setFrameShape(QFrame::NoFrame);
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  content()->addWidget(m_list);
  content()->addWidget(makeDivider());
  content()->addWidget(m_scroll, 1);

  connect(m_add, &QToolButton::clicked, this, &DataSetsCard::addWanted);
  connect(m_remove, &QToolButton::clicked, this, [this] {
    if (DataSet* set = current()) Q_EMIT removeWanted(set);
  });
  connect(m_list, &QListWidget::currentRowChanged, this, [this] {
    takeTyped();
    showCurrent();
    Q_EMIT currentChanged(current());
  });
  connect(m_use, &QComboBox::activated, this, [this](int use) {
    if (DataSet* set = current()) set->setUse(static_cast<DataUse>(use));
  });
  m_typed.setSingleShot(true);
  m_typed.setInterval(kTypingMilliseconds);
  connect(&m_typed, &QTimer::timeout, this, &DataSetsCard::takeForm);
  connect(m_setForm, &SchemaForm::changed, this, [this] {
    if (!m_showing) m_typed.start();
  });
  connect(m_sectionForm, &SchemaForm::changed, this, &DataSetsCard::sectionChanged);
  retranslate();
  fillForms();
}

void DataSetsCard::setDataSets(const std::vector<DataSet*>& sets) {
  if (std::ranges::find(sets, m_shown.data()) != sets.end()) takeTyped();
  m_typed.stop();
  DataSet* before = current();
  for (DataSet* set : sets) {
    if (std::ranges::find(m_sets, set) != m_sets.end()) continue;
    connect(set, &DataSet::changed, this, [this] {
      showSets();
      showCurrent();
    });
    connect(set, &DataSet::grown, this, &DataSetsCard::showSets);
  }
  m_sets = sets;
  {
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (std::size_t i = 0; i < sets.size(); ++i) m_list->addItem(new QListWidgetItem);
  }
  showSets();
  setCurrent(std::ranges::find(sets, before) != sets.end() ? before : sets.empty() ? nullptr : sets.front());
}

void DataSetsCard::setCurrent(DataSet* set) {
  takeTyped();
  const auto at = std::ranges::find(m_sets, set);
  {
    const QSignalBlocker quiet(m_list);
    m_list->setCurrentRow(at == m_sets.end() ? -1 : static_cast<int>(at - m_sets.begin()));
  }
  showCurrent();
  Q_EMIT currentChanged(current());
}

DataSet* DataSetsCard::current() const {
  const auto row = static_cast<std::size_t>(m_list->currentRow());
  return row < m_sets.size() ? m_sets[row] : nullptr;
}

void DataSetsCard::fillForms() {
  const auto training =
      std::ranges::count_if(m_sets, [](const DataSet* set) { return set->use() == DataUse::training; });
  const bool labelled = std::ranges::any_of(m_sets, [](const DataSet* set) {
    return hasUse(set->columnUses(), ColumnUse::label) && set->use() == DataUse::training;
  });
  QStringList ofSection{"test.split", "keep_duplicates_together"}, ofSet;
  if (labelled) ofSection << "stratified";
  if (training > 1) {
    ofSection << "mixing.kind"
              << "mixing.limit"
              << "mixing.temperature"
              << "mixing.leave_out";
    ofSet << "weight";
  }
  if (ofSection == m_commonOptions) return;
  m_commonOptions = ofSection;
  m_showing = true;
  const Json section = m_sectionForm->value(), set = m_setForm->value();
  m_sectionForm->setSchema(withCommon(sectionSchema(), ofSection));
  m_setForm->setSchema(withCommon(setSchema(), ofSet));
  m_sectionForm->setValue(section);
  m_setForm->setValue(set);
  m_showing = false;
}

void DataSetsCard::showSets() {
  fillForms();
  const auto useName = [this](DataUse use) { return m_use->itemText(static_cast<int>(use)); };
  for (std::size_t i = 0; i < m_sets.size(); ++i) {
    const DataSet& set = *m_sets[i];
    QListWidgetItem* item = m_list->item(static_cast<int>(i));
    const QString rows = set.state() == DataSet::State::failed
                             ? tr("cannot be read")
                             : tr("%1 row(s)", nullptr, pluralOf(set.rows())).arg(exactNumber(set.rows()));
    item->setText(set.name());
    item->setToolTip(set.path());
    item->setData(kSecondLineRole, QString("%1 · %2").arg(useName(set.use()), rows));
    item->setData(Qt::AccessibleTextRole, QString("%1, %2, %3").arg(set.name(), useName(set.use()), rows));
  }
  const int shown = std::min(kMostRowsShown, std::max(1, static_cast<int>(m_sets.size())));
  m_list->setFixedHeight(shown * m_list->itemDelegate()->sizeHint({}, {}).height());
}

void DataSetsCard::showCurrent() {
  DataSet* set = current();
  m_remove->setEnabled(set);
  m_use->setEnabled(set);
  m_setForm->setEnabled(set);
  if (!set) return;
  m_use->setCurrentIndex(static_cast<int>(set->use()));
  m_objective->setText(answerText(answerOf(set->columnUses())));
  if (m_shown == set && m_typed.isActive()) return;  // what is being typed is taken when it pauses
  m_shown = set;
  m_showing = true;
  const Json shown = dataSourceToJson(set->source());
  if (m_setForm->value() != shown) m_setForm->setValue(shown);
  m_showing = false;
}

QString DataSetsCard::answerText(ColumnUse answer) {
  switch (answer) {
    case ColumnUse::target:
      return tr("A text is answered with a text.");
    case ColumnUse::label:
      return tr("A text is given a label.");
    case ColumnUse::number:
      return tr("A text is given a number.");
    default:
      return tr("Text alone: parts of it are hidden and guessed.");
  }
}

void DataSetsCard::takeTyped() {
  if (m_typed.isActive()) takeForm();
}

void DataSetsCard::takeForm() {
  m_typed.stop();
  if (!m_shown) return;
  Json value = m_setForm->value();
  const Json now = dataSourceToJson(m_shown->source());
  for (const char* field : kElsewhereOfASet) {
    value.erase(field);
    if (now.contains(field)) value[field] = now[field];
  }
  // What is not valid yet is named beside its field and not taken.
  if (const Result<DataSource> source = parseDataSource(value, {})) m_shown->setSource(*source);
}

Json DataSetsCard::section() const { return m_sectionForm->value(); }

void DataSetsCard::setSection(const Json& section) { m_sectionForm->setValue(section); }

QString DataSetsCard::problem() const {
  for (const SchemaForm* form : {m_setForm, m_sectionForm}) {
    if (!form->isValid()) return tr("A setting under “Data sets” is not valid.");
  }
  return {};
}

void DataSetsCard::retranslate() {
  setTitle(tr("Data sets"));
  m_add->setToolTip(tr("Add files"));
  m_add->setAccessibleName(tr("Add files"));
  m_remove->setToolTip(tr("Take this data set off the page"));
  m_remove->setAccessibleName(tr("Take this data set off the page"));
  m_list->setAccessibleName(tr("Data sets"));
  m_useLabel->setText(tr("Used for"));
  m_use->setAccessibleName(tr("Used for"));
  m_use->setItemText(static_cast<int>(DataUse::training), tr("Training"));
  m_use->setItemText(static_cast<int>(DataUse::validation), tr("Validation"));
  m_use->setItemText(static_cast<int>(DataUse::test), tr("Test, never trained on"));
  m_sectionTitle->setText(tr("Of all of them"));
  m_sectionForm->setFieldText("validation.split", tr("Held out for validation"));
  m_sectionForm->setFieldText("test.split", tr("Held out for a test"));
  m_sectionForm->setFieldText("mixing.kind", tr("Mixture"));
  m_sectionForm->setFieldText("mixing.limit", tr("Rows that count at most"));
  m_sectionForm->setFieldText("mixing.temperature", tr("Temperature"));
  m_sectionForm->setFieldText("mixing.leave_out", tr("Left out"));
  m_sectionForm->setFieldText("max_source_tokens", tr("Longest source"));
  m_sectionForm->setFieldText("max_target_tokens", tr("Longest target"));
  showSets();
  showCurrent();
}

void DataSetsCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  Card::changeEvent(event);
}

}  // namespace s2s
