#include "app/window/train/training_data_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QVBoxLayout>

#include "app/window/background.h"
#include "app/window/languages.h"
#include "app/window/settings.h"
#include "engine/data/text_pairs.h"
#include "widgets/item_models/text_table_model.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/card.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/table_view.h"
#include "widgets/text/number_format.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr std::size_t kPreviewRows = 10;

ColumnReference columnAt(const QComboBox* box, bool named) {
  if (named) return box->currentText().toStdString();
  return static_cast<std::int64_t>(box->currentIndex() + 1);
}

int indexOf(const std::vector<std::string>& columns, const ColumnReference& column) {
  const Result<std::size_t> found = findColumn(columns, column, "");
  return found ? static_cast<int>(*found) : -1;
}

}  // namespace

TrainingDataDialog::TrainingDataDialog(Settings& settings, const DataSource& source, QWidget* parent)
    : QDialog(parent),
      m_settings(settings),
      m_source(source),
      m_file(new QLineEdit(QString::fromStdString(source.path))),
      m_format(new QComboBox),
      m_header(new QCheckBox(tr("The first row names the columns"))),
      m_sourceColumn(new QComboBox),
      m_targetColumn(new QComboBox),
      m_prefix(new QLineEdit(QString::fromStdString(source.prefix))),
      m_banner(new ErrorBanner),
      m_note(makeLabel({}, TextSize::label, TextColor::muted)),
      m_table(new TableView),
      m_rows(new TextTableModel(this)),
      m_use(makeButton(tr("Use this data"), ButtonRole::primary)) {
  setWindowTitle(tr("Training data"));
  resize(880, 640);
  QPushButton* browse = makeButton(tr("Choose…"));
  QPushButton* cancel = makeButton(tr("Cancel"));
  m_file->setPlaceholderText(
      tr("A table with a source and a target in each row: TSV, CSV, JSON, JSON Lines"));
  m_format->addItem(tr("by its name"), "auto");
  for (const ReaderFormat& format : readerFormats().entries()) {
    m_format->addItem(QString::fromStdString(std::string(format.title)),
                      QString::fromStdString(std::string(format.name)));
  }
  m_format->setCurrentIndex(std::max(0, m_format->findData(QString::fromStdString(source.format))));
  m_header->setChecked(source.header);
  m_prefix->setPlaceholderText(tr("written before every source, such as “translate English to Korean: ”"));

  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(length::kGap);
  grid->setVerticalSpacing(8);
  const auto addRow = [&](int row, const QString& name, QWidget* field) {
    QLabel* label = makeLabel(name, TextSize::label, TextColor::muted);
    label->setBuddy(field);
    field->setAccessibleName(name);
    grid->addWidget(label, row, 0);
    grid->addWidget(field, row, 1);
  };
  addRow(0, tr("File"), m_file);
  grid->addWidget(browse, 0, 2);
  addRow(1, tr("Format"), m_format);
  grid->addWidget(m_header, 1, 2);
  addRow(2, tr("Source column"), m_sourceColumn);
  addRow(3, tr("Target column"), m_targetColumn);
  addRow(4, tr("Prefix"), m_prefix);
  grid->setColumnStretch(1, 1);

  auto* card = new Card(tr("The first ten rows"));
  m_table->setModel(m_rows);
  m_table->setAccessibleName(tr("The first ten rows"));
  m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  card->content()->addWidget(m_table, 1);
  card->content()->addWidget(m_note);

  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(8);
  buttons->addStretch(1);
  buttons->addWidget(cancel);
  buttons->addWidget(m_use);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(length::kPageMargin, length::kPageMargin, length::kPageMargin,
                             length::kPageMargin);
  column->setSpacing(length::kGap);
  column->addLayout(grid);
  column->addWidget(m_banner);
  column->addWidget(card, 1);
  column->addLayout(buttons);

  connect(browse, &QPushButton::clicked, this, &TrainingDataDialog::chooseFile);
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(m_use, &QPushButton::clicked, this, &QDialog::accept);
  connect(m_file, &QLineEdit::editingFinished, this, [this] {
    if (m_file->text() != QString::fromStdString(m_source.path)) setFile(m_file->text());
  });
  connect(m_format, &QComboBox::activated, this, &TrainingDataDialog::preview);
  connect(m_header, &QCheckBox::toggled, this, &TrainingDataDialog::preview);
  connect(m_sourceColumn, &QComboBox::activated, this, &TrainingDataDialog::showRows);
  connect(m_targetColumn, &QComboBox::activated, this, &TrainingDataDialog::showRows);
  connect(m_prefix, &QLineEdit::textChanged, this, &TrainingDataDialog::showRows);
  m_use->setDefault(true);
  preview();
}

