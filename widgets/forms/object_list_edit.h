#pragma once
#include <QWidget>
#include <vector>

#include "engine/core/option_schema.h"

class QPushButton;
class QVBoxLayout;

namespace s2s {

class SchemaForm;

/// A list of objects: a form for each, with buttons to add and remove.
class ObjectListEdit : public QWidget {
  Q_OBJECT
 public:
  explicit ObjectListEdit(const OptionSchema& element, QWidget* parent = nullptr);
  Json value() const;
  void setValue(const Json& list);
  bool isValid() const;

 Q_SIGNALS:
  void edited();

 private:
  SchemaForm* addForm(const Json& value);

  OptionSchema m_element;
  std::vector<SchemaForm*> m_forms;
  QVBoxLayout* m_rows;
};

}  // namespace s2s
