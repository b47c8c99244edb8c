// The folders and files that the page opens and writes.

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>

#include "app/window/evaluate/evaluate_page.h"
#include "app/window/evaluate/evaluation_command.h"
#include "app/window/evaluate/evaluation_setup_card.h"
#include "app/window/evaluate/evaluation_text.h"
#include "app/window/evaluate/results_card.h"
#include "app/window/json_text.h"
#include "app/window/render/report_file.h"
#include "app/window/settings.h"
#include "widgets/panes/error_banner.h"

namespace s2s {
namespace {

constexpr int kRecentEvaluations = 10;

}  // namespace

QString EvaluatePage::evaluationsFolder() const {
  return QDir(m_workplace.settings.dataFolder()).filePath("evaluations");
}

void EvaluatePage::fillOpenMenu() {
  m_openMenu->clear();
  const QDir evaluations(evaluationsFolder());
  const QFileInfoList folders = evaluations.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Time);
  for (const QFileInfo& folder : folders.mid(0, kRecentEvaluations)) {
    const QString path = folder.absoluteFilePath();
    m_openMenu->addAction(folder.fileName(), this, [this, path] { openFolder(path); });
  }
  if (!folders.isEmpty()) m_openMenu->addSeparator();
  m_openMenu->addAction(tr("Another folder…"), this, &EvaluatePage::openInteractively);
}

void EvaluatePage::openInteractively() {
  const QString folder =
      QFileDialog::getExistingDirectory(this, tr("Open an evaluation"), evaluationsFolder());
  if (!folder.isEmpty()) openFolder(folder);
}

void EvaluatePage::translateInteractively() {
  Settings& settings = m_workplace.settings;
  const QString input =
      QFileDialog::getOpenFileName(this, translationTitle(), settings.lastFolder("translate"));
  if (input.isEmpty()) return;
  settings.setLastFolder("translate", QFileInfo(input).path());
  const QString output = QFileDialog::getSaveFileName(this, tr("Write the translation to"),
                                                      input + ".translated", QString(), nullptr);
  if (!output.isEmpty()) translateFile(input, output);
}

QString EvaluatePage::translationTitle() const {
  const QString translator = systemTitle(m_setup->selectedSystem());
  if (translator.isEmpty()) return tr("Translate a file");
  const auto request = translationRequest();
  const QString asked = request ? askedText({{"prefix", request->prefix.value_or("")},
                                             {"source_language", request->fromLanguage},
                                             {"target_language", request->toLanguage}})
                                : QString();
  return asked.isEmpty() ? tr("Translate a file by %1").arg(translator)
                         : tr("Translate a file by %1, asked with %2").arg(translator, asked);
}

Result<FileTranslationRequest> EvaluatePage::translationRequest() const {
  const auto asking = m_setup->asking();
  if (!asking) return asking.error();
  FileTranslationRequest request;
  for (const QString& model : m_setup->selectedSystem()) request.models.push_back(model.toStdString());
  request.fromLanguage = asking->fromLanguage;
  request.toLanguage = asking->toLanguage;
  if (asking->fromLanguage.empty()) {
    const DataSource& test = m_setup->data();
    if (!test.prefix.empty() || !test.sourceLanguage.empty() || !test.targetLanguage.empty())
      request.prefix = test.prefix;
    if (!test.sourceLanguage.empty() && !test.targetLanguage.empty()) {
      request.fromLanguage = test.sourceLanguage;
      request.toLanguage = test.targetLanguage;
    }
  }
  request.generation = asking->generation;
  return request;
}

void EvaluatePage::translateFile(const QString& input, const QString& output) {
  m_banner->clear();
  if (isRunning()) return;
  const QStringList models = m_setup->selectedSystem();
  if (models.isEmpty())
    return m_banner->showProblem(tr("no model is chosen"), tr("add the model that translates"));
  auto request = translationRequest();
  if (!request) return m_banner->showError(request.error());
  request->input = input.toStdString();
  request->output = output.toStdString();
  request->overwrites = true;  // the file dialog has asked
  m_translator = systemTitle(models);
  begin(Work::translating, m_workplace.bridge.translateFile(*request),
        [who = m_translator] { return tr("%1: %2").arg(who, tr("Beginning…")); });
}

void EvaluatePage::reportTranslation(const Json& result) {
  const QString asked = askedText(result), output = textAt(result, "output");
  Q_EMIT reported(
      asked.isEmpty()
          ? tr("The translation by %1 is in %2").arg(m_translator, output)
          : tr("The translation by %1, asked with %2, is in %3").arg(m_translator, asked, output));
}

void EvaluatePage::copyCommand() {
  const auto request = m_setup->request();
  if (!request) return m_banner->showError(request.error());
  QApplication::clipboard()->setText(evaluationCommand(*request));
  Q_EMIT reported(tr("The command is on the clipboard"));
}

void EvaluatePage::reportInteractively() {
  const QString file = QFileDialog::getSaveFileName(
      this, tr("Write a report"), QDir(m_folder).filePath("report.html"), reportFileFilter());
  if (!file.isEmpty()) writeReport(file);
}

void EvaluatePage::writeReport(const QString& file) {
  m_banner->clear();
  m_reports.write([folder = m_folder] { return reportOfEvaluation(folder); }, file);
}

}  // namespace s2s
