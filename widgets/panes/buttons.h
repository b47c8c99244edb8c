#pragma once
#include <QPushButton>
#include <QToolButton>

namespace s2s {

enum class ButtonRole {
  plain,    ///< surface with a border
  primary,  ///< filled; one a page
  danger,   ///< red text
  link,     ///< accent text without a frame
};

QPushButton* makeButton(const QString& text, ButtonRole role = ButtonRole::plain, QWidget* parent = nullptr);
/// Changes the look of a button that exists.
void setButtonRole(QPushButton* button, ButtonRole role);
bool isPrimary(const QPushButton* button);

/// A button with an icon only; `name` is its tooltip and accessible name.
QToolButton* makeIconButton(const QString& iconName, const QString& name, QWidget* parent = nullptr);

}  // namespace s2s
