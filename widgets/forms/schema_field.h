#pragma once
#include <QWidget>
#include <memory>
#include <string>

#include "widgets/forms/field_editor.h"

class QLabel;
class QPushButton;
class QToolButton;

namespace s2s {

/// One option in a form: label with unit, editor, a line of help, the problem beside it, and a way back to
/// the default.
class SchemaField : public QWidget {
  Q_OBJECT
 public:
  SchemaField(std::string path, const Option& option, const QString& label, const QString& help,
              const QStringList& suggestions, QWidget* parent = nullptr);

  const std::string& path() const { return m_path; }
  const Option& option() const { return m_option; }
  QWidget* editorWidget() { return m_editor->widget(); }
  Json value() const { return m_editor->value(); }
  void setValue(const Json& value);
  /// Checks what stands there against the option; empty: nothing is wrong.
  QString ownProblem() const;
  void showProblem(const QString& problem);
  QString problem() const;
  /// A button beside the name; empty: none.
  void setAction(const QString& text);
  /// The name above the control, or of a control that says what it is.
  void setLabel(const QString& label);
  /// What stands behind the name and below the control, where it depends on another field.
  void setWords(const QString& unit, const QString& help);
  /// New proposals of a list; false: the field has none.
  bool setSuggestions(const QStringList& suggestions) { return m_editor->setSuggestions(suggestions); }
  void setWhole(bool whole) { m_editor->setWhole(whole); }

 Q_SIGNALS:
  void edited();
  void actionRequested();
  void resetRequested();

 private:
  void updateReset();
  QWidget* focusedWidget() const;

  std::string m_path;
  Option m_option;
  std::unique_ptr<FieldEditor> m_editor;
  QLabel* m_name;
  QPushButton* m_action;
  QToolButton* m_reset;
  QLabel* m_unit;
  QLabel* m_help;
  QLabel* m_problem;
};

}  // namespace s2s
