#include "widgets/forms/object_list_edit.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "widgets/forms/schema_form.h"
#include "widgets/panes/buttons.h"
#include "widgets/theme/icons.h"

namespace s2s {

ObjectListEdit::ObjectListEdit(const OptionSchema& element, QWidget* parent)
    : QWidget(parent), m_element(element), m_rows(new QVBoxLayout) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  m_rows->setSpacing(12);
  column->addLayout(m_rows);
  QPushButton* add = makeButton(tr("Add"), ButtonRole::link);
  add->setIcon(icon("add", IconColor::accent));
  add->setAccessibleName(tr("Add %1").arg(QString::fromStdString(element.title)));
  column->addWidget(add, 0, Qt::AlignLeft);
  connect(add, &QPushButton::clicked, this, [this] {
    addForm(Json::object())->setFocus();
    Q_EMIT edited();
  });
}

SchemaForm* ObjectListEdit::addForm(const Json& value) {
  auto* row = new QWidget;
  auto* line = new QHBoxLayout(row);
  line->setContentsMargins(0, 0, 0, 0);
  auto* form = new SchemaForm;
  form->setSchema(m_element);
  form->setValue(value);
  line->addWidget(form, 1);
  QToolButton* remove = makeIconButton("trash", tr("Remove"));
  line->addWidget(remove, 0, Qt::AlignTop);
  m_rows->addWidget(row);
  m_forms.push_back(form);
  connect(form, &SchemaForm::changed, this, &ObjectListEdit::edited);
  connect(remove, &QToolButton::clicked, this, [this, row, form] {
    std::erase(m_forms, form);
    m_rows->removeWidget(row);
    row->deleteLater();
    Q_EMIT edited();
  });
  return form;
}

Json ObjectListEdit::value() const {
  Json list = Json::array();
  for (const SchemaForm* form : m_forms) list.push_back(form->value());
  return list;
}

void ObjectListEdit::setValue(const Json& list) {
  if (list == value()) return;
  for (SchemaForm* form : m_forms) form->parentWidget()->deleteLater();
  m_forms.clear();
  if (!list.is_array()) return;
  for (const Json& element : list) addForm(element);
}

bool ObjectListEdit::isValid() const {
  return std::all_of(m_forms.begin(), m_forms.end(), [](const SchemaForm* form) { return form->isValid(); });
}

}  // namespace s2s
