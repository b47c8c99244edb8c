#include "app/window/train/training_data_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QVBoxLayout>

#include "app/window/background.h"
#include "app/window/data/data_files.h"
#include "app/window/settings.h"
#include "app/window/train/data_columns.h"
#include "engine/data/text_pairs.h"
#include "widgets/item_models/text_table_model.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/card.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/table_view.h"
#include "widgets/text/engine_text.h"
#include "widgets/text/number_format.h"
#include "widgets/text/plural.h"
#include "widgets/text/sentence.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr std::size_t kPreviewRows = 10;
constexpr int kTypingPause = 250, kStandingPause = 600;

/// Whether a field leads elsewhere than to `path`.
bool isOther(const QLineEdit* field, const std::string& path) {
  const QString text = field->text(), known = QString::fromStdString(path);
  return text != known && (text.isEmpty() || QFileInfo(text).absoluteFilePath() != known);
}

}  // namespace

TrainingDataDialog::TrainingDataDialog(Settings& settings, const DataSource& source, const DataNeeds& needs,
                                       QWidget* parent)
    : QDialog(parent),
      m_settings(settings),
      m_needs(needs),
      m_source(source),
      m_file(new QLineEdit(QString::fromStdString(source.path))),
      m_format(new QComboBox),
      m_targetLabel(makeLabel(tr("Targets"), TextSize::label, TextColor::muted)),
      m_targets(new QLineEdit(QString::fromStdString(source.targetPath))),
      m_chooseTargets(makeButton(tr("Choose…"))),
      m_header(new QCheckBox(tr("The first row names the columns"))),
      m_columns(new DataColumns(needs, source)),
      m_banner(new ErrorBanner),
      m_note(makeLabel({}, TextSize::label, TextColor::muted)),
      m_table(new TableView),
      m_rows(new TextTableModel(this)),
      m_use(makeButton(tr("Use this data"), ButtonRole::primary)) {
  setWindowTitle(tr("Training data"));
  resize(880, 640);
  m_file->setObjectName("dataFile");
  m_targets->setObjectName("targetFile");
  QPushButton* browse = makeButton(tr("Choose…"));
  QPushButton* cancel = makeButton(tr("Cancel"));
  m_file->setPlaceholderText(
      tr("A table with a text in each row, and what belongs to it: TSV, CSV, JSON, Parquet, TMX and others"));
  m_format->addItem(tr("by its name"), "auto");
  for (const ReaderFormat& format : readerFormats().entries()) {
    m_format->addItem(QCoreApplication::translate("Schema", std::string(format.title).c_str()),
                      QString::fromStdString(std::string(format.name)));
  }
  m_format->setCurrentIndex(std::max(0, m_format->findData(QString::fromStdString(source.format))));
  m_header->setChecked(source.header);

  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(length::kGap);
  grid->setVerticalSpacing(8);
  const auto addRow = [&](int row, QLabel* label, QWidget* field) {
    label->setBuddy(field);
    field->setAccessibleName(label->text());
    grid->addWidget(label, row, 0);
    grid->addWidget(field, row, 1);
  };
  addRow(0, makeLabel(tr("File"), TextSize::label, TextColor::muted), m_file);
  grid->addWidget(browse, 0, 2);
  addRow(1, makeLabel(tr("Format"), TextSize::label, TextColor::muted), m_format);
  grid->addWidget(m_header, 1, 2);
  m_targets->setPlaceholderText(tr("A file whose lines belong to those of the first; empty: none"));
  addRow(2, m_targetLabel, m_targets);
  grid->addWidget(m_chooseTargets, 2, 2);
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
  connect(m_chooseTargets, &QPushButton::clicked, this, &TrainingDataDialog::chooseTargets);
  for (QLineEdit* field : {m_file, m_targets}) {
    connect(field, &QLineEdit::textEdited, this, &TrainingDataDialog::typed);
    connect(field, &QLineEdit::editingFinished, this, &TrainingDataDialog::finishTyping);
  }
  m_typing.setSingleShot(true);
  m_typing.setInterval(kTypingPause);
  connect(&m_typing, &QTimer::timeout, this, &TrainingDataDialog::takeTyped);
  m_standing.setSingleShot(true);
  m_standing.setInterval(kStandingPause);
  connect(&m_standing, &QTimer::timeout, this, &TrainingDataDialog::nameMissing);
  connect(m_format, &QComboBox::activated, this, &TrainingDataDialog::preview);
  connect(m_header, &QCheckBox::toggled, this, &TrainingDataDialog::preview);
  connect(m_columns, &DataColumns::changed, this, &TrainingDataDialog::showRows);
  m_use->setDefault(true);
  preview();
}

