#include "app/window/train/data_columns.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <algorithm>
#include <optional>
#include <vector>

#include "app/window/languages.h"
#include "app/window/tick_picker.h"
#include "engine/data/column_guess.h"
#include "engine/data/text_pairs.h"
#include "widgets/panes/labels.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

int placeOf(const std::vector<std::string>& columns, const ColumnReference& column) {
  const Result<std::size_t> found = findColumn(columns, column, "");
  return found ? static_cast<int>(*found) : -1;
}

int placeOf(const std::optional<std::size_t>& column) { return column ? static_cast<int>(*column) : -1; }

/// The first of the guesses that there is, beside the source.
int firstOf(const ColumnGuess& guess, std::initializer_list<std::optional<std::size_t>> columns) {
  for (const std::optional<std::size_t>& column : columns) {
    if (column && column != guess.source) return static_cast<int>(*column);
  }
  return -1;
}

ColumnReference reference(const QString& name, int place, bool named) {
  if (named) return name.toStdString();
  return static_cast<std::int64_t>(place + 1);
}

QString cellOf(const Row& row, int column) {
  return column < 0 ? QString() : QString::fromStdString(row.cells[static_cast<std::size_t>(column)]);
}

}  // namespace

DataColumns::DataColumns(const DataNeeds& needs, const DataSource& source, QWidget* parent)
    : QWidget(parent),
      m_needs(needs),
      m_grid(new QGridLayout(this)),
      m_source(new QComboBox),
      m_pair(new QComboBox),
      m_target(new QComboBox),
      m_labels(new TickPicker),
      m_prefix(new QLineEdit(QString::fromStdString(source.prefix))),
      m_sourceLanguage(new QComboBox),
      m_targetLanguage(new QComboBox) {
  m_grid->setContentsMargins(0, 0, 0, 0);
  m_grid->setHorizontalSpacing(length::kGap);
  m_grid->setVerticalSpacing(8);
  m_grid->setColumnStretch(1, 1);
  m_grid->setColumnMinimumWidth(0, kLabelWidth);
  const bool target = needs.answer == DataNeeds::Answer::target;
  addRow(target ? tr("Source column") : tr("Text column"), m_source);
  if (needs.hasLabels()) addRow(tr("Second text column"), m_pair);
  if (target) addRow(tr("Target column"), m_target);
  if (needs.hasLabels())
    addRow(needs.answer == DataNeeds::Answer::labels ? tr("Label columns") : tr("Number columns"), m_labels);
  addRow(tr("Prefix"), m_prefix);
  if (needs.hasLanguages()) {
    fillLanguages(m_sourceLanguage, source.sourceLanguage);
    fillLanguages(m_targetLanguage, source.targetLanguage);
    addRow(tr("Source language"), m_sourceLanguage);
    addRow(tr("Target language"), m_targetLanguage);
  }
  for (QWidget* field :
       {static_cast<QWidget*>(m_source), static_cast<QWidget*>(m_pair), static_cast<QWidget*>(m_target),
        static_cast<QWidget*>(m_labels), static_cast<QWidget*>(m_prefix),
        static_cast<QWidget*>(m_sourceLanguage), static_cast<QWidget*>(m_targetLanguage)}) {
    if (!field->parentWidget()) {
      field->setParent(this);
      field->hide();
    }
  }
  m_prefix->setPlaceholderText(
      needs.asksAsTrained    ? tr("empty: every model is asked in its own way")
      : needs.hasLanguages() ? tr("empty: the languages' own tokens say what is asked")
      : target               ? tr("written before every source, such as “translate English to Korean: ”")
                             : tr("written before every text"));
  for (QComboBox* box : {m_source, m_pair, m_target})
    connect(box, &QComboBox::activated, this, &DataColumns::changed);
  m_labels->setEmptyText(tr("Choose columns…"));
  connect(m_labels, &TickPicker::changed, this, &DataColumns::changed);
  connect(m_prefix, &QLineEdit::textChanged, this, &DataColumns::changed);
}

