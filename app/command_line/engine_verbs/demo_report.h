#pragma once
// What `s2s demo` shows: models side by side, before and after fine-tuning, and the run's charts.

#include <filesystem>
#include <string>
#include <vector>

#include "app/command_line/verb.h"
#include "engine/demo/demo_files.h"

namespace s2s::command_line {

/// One model's part of the demo.
struct DemoModel {
  std::string base;                  ///< "mt5-tiny"
  bool fineTuned = false;            ///< whether it was asked after fine-tuning
  std::string path;                  ///< the MODEL it was asked as
  std::vector<std::string> answers;  ///< one per prompt, sentinels visible; empty where it cannot fill blanks
  double exactMatch = 0.0;           ///< per cent of the held-out sentences

  /// As people read it: "mt5-tiny, fine-tuned".
  std::string name() const { return fineTuned ? base + ", fine-tuned" : base; }
};

/// A table of what every model answers to the prompts before and after fine-tuning, and at its end the share
/// of exact matches among `heldOut` sentences.
void printDemo(const std::vector<DemoPrompt>& prompts, const std::vector<DemoModel>& models,
               std::size_t heldOut, Console& console);

/// {"name", "path", "exact_match", "answers": [{"prompt", "text"}]} for every model.
Json demoModelsAsJson(const std::vector<DemoPrompt>& prompts, const std::vector<DemoModel>& models);

/// Draws loss and token accuracy of the runs, exact matches of the models, and the parameters of the demo's
/// shapes into `folder`, as PDF and PNG, curves as CSV too. Gives the files.
Result<std::vector<std::string>> drawDemo(const std::vector<std::string>& runs,
                                          const std::vector<DemoModel>& models, const DemoFiles& files,
                                          const std::filesystem::path& folder);

}  // namespace s2s::command_line