TrainingDataDialog::~TrainingDataDialog() {
  // The fields lose the focus while the rest is gone already.
  disconnect(m_file, nullptr, this, nullptr);
  disconnect(m_targets, nullptr, this, nullptr);
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

void TrainingDataDialog::typed() {
  m_use->setEnabled(false);
  ++m_previewNumber;
  m_banner->clear();  // it is about what stood there before
  m_typing.start();
  m_standing.start();
}

void TrainingDataDialog::takeTyped() {
  const QString file = m_file->text(), targets = m_targets->text();
  if (isOther(m_file, m_source.path)) {
    if (QFileInfo(file).isFile()) takeFile(file);
  } else if (isOther(m_targets, m_source.targetPath)) {
    if (targets.isEmpty() || QFileInfo(targets).isFile()) takeTargets(targets);
  } else {
    preview();
  }
}

void TrainingDataDialog::nameMissing() {
  const bool isFile = isOther(m_file, m_source.path);
  const QLineEdit* field = isFile ? m_file : m_targets;
  const QString typed = field->text();
  if (typed.isEmpty() || !(isFile || isOther(m_targets, m_source.targetPath))) return;
  if (QFileInfo(typed).isFile()) return takeTyped();  // it has come into being since
  DataSource source = isFile ? dataSetOf(typed) : DataSource{};
  if (!isFile) {
    source.path = QFileInfo(typed).absoluteFilePath().toStdString();
    source.format = "text";
  }
  inBackground(
      this, [source] { return previewRows(source.path, readerOptions(source), 1); },
      [this, number = ++m_previewNumber](const Result<TablePreview>& preview) {
        if (number == m_previewNumber && !preview) m_banner->showError(preview.error());
      });
}

void TrainingDataDialog::finishTyping() {
  const bool isLookedAt = !m_typing.isActive();
  m_typing.stop();
  m_standing.stop();
  if (isOther(m_file, m_source.path)) return setFile(m_file->text());
  if (isOther(m_targets, m_source.targetPath)) return setTargets(m_targets->text());
  if (!isLookedAt) preview();
}

void TrainingDataDialog::setFile(const QString& file) {
  takeFile(file);
  m_file->setText(QString::fromStdString(m_source.path));
}

void TrainingDataDialog::takeFile(const QString& file) {
  // What is known of the earlier file does not hold for another.
  const DataSource found = dataSetOf(file);
  m_source.path = found.path;
  m_source.targetPath = found.targetPath;
  // Languages that a file's name tells are a guess, like a prefix: where models know theirs, none is wanted.
  const bool isWanted = !m_needs.asksAsTrained || m_needs.hasLanguages();
  m_source.sourceLanguage = isWanted ? found.sourceLanguage : std::string();
  m_source.targetLanguage = isWanted ? found.targetLanguage : std::string();
  m_source.encoding = found.encoding;
  m_source.sha256.clear();
  m_source.targetSha256.clear();
  m_format->setCurrentIndex(m_format->findData(QString::fromStdString(found.format)));
  m_targets->setText(QString::fromStdString(m_source.targetPath));
  m_guess = true;
  preview();
}

void TrainingDataDialog::chooseTargets() {
  const QString file = QFileDialog::getOpenFileName(this, tr("Targets"), m_settings.lastFolder("data"));
  if (!file.isEmpty()) setTargets(file);
}

void TrainingDataDialog::setTargets(const QString& file) {
  takeTargets(file);
  m_targets->setText(QString::fromStdString(m_source.targetPath));
}

void TrainingDataDialog::takeTargets(const QString& file) {
  m_source.targetPath = file.isEmpty() ? "" : QFileInfo(file).absoluteFilePath().toStdString();
  m_source.targetSha256.clear();
  if (!file.isEmpty()) m_format->setCurrentIndex(m_format->findData("text"));
  m_guess = true;
  preview();
}

DataSource TrainingDataDialog::file() const {
  DataSource source = m_source;
  source.format = m_format->currentData().toString().toStdString();
  source.header = m_header->isChecked();
  if (!mayHaveTargets()) source.targetPath.clear();
  return source;
}

bool TrainingDataDialog::mayHaveTargets() const {
  const QString format = m_format->currentData().toString();
  return format == "text" ||
         (format == "auto" && (m_preview.format == "text" || !m_source.targetPath.empty()));
}

void TrainingDataDialog::showTargets() {
  for (QWidget* part : {static_cast<QWidget*>(m_targetLabel), static_cast<QWidget*>(m_targets),
                        static_cast<QWidget*>(m_chooseTargets)})
    part->setVisible(mayHaveTargets());
}

void TrainingDataDialog::preview() {
  m_use->setEnabled(false);
  showTargets();
  if (m_source.path.empty()) {
    m_note->setText(tr("Choose a file to see its rows."));
    m_note->show();
    return;
  }
  inBackground(
      this, [file = file()] { return previewRows(file.path, readerOptions(file), kPreviewRows); },
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
  const DataSource before = m_preview.columns.empty() || m_guess ? m_source : source();
  m_preview = preview;
  showTargets();
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
  m_note->setText(
      rows.isEmpty() ? tr("No row can be used.")
      : bad > 0 ? sentence(tr("%1 bad row(s) so far; line %2: %3", nullptr, pluralOf(bad)), badRowWords())
      : plain   ? QString()
                : sentence(tr("Read as %1"), {engineText(m_preview.form.words())}));
  m_note->setVisible(!m_note->text().isEmpty());
  setTextColor(m_note, bad > 0 ? TextColor::caution : TextColor::muted);
  m_use->setEnabled(!rows.isEmpty() && problem.isEmpty());
  m_use->setToolTip(problem);
}

QStringList TrainingDataDialog::badRowWords() const {
  const BadRow& first = m_preview.badRows.described().front();
  return {exactNumber(m_preview.badRows.count()), QString::number(first.line), engineText(first.why)};
}

bool TrainingDataDialog::hasNamedColumns() const {
  return m_header->isChecked() || (m_preview.format != "tsv" && m_preview.format != "csv");
}

DataSource TrainingDataDialog::source() const {
  DataSource source = file();
  m_columns->write(source, hasNamedColumns());
  return source;
}

}  // namespace s2s
