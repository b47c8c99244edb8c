#include "app/window/models/restore_vocabulary_dialog.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>

#include "app/window/background.h"
#include "widgets/text/engine_text.h"
#include "app/window/models/piece_counts_card.h"
#include "app/window/page.h"
#include "app/window/settings.h"
#include "engine/runs/exported_model.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/labels.h"
#include "widgets/text/number_format.h"

namespace s2s {
namespace {

constexpr int kHalfTypedMilliseconds = 600;

/// What is known before an original is named.
struct Opening {
  RestoringPlan plan;
  QString proposal;  ///< the candidate that was trimmed; may be empty
};

/// True, or why this is not the model that was trimmed.
Result<bool> wasTrimmed(const RestoringPlan& plan, const QString& candidate) {
  const auto reference = modelToExport(candidate.toStdString());
  if (!reference) return reference.error();
  const auto tokenizer = plan.tokenizerOf(reference->path);
  if (!tokenizer) return tokenizer.error();
  return true;
}

Result<Opening> openTrimmed(const QString& model, const QStringList& candidates) {
  const auto reference = modelToExport(model.toStdString());
  if (!reference) return reference.error();
  auto plan = RestoringPlan::make(reference->path);
  if (!plan) return plan.error();
  const auto found = std::ranges::find_if(
      candidates, [&](const QString& candidate) { return wasTrimmed(*plan, candidate).ok(); });
  return Opening{*std::move(plan), found == candidates.end() ? QString() : *found};
}

}  // namespace

RestoreVocabularyDialog::RestoreVocabularyDialog(Workplace& workplace, const QString& model,
                                                 const QString& name, const QStringList& candidates,
                                                 QWidget* parent)
    : ModelFolderDialog(workplace, parent),
      m_model(model),
      m_name(name),
      m_original(new QLineEdit),
      m_choose(makeButton({})),
      m_about(makeLabel({}, TextSize::label, TextColor::muted)),
      m_counts(new PieceCountsCard) {
  m_about->setWordWrap(true);
  m_counts->hide();
  fields()->addWidget(m_choose, addField(m_original), 2);
  fields()->addWidget(m_about, fields()->rowCount(), 1, 1, 2);
  belowFields()->addWidget(m_counts);
  connect(m_choose, &QPushButton::clicked, this, &RestoreVocabularyDialog::chooseOriginal);
  m_typing.setSingleShot(true);
  m_typing.setInterval(kHalfTypedMilliseconds);
  connect(&m_typing, &QTimer::timeout, this, [this] {
    showAbout();
    refresh();
  });
  connect(m_original, &QLineEdit::textEdited, &m_typing, QOverload<>::of(&QTimer::start));
  connect(m_original, &QLineEdit::textChanged, this, &RestoreVocabularyDialog::checkOriginal);
  addFolderField(folderBeside(model, "-restored"));
  checkOriginal();
  retranslate();
  inBackground(
      this, [model, candidates] { return openTrimmed(model, candidates); },
      [this](Result<Opening> opening) {
        if (!opening) return fail(opening.error());
        takePlan(opening->plan, opening->proposal);
      });
}

void RestoreVocabularyDialog::retranslate() {
  ModelFolderDialog::retranslate();
  setWindowTitle(tr("Restore the vocabulary of %1").arg(m_name));
  setWords(tr("Writes a directory in which the model has its whole vocabulary again. Its own rows go back to "
              "their old places as they are now, trained or not; the rows that were left out come from the "
              "model that was trimmed. Everything else stays as this model has it."),
           tr("Restore"));
  setFieldText(m_original, tr("Original"));
  m_original->setPlaceholderText(tr("The directory or run that was trimmed"));
  m_choose->setText(tr("Choose…"));
  m_counts->setTitle(tr("What comes back"));
  showAbout();
  showCounts();
}

void RestoreVocabularyDialog::showCounts() {
  if (!m_plan) return;
  const std::int64_t own = m_plan->map().size(), all = m_plan->map().oldRows();
  m_counts->showCounts(m_plan->numbers(), tr("%1 rows are this model's own, %2 come from the original.")
                                              .arg(exactNumber(own), exactNumber(all - own)));
}

void RestoreVocabularyDialog::takePlan(const RestoringPlan& plan, const QString& proposal) {
  m_plan = plan;
  showCounts();
  if (m_original->text().isEmpty() && !proposal.isEmpty()) {
    setOriginal(proposal);
  } else {
    checkOriginal();
  }
}

void RestoreVocabularyDialog::setOriginal(const QString& original) {
  m_original->setText(QDir::toNativeSeparators(original));
}

QString RestoreVocabularyDialog::original() const {
  return QDir::fromNativeSeparators(m_original->text().trimmed());
}

ExportRequest RestoreVocabularyDialog::request() const {
  return {ExportRequest::What::restored, m_model.toStdString(), {}, "", {}, original().toStdString()};
}

void RestoreVocabularyDialog::setFieldsEnabled(bool idle) {
  m_original->setEnabled(idle);
  m_choose->setEnabled(idle);
}

void RestoreVocabularyDialog::chooseOriginal() {
  Settings& settings = workplace().settings;
  const QString folder =
      QFileDialog::getExistingDirectory(this, tr("The model that was trimmed"), settings.lastFolder("model"));
  if (folder.isEmpty()) return;
  settings.setLastFolder("model", QFileInfo(folder).path());
  setOriginal(folder);
}

void RestoreVocabularyDialog::checkOriginal() {
  m_right = false;
  m_whyNot.clear();
  const int number = ++m_check;
  showAbout();
  refresh();
  if (!m_plan || original().isEmpty()) return;
  inBackground(
      this, [plan = *m_plan, candidate = original()] { return wasTrimmed(plan, candidate); },
      [this, number](const Result<bool>& checked) {
        if (number == m_check) showOriginal(checked);
      });
}

void RestoreVocabularyDialog::showOriginal(const Result<bool>& checked) {
  m_right = checked.ok();
  m_whyNot = m_right ? std::string() : checked.error().what;
  showAbout();
  refresh();
  Q_EMIT originalChecked();
}

void RestoreVocabularyDialog::showAbout() {
  const bool isOpen = m_whyNot.empty() || m_typing.isActive();
  setTextColor(m_about, m_right ? TextColor::good : isOpen ? TextColor::muted : TextColor::bad);
  m_about->setText(m_right  ? tr("This is the model that was trimmed: its tokenizer fits.")
                   : isOpen ? tr("Its tokenizer must be the one that was trimmed.")
                            : tr("This is not the model that was trimmed: %1").arg(engineText(m_whyNot)));
}

}  // namespace s2s
