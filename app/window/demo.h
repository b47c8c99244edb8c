#pragma once
// The demo inside the program: two tiny models, their data and the recipe that fine-tunes one of them.

#include <QString>

#include "engine/core/result.h"

namespace s2s {

struct Demo {
  QString folder;
  QString t5;      ///< model directory that was taught German and French
  QString mt5;     ///< model directory that was only pre-trained
  QString recipe;  ///< fine-tunes mt5 on English → Korean
};

/// Writes the embedded demo below `dataFolder` and names its parts. The folder carries a digest of the files,
/// so a program with a newer demo unpacks its own; one that is there already is used as it is. Blocks on file
/// work.
Result<Demo> unpackDemo(const QString& dataFolder);

}  // namespace s2s
