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
#include "app/window/settings.h"
#include "app/window/train/data_columns.h"
#include "widgets/item_models/text_table_model.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/card.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/table_view.h"
#include "widgets/text/number_format.h"
#include "widgets/text/sentence.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr std::size_t kPreviewRows = 10;

}  // namespace

TrainingDataDialog::TrainingDataDialog(Settings& settings, const DataSource& source, const DataNeeds& needs,
                                       QWidget* parent)
    : QDialog(parent),
      m_settings(settings),
      m_source(source),
      m_file(new QLineEdit(QString::fromStdString(source.path))),
      m_format(new QComboBox),
      m_header(new QCheckBox(tr("The first row names the columns"))),
      m_columns(new DataColumns(needs, source)),
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
      tr("A table with a text in each row, and what belongs to it: TSV, CSV, JSON, Parquet, TMX and others"));
  m_format->addItem(tr("by its name"), "auto");
  for (const ReaderFormat& format : readerFormats().entries()) {
    m_format->addItem(QString::fromStdString(std::string(format.title)),
                      QString::fromStdString(std::string(format.name)));
  }
  m_format->setCurrentIndex(std::max(0, m_format->findData(QString::fromStdString(source.format))));
  m_header->setChecked(source.header);

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
  grid->setColumnStretch(1, 1);
  grid->setColumnMinimumWidth(0, DataColumns::kLabelWidth);

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
  column->addWidget(m_columns);
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
  connect(m_columns, &DataColumns::changed, this, &TrainingDataDialog::showRows);
  m_use->setDefault(true);
  preview();
}

TrainingDataDialog::~TrainingDataDialog() {
  // The field loses the focus while the rest is gone already.
  disconnect(m_file, nullptr, this, nullptr);
}

void TrainingDataDialog::chooseFile() {
  const QString file =
      QFileDialog::getOpenFileName(this, tr("Training data"), m_settings.lastFolder("data"),
                                   tr("Tables and texts (*.tsv *.csv *.json *.jsonl *.txt *.tmx *.po *.mo "
                                      "*.parquet *.arrow *.gz *.zst);;All files (*)"));
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
          if (preview->problem) m_banner->showError(*preview->problem);
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
  m_columns->setColumns(preview, before, std::exchange(m_guess, false));
  showRows();
}

void TrainingDataDialog::showRows() {
  const QString problem = m_columns->problem();
  QList<QStringList> rows;
  if (!m_preview.columns.empty()) {
    for (const Row& row : m_preview.rows) rows << m_columns->previewOf(row);
  }
  m_rows->setRows(m_columns->previewHeader(), rows);
  const std::int64_t bad = m_preview.badRows.count();
  const bool plain = m_preview.form.words() == TextForm().words();
  m_note->setText(rows.isEmpty() ? tr("No row can be used.")
                  : bad > 0      ? tr("%1 bad row(s) so far; line %2: %3")
                                  .arg(exactNumber(bad))
                                  .arg(m_preview.badRows.described().front().line)
                                  .arg(QString::fromStdString(m_preview.badRows.described().front().why))
                  : plain ? QString()
                          : sentence(tr("Read as %1"), {QString::fromStdString(m_preview.form.words())}));
  m_note->setVisible(!m_note->text().isEmpty());
  setTextColor(m_note, bad > 0 ? TextColor::caution : TextColor::muted);
  m_use->setEnabled(!rows.isEmpty() && problem.isEmpty());
  m_use->setToolTip(problem);
}

bool TrainingDataDialog::hasNamedColumns() const {
  return m_header->isChecked() || (m_preview.format != "tsv" && m_preview.format != "csv");
}

DataSource TrainingDataDialog::source() const {
  DataSource source = m_source;
  source.format = m_format->currentData().toString().toStdString();
  source.header = m_header->isChecked();
  m_columns->write(source, hasNamedColumns());
  return source;
}

}  // namespace s2s