void DataColumns::addRow(const QString& name, QWidget* field) {
  QLabel* label = makeLabel(name, TextSize::label, TextColor::muted);
  label->setBuddy(field);
  field->setAccessibleName(name);
  const int row = m_grid->rowCount();
  m_grid->addWidget(label, row, 0);
  m_grid->addWidget(field, row, 1);
}

void DataColumns::fillLanguages(QComboBox* box, const std::string& chosen) {
  box->addItem(m_needs.asksAsTrained ? tr("as the models are trained") : tr("the tokenizer's own"),
               QString());
  for (const std::string& code : m_needs.languages) {
    const QString text = QString::fromStdString(code), name = languageName(text);
    box->addItem(name == text ? text : QString("%1 · %2").arg(name, text), text);
  }
  const QString text = QString::fromStdString(chosen);
  if (box->findData(text) < 0) box->addItem(text, text);  // an ISO code for a tokenizer with codes of its own
  box->setCurrentIndex(box->findData(text));
}

void DataColumns::setColumns(const TablePreview& preview, const DataSource& source, bool guessed) {
  const std::vector<std::string>& columns = preview.columns;
  QStringList names;
  for (const std::string& name : columns) names << QString::fromStdString(name);
  for (QComboBox* box : {m_source, m_target, m_pair}) box->clear();
  m_source->addItems(names);
  m_target->addItems(names);
  m_pair->addItem(tr("none"));
  m_pair->addItems(names);
  m_source->setCurrentIndex(placeOf(columns, source.source));
  m_target->setCurrentIndex(placeOf(columns, source.target));
  m_pair->setCurrentIndex(source.pair ? placeOf(columns, *source.pair) + 1 : 0);
  QList<int> labels;
  const std::vector<ColumnReference> chosen =
      source.labels.empty() ? std::vector{source.target} : source.labels;
  for (const ColumnReference& label : chosen) {
    if (const int at = placeOf(columns, label); at >= 0) labels << at;
  }
  m_labels->setChoices(names, labels);
  const bool missing = m_source->currentIndex() < 0 || answerColumns().isEmpty();
  if (!columns.empty() && (guessed || (missing && m_needs.answer != DataNeeds::Answer::nothing)))
    guess(preview, source);
  if (m_source->currentIndex() < 0) m_source->setCurrentIndex(0);
}

void DataColumns::guess(const TablePreview& preview, const DataSource& source) {
  QStringList names;
  for (const std::string& name : preview.columns) names << QString::fromStdString(name);
  const ColumnGuess guess = guessColumns(preview);
  m_source->setCurrentIndex(std::max(0, placeOf(guess.source)));
  if (m_needs.hasLabels()) {
    m_pair->setCurrentIndex(placeOf(guess.pair) + 1);
    const bool numbers = m_needs.answer != DataNeeds::Answer::labels;
    int label =
        numbers ? firstOf(guess, {guess.score, guess.label}) : firstOf(guess, {guess.label, guess.score});
    if (label < 0) label = static_cast<int>(preview.columns.size()) - 1;
    m_labels->setChoices(names, label == m_source->currentIndex() ? QList<int>{} : QList<int>{label});
    return;
  }
  const int target = firstOf(guess, {guess.target, guess.label, guess.score, guess.pair});
  const int other = m_source->currentIndex() == 0 ? 1 : 0;
  m_target->setCurrentIndex(target >= 0 ? target
                                        : std::min(other, static_cast<int>(preview.columns.size()) - 1));
  if (m_needs.answer != DataNeeds::Answer::target) return;
  if (m_needs.asksAsTrained && !m_needs.hasLanguages()) return;
  // The languages of two parallel files are in their names, those of a table in its columns' names.
  const auto language = [](const std::string& known, const QComboBox* column) {
    return known.empty() ? column->currentText() : QString::fromStdString(known);
  };
  const QString from = language(source.sourceLanguage, m_source),
                to = language(source.targetLanguage, m_target);
  if (m_needs.hasLanguages()) {
    m_sourceLanguage->setCurrentIndex(std::max(0, m_sourceLanguage->findData(from)));
    m_targetLanguage->setCurrentIndex(std::max(0, m_targetLanguage->findData(to)));
  } else if (const QString prefix = translationPrefix(from, to); !prefix.isEmpty()) {
    m_prefix->setText(prefix);
  }
}

