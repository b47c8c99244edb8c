#pragma once
// What the plan of the memory and its remedies are called in the window.

#include <QString>

#include "engine/planning/remedies.h"

namespace s2s {

QString memoryPartText(MemoryPart part);
/// "most in the backward pass".
QString momentText(Moment moment);

struct RemedyWords {
  QString name;
  QString help;  ///< one sentence on what it does
};

/// Of one remedy, or of several together.
RemedyWords remedyWords(const Remedy& remedy);

}  // namespace s2s
