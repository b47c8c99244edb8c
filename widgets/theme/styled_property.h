#pragma once
#include <QVariant>

class QWidget;

namespace s2s {

/// Sets a dynamic property that the style sheet selects by. A widget that was styled before is styled anew;
/// one that was not yet shown will be by itself, so that building a page does not style each part twice.
void setStyledProperty(QWidget* widget, const char* name, const QVariant& value);

}  // namespace s2s