QList<int> DataColumns::answerColumns() const {
  if (m_needs.hasLabels()) return m_labels->ticked();
  if (m_needs.answer == DataNeeds::Answer::nothing || m_target->currentIndex() < 0) return {};
  return {m_target->currentIndex()};
}

void DataColumns::write(DataSource& source, bool named) const {
  source.source = reference(m_source->currentText(), m_source->currentIndex(), named);
  source.prefix = m_prefix->text().toStdString();
  source.pair.reset();
  source.labels.clear();
  if (m_needs.hasLabels() && m_pair->currentIndex() > 0)
    source.pair = reference(m_pair->currentText(), m_pair->currentIndex() - 1, named);
  const QList<int> answers = answerColumns();
  if (answers.size() == 1)
    source.target = reference(m_target->itemText(answers.front()), answers.front(), named);
  if (answers.size() > 1) {
    for (const int column : answers)
      source.labels.push_back(reference(m_target->itemText(column), column, named));
  }
  if (!m_needs.hasLanguages()) return;
  source.sourceLanguage = m_sourceLanguage->currentData().toString().toStdString();
  source.targetLanguage = m_targetLanguage->currentData().toString().toStdString();
}

QString DataColumns::problem() const {
  if (m_source->currentIndex() < 0) return tr("Choose a column");
  if (m_needs.answer == DataNeeds::Answer::nothing) return {};
  const QList<int> answers = answerColumns();
  if (answers.isEmpty())
    return m_needs.hasLabels() ? tr("Choose what the model should answer") : tr("Choose a column");
  if (answers.contains(m_source->currentIndex()))
    return m_needs.hasLabels() ? tr("The text and the answer are the same column")
                               : tr("Source and target are the same column");
  return {};
}

QString DataColumns::answerTitle() const {
  return m_needs.answer == DataNeeds::Answer::nothing ? QString() : tr("and should answer");
}

QList<DataColumns::Fed> DataColumns::fed() const {
  const QString typed = m_prefix->text();
  const bool ownWay = m_needs.asksAsTrained && typed.isEmpty();
  if (m_needs.asked.empty())
    return {{ownWay ? tr("each model is fed, in its own way") : tr("the model is fed"), typed}};
  struct Way {
    std::optional<QString> prefix;  ///< unset: each model's own
    QStringList models;
  };
  std::vector<Way> ways;
  for (const DataNeeds::Asked& model : m_needs.asked) {
    std::optional<QString> prefix;
    if (model.prefix)
      prefix = QString::fromStdString(*model.prefix);
    else if (!ownWay)
      prefix = typed;
    auto way = std::ranges::find(ways, prefix, &Way::prefix);
    if (way == ways.end()) way = ways.insert(way, Way{prefix, {}});
    way->models << QString::fromStdString(model.name);
  }
  if (ways.size() == 1 && ways.front().prefix) return {{tr("the model is fed"), *ways.front().prefix}};
  QList<Fed> all;
  for (const Way& way : ways) {
    const QString names = way.models.join(", ");
    all << Fed{way.prefix ? tr("fed to %1").arg(names) : tr("fed to %1, each in its own way").arg(names),
               way.prefix.value_or(QString())};
  }
  return all;
}

QStringList DataColumns::previewHeader() const {
  QStringList header;
  for (const Fed& one : fed()) header << one.title;
  if (m_needs.hasLabels() && m_pair->currentIndex() > 0) header << tr("with");
  if (!answerTitle().isEmpty()) header << answerTitle();
  return header;
}

QStringList DataColumns::previewOf(const Row& row) const {
  QStringList cells;
  for (const Fed& one : fed()) cells << one.prefix + cellOf(row, m_source->currentIndex());
  if (m_needs.hasLabels() && m_pair->currentIndex() > 0) cells << cellOf(row, m_pair->currentIndex() - 1);
  QStringList answers;
  for (const int column : answerColumns()) answers << cellOf(row, column);
  if (!answerTitle().isEmpty()) cells << answers.join(", ");
  return cells;
}

}  // namespace s2s
