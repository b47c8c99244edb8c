#include "widgets/forms/schema_form.h"

#include <QEvent>
#include <QKeyEvent>
#include <QUndoCommand>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/forms/schema_field.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/labels.h"
#include "widgets/theme/icons.h"

namespace s2s {
namespace {

std::string joined(const std::string& path, const std::string& name) {
  return path.empty() ? name : path + '.' + name;
}

Json::json_pointer pointerTo(const std::string& path) {
  Json::json_pointer pointer;
  std::size_t start = 0;
  while (start <= path.size()) {
    const std::size_t dot = std::min(path.find('.', start), path.size());
    pointer /= path.substr(start, dot - start);
    start = dot + 1;
  }
  return pointer;
}

/// A section whose fields stand in the form itself; other objects are one field.
bool isSection(const Option& option) {
  return option.type == OptionType::object && !option.fields.empty() &&
         !option.fields.front().options.empty();
}

/// A section that may be absent has a tick of its own.
bool mayBeAbsent(const Option& option) { return option.defaultValue.is_null() && !option.required; }

QString helpOf(const Option& option, const QString& own) {
  return own.isEmpty() ? QCoreApplication::translate("Schema", option.help.c_str()) : own;
}

QString unitOf(const Option& option) { return QCoreApplication::translate("Schema", option.unit.c_str()); }

QVBoxLayout* makeColumn(QWidget* widget) {
  auto* column = new QVBoxLayout(widget);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(10);
  return column;
}

}  // namespace

/// Edits of one field in a row are one step back, with what followed them.
class SchemaForm::Change : public QUndoCommand {
 public:
  /// The first of `edits` is the one that the others follow.
  Change(SchemaForm& form, std::vector<Edit> edits) : m_form(form), m_edits(std::move(edits)) {}
  int id() const override { return 1; }
  bool mergeWith(const QUndoCommand* next) override {
    const auto* other = static_cast<const Change*>(next);
    if (other->m_edits.front().path != m_edits.front().path) return false;
    for (const Edit& edit : other->m_edits) {
      const auto known = std::ranges::find(m_edits, edit.path, &Edit::path);
      if (known == m_edits.end())
        m_edits.push_back(edit);
      else
        known->after = edit.after;
    }
    return true;
  }
  void undo() override { m_form.assign(m_edits, &Edit::before); }
  void redo() override { m_form.assign(m_edits, &Edit::after); }

 private:
  SchemaForm& m_form;
  std::vector<Edit> m_edits;
};

SchemaForm::SchemaForm(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this)) {
  m_layout->setContentsMargins(0, 0, 0, 0);
}

SchemaForm::~SchemaForm() = default;

void SchemaForm::setSchema(const OptionSchema& schema) {
  m_schema = schema;
  m_value = Json::object();
  m_undo.clear();
  rebuild();
}

void SchemaForm::setValue(const Json& value) {
  m_undo.clear();
  showValue(value);
}

void SchemaForm::showValue(const Json& value) {
  m_value = value.is_object() ? value : Json::object();
  showValues();
  Q_EMIT changed();
}

Json SchemaForm::value() const { return m_value; }

Result<Json> SchemaForm::checkedValue() const { return applySchema(m_schema, m_value); }

bool SchemaForm::isValid() const { return m_valid; }

void SchemaForm::rebuild() {
  delete m_content;
  m_fields.clear();
  m_details.clear();
  m_content = new QWidget;
  QVBoxLayout* column = makeColumn(m_content);
  addFields(m_schema, "", true, column);
  m_moreButton = makeButton(tr("More options"), ButtonRole::link);
  m_more = new QWidget;
  addFields(m_schema, "", false, makeColumn(m_more));
  column->addWidget(m_moreButton, 0, Qt::AlignLeft);
  column->addWidget(m_more);
  m_moreButton->setVisible(m_more->layout()->count() > 0);
  connect(m_moreButton, &QPushButton::clicked, this, [this] { setMoreOptionsVisible(!m_moreVisible); });
  setMoreOptionsVisible(m_moreVisible);
  m_layout->addWidget(m_content);
  for (QWidget* part : m_content->findChildren<QWidget*>()) part->installEventFilter(this);
  showValues();
}

