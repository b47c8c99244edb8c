#pragma once
#include <QUndoStack>
#include <QWidget>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/option_schema.h"

class QPushButton;
class QVBoxLayout;

namespace s2s {

class SchemaField;

/// A form drawn from an option schema: common options first, the others folded by section under "More
/// options". Every field has its unit, default and one line of help; wrong values are named beside the field
/// while typing. Fields are addressed by their JSON path: "training.batch_size".
class SchemaForm : public QWidget {
  Q_OBJECT
 public:
  explicit SchemaForm(QWidget* parent = nullptr);
  ~SchemaForm() override;

  /// Draws the form anew with every option at its default.
  void setSchema(const OptionSchema& schema);
  /// Shows a value. Keys the form has no field for are kept and given back by value(). Empties the undo
  /// history.
  void setValue(const Json& value);
  /// The same with the history as it is: for steps of its own on undoStack().
  void showValue(const Json& value);
  /// What stands in the fields, wrong texts included (as JSON strings); empty optional fields are left out.
  Json value() const;
  /// value() with every default written out, or the first problem.
  Result<Json> checkedValue() const;
  bool isValid() const;

  /// Leaves a field out of the form; its value stays in value(). Call before or after setSchema.
  void hideField(const std::string& path);
  /// Proposals for a text field, chosen from a list or typed. Those of a list change in its place.
  void setSuggestions(const std::string& path, const QStringList& values);
  /// Replaces the label and, where not empty, the help of a field.
  void setFieldText(const std::string& path, const QString& label, const QString& help = {});
  /// What a field is called, shown or not.
  QString fieldLabel(const std::string& path) const;
  /// The same for what depends on another field: unit and help change in their places, and nothing is drawn
  /// anew.
  void setFieldWords(const std::string& path, const QString& unit, const QString& help);
  /// Whether a number's arrows step from one whole number to the next; any number can be typed.
  void setFieldWhole(const std::string& path, bool whole);
  /// Shows or hides a field in its place; its value stays.
  void setFieldVisible(const std::string& path, bool visible);
  /// Which fields can be changed by hand; an empty function: all.
  void setEditable(std::function<bool(const std::string& path)> mayEdit);
  /// A field and the value that it gets.
  using Assignment = std::pair<std::string, Json>;
  /// What else a change of a field sets, in the same step back. Asked before anything is changed.
  void setFollowers(
      std::function<std::vector<Assignment>(const std::string& path, const Json& value)> follow);
  /// A button beside the field's name; empty: none.
  void setFieldAction(const std::string& path, const QString& text);
  /// Changes one value as if typed (it can be undone).
  void setFieldValue(const std::string& path, const Json& value);
  Json fieldValue(const std::string& path) const;
  /// The problem shown beside a field; empty: none.
  QString fieldProblem(const std::string& path) const;
  /// Shows a problem found elsewhere (a file that cannot be read) until the field changes.
  void setFieldProblem(const std::string& path, const QString& problem);
  void focusField(const std::string& path);
  void resetField(const std::string& path);
  QWidget* fieldEditor(const std::string& path) const;  ///< nullptr where there is none
  void setMoreOptionsVisible(bool visible);
  bool moreOptionsVisible() const;

  QUndoStack* undoStack() { return &m_undo; }

 Q_SIGNALS:
  void changed();
  void validChanged(bool valid);
  /// The button of setFieldAction() was pressed.
  void actionRequested(const std::string& path);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  struct Extra {
    QString label, help, unit, action;
    QStringList suggestions;
    std::optional<bool> whole;
    bool hidden = false;
    bool visible = true;
  };
  class Change;  ///< one undoable step
  struct Edit {
    std::string path;
    Json before, after;
  };
  void rebuild();
  void addFields(const OptionSchema& schema, const std::string& path, bool common, QVBoxLayout* into);
  void addField(const Option& option, const std::string& path, QVBoxLayout* into);
  void fieldEdited(SchemaField* field);
  void assign(const std::vector<Edit>& edits, Json Edit::*value);
  void store(const std::string& path, const Json& value);
  void showValues();
  void validate();
  SchemaField* find(const std::string& path) const;

  OptionSchema m_schema;
  Json m_value = Json::object();
  std::map<std::string, SchemaField*> m_fields;
  std::map<std::string, QWidget*> m_details;  ///< fields of objects that may be absent
  std::map<std::string, Extra> m_extras;
  std::function<bool(const std::string&)> m_mayEdit;
  std::function<std::vector<Assignment>(const std::string&, const Json&)> m_follow;
  QUndoStack m_undo;
  QVBoxLayout* m_layout;
  QWidget* m_content = nullptr;
  QPushButton* m_moreButton = nullptr;
  QWidget* m_more = nullptr;
  bool m_moreVisible = false;
  bool m_valid = true;
};

}  // namespace s2s
