#pragma once
// The control that edits one option, behind one face whatever its type.

#include <QStringList>
#include <functional>
#include <memory>

#include "engine/core/option_schema.h"

class QWidget;

namespace s2s {

class FieldEditor {
 public:
  virtual ~FieldEditor() = default;
  virtual QWidget* widget() = 0;
  /// What stands there: null where nothing does, a text where it cannot be read.
  virtual Json value() const = 0;
  virtual void setValue(const Json& value) = 0;
  /// The control says what it is (a check box), so no label stands above it.
  virtual bool labelsItself() const { return false; }
  /// Another name for a control that says what it is.
  virtual void setLabel(const QString&) {}
  /// New proposals in the place of those that it was made with; false: it has no list for them.
  virtual bool setSuggestions(const QStringList&) { return false; }
  /// Whether the arrows of a number step from one whole number to the next.
  virtual void setWhole(bool) {}
  /// Called whenever the person changes something.
  std::function<void()> edited;
};

/// The editor for an option; `label` names check boxes, `suggestions` turn text fields into lists.
std::unique_ptr<FieldEditor> makeFieldEditor(const Option& option, const QString& label,
                                             const QStringList& suggestions);

/// "batch_size" → "Batch size", in the language of the window.
QString labelOf(const std::string& name);
/// "inverse-square-root" → "Inverse square root"; short words and names with digits stay as they are.
QString choiceLabelOf(const std::string& choice);

}  // namespace s2s
