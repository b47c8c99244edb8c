#pragma once
// The demo that the program carries: three tiny models, their data, recipes that fine-tune two of them, and
// a fair comparison of all three.

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
  std::filesystem::path t5;   ///< model directory that was taught German and French
  std::filesystem::path mt5;  ///< model directory that was only pre-trained
  std::filesystem::path m2m;  ///< model directory that was taught to translate, Korean less than the others
  std::filesystem::path mt5Recipe;  ///< fine-tunes mt5 on English → Korean
  std::filesystem::path m2mRecipe;  ///< the same for m2m: data, steps and batches are alike
  std::filesystem::path
      comparison;                 ///< of the three under equal conditions (engine/comparisons/comparison.h)
  std::filesystem::path heldOut;  ///< TSV of what is in no training data: en, ko, fr, de, noun, frame

  /// Those that are asked, in order.
  std::vector<std::filesystem::path> models() const { return {t5, mt5, m2m}; }
  /// Those that fine-tune, in order.
  std::vector<std::filesystem::path> recipes() const { return {mt5Recipe, m2mRecipe}; }
};

/// Writes the embedded demo to `parent`/demo-DIGEST and names its parts. The name carries a digest of the
/// files, so a program with a newer demo unpacks its own; one that is there already is used as it is. The
/// folder appears whole.
Result<DemoFiles> unpackDemo(const std::filesystem::path& parent);

/// The questions the demo asks, in order.
Result<std::vector<DemoPrompt>> demoPrompts();

}  // namespace s2s
