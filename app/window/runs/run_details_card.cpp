#include "app/window/runs/run_details_card.h"

#include <QDir>
#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "app/window/background.h"
#include "app/window/engine_bridge.h"
#include "app/window/page.h"
#include "app/window/recipe_text.h"
#include "app/window/run_catalogue.h"
#include "app/window/runs/run_status_text.h"
#include "app/window/settings.h"
#include "widgets/item_models/text_table_model.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/table_view.h"
#include "widgets/text/engine_text.h"
#include "widgets/text/number_format.h"

namespace s2s {
namespace {

constexpr int kSaveMilliseconds = 800;

}  // namespace

RunDetailsCard::RunDetailsCard(Workplace& workplace, QWidget* parent)
    : Card(" ", parent),
      m_workplace(workplace),
      m_state(makeLabel({})),
      m_numbers(makeLabel({}, TextSize::label, TextColor::muted)),
      m_folder(new ElidedLabel),
      m_message(makeLabel({}, TextSize::label, TextColor::bad)),
      m_notesLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_notes(new QPlainTextEdit),
      m_tagsLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_tags(new QLineEdit),
      m_resume(makeButton({})),
      m_goOn(makeButton({})),
      m_view(makeButton({})),
      m_export(makeButton({})),
      m_delete(makeButton({}, ButtonRole::danger)),
      m_foreignNameLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_foreignName(new QLineEdit),
      m_forget(makeButton({})),
      m_differences(new TableView),
      m_differenceModel(new TextTableModel(this)) {
  m_numbers->setWordWrap(true);
  m_state->setWordWrap(true);
  m_message->setWordWrap(true);
  m_folder->setRole(TextSize::label);
  m_folder->setColor(TextColor::muted);
  m_folder->setElideMode(Qt::ElideMiddle);
  m_notes->setTabChangesFocus(true);
  m_notes->setMinimumHeight(64);
  m_notes->setMaximumHeight(140);
  m_differences->setModel(m_differenceModel);
  m_differences->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  for (QWidget* widget : std::initializer_list<QWidget*>{m_state, m_numbers, m_folder, m_message,
                                                         m_notesLabel, m_notes, m_tagsLabel, m_tags}) {
    content()->addWidget(widget);
  }
  content()->addSpacing(4);
  content()->addWidget(m_foreignNameLabel);
  content()->addWidget(m_foreignName);
  for (QPushButton* button : {m_resume, m_goOn, m_view, m_export, m_delete, m_forget})
    content()->addWidget(button);
  content()->addWidget(m_differences, 1);
  content()->addStretch();
  m_saveTimer.setSingleShot(true);
  m_saveTimer.setInterval(kSaveMilliseconds);
  connect(&m_saveTimer, &QTimer::timeout, this, &RunDetailsCard::flushNotes);
  connect(m_notes, &QPlainTextEdit::textChanged, &m_saveTimer, QOverload<>::of(&QTimer::start));
  connect(m_tags, &QLineEdit::textEdited, &m_saveTimer, QOverload<>::of(&QTimer::start));
  connect(m_resume, &QPushButton::clicked, this, [this] { Q_EMIT resumeWanted(m_runs.value(0)); });
  connect(m_goOn, &QPushButton::clicked, this, [this] { Q_EMIT goOnWanted(m_runs.value(0)); });
  connect(m_view, &QPushButton::clicked, this, [this] { Q_EMIT trainViewWanted(m_runs.value(0)); });
  connect(m_export, &QPushButton::clicked, this, [this] { Q_EMIT exportWanted(m_runs.value(0)); });
  connect(m_delete, &QPushButton::clicked, this, [this] { Q_EMIT deleteWanted(m_runs.value(0)); });
  connect(m_foreignName, &QLineEdit::editingFinished, this, [this] {
    if (!m_runs.isEmpty()) m_workplace.runs.foreign().rename(m_runs.front(), m_foreignName->text());
  });
  connect(m_forget, &QPushButton::clicked, this,
          [this] { m_workplace.runs.foreign().remove(m_runs.value(0)); });
  retranslate();
}

void RunDetailsCard::setRuns(const QStringList& runs) {
  if (runs == m_runs) return;
  flushNotes();
  m_runs = runs.mid(0, 2);
  // Only own runs have recipes that could differ.
  const ForeignRuns& foreign = m_workplace.runs.foreign();
  if (m_runs.size() == 2 && (foreign.find(m_runs[0]) || foreign.find(m_runs[1]))) m_runs.clear();
  m_notesOf.clear();
  show();
  if (m_runs.size() == 2) showDifferences();
}

void RunDetailsCard::refresh() { show(); }

void RunDetailsCard::setOneRunVisible(bool visible) {
  for (QWidget* widget :
       std::initializer_list<QWidget*>{m_state, m_numbers, m_folder, m_notesLabel, m_notes, m_tagsLabel,
                                       m_tags, m_resume, m_goOn, m_view, m_export, m_delete}) {
    widget->setVisible(visible);
  }
  m_message->setVisible(visible && !m_message->text().isEmpty());
}

void RunDetailsCard::showForeign() {
  const ForeignRuns::Entry& entry = *m_workplace.runs.foreign().find(m_runs.front());
  setOneRunVisible(false);
  setTitle(entry.name);
  setNote({});
  m_state->setText(tr("Curves of %1, read only").arg(entry.format));
  const QStringList curves = m_workplace.runs.metrics(entry.path).metrics();
  m_numbers->setText(tr("%n curve(s)", nullptr, static_cast<int>(curves.size())));
  m_folder->setText(QDir::toNativeSeparators(entry.path));
  if (!m_foreignName->hasFocus()) m_foreignName->setText(entry.name);
  for (QWidget* widget : std::initializer_list<QWidget*>{m_state, m_numbers, m_folder})
    widget->setVisible(true);
}

void RunDetailsCard::show() {
  m_differences->setVisible(m_runs.size() == 2);
  const bool foreign = m_runs.size() == 1 && m_workplace.runs.foreign().find(m_runs.front());
  for (QWidget* widget : std::initializer_list<QWidget*>{m_foreignNameLabel, m_foreignName, m_forget})
    widget->setVisible(foreign);
  if (foreign) return showForeign();
  const RunSummary* run = m_runs.size() == 1 ? m_workplace.runs.find(m_runs.front()) : nullptr;
  if (!run) {
    m_message->clear();
    setOneRunVisible(false);
    setTitle(m_runs.size() == 2 ? tr("Where the recipes differ") : tr("Details"));
    setNote(m_runs.size() == 2 ? QString() : tr("choose a run"));
    return;
  }
  setTitle(QString::fromStdString(run->name));
  setNote({});
  const QString model = QString::fromStdString(run->modelFrom).section('/', -1);
  m_state->setText(
      run->totalSteps > 0
          ? tr("%1 · step %2 of %3")
                .arg(statusText(run->status), exactNumber(run->step), exactNumber(run->totalSteps))
          : tr("%1 · step %2").arg(statusText(run->status), exactNumber(run->step)));
  QStringList numbers{tr("from %1").arg(model), tr("trained for %1").arg(duration(run->seconds))};
  if (run->loss) numbers << tr("loss %1").arg(measuredNumber(*run->loss));
  if (run->validationLoss) numbers << tr("validation loss %1").arg(measuredNumber(*run->validationLoss));
  if (run->validationTokenAccuracy)
    numbers << tr("token accuracy %1").arg(percent(*run->validationTokenAccuracy, 1));
  if (run->validationAccuracy) numbers << tr("accuracy %1").arg(percent(*run->validationAccuracy, 1));
  if (run->paddingShare) numbers << tr("padding %1").arg(percent(*run->paddingShare, 1));
  m_numbers->setText(numbers.join(" · "));
  m_folder->setText(QDir::toNativeSeparators(m_runs.front()));
  m_message->setText(engineText(run->message));
  setTextColor(m_message, run->status == RunStatus::finished ? TextColor::muted : TextColor::bad);
  if (m_notesOf != m_runs.front()) {
    m_notesOf = m_runs.front();
    m_notes->setPlainText(QString::fromStdString(run->notes));
    QStringList tags;
    for (const std::string& tag : run->tags) tags << QString::fromStdString(tag);
    m_tags->setText(tags.join(", "));
    m_saveTimer.stop();
  }
  setOneRunVisible(true);
  const bool idle = !m_workplace.bridge.training().active();
  m_resume->setVisible(run->status != RunStatus::finished && run->status != RunStatus::running);
  m_goOn->setVisible(run->status != RunStatus::running);
  m_resume->setEnabled(idle);
  m_resume->setToolTip(idle ? QString() : tr("Another run is training"));
  m_delete->setEnabled(run->status != RunStatus::running);
}

void RunDetailsCard::flushNotes() {
  if (!m_saveTimer.isActive() && sender() != &m_saveTimer) return;
  m_saveTimer.stop();
  if (m_notesOf.isEmpty()) return;
  std::vector<std::string> tags;
  for (const QString& tag : m_tags->text().split(',', Qt::SkipEmptyParts)) {
    if (!tag.trimmed().isEmpty()) tags.push_back(tag.trimmed().toStdString());
  }
  const Result<void> written =
      writeRunNotes(m_notesOf.toStdString(), m_notes->toPlainText().toStdString(), tags);
  if (!written) Q_EMIT failed(written.error());
  m_workplace.runs.refresh();
}

void RunDetailsCard::showDifferences() {
  const QStringList runs = m_runs;
  inBackground(
      this,
      [runs]() -> Result<std::vector<RecipeDifferenceRow>> {
        const Result<Json> first = readJsonFile(std::filesystem::path(runs[0].toStdString()) / "recipe.json");
        if (!first) return first.error();
        const Result<Json> second =
            readJsonFile(std::filesystem::path(runs[1].toStdString()) / "recipe.json");
        if (!second) return second.error();
        return recipeDifferences(*first, *second);
      },
      [this, runs](Result<std::vector<RecipeDifferenceRow>> rows) {
        if (runs != m_runs) return;
        if (!rows) {
          Q_EMIT failed(rows.error());
          return;
        }
        QList<QStringList> table;
        for (const RecipeDifferenceRow& row : *rows) table << QStringList{row.path, row.first, row.second};
        const auto name = [this](const QString& run) {
          const RunSummary* summary = m_workplace.runs.find(run);
          return summary ? QString::fromStdString(summary->name) : run.section('/', -1);
        };
        m_differenceModel->setRows({tr("setting"), name(runs[0]), name(runs[1])}, table);
        setNote(table.isEmpty() ? tr("nowhere")
                                : tr("%n setting(s)", nullptr, static_cast<int>(table.size())));
      });
}

int RunDetailsCard::differenceCount() const { return m_differenceModel->rowCount(); }

void RunDetailsCard::retranslate() {
  m_notesLabel->setText(tr("Notes"));
  m_notes->setAccessibleName(tr("Notes"));
  m_notes->setPlaceholderText(tr("What was tried, what came out"));
  m_tagsLabel->setText(tr("Tags"));
  m_tags->setAccessibleName(tr("Tags"));
  m_tags->setPlaceholderText(tr("separated by commas"));
  m_resume->setText(tr("Resume"));
  m_goOn->setText(tr("Go on…"));
  m_goOn->setToolTip(
      tr("Opens it on the Train page, where its steps and whatever else may change are edited before it goes "
         "on"));
  m_view->setText(tr("Show on the Train page"));
  m_export->setText(tr("Export as Hugging Face directory…"));
  m_delete->setText(tr("Move to the trash"));
  m_foreignNameLabel->setText(tr("Name here"));
  m_foreignName->setAccessibleName(tr("Name here"));
  m_forget->setText(tr("Remove from this list"));
  m_forget->setToolTip(tr("Its files stay as they are"));
  m_differences->setAccessibleName(tr("Where the recipes differ"));
  show();
}

void RunDetailsCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  Card::changeEvent(event);
}

}  // namespace s2s
