#include "app/window/prompt/generation_fields.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QSpinBox>

#include "widgets/forms/field_editor.h"
#include "widgets/panes/flow_layout.h"
#include "widgets/panes/labels.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr int kFieldWidth = 84, kUnitWidth = 36;
constexpr double kLargestNumber = 1e6;

}  // namespace

GenerationFields::GenerationFields(const OptionSchema& schema, const std::vector<std::string>& names,
                                   Lines lines, QWidget* parent)
    : QWidget(parent) {
  QLayout* fields = nullptr;
  QGridLayout* grid = nullptr;
  if (lines == Lines::column) {
    grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(8);
    grid->setColumnStretch(1, 1);
    grid->setColumnMinimumWidth(0, kLabelWidth);
  } else if (lines == Lines::one) {
    fields = new QHBoxLayout(this);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setSpacing(length::kGap);
  } else {
    fields = new FlowLayout(this, length::kGap);
  }
  for (const std::string& name : names) {
    const Option* option = schema.find(name);
    Q_ASSERT(option);
    Field field{option, makeLabel({}, TextSize::label, TextColor::muted), makeEditor(*option)};
    if (grid) {
      const int line = grid->rowCount();
      grid->addWidget(field.label, line, 0);
      grid->addWidget(field.editor, line, 1);
      field.label->setBuddy(field.editor);
      field.editor->setMaximumWidth(QWIDGETSIZE_MAX);
      m_fields[name] = field;
      continue;
    }
    auto* pair = new QWidget;
    auto* row = new QHBoxLayout(pair);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(field.label);
    row->addWidget(field.editor);
    field.label->setBuddy(field.editor);
    fields->addWidget(pair);
    m_fields[name] = field;
  }
  retranslate();
}

QWidget* GenerationFields::makeEditor(const Option& option) {
  if (option.type == OptionType::boolean) {
    auto* box = new QCheckBox;
    box->setChecked(option.defaultValue.is_boolean() && option.defaultValue.get<bool>());
    connect(box, &QCheckBox::toggled, this, &GenerationFields::changed);
    return box;
  }
  const double lowest = option.minimum.value_or(-kLargestNumber),
               highest = option.maximum.value_or(kLargestNumber);
  if (option.type == OptionType::integer) {
    auto* box = new QSpinBox;
    box->setRange(static_cast<int>(lowest), static_cast<int>(std::min(highest, kLargestNumber)));
    box->setValue(option.defaultValue.is_number() ? option.defaultValue.get<int>() : 0);
    box->setFixedWidth(option.unit.empty() ? kFieldWidth : kFieldWidth + kUnitWidth);
    connect(box, &QSpinBox::valueChanged, this, &GenerationFields::changed);
    return box;
  }
  auto* box = new QDoubleSpinBox;
  box->setRange(lowest, highest);
  box->setSingleStep(0.1);
  box->setValue(option.defaultValue.is_number() ? option.defaultValue.get<double>() : 0.0);
  box->setFixedWidth(kFieldWidth);
  connect(box, &QDoubleSpinBox::valueChanged, this, &GenerationFields::changed);
  return box;
}

Json GenerationFields::value() const {
  Json json = Json::object();
  for (const auto& [name, field] : m_fields) {
    if (const auto* check = qobject_cast<QCheckBox*>(field.editor)) {
      json[name] = check->isChecked();
    } else if (const auto* whole = qobject_cast<QSpinBox*>(field.editor)) {
      json[name] = whole->value();
    } else if (const auto* real = qobject_cast<QDoubleSpinBox*>(field.editor)) {
      json[name] = real->value();
    }
  }
  return json;
}

void GenerationFields::setValue(const Json& value) {
  for (const auto& [name, field] : m_fields) {
    if (!value.contains(name)) continue;
    const Json& one = value[name];
    if (auto* check = qobject_cast<QCheckBox*>(field.editor); check && one.is_boolean()) {
      check->setChecked(one.get<bool>());
    } else if (auto* whole = qobject_cast<QSpinBox*>(field.editor); whole && one.is_number()) {
      whole->setValue(one.get<int>());
    } else if (auto* real = qobject_cast<QDoubleSpinBox*>(field.editor); real && one.is_number()) {
      real->setValue(one.get<double>());
    }
  }
}

QWidget* GenerationFields::editor(const std::string& name) const {
  const auto at = m_fields.find(name);
  return at == m_fields.end() ? nullptr : at->second.editor;
}

void GenerationFields::retranslate() {
  for (const auto& [name, field] : m_fields) {
    field.label->setText(name == "max_new_tokens" ? tr("Longest answer") : labelOf(field.option->name));
    field.editor->setToolTip(QCoreApplication::translate("Schema", field.option->help.c_str()));
    field.editor->setAccessibleName(field.label->text());
    if (auto* box = qobject_cast<QSpinBox*>(field.editor); box && !field.option->unit.empty()) {
      box->setSuffix(" " + QCoreApplication::translate("Schema", field.option->unit.c_str()));
    }
  }
}

void GenerationFields::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace s2s
