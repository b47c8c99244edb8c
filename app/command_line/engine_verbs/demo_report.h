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
  std::string name;                  ///< as people read it: "mt5-tiny, fine-tuned"
  std::string path;                  ///< the MODEL it was asked as
  std::vector<std::string> answers;  ///< one per prompt, sentinels visible
  double exactMatch = 0.0;           ///< per cent of the held-out sentences
};

/// A table of the prompts with every model's answer, and a last row with the share of exact matches among
/// `heldOut` sentences.
void printDemo(const std::vector<DemoPrompt>& prompts, const std::vector<DemoModel>& models,
               std::size_t heldOut, Console& console);

/// {"name", "path", "exact_match", "answers": [{"prompt", "text"}]} for every model.
Json demoModelsAsJson(const std::vector<DemoPrompt>& prompts, const std::vector<DemoModel>& models);

/// Draws loss and token accuracy of the run, exact matches of the models, and the parameters of the two
/// shapes into `folder`, as PDF and PNG, curves as CSV too. Gives the files.
Result<std::vector<std::string>> drawDemo(const std::string& run, const std::vector<DemoModel>& models,
                                          const DemoFiles& files, const std::filesystem::path& folder);

}  // namespace s2s::command_line
