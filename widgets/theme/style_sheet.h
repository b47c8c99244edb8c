#pragma once
#include <QPalette>
#include <QString>

#include "widgets/theme/theme_tokens.h"

namespace s2s {

/// The application's style sheet with every @token@ replaced. Tinted icons are written into `iconFolder`.
QString styleSheetOf(const ThemeTokens& tokens, const QString& iconFolder);

QPalette paletteOf(const ThemeTokens& tokens);

}  // namespace s2s
