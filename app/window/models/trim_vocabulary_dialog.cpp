#include "app/window/models/trim_vocabulary_dialog.h"

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QVBoxLayout>

#include "app/window/background.h"
#include "app/window/models/piece_counts_card.h"
#include "app/window/page.h"
#include "app/window/settings.h"
#include "engine/runs/run_directory.h"
#include "engine/vocabulary/trimming_plan.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/labels.h"
#include "widgets/text/number_format.h"

namespace s2s {
namespace {

constexpr int kCorporaHeight = 84;
/// Of a line that stands for a data set: its number among them.
constexpr int kSet = Qt::UserRole;

/// What is counted of a model, off the window's thread.
Result<Json> countedNumbers(const std::string& model, const TrimmingWishes& wishes,
                            const WorkObserver& observer) {
  const auto reference = resolveModel(model);
  if (!reference) return reference.error();
  const auto plan = TrimmingPlan::make(reference->path, wishes, observer);
  if (!plan) return plan.error();
  return plan->numbers();
}

}  // namespace

TrimVocabularyDialog::TrimVocabularyDialog(Workplace& workplace, const QString& model, const QString& name,
                                           QWidget* parent)
    : ModelFolderDialog(workplace, parent),
      m_model(model),
      m_name(name),
      m_corpora(new QListWidget),
      m_hint(makeLabel({}, TextSize::label, TextColor::muted)),
      m_addCorpus(makeButton({})),
      m_removeCorpus(makeButton({})),
      m_languages(new QLineEdit),
      m_characters(new QCheckBox),
      m_result(new PieceCountsCard),
      m_count(makeButton({})) {
  resize(width(), 560);
  m_corpora->setFixedHeight(kCorporaHeight);
  m_corpora->setSelectionMode(QAbstractItemView::ExtendedSelection);
  m_corpora->setProperty("role", "field");
  auto* hint = new QVBoxLayout(m_corpora->viewport());
  hint->addWidget(m_hint, 0, Qt::AlignCenter);
  m_characters->setChecked(true);

  auto* fileButtons = new QVBoxLayout;
  fileButtons->setSpacing(8);
  fileButtons->addWidget(m_addCorpus);
  fileButtons->addWidget(m_removeCorpus);
  fileButtons->addStretch(1);
  fields()->addLayout(fileButtons, addField(m_corpora), 2);
  addField(m_languages);
  fields()->addWidget(m_characters, fields()->rowCount(), 1, 1, 2);
  belowFields()->addWidget(m_result);
  buttons()->insertWidget(0, m_count);

  connect(m_addCorpus, &QPushButton::clicked, this, &TrimVocabularyDialog::chooseCorpora);
  connect(m_removeCorpus, &QPushButton::clicked, this, [this] {
    qDeleteAll(m_corpora->selectedItems());
    wishesChanged();
  });
  connect(m_corpora, &QListWidget::itemSelectionChanged, this,
          [this] { m_removeCorpus->setEnabled(!m_corpora->selectedItems().isEmpty()); });
  connect(m_languages, &QLineEdit::textChanged, this, &TrimVocabularyDialog::wishesChanged);
  connect(m_characters, &QCheckBox::toggled, this, &TrimVocabularyDialog::wishesChanged);
  connect(m_count, &QPushButton::clicked, this, &TrimVocabularyDialog::count);
  addFolderField(folderBeside(model, "-trimmed"));
  wishesChanged();
  retranslate();
}

void TrimVocabularyDialog::retranslate() {
  ModelFolderDialog::retranslate();
  setWindowTitle(tr("Trim the vocabulary of %1").arg(m_name));
  setWords(
      tr("Writes a directory in which the model has only the pieces that your texts use. These texts are "
         "cut and answered as before, with less memory and in less time. “Restore the vocabulary…” gives "
         "it the whole vocabulary back, also after it was trained."),
      tr("Trim"));
  setFieldText(m_corpora, tr("Corpus"));
  setFieldText(m_languages, tr("Languages"));
  m_hint->setText(tr("Text files, or tables with texts"));
  m_addCorpus->setText(tr("Add files…"));
  m_removeCorpus->setText(tr("Remove"));
  m_languages->setPlaceholderText(tr("Codes, such as ko, en"));
  m_characters->setText(tr("Keep every single character, so that other texts can still be written"));
  m_result->setTitle(tr("What stays"));
  m_count->setText(tr("Count what stays"));
  for (int row = 0; row < m_corpora->count(); ++row) {
    QListWidgetItem* item = m_corpora->item(row);
    if (const QVariant set = item->data(kSet); set.isValid()) item->setText(textOf(m_sets[set.toUInt()]));
  }
  showNumbers();
}

TrimVocabularyDialog::~TrimVocabularyDialog() {
  if (m_counting) m_counting->requestStop();
}

TrimmingWishes TrimVocabularyDialog::wishes() const {
  TrimmingWishes wishes;
  for (int row = 0; row < m_corpora->count(); ++row) {
    const QListWidgetItem* item = m_corpora->item(row);
    if (const QVariant set = item->data(kSet); set.isValid())
      wishes.sets.push_back(m_sets[set.toUInt()]);
    else
      wishes.corpora.emplace_back(item->toolTip().toStdString());
  }
  static const QRegularExpression kBetween("[,;\\s]+");
  for (const QString& code : m_languages->text().split(kBetween, Qt::SkipEmptyParts))
    wishes.languages.push_back(code.toStdString());
  wishes.keepsCharacters = m_characters->isChecked();
  return wishes;
}

ExportRequest TrimVocabularyDialog::request() const {
  return {ExportRequest::What::trimmed, m_model.toStdString(), {}, "", wishes()};
}

void TrimVocabularyDialog::addCorpora(const QStringList& files) {
  for (const QString& file : files) addItem(QFileInfo(file).fileName(), file);
  wishesChanged();
}

void TrimVocabularyDialog::addSets(const std::vector<DataSource>& sets) {
  for (const DataSource& set : sets) {
    addItem(textOf(set), QString::fromStdString(set.path))->setData(kSet, static_cast<uint>(m_sets.size()));
    m_sets.push_back(set);
  }
  wishesChanged();
}

QString TrimVocabularyDialog::textOf(const DataSource& set) {
  return tr("%1, as the recipe feeds it").arg(QFileInfo(QString::fromStdString(set.path)).fileName());
}

QListWidgetItem* TrimVocabularyDialog::addItem(const QString& text, const QString& file) {
  auto* item = new QListWidgetItem(text, m_corpora);
  item->setToolTip(QDir::toNativeSeparators(QFileInfo(file).absoluteFilePath()));
  return item;
}

void TrimVocabularyDialog::setLanguages(const QString& codes) { m_languages->setText(codes); }

void TrimVocabularyDialog::chooseCorpora() {
  Settings& settings = workplace().settings;
  const QStringList files =
      QFileDialog::getOpenFileNames(this, tr("Texts or tables"), settings.lastFolder("data"),
                                    tr("Texts and tables (*.txt *.tsv *.csv *.json *.jsonl);;All files (*)"));
  if (files.isEmpty()) return;
  settings.setLastFolder("data", QFileInfo(files.front()).path());
  addCorpora(files);
}

void TrimVocabularyDialog::wishesChanged() {
  m_numbers = Json();
  banner()->clear();
  showNumbers();
  refresh();
}

void TrimVocabularyDialog::setFieldsEnabled(bool idle) {
  for (QWidget* field : std::initializer_list<QWidget*>{m_corpora, m_addCorpus, m_languages, m_characters})
    field->setEnabled(idle);
  m_hint->setVisible(m_corpora->count() == 0);
  m_removeCorpus->setEnabled(idle && !m_corpora->selectedItems().isEmpty());
  m_count->setEnabled(idle && (m_corpora->count() > 0 || !m_languages->text().isEmpty()));
  if (!isComplete()) m_count->setDefault(true);
}

void TrimVocabularyDialog::count() {
  if (!isIdle()) return;
  m_counting = std::make_shared<RunControl>();
  setWorking(true);
  showProgress(0.0, "reading the corpus");
  inBackground(
      this,
      [model = m_model.toStdString(), wishes = wishes(), control = m_counting] {
        return countedNumbers(model, wishes, {{}, control.get()});
      },
      [this, control = m_counting](Result<Json> numbers) {
        if (m_counting != control) return;  // cancelled meanwhile
        m_counting.reset();
        if (!numbers) return fail(numbers.error());
        m_numbers = *std::move(numbers);
        showNumbers();
        setWorking(false);
        Q_EMIT counted();
      });
}

void TrimVocabularyDialog::stopWork() {
  if (m_counting) m_counting->requestStop();
  m_counting.reset();
  ModelFolderDialog::stopWork();
}

void TrimVocabularyDialog::showNumbers() {
  m_result->setVisible(!m_numbers.is_null());
  if (m_numbers.is_null()) return;
  const auto tokens = m_numbers["corpus"]["tokens"].get<std::int64_t>();
  m_result->showCounts(m_numbers,
                       tokens > 0
                           ? tr("All %1 tokens of the corpus (100 %) keep their pieces; this is checked on "
                                "every text while the directory is written.")
                                 .arg(exactNumber(tokens))
                           : tr("Every piece in the scripts of these languages stays, and all that stand for "
                                "no language: digits, punctuation, special tokens."));
}

}  // namespace s2s