void TrainingDataDialog::chooseFile() {
  const QString file =
      QFileDialog::getOpenFileName(this, tr("Training data"), m_settings.lastFolder("data"),
                                   tr("Tables and texts (*.tsv *.csv *.json *.jsonl *.txt);;All files (*)"));
  if (file.isEmpty()) return;
  m_settings.setLastFolder("data", QFileInfo(file).path());
  setFile(file);
}

void TrainingDataDialog::setFile(const QString& file) {
  m_source.path = QFileInfo(file).absoluteFilePath().toStdString();
  m_file->setText(QString::fromStdString(m_source.path));
  m_guess = true;
  preview();
}

void TrainingDataDialog::preview() {
  m_use->setEnabled(false);
  if (m_source.path.empty()) {
    m_note->setText(tr("Choose a file to see its rows."));
    m_note->show();
    return;
  }
  ReaderOptions options;
  options.format = m_format->currentData().toString().toStdString();
  options.header = m_header->isChecked();
  options.targetPath = m_source.targetPath;
  inBackground(
      this, [path = m_source.path, options] { return previewRows(path, options, kPreviewRows); },
      [this, number = ++m_previewNumber](Result<TablePreview> preview) {
        if (number != m_previewNumber) return;
        if (preview) {
          m_banner->clear();
          show(*preview);
        } else {
          m_banner->showError(preview.error());
          show({});
        }
      });
}

void TrainingDataDialog::show(const TablePreview& preview) {
  const DataSource before = m_preview.columns.empty() ? m_source : source();
  m_preview = preview;
  for (QComboBox* box : {m_sourceColumn, m_targetColumn}) {
    box->clear();
    for (const std::string& name : preview.columns) box->addItem(QString::fromStdString(name));
  }
  m_sourceColumn->setCurrentIndex(indexOf(preview.columns, before.source));
  m_targetColumn->setCurrentIndex(indexOf(preview.columns, before.target));
  if (m_sourceColumn->currentIndex() < 0 || m_targetColumn->currentIndex() < 0 || m_guess) {
    guessColumns(preview.columns);
  }
  m_guess = false;
  showRows();
}

void TrainingDataDialog::guessColumns(const std::vector<std::string>& columns) {
  if (columns.empty()) return;
  const int named = indexOf(columns, std::string("source"));
  const int first = named >= 0 ? named : 0;
  const int namedTarget = indexOf(columns, std::string("target"));
  const int second = namedTarget >= 0 ? namedTarget : std::min<int>(1, static_cast<int>(columns.size()) - 1);
  m_sourceColumn->setCurrentIndex(first);
  m_targetColumn->setCurrentIndex(second);
  const QString prefix = translationPrefix(m_sourceColumn->currentText(), m_targetColumn->currentText());
  if (!prefix.isEmpty()) m_prefix->setText(prefix);
}

void TrainingDataDialog::showRows() {
  const int from = m_sourceColumn->currentIndex(), to = m_targetColumn->currentIndex();
  QList<QStringList> rows;
  for (const Row& row : m_preview.rows) {
    if (from < 0 || to < 0) break;
    rows << QStringList{m_prefix->text() + QString::fromStdString(row.cells[static_cast<std::size_t>(from)]),
                        QString::fromStdString(row.cells[static_cast<std::size_t>(to)])};
  }
  m_rows->setRows({tr("the model is fed"), tr("and should answer")}, rows);
  const std::int64_t bad = m_preview.badRows.count();
  m_note->setText(rows.isEmpty() ? tr("No row can be used.")
                  : bad > 0      ? tr("%1 bad row(s) so far; line %2: %3")
                                  .arg(exactNumber(bad))
                                  .arg(m_preview.badRows.described().front().line)
                                  .arg(QString::fromStdString(m_preview.badRows.described().front().why))
                            : QString());
  m_note->setVisible(!m_note->text().isEmpty());
  setTextColor(m_note, bad > 0 ? TextColor::caution : TextColor::muted);
  m_use->setEnabled(!rows.isEmpty() && from != to);
  m_use->setToolTip(from == to && from >= 0 ? tr("Source and target are the same column") : QString());
}

DataSource TrainingDataDialog::source() const {
  DataSource source = m_source;
  const bool named = m_header->isChecked() || m_preview.format == "json" || m_preview.format == "jsonl" ||
                     m_preview.format == "text";
  source.format = m_format->currentData().toString().toStdString();
  source.header = m_header->isChecked();
  source.source = columnAt(m_sourceColumn, named);
  source.target = columnAt(m_targetColumn, named);
  source.prefix = m_prefix->text().toStdString();
  return source;
}

}  // namespace s2s
