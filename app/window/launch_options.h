#pragma once
// What the program's arguments ask for. Read before QApplication exists, as rendering needs the offscreen
// platform.

#include <string>
#include <vector>

#include "engine/core/result.h"

namespace s2s {

struct LaunchOptions {
  enum class Action { window, render, version, help } action = Action::window;
  std::string renderSpecification;  ///< of render
  bool demo = false;                ///< open on the demo
  std::string open;                 ///< a folder, run or model to open; may be empty
};

/// `arguments` without the program's name. Unknown options are errors of kind invalidInput. Qt's own options
/// (-platform NAME, -style NAME …) must have been taken out or are passed over.
Result<LaunchOptions> parseLaunchOptions(const std::vector<std::string>& arguments);

/// The text of --help.
std::string launchHelp();

}  // namespace s2s
