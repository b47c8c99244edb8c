#include "widgets/panes/buttons.h"

#include "widgets/theme/icons.h"
#include "widgets/theme/styled_property.h"
#include "widgets/theme/theme.h"

namespace s2s {
namespace {

const char* nameOf(ButtonRole role) {
  switch (role) {
    case ButtonRole::plain:
      return "plain";
    case ButtonRole::primary:
      return "primary";
    case ButtonRole::danger:
      return "danger";
    case ButtonRole::link:
      return "link";
  }
  return "plain";
}

}  // namespace

QPushButton* makeButton(const QString& text, ButtonRole role, QWidget* parent) {
  auto* button = new QPushButton(text, parent);
  button->setAutoDefault(false);
  button->setIconSize({16, 16});
  if (role == ButtonRole::link) button->setCursor(Qt::PointingHandCursor);
  setButtonRole(button, role);
  return button;
}

void setButtonRole(QPushButton* button, ButtonRole role) {
  setStyledProperty(button, "role", QString(nameOf(role)));
}

bool isPrimary(const QPushButton* button) {
  return button->property("role").toString() == nameOf(ButtonRole::primary);
}

QToolButton* makeIconButton(const QString& iconName, const QString& name, QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setIcon(icon(iconName, IconColor::muted));
  button->setIconSize({18, 18});
  button->setToolTip(name);
  button->setAccessibleName(name);
  button->setFocusPolicy(Qt::TabFocus);
  return button;
}

}  // namespace s2s
