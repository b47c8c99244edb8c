#include "app/window/models/trim_vocabulary_dialog.h"

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QRegularExpression>
#include <QVBoxLayout>

#include "app/window/background.h"
#include "app/window/page.h"
#include "app/window/settings.h"
#include "engine/runs/run_directory.h"
#include "engine/vocabulary/trimming_plan.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/card.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/labels.h"
#include "widgets/text/number_format.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr int kCorporaHeight = 84;

/// What is counted of a model, off the window's thread.
Result<Json> countedNumbers(const std::string& model, const TrimmingWishes& wishes,
                            const TrimmingObserver& observer) {
  const auto reference = resolveModel(model);
  if (!reference) return reference.error();
  const auto plan = TrimmingPlan::make(reference->path, wishes, observer);
  if (!plan) return plan.error();
  return plan->numbers();
}

QString beforeAndAfter(const Json& before, const Json& after) {
  const auto was = before.get<std::int64_t>(), is = after.get<std::int64_t>();
  return TrimVocabularyDialog::tr("%1 → %2 (%3)")
      .arg(exactNumber(was), exactNumber(is), percent(static_cast<double>(is) / static_cast<double>(was), 1));
}

/// A folder name beside the model, or below the runs' folder for a run, that is free.
QString freeFolder(const QString& model) {
  const QFileInfo info(QString(model).section('@', 0, 0));
  const QString base = info.absoluteDir().filePath(info.fileName() + "-trimmed");
  QString folder = base;
  for (int number = 2; QFileInfo::exists(folder); ++number) folder = base + QString::number(number);
  return QDir::toNativeSeparators(folder);
}

}  // namespace

