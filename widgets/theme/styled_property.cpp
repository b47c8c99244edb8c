#include "widgets/theme/styled_property.h"

#include <QStyle>
#include <QWidget>

namespace s2s {

void setStyledProperty(QWidget* widget, const char* name, const QVariant& value) {
  if (widget->property(name) == value) return;
  widget->setProperty(name, value);
  if (!widget->testAttribute(Qt::WA_WState_Polished)) return;
  widget->style()->unpolish(widget);
  widget->style()->polish(widget);
}

}  // namespace s2s
