#pragma once
#include "engine/session.h"
#include "widgets/panes/card.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace s2s {

class GenerationFields;
class Settings;

/// The prompt with its languages and options.
class PromptBar : public Card {
  Q_OBJECT
 public:
  explicit PromptBar(Settings& settings, QWidget* parent = nullptr);

  void setTask(PromptTask task);
  PromptTask task() const { return m_task; }
  void setText(const QString& text);
  QString text() const;
  /// classify: the other text of a pair; empty: none.
  void setSecond(const QString& text);
  void setLanguages(const QString& from, const QString& to);
  QString fromLanguage() const;
  QString toLanguage() const;

  /// How many models would be asked; 0 disables the button.
  void setModelCount(int count);
  void setBusy(bool busy);
  /// The request without its models, or what is wrong with it.
  Result<PromptRequest> request() const;
  void focusText();

 Q_SIGNALS:
  void askWanted();
  void cancelWanted();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void fillLanguages();
  void showButton();
  void fitTextHeight();
  void insertBlank();
  QString placeholder() const;
  void setMoreVisible(bool visible);

  Settings& m_settings;
  PromptTask m_task = PromptTask::translate;
  int m_models = 0;
  bool m_busy = false;
  QComboBox* m_from;
  QToolButton* m_swap;
  QComboBox* m_to;
  QPushButton* m_blank;
  QLabel* m_hint;
  GenerationFields* m_common;
  QPushButton* m_more;
  GenerationFields* m_rare;
  QWidget* m_what;  ///< the line of languages, blanks or the hint
  QWidget* m_how;   ///< the line of common options
  QPushButton* m_ask;
  QPlainTextEdit* m_text;
  QLineEdit* m_second;
};

}  // namespace s2s