TrimVocabularyDialog::TrimVocabularyDialog(Workplace& workplace, const QString& model, const QString& name,
                                           QWidget* parent)
    : QDialog(parent),
      m_workplace(workplace),
      m_model(model),
      m_corpora(new QListWidget),
      m_hint(makeLabel(tr("Text files, or tables with texts"), TextSize::label, TextColor::muted)),
      m_addCorpus(makeButton(tr("Add files…"))),
      m_removeCorpus(makeButton(tr("Remove"))),
      m_languages(new QLineEdit),
      m_characters(
          new QCheckBox(tr("Keep every single character, so that other texts can still be written"))),
      m_result(new Card(tr("What stays"))),
      m_vocabulary(makeLabel({})),
      m_parameters(makeLabel({})),
      m_coverage(makeLabel({}, TextSize::label, TextColor::muted)),
      m_folder(new QLineEdit(freeFolder(model))),
      m_browse(makeButton(tr("Choose…"))),
      m_progress(new QProgressBar),
      m_progressText(makeLabel({}, TextSize::label, TextColor::muted)),
      m_banner(new ErrorBanner),
      m_cancel(makeButton(tr("Cancel"))),
      m_count(makeButton(tr("Count what stays"))),
      m_trim(makeButton(tr("Trim"), ButtonRole::primary)) {
  setWindowTitle(tr("Trim the vocabulary of %1").arg(name));
  resize(620, 560);
  QLabel* about = makeLabel(
      tr("Writes a directory in which the model has only the pieces that your texts use. These texts are cut "
         "and answered as before, with less memory and in less time. s2s export --restore-vocabulary gives it "
         "the whole vocabulary back."),
      TextSize::label, TextColor::muted);
  about->setWordWrap(true);
  m_corpora->setFixedHeight(kCorporaHeight);
  m_corpora->setSelectionMode(QAbstractItemView::ExtendedSelection);
  m_corpora->setAccessibleName(tr("Corpus"));
  m_corpora->setProperty("role", "field");
  auto* hint = new QVBoxLayout(m_corpora->viewport());
  hint->addWidget(m_hint, 0, Qt::AlignCenter);
  m_languages->setPlaceholderText(tr("Codes, such as ko, en"));
  m_languages->setAccessibleName(tr("Languages"));
  m_folder->setAccessibleName(tr("New folder"));
  m_characters->setChecked(true);
  m_progress->setTextVisible(false);
  m_progress->setAccessibleName(tr("Progress"));
  m_coverage->setWordWrap(true);

  auto* fileButtons = new QVBoxLayout;
  fileButtons->setSpacing(8);
  fileButtons->addWidget(m_addCorpus);
  fileButtons->addWidget(m_removeCorpus);
  fileButtons->addStretch(1);
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(length::kGap);
  grid->setVerticalSpacing(8);
  grid->setColumnStretch(1, 1);
  const auto addLine = [&](const QString& text, QWidget* field) {
    const int line = grid->rowCount();
    QLabel* label = makeLabel(text, TextSize::label, TextColor::muted);
    label->setBuddy(field);
    grid->addWidget(label, line, 0, field == m_corpora ? Qt::AlignTop : Qt::AlignVCenter);
    grid->addWidget(field, line, 1);
    return line;
  };
  grid->addLayout(fileButtons, addLine(tr("Corpus"), m_corpora), 2);
  addLine(tr("Languages"), m_languages);
  grid->addWidget(m_characters, grid->rowCount(), 1, 1, 2);
  grid->addWidget(m_browse, addLine(tr("New folder"), m_folder), 2);

  m_result->content()->addWidget(m_vocabulary);
  m_result->content()->addWidget(m_parameters);
  m_result->content()->addWidget(m_coverage);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(8);
  buttons->addWidget(m_count);
  buttons->addStretch(1);
  buttons->addWidget(m_cancel);
  buttons->addWidget(m_trim);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(length::kPageMargin, length::kPageMargin, length::kPageMargin,
                             length::kPageMargin);
  column->setSpacing(length::kGap);
  column->addWidget(about);
  column->addWidget(m_banner);
  column->addLayout(grid);
  column->addWidget(m_result);
  column->addStretch(1);
  column->addWidget(m_progress);
  column->addWidget(m_progressText);
  column->addLayout(buttons);

  connect(m_addCorpus, &QPushButton::clicked, this, &TrimVocabularyDialog::chooseCorpora);
  connect(m_removeCorpus, &QPushButton::clicked, this, [this] {
    qDeleteAll(m_corpora->selectedItems());
    wishesChanged();
  });
  connect(m_corpora, &QListWidget::itemSelectionChanged, this,
          [this] { m_removeCorpus->setEnabled(!m_corpora->selectedItems().isEmpty()); });
  connect(m_languages, &QLineEdit::textChanged, this, &TrimVocabularyDialog::wishesChanged);
  connect(m_characters, &QCheckBox::toggled, this, &TrimVocabularyDialog::wishesChanged);
  connect(m_folder, &QLineEdit::textChanged, this, [this] { setWork(m_work); });
  connect(m_browse, &QPushButton::clicked, this, &TrimVocabularyDialog::chooseFolder);
  connect(m_count, &QPushButton::clicked, this, &TrimVocabularyDialog::count);
  connect(m_trim, &QPushButton::clicked, this, &TrimVocabularyDialog::write);
  connect(m_cancel, &QPushButton::clicked, this, &TrimVocabularyDialog::reject);
  connect(&workplace.bridge, &EngineBridge::progressed, this, [this](JobId job, double share) {
    if (job == m_writing) showProgress(share);
  });
  connect(&workplace.bridge, &EngineBridge::jobEnded, this, [this](JobId job) {
    if (job == m_writing && m_work == Work::writing) accept();
  });
  connect(&workplace.bridge, &EngineBridge::jobFailed, this, [this](JobId job, const Error& error) {
    if (job == m_writing && m_work == Work::writing) fail(error);
  });
  m_removeCorpus->setEnabled(false);
  wishesChanged();
}

TrimVocabularyDialog::~TrimVocabularyDialog() {
  if (m_counting) m_counting->requestStop();
  if (m_work == Work::writing) m_workplace.bridge.cancel(m_writing);
}

TrimmingWishes TrimVocabularyDialog::wishes() const {
  TrimmingWishes wishes;
  for (int row = 0; row < m_corpora->count(); ++row)
    wishes.corpora.emplace_back(m_corpora->item(row)->toolTip().toStdString());
  static const QRegularExpression kBetween("[,;\\s]+");
  for (const QString& code : m_languages->text().split(kBetween, Qt::SkipEmptyParts))
    wishes.languages.push_back(code.toStdString());
  wishes.keepsCharacters = m_characters->isChecked();
  return wishes;
}

void TrimVocabularyDialog::addCorpora(const QStringList& files) {
  for (const QString& file : files) {
    auto* item = new QListWidgetItem(QFileInfo(file).fileName(), m_corpora);
    item->setToolTip(QDir::toNativeSeparators(QFileInfo(file).absoluteFilePath()));
  }
  wishesChanged();
}

void TrimVocabularyDialog::setLanguages(const QString& codes) { m_languages->setText(codes); }

void TrimVocabularyDialog::setFolder(const QString& folder) {
  m_folder->setText(QDir::toNativeSeparators(folder));
}

QString TrimVocabularyDialog::folder() const {
  return QFileInfo(QDir::fromNativeSeparators(m_folder->text())).absoluteFilePath();
}

