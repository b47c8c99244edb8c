#include "app/window/models/model_folder_dialog.h"

#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QVBoxLayout>
#include <algorithm>

#include "app/window/page.h"
#include "app/window/settings.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/caution_note.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/labels.h"
#include "widgets/text/engine_text.h"
#include "widgets/text/number_format.h"
#include "widgets/text/sentence.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr int kSteps = 1000, kWidth = 620;

QString freeFolder(const QString& proposal) {
  QString folder = proposal;
  for (int number = 2; QFileInfo::exists(folder); ++number) folder = proposal + QString::number(number);
  return QDir::toNativeSeparators(folder);
}

}  // namespace

QString folderBeside(const QString& model, const QString& suffix) {
  const QFileInfo info(model.section('@', 0, 0));
  return info.absoluteDir().filePath(info.fileName() + suffix);
}

ModelFolderDialog::ModelFolderDialog(Workplace& workplace, QWidget* parent)
    : QDialog(parent),
      m_workplace(workplace),
      m_purpose(makeLabel({}, TextSize::label, TextColor::muted)),
      m_fields(new QGridLayout),
      m_below(new QVBoxLayout),
      m_buttons(new QHBoxLayout),
      m_folder(new QLineEdit),
      m_browse(makeButton({})),
      m_taken(makeLabel({}, TextSize::label, TextColor::bad)),
      m_caution(new CautionNote),
      m_progress(new QProgressBar),
      m_progressText(makeLabel({}, TextSize::label, TextColor::muted)),
      m_banner(new ErrorBanner),
      m_cancel(makeButton({})),
      m_write(makeButton({}, ButtonRole::primary)) {
  setMinimumWidth(kWidth);
  m_purpose->setWordWrap(true);
  m_progress->setTextVisible(false);
  m_fields->setHorizontalSpacing(length::kGap);
  m_fields->setVerticalSpacing(8);
  m_fields->setColumnStretch(1, 1);
  m_below->setSpacing(length::kGap);
  m_buttons->setSpacing(8);
  m_buttons->addStretch(1);
  m_buttons->addWidget(m_cancel);
  m_buttons->addWidget(m_write);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(length::kPageMargin, length::kPageMargin, length::kPageMargin,
                             length::kPageMargin);
  column->setSpacing(length::kGap);
  column->addWidget(m_purpose);
  column->addWidget(m_banner);
  column->addLayout(m_fields);
  column->addLayout(m_below);
  column->addWidget(m_caution);
  column->addStretch(1);
  column->addWidget(m_progress);
  column->addWidget(m_progressText);
  column->addLayout(m_buttons);

  connect(m_folder, &QLineEdit::textChanged, this, &ModelFolderDialog::refresh);
  connect(m_browse, &QPushButton::clicked, this, &ModelFolderDialog::chooseFolder);
  connect(m_write, &QPushButton::clicked, this, &ModelFolderDialog::write);
  connect(m_cancel, &QPushButton::clicked, this, &ModelFolderDialog::reject);
  EngineBridge& bridge = workplace.bridge;
  m_bridge = &bridge;
  connect(&bridge, &EngineBridge::progressed, this, [this](JobId job, double share, const QString& what) {
    if (job == m_job) showProgress(share, what);
  });
  connect(&bridge, &EngineBridge::jobEnded, this,
          [this](JobId job, const QString& status, const Json& result) {
            if (job != m_job) return;
            m_job = 0;
            setWorking(false);
            if (status == "finished") finish(result);
          });
  connect(&bridge, &EngineBridge::jobFailed, this, [this](JobId job, const Error& error) {
    if (job == m_job) fail(error);
  });
}

ModelFolderDialog::~ModelFolderDialog() { ModelFolderDialog::stopWork(); }

void ModelFolderDialog::retranslate() {
  m_browse->setText(tr("Choose…"));
  m_taken->setText(tr("Something has this name already; choose another one."));
  m_cancel->setText(m_state == State::written ? tr("Close") : tr("Cancel"));
  m_progress->setAccessibleName(tr("Progress"));
  setFieldText(m_folder, tr("New folder"));
  showCautions();
  showDoing();
}

void ModelFolderDialog::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

void ModelFolderDialog::setWords(const QString& about, const QString& verb) {
  m_purpose->setText(about);
  m_write->setText(verb);
}

int ModelFolderDialog::addField(QWidget* field) {
  const int line = m_fields->rowCount();
  QLabel* name = m_labels[field] = makeLabel({}, TextSize::label, TextColor::muted);
  name->setBuddy(field);
  const bool tall = field->sizeHint().height() > 2 * length::kControlHeight;
  m_fields->addWidget(name, line, 0, tall ? Qt::AlignTop : Qt::AlignVCenter);
  m_fields->addWidget(field, line, 1);
  return line;
}

void ModelFolderDialog::setFieldText(QWidget* field, const QString& text) {
  m_labels.value(field)->setText(text);
  if (!qobject_cast<QLabel*>(field)) field->setAccessibleName(text);  // a label's name is what it says
}

