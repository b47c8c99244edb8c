#pragma once
#include <QString>

namespace s2s {

/// One word of a POSIX shell, in quotes where it needs them.
QString shellWord(const QString& word);

}  // namespace s2s
