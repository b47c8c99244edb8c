#pragma once
// What a verb is asked about: --text, --prompts FILE.jsonl or lines on standard input.

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/front_door/model_handle.h"

namespace s2s::command_line {

struct SourceArguments {
  std::vector<std::string> texts;
  std::string prompts;  ///< file of JSON Lines
};

/// Declares --text (repeatable) and --prompts.
std::shared_ptr<SourceArguments> declareSources(CLI::App& parser);

/// The sources in order. Without --text and --prompts every line of standard input is one; an empty line too.
Result<std::vector<SourceInput>> readSources(const SourceArguments& arguments);

/// `NAME` (text) or `NAME_ids` of an object of JSON Lines; `where` names its line.
Result<SourceInput> readInput(const Json& object, const std::string& name, const std::string& where);

/// Calls `use(object, where)` for every line of a file of JSON Lines, blank ones left out, until one fails.
Result<void> forEachJsonLine(const std::filesystem::path& path,
                             const std::function<Result<void>(const Json&, const std::string&)>& use);

}  // namespace s2s::command_line