/// Adds the common or the other fields of a schema and, under a heading, of its sections.
void SchemaForm::addFields(const OptionSchema& schema, const std::string& path, bool common,
                           QVBoxLayout* into) {
  for (const Option& option : schema.options) {
    const std::string here = joined(path, option.name);
    if (!isSection(option)) {
      if (option.common == common) addField(option, here, into);
      continue;
    }
    if (mayBeAbsent(option)) {
      if (option.common != common) continue;
      addField(option, here, into);
      auto* details = new QWidget;
      QVBoxLayout* column = makeColumn(details);
      column->setContentsMargins(24, 0, 0, 0);
      addFields(option.fields.front(), here, true, column);
      addFields(option.fields.front(), here, false, column);
      m_details[here] = details;
      into->addWidget(details);
      continue;
    }
    const int before = into->count();
    addFields(option.fields.front(), here, common, into);
    if (common || into->count() == before || !path.empty()) continue;
    const std::string& title = option.fields.front().title;
    QLabel* heading = makeLabel(QCoreApplication::translate("Schema", title.c_str()), TextSize::bodyStrong);
    heading->setContentsMargins(0, before > 0 ? 8 : 0, 0, 0);
    into->insertWidget(before, heading);
  }
}

void SchemaForm::addField(const Option& option, const std::string& path, QVBoxLayout* into) {
  const Extra& extra = m_extras[path];
  if (extra.hidden) return;
  auto* field =
      new SchemaField(path, option, fieldLabel(path), helpOf(option, extra.help), extra.suggestions);
  field->setAction(extra.action);
  if (!extra.unit.isEmpty()) field->setWords(extra.unit, helpOf(option, extra.help));
  if (extra.whole) field->setWhole(*extra.whole);
  m_fields[path] = field;
  into->addWidget(field);
  if (!extra.visible) field->hide();
  field->setEnabled(!m_mayEdit || m_mayEdit(path));
  connect(field, &SchemaField::edited, this, [this, field] { fieldEdited(field); });
  connect(field, &SchemaField::actionRequested, this, [this, path] { Q_EMIT actionRequested(path); });
  connect(field, &SchemaField::resetRequested, this, [this, path] { resetField(path); });
}

void SchemaForm::fieldEdited(SchemaField* field) { setFieldValue(field->path(), field->value()); }

void SchemaForm::setFieldValue(const std::string& path, const Json& value) {
  const Json before = fieldValue(path);
  if (before == value) return;
  std::vector<Edit> edits{{path, before, value}};
  if (m_follow) {
    for (auto& [other, wanted] : m_follow(path, value)) {
      Json now = fieldValue(other);
      if (now != wanted) edits.push_back({std::move(other), std::move(now), std::move(wanted)});
    }
  }
  m_undo.push(new Change(*this, std::move(edits)));
}

/// Does or undoes one step: stores, shows and tells.
void SchemaForm::assign(const std::vector<Edit>& edits, Json Edit::*value) {
  for (const Edit& edit : edits) {
    store(edit.path, edit.*value);
    if (SchemaField* field = find(edit.path)) {
      if (field->value() != edit.*value) field->setValue(edit.*value);
      field->showProblem({});
    }
  }
  showValues();
  Q_EMIT changed();
}

void SchemaForm::store(const std::string& path, const Json& value) {
  const Json::json_pointer pointer = pointerTo(path);
  if (!value.is_null()) {
    for (Json::json_pointer parent = pointer.parent_pointer(); !parent.empty();
         parent = parent.parent_pointer()) {
      // A section that the file has as something else gives way to the form's.
      if (m_value.contains(parent) && !m_value[parent].is_object()) m_value[parent] = Json::object();
    }
    m_value[pointer] = value;
    return;
  }
  const SchemaField* field = find(path);
  // Null is a value of its own where there is a default that it replaces.
  if (field != nullptr && field->option().nullable && !field->option().defaultValue.is_null())
    m_value[pointer] = nullptr;
  else if (m_value.contains(pointer))
    m_value[pointer.parent_pointer()].erase(pointer.back());
}

Json SchemaForm::fieldValue(const std::string& path) const {
  const Json::json_pointer pointer = pointerTo(path);
  if (m_value.contains(pointer)) return m_value[pointer];
  const SchemaField* field = find(path);
  return field != nullptr ? field->option().defaultValue : Json(nullptr);
}

void SchemaForm::showValues() {
  for (const auto& [path, field] : m_fields) {
    const Json value = fieldValue(path);
    if (field->value() != value) field->setValue(value);
  }
  for (const auto& [path, details] : m_details) details->setVisible(fieldValue(path).is_object());
  validate();
}

void SchemaForm::validate() {
  bool valid = true;
  for (const auto& [path, field] : m_fields) {
    const std::size_t dot = path.rfind('.');
    const bool absent = dot != std::string::npos && m_details.contains(path.substr(0, dot)) &&
                        !fieldValue(path.substr(0, dot)).is_object();
    const QString own = absent ? QString() : field->ownProblem();
    // A problem told from outside stays until its field changes.
    if (!own.isEmpty() || field->property("ownProblem").toBool()) field->showProblem(own);
    field->setProperty("ownProblem", !own.isEmpty());
    valid = valid && field->problem().isEmpty();
  }
  if (valid == m_valid) return;
  m_valid = valid;
  Q_EMIT validChanged(valid);
}