void ModelFolderDialog::setFieldVisible(QWidget* field, bool visible) {
  field->setVisible(visible);
  m_labels.value(field)->setVisible(visible);
}

void ModelFolderDialog::addFolderField(const QString& proposal) {
  setFolder(freeFolder(proposal));
  m_fields->addWidget(m_browse, addField(m_folder), 2);
  m_fields->addWidget(m_taken, m_fields->rowCount(), 1, 1, 2);
  refresh();
}

void ModelFolderDialog::setFolder(const QString& folder) {
  m_folder->setText(QDir::toNativeSeparators(folder));
}

QString ModelFolderDialog::folder() const {
  return QFileInfo(QDir::fromNativeSeparators(m_folder->text().trimmed())).absoluteFilePath();
}

void ModelFolderDialog::chooseFolder() {
  const QString parent = QFileDialog::getExistingDirectory(this, tr("Folder that gets the new folder"),
                                                           QFileInfo(folder()).path());
  if (parent.isEmpty()) return;
  m_workplace.settings.setLastFolder("model-export", parent);
  setFolder(freeFolder(QDir(parent).filePath(QFileInfo(folder()).fileName())));
}

bool ModelFolderDialog::event(QEvent* event) {
  const bool known = QDialog::event(event);
  if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show) {
    // Texts over several lines have no minimum height of their own; they need it at this width.
    const int needed = layout()->totalHeightForWidth(width());
    if (needed > height()) resize(width(), needed);
  }
  return known;
}

void ModelFolderDialog::refresh() {
  const bool named = !m_folder->text().trimmed().isEmpty();
  const bool taken = isIdle() && named && QFileInfo::exists(folder());
  m_taken->setVisible(taken);
  m_folder->setEnabled(isIdle());
  m_browse->setEnabled(isIdle());
  m_write->setEnabled(isIdle() && named && !taken && isComplete());
  m_progress->setVisible(m_state == State::working);
  m_progressText->setVisible(!isIdle());
  setFieldsEnabled(isIdle());
  if (m_write->isEnabled()) m_write->setDefault(true);
}

void ModelFolderDialog::setWorking(bool working) {
  m_state = working ? State::working : State::asking;
  if (working) m_banner->clear();
  refresh();
}

void ModelFolderDialog::setCautions(const std::vector<std::string>& cautions) {
  m_cautions = cautions;
  showCautions();
}

void ModelFolderDialog::showCautions() {
  QStringList texts;
  for (const std::string& caution : m_cautions) {
    texts << engineText(caution);
    texts.back()[0] = texts.back()[0].toUpper();
  }
  m_caution->setTexts(texts);
}

void ModelFolderDialog::finish(const Json& result) {
  const std::vector<std::string> told = m_cautions;
  setCautions(result.value("warnings", std::vector<std::string>()));
  const auto isTold = [&](const std::string& text) { return std::ranges::find(told, text) != told.end(); };
  if (std::ranges::all_of(m_cautions, isTold)) return accept();
  m_state = State::written;
  showDoing();
  m_write->hide();
  m_cancel->setText(tr("Close"));
  m_cancel->setDefault(true);
  refresh();
}

void ModelFolderDialog::showProgress(double share, const QString& what) {
  m_progress->setRange(0, share > 0.0 ? kSteps : 0);
  m_progress->setValue(static_cast<int>(share * kSteps));
  m_share = share;
  m_doing = what.toStdString();
  showDoing();
}

void ModelFolderDialog::showDoing() {
  if (m_state == State::written)
    return m_progressText->setText(sentence(tr("Written to %1"), {QDir::toNativeSeparators(folder())}));
  if (m_doing.empty()) {
    return m_progressText->setText(m_waits ? tr("Begins when the run that trains now pauses or ends.")
                                           : tr("Begins…"));
  }
  QString text = engineText(m_doing);
  if (!text.isEmpty()) text[0] = text[0].toUpper();
  m_progressText->setText(m_share > 0.0 ? tr("%1: %2").arg(text, percent(m_share)) : tr("%1…").arg(text));
}

void ModelFolderDialog::write() {
  if (!m_write->isEnabled()) return;
  setWorking(true);
  m_waits = m_workplace.bridge.training().active();
  showProgress(0.0, {});
  ExportRequest asked = request();
  asked.to = folder().toStdString();
  m_job = m_workplace.bridge.exportModel(asked);
}

void ModelFolderDialog::stopWork() {
  if (m_job != 0 && m_bridge) m_bridge->cancel(m_job);
  m_job = 0;
}

void ModelFolderDialog::reject() {
  if (m_state == State::written) return accept();
  if (isIdle()) return QDialog::reject();
  stopWork();
  setWorking(false);
}

void ModelFolderDialog::fail(const Error& error) {
  m_job = 0;
  setWorking(false);
  m_banner->showError(error);
  Q_EMIT failed(error);
}

}  // namespace s2s
