// How files come onto the page Data.

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/window/background.h"
#include "app/window/data/data_files.h"
#include "app/window/data/data_page.h"
#include "app/window/data/data_set.h"
#include "app/window/data/data_sets_card.h"
#include "app/window/data/data_tools_card.h"
#include "app/window/data/xray_pane.h"
#include "app/window/settings.h"
#include "engine/demo/demo_files.h"
#include "widgets/forms/schema_form.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/labels.h"

namespace s2s {
namespace {

constexpr int kMostRecent = 8, kRecentShown = 5;
constexpr const char* kRecentKey = "data/recent";

/// "a.png", or "a.png, b.png" of several.
QString namesIn(const QStringList& paths) {
  QStringList names;
  for (const QString& path : paths) names << QFileInfo(path).fileName();
  return names.join(QStringLiteral(", "));
}

}  // namespace

void DataPage::openFiles(const QStringList& paths) {
  m_banner->clear();
  QStringList readable, others;
  for (const QString& path : paths) (mayHoldRows(path) ? readable : others) << path;
  const std::vector<FoundDataSet> found = findDataSets(readable);
  const QString remedy =
      tr("Choose a file or a folder with tables or texts: TSV, CSV, JSON, Parquet, TMX and others.");
  if (!others.isEmpty()) {
    m_banner->showProblem(tr("“%1” holds no rows of text.").arg(namesIn(others)), remedy, others.join('\n'));
  } else if (found.empty()) {
    m_banner->showProblem(tr("No file of texts was found."), remedy, paths.join('\n'));
  }
  if (found.empty()) return;
  QStringList recent = m_workplace.settings.value(kRecentKey).toStringList();
  for (const FoundDataSet& one : found) {
    const QString path = QString::fromStdString(one.source.path);
    recent.removeAll(path);
    recent.prepend(path);
    add(one);
  }
  m_workplace.settings.setValue(kRecentKey, QStringList(recent.mid(0, kMostRecent)));
  setsChanged();
  m_setsCard->setCurrent(m_sets[m_sets.size() - found.size()].get());
}

void DataPage::add(const FoundDataSet& found) {
  auto set = std::make_unique<DataSet>(found.source, true);
  set->setUse(found.use);
  DataSet* one = set.get();
  connect(one, &DataSet::opened, this, &DataPage::showState);
  connect(one, &DataSet::grown, this, &DataPage::showState);
  connect(one, &DataSet::finished, this, [this, one] {
    if (one->isPacked()) askForChecks();  // how much there is to read is known by now
  });
  connect(one, &DataSet::changed, this, &DataPage::askForChecks);
  connect(one, &DataSet::blockFetched, this, [this] {
    if (!m_tools->xray().xray()) m_xraySoon.start();  // it may have waited for the row
  });
  connect(one, &DataSet::failed, this, [this](const Error& error) { m_banner->showError(error); });
  // A second file for validation makes holding rows out superfluous.
  if (found.use == DataUse::validation) m_setsCard->sectionForm().setFieldValue("validation.split", 0.0);
  m_sets.push_back(std::move(set));
}

void DataPage::openInteractively() {
  Settings& settings = m_workplace.settings;
  const QStringList files = QFileDialog::getOpenFileNames(
      this, tr("Open data"), settings.lastFolder("data"),
      tr("Tables and texts (%1)").arg(dataFilePatterns()) + ";;" + tr("All files (*)"));
  if (files.isEmpty()) return;
  settings.setLastFolder("data", QFileInfo(files.front()).path());
  openFiles(files);
}

void DataPage::openFolderInteractively() {
  Settings& settings = m_workplace.settings;
  const QString folder =
      QFileDialog::getExistingDirectory(this, tr("Open all data of a folder"), settings.lastFolder("data"));
  if (folder.isEmpty()) return;
  settings.setLastFolder("data", QFileInfo(folder).path());
  openFiles({folder});
}

void DataPage::openDemo() {
  inBackground(
      this, [folder = m_workplace.settings.dataFolder()] { return unpackDemo(folder.toStdString()); },
      [this](const Result<DemoFiles>& demo) {
        if (!demo) return m_banner->showError(demo.error());
        takeDemo(*demo);
      });
}

void DataPage::takeDemo(const DemoFiles& demo) {
  QStringList models = m_tools->models();
  for (const auto& model : demo.models()) models << QString::fromStdString(model.string());
  m_tools->setModels(models);
  const Result<Recipe> recipe = readRecipe(demo.mt5Recipe);
  if (!recipe) return m_banner->showError(recipe.error());
  const std::size_t before = m_sets.size();
  for (const DataSource& source : recipe->data.train) add({source, DataUse::training});
  for (const DataSource& source : recipe->data.validation.sets) add({source, DataUse::validation});
  FoundDataSet heldOut{{}, DataUse::test};
  heldOut.source.path = demo.heldOut.string();
  add(heldOut);
  setsChanged();
  m_setsCard->setCurrent(m_sets[before].get());
}

QStringList DataPage::recentFiles() const {
  QStringList files = m_workplace.settings.value(kRecentKey).toStringList();
  files.removeIf([](const QString& file) { return !QFileInfo::exists(file); });
  return files;
}

void DataPage::fillOpenMenu() {
  m_openMenu->clear();
  m_openMenu->addAction(tr("Files…"), this, &DataPage::openInteractively);
  m_openMenu->addAction(tr("Folder…"), this, &DataPage::openFolderInteractively);
  m_openMenu->addAction(tr("The demo's sentences"), this, &DataPage::openDemo);
  const QStringList recent = recentFiles();
  if (!recent.isEmpty()) m_openMenu->addSeparator();
  for (const QString& file : recent)
    m_openMenu->addAction(QDir::toNativeSeparators(file), this, [this, file] { openFiles({file}); });
}

void DataPage::showRecent() {
  while (QLayoutItem* item = m_recent->takeAt(0)) {
    item->widget()->deleteLater();
    delete item;
  }
  const QStringList recent = recentFiles().mid(0, kRecentShown);
  m_recentTitle->setVisible(!recent.isEmpty());
  for (const QString& file : recent) {
    QPushButton* button = makeButton(QFileInfo(file).fileName(), ButtonRole::link);
    button->setToolTip(QDir::toNativeSeparators(file));
    connect(button, &QPushButton::clicked, this, [this, file] { openFiles({file}); });
    m_recent->addWidget(button, 0, Qt::AlignHCenter);
  }
}

}  // namespace s2s
