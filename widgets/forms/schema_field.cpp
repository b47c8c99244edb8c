#include "widgets/forms/schema_field.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "widgets/panes/buttons.h"
#include "widgets/panes/labels.h"
#include "widgets/text/engine_text.h"
#include "widgets/theme/styled_property.h"

namespace s2s {
namespace {

QString defaultText(const Option& option) {
  if (option.defaultValue.is_null() || option.type == OptionType::boolean ||
      option.type == OptionType::object || option.type == OptionType::list) {
    return {};
  }
  if (option.type == OptionType::choice) return choiceLabelOf(option.defaultValue.get<std::string>());
  if (option.defaultValue.is_string()) return QString::fromStdString(option.defaultValue.get<std::string>());
  return QString::fromStdString(writeJson(option.defaultValue));
}

/// An absent value and the default are the same thing.
bool isDefault(const Option& option, const Json& value) {
  return value == option.defaultValue || (value.is_null() && !option.nullable) ||
         (option.type == OptionType::list && value.empty() && option.defaultValue.is_null());
}

}  // namespace

SchemaField::SchemaField(std::string path, const Option& option, const QString& label, const QString& help,
                         const QStringList& suggestions, QWidget* parent)
    : QWidget(parent),
      m_path(std::move(path)),
      m_option(option),
      m_editor(makeFieldEditor(option, label, suggestions)),
      m_name(makeLabel({}, TextSize::label, TextColor::muted, this)),
      m_action(makeButton({}, ButtonRole::link)),
      m_reset(makeIconButton("reset", tr("Back to the default"))),
      m_unit(makeLabel({}, TextSize::chip, TextColor::muted)),
      m_help(makeLabel({}, TextSize::chip, TextColor::muted)),
      m_problem(makeLabel({}, TextSize::chip, TextColor::bad)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(3);
  m_reset->setIconSize({12, 12});
  m_reset->setFixedSize(18, 18);
  QSizePolicy keep = m_reset->sizePolicy();
  keep.setRetainSizeWhenHidden(true);
  m_reset->setSizePolicy(keep);
  auto* head = new QHBoxLayout;
  head->setSpacing(6);
  if (m_editor->labelsItself()) {
    head->addWidget(m_editor->widget(), 1);
    m_name->hide();
  } else {
    m_name->setBuddy(m_editor->widget());
    head->addWidget(m_name);
    head->addStretch(1);
  }
  head->addWidget(m_unit);
  head->addWidget(m_action);
  head->addWidget(m_reset);
  m_action->hide();
  column->addLayout(head);
  if (!m_editor->labelsItself()) column->addWidget(m_editor->widget());

  m_help->setWordWrap(true);
  column->addWidget(m_help);
  m_problem->setWordWrap(true);
  m_problem->hide();
  column->addWidget(m_problem);
  QWidget* editor = m_editor->widget();
  setFocusProxy(editor);
  setLabel(label);
  setWords(QCoreApplication::translate("Schema", option.unit.c_str()), help);

  m_editor->edited = [this] {
    updateReset();
    Q_EMIT edited();
  };
  connect(m_action, &QPushButton::clicked, this, &SchemaField::actionRequested);
  connect(m_reset, &QToolButton::clicked, this, &SchemaField::resetRequested);
  updateReset();
}

void SchemaField::setValue(const Json& value) {
  m_editor->setValue(value);
  updateReset();
}

QString SchemaField::ownProblem() const {
  OptionSchema alone;
  alone.options = {m_option};
  Json object = Json::object();
  const Json now = value();
  if (!now.is_null()) object[m_option.name] = now;
  const Result<Json> checked = applySchema(alone, object);
  if (checked) return {};
  // The path before the colon is this field's name, which stands above it already.
  const std::string& what = checked.error().what;
  const std::size_t colon = what.find(": ");
  QString text = engineText(colon == std::string::npos ? what : what.substr(colon + 2));
  if (!checked.error().remedy.empty()) text += ", " + engineText(checked.error().remedy);
  return text;
}

void SchemaField::showProblem(const QString& problem) {
  if (problem == this->problem()) return;
  m_problem->setText(problem);
  m_problem->setVisible(!problem.isEmpty());
  m_help->setVisible(problem.isEmpty());
  QWidget* editor = m_editor->widget();
  QList<QWidget*> parts = editor->findChildren<QWidget*>();
  parts << editor;
  for (QWidget* part : std::as_const(parts)) setStyledProperty(part, "wrong", !problem.isEmpty());
}

QString SchemaField::problem() const { return m_problem->text(); }

void SchemaField::setAction(const QString& text) {
  m_action->setText(text);
  m_action->setVisible(!text.isEmpty());
}

void SchemaField::setLabel(const QString& label) {
  m_name->setText(label);
  m_editor->setLabel(label);
  m_reset->setAccessibleName(tr("%1: back to the default").arg(label));
  focusedWidget()->setAccessibleName(label);
}

void SchemaField::setWords(const QString& unit, const QString& help) {
  m_unit->setText(unit);
  m_unit->setVisible(!unit.isEmpty());
  const QString standard = defaultText(m_option);
  const QString line = standard.isEmpty() ? help : tr("%1 · default %2").arg(help, standard);
  m_help->setText(line);
  m_editor->widget()->setToolTip(line);
  focusedWidget()->setAccessibleDescription(line);
}

QWidget* SchemaField::focusedWidget() const {
  QWidget* editor = m_editor->widget();
  return editor->focusProxy() != nullptr ? editor->focusProxy() : editor;
}

void SchemaField::updateReset() { m_reset->setVisible(!isDefault(m_option, value())); }

}  // namespace s2s
