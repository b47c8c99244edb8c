#pragma once
// The demo that the program carries: two tiny models, their data, and the recipe that fine-tunes one of them.

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/result.h"

namespace s2s {

/// A question that shows what the models can and cannot do.
struct DemoPrompt {
  std::string task;      ///< translate | fill
  std::string from, to;  ///< language codes; empty for fill
  std::string text;
  std::string reference;  ///< the right answer; empty for fill
};

/// The demo's parts on disk.
struct DemoFiles {
  std::filesystem::path folder;
  std::filesystem::path t5;       ///< model directory that was taught German and French
  std::filesystem::path mt5;      ///< model directory that was only pre-trained
  std::filesystem::path recipe;   ///< fine-tunes mt5 on English → Korean
  std::filesystem::path heldOut;  ///< TSV of what is in no training data: en, ko, fr, de, noun, frame
};

/// Writes the embedded demo to `parent`/demo-DIGEST and names its parts. The name carries a digest of the
/// files, so a program with a newer demo unpacks its own; one that is there already is used as it is. The
/// folder appears whole.
Result<DemoFiles> unpackDemo(const std::filesystem::path& parent);

/// The questions the demo asks, in order.
Result<std::vector<DemoPrompt>> demoPrompts();

}  // namespace s2s