SchemaField* SchemaForm::find(const std::string& path) const {
  const auto found = m_fields.find(path);
  return found == m_fields.end() ? nullptr : found->second;
}

void SchemaForm::hideField(const std::string& path) {
  m_extras[path].hidden = true;
  if (m_content != nullptr) rebuild();
}

void SchemaForm::setSuggestions(const std::string& path, const QStringList& values) {
  if (m_extras[path].suggestions == values) return;
  m_extras[path].suggestions = values;
  if (SchemaField* field = find(path); field != nullptr && field->setSuggestions(values)) return;
  if (m_content != nullptr) rebuild();
}

void SchemaForm::setFieldText(const std::string& path, const QString& label, const QString& help) {
  Extra& extra = m_extras[path];
  extra.label = label;
  extra.help = help;
  SchemaField* field = find(path);
  if (field == nullptr) return;
  field->setLabel(fieldLabel(path));
  field->setWords(extra.unit.isEmpty() ? unitOf(field->option()) : extra.unit, helpOf(field->option(), help));
}

QString SchemaForm::fieldLabel(const std::string& path) const {
  const auto extra = m_extras.find(path);
  if (extra != m_extras.end() && !extra->second.label.isEmpty()) return extra->second.label;
  return labelOf(path.substr(path.rfind('.') + 1));
}

void SchemaForm::setFieldWords(const std::string& path, const QString& unit, const QString& help) {
  m_extras[path].unit = unit;
  m_extras[path].help = help;
  if (SchemaField* field = find(path)) field->setWords(unit, help);
}

void SchemaForm::setFieldWhole(const std::string& path, bool whole) {
  m_extras[path].whole = whole;
  if (SchemaField* field = find(path)) field->setWhole(whole);
}

void SchemaForm::setFieldVisible(const std::string& path, bool visible) {
  m_extras[path].visible = visible;
  if (SchemaField* field = find(path)) field->setVisible(visible);
}

void SchemaForm::setEditable(std::function<bool(const std::string& path)> mayEdit) {
  m_mayEdit = std::move(mayEdit);
  for (const auto& [path, field] : m_fields) field->setEnabled(!m_mayEdit || m_mayEdit(path));
}

void SchemaForm::setFollowers(
    std::function<std::vector<Assignment>(const std::string& path, const Json& value)> follow) {
  m_follow = std::move(follow);
}

void SchemaForm::setFieldAction(const std::string& path, const QString& text) {
  m_extras[path].action = text;
  if (SchemaField* field = find(path)) field->setAction(text);
}

QString SchemaForm::fieldProblem(const std::string& path) const {
  const SchemaField* field = find(path);
  return field != nullptr ? field->problem() : QString();
}

void SchemaForm::setFieldProblem(const std::string& path, const QString& problem) {
  if (SchemaField* field = find(path)) field->showProblem(problem.isEmpty() ? field->ownProblem() : problem);
  validate();
}

void SchemaForm::focusField(const std::string& path) {
  SchemaField* field = find(path);
  if (field == nullptr) return;
  if (m_more->isAncestorOf(field)) setMoreOptionsVisible(true);
  field->editorWidget()->setFocus(Qt::OtherFocusReason);
}

void SchemaForm::resetField(const std::string& path) {
  if (const SchemaField* field = find(path)) setFieldValue(path, field->option().defaultValue);
}

QWidget* SchemaForm::fieldEditor(const std::string& path) const {
  SchemaField* field = find(path);
  return field != nullptr ? field->editorWidget() : nullptr;
}

void SchemaForm::setMoreOptionsVisible(bool visible) {
  m_moreVisible = visible;
  if (m_more == nullptr) return;
  m_more->setVisible(visible && m_more->layout()->count() > 0);
  m_moreButton->setIcon(icon(visible ? "chevron_down" : "chevron_right", IconColor::accent));
}

bool SchemaForm::moreOptionsVisible() const { return m_moreVisible; }

bool SchemaForm::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
    auto* key = static_cast<QKeyEvent*>(event);
    const bool undo = key->matches(QKeySequence::Undo), redo = key->matches(QKeySequence::Redo);
    if (undo || redo) {
      key->accept();
      if (event->type() == QEvent::KeyPress) undo ? m_undo.undo() : m_undo.redo();
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

void SchemaForm::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange && m_content != nullptr) rebuild();
  QWidget::changeEvent(event);
}

}  // namespace s2s