void TrimVocabularyDialog::chooseCorpora() {
  const QStringList files =
      QFileDialog::getOpenFileNames(this, tr("Texts or tables"), m_workplace.settings.lastFolder("data"),
                                    tr("Texts and tables (*.txt *.tsv *.csv *.json *.jsonl);;All files (*)"));
  if (files.isEmpty()) return;
  m_workplace.settings.setLastFolder("data", QFileInfo(files.front()).path());
  addCorpora(files);
}

void TrimVocabularyDialog::chooseFolder() {
  const QString parent = QFileDialog::getExistingDirectory(this, tr("Folder that gets the new folder"),
                                                           QFileInfo(folder()).path());
  if (!parent.isEmpty()) setFolder(QDir(parent).filePath(QFileInfo(folder()).fileName()));
}

void TrimVocabularyDialog::wishesChanged() {
  m_numbers = Json();
  m_banner->clear();
  showNumbers();
  setWork(m_work);
}

void TrimVocabularyDialog::setWork(Work work) {
  m_work = work;
  const bool idle = work == Work::none, hasWishes = m_corpora->count() > 0 || !m_languages->text().isEmpty();
  for (QWidget* field :
       std::initializer_list<QWidget*>{m_corpora, m_addCorpus, m_languages, m_characters, m_folder, m_browse})
    field->setEnabled(idle);
  m_hint->setVisible(m_corpora->count() == 0);
  m_removeCorpus->setEnabled(idle && !m_corpora->selectedItems().isEmpty());
  m_count->setEnabled(idle && hasWishes);
  m_trim->setEnabled(idle && !m_numbers.is_null() && !m_folder->text().trimmed().isEmpty());
  (m_trim->isEnabled() ? m_trim : m_count)->setDefault(true);
  for (QWidget* shown : std::initializer_list<QWidget*>{m_progress, m_progressText}) shown->setVisible(!idle);
}

void TrimVocabularyDialog::showProgress(double share) {
  m_progress->setRange(0, share > 0.0 ? 1000 : 0);
  m_progress->setValue(static_cast<int>(share * 1000.0));
  m_progressText->setText(share > 0.0 ? tr("Comparing the texts: %1").arg(percent(share))
                                      : tr("Reading the texts…"));
}

void TrimVocabularyDialog::count() {
  if (m_work != Work::none) return;
  m_banner->clear();
  m_counting = std::make_shared<RunControl>();
  setWork(Work::counting);
  showProgress(0.0);
  const auto control = m_counting;
  inBackground(
      this,
      [model = m_model.toStdString(), wishes = wishes(), control] {
        return countedNumbers(model, wishes, {{}, control.get()});
      },
      [this, control](Result<Json> numbers) {
        if (m_counting != control) return;  // cancelled meanwhile
        m_counting.reset();
        if (!numbers) return fail(numbers.error());
        m_numbers = *std::move(numbers);
        showNumbers();
        setWork(Work::none);
        Q_EMIT counted();
      });
}

void TrimVocabularyDialog::write() {
  if (m_work != Work::none) return;
  m_banner->clear();
  setWork(Work::writing);
  showProgress(0.0);
  m_writing = m_workplace.bridge.trimVocabulary(m_model.toStdString(), folder().toStdString(), wishes());
}

void TrimVocabularyDialog::reject() {
  if (m_work == Work::none) return QDialog::reject();
  if (m_counting) m_counting->requestStop();
  m_counting.reset();
  if (m_work == Work::writing) m_workplace.bridge.cancel(m_writing);
  setWork(Work::none);
}

void TrimVocabularyDialog::showNumbers() {
  m_result->setVisible(!m_numbers.is_null());
  if (m_numbers.is_null()) return;
  m_vocabulary->setText(
      tr("Pieces: %1")
          .arg(beforeAndAfter(m_numbers["vocabulary"]["before"], m_numbers["vocabulary"]["after"])));
  m_parameters->setText(
      tr("Parameters: %1").arg(beforeAndAfter(m_numbers["parameters_before"], m_numbers["parameters"])));
  const auto tokens = m_numbers["corpus"]["tokens"].get<std::int64_t>();
  m_coverage->setText(
      tokens > 0 ? tr("All %1 tokens of the corpus (100 %) keep their pieces; this is checked on every text "
                      "while the directory is written.")
                       .arg(exactNumber(tokens))
                 : tr("Every piece in the scripts of these languages stays, and all that stand for no "
                      "language: digits, punctuation, special tokens."));
}

void TrimVocabularyDialog::fail(const Error& error) {
  setWork(Work::none);
  m_banner->showError(error);
  Q_EMIT failed(error);
}

}  // namespace s2s
