#include "app/window/settings_dialog.h"

#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QLineEdit>

#include "app/window/settings.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/labels.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {

SettingsDialog::SettingsDialog(Settings& settings, QWidget* parent)
    : QDialog(parent),
      m_settings(settings),
      m_themeLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_theme(new QComboBox),
      m_languageLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_language(new QComboBox),
      m_folderLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_folder(new QLineEdit(QDir::toNativeSeparators(settings.runsFolder()))),
      m_browse(makeButton({})),
      m_close(makeButton({}, ButtonRole::primary)) {
  for (const char* theme : {"system", "light", "dark"}) m_theme->addItem(QString(), QString(theme));
  m_theme->setCurrentIndex(std::max(0, m_theme->findData(settings.theme())));
  // A language is named in itself, so that everybody finds their own.
  m_language->addItem(QString(), "system");
  m_language->addItem("English", "en");
  m_language->addItem("한국어", "ko");
  m_language->setCurrentIndex(std::max(0, m_language->findData(settings.language())));
  m_folder->setReadOnly(true);
  m_folder->setMinimumWidth(320);

  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(length::kPageMargin, length::kPageMargin, length::kPageMargin,
                           length::kPageMargin);
  grid->setHorizontalSpacing(length::kGap);
  grid->setVerticalSpacing(length::kGap);
  grid->addWidget(m_themeLabel, 0, 0);
  grid->addWidget(m_theme, 0, 1, 1, 2);
  grid->addWidget(m_languageLabel, 1, 0);
  grid->addWidget(m_language, 1, 1, 1, 2);
  grid->addWidget(m_folderLabel, 2, 0);
  grid->addWidget(m_folder, 2, 1);
  grid->addWidget(m_browse, 2, 2);
  grid->addWidget(m_close, 3, 2);
  m_themeLabel->setBuddy(m_theme);
  m_languageLabel->setBuddy(m_language);
  m_folderLabel->setBuddy(m_folder);

  connect(m_theme, &QComboBox::activated, this,
          [this] { Q_EMIT themeChosen(m_theme->currentData().toString()); });
  connect(m_language, &QComboBox::activated, this,
          [this] { Q_EMIT languageChosen(m_language->currentData().toString()); });
  connect(m_browse, &QPushButton::clicked, this, &SettingsDialog::chooseFolder);
  connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
  retranslate();
}

void SettingsDialog::chooseFolder() {
  const QString folder =
      QFileDialog::getExistingDirectory(this, tr("Folder of new runs"), m_settings.runsFolder());
  if (folder.isEmpty()) return;
  m_folder->setText(QDir::toNativeSeparators(folder));
  Q_EMIT runsFolderChosen(folder);
}

void SettingsDialog::retranslate() {
  setWindowTitle(tr("Settings"));
  m_themeLabel->setText(tr("Theme"));
  m_theme->setItemText(0, tr("As the desktop"));
  m_theme->setItemText(1, tr("Light"));
  m_theme->setItemText(2, tr("Dark"));
  m_languageLabel->setText(tr("Language"));
  m_language->setItemText(0, tr("As the desktop"));
  m_folderLabel->setText(tr("New runs go to"));
  m_browse->setText(tr("Choose…"));
  m_close->setText(tr("Close"));
  m_theme->setAccessibleName(m_themeLabel->text());
  m_language->setAccessibleName(m_languageLabel->text());
  m_folder->setAccessibleName(m_folderLabel->text());
}

void SettingsDialog::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

}  // namespace s2s
