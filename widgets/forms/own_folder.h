#pragma once
#include <QString>

namespace s2s {

/// Where a person keeps files, and has a folder to keep them in; never where the program happens to be
/// started.
QString ownFolder();

}  // namespace s2s
