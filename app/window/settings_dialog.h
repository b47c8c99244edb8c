#pragma once
#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace s2s {

class Settings;

/// Theme, language and the folder of new runs. Choices take effect at once.
class SettingsDialog : public QDialog {
  Q_OBJECT
 public:
  explicit SettingsDialog(Settings& settings, QWidget* parent = nullptr);

 Q_SIGNALS:
  void themeChosen(const QString& theme);
  void languageChosen(const QString& language);
  void runsFolderChosen(const QString& folder);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void chooseFolder();

  Settings& m_settings;
  QLabel* m_themeLabel;
  QComboBox* m_theme;
  QLabel* m_languageLabel;
  QComboBox* m_language;
  QLabel* m_folderLabel;
  QLineEdit* m_folder;
  QPushButton* m_browse;
  QPushButton* m_close;
};

}  // namespace s2s
