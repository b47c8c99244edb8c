#include "app/command_line/engine_verbs/generation_arguments.h"

#include <algorithm>

namespace s2s::command_line {
namespace {

std::string optionName(const std::string& key) {
  std::string name = "--" + key;
  std::ranges::replace(name, '_', '-');
  return name;
}

void declareOne(CLI::App& parser, const Option& option, const std::shared_ptr<Json>& given) {
  const std::string key = option.name, name = optionName(option.name);
  CLI::Option* declared = nullptr;
  switch (option.type) {
    case OptionType::boolean:
      parser.add_flag_callback(
          name, [given, key] { (*given)[key] = true; }, option.help);
      return;
    case OptionType::integer:
      declared = parser.add_option_function<std::int64_t>(
          name, [given, key](const std::int64_t& value) { (*given)[key] = value; }, option.help);
      break;
    case OptionType::number:
      declared = parser.add_option_function<double>(
          name, [given, key](const double& value) { (*given)[key] = value; }, option.help);
      break;
    default:
      declared = parser.add_option_function<std::string>(
          name, [given, key](const std::string& value) { (*given)[key] = value; }, option.help);
      break;
  }
  declared->default_str(writeJson(option.defaultValue));
}

}  // namespace

std::shared_ptr<Json> declareGeneration(CLI::App& parser) {
  auto given = std::make_shared<Json>(Json::object());
  for (const Option& option : generationSchema().options) {
    if (option.name != "seed") declareOne(parser, option, given);
  }
  return given;
}

Result<GenerationOptions> generationOptions(const Json& given, const CommonOptions& common) {
  Json values = given;
  values["seed"] = common.seed;
  return parseGenerationOptions(values);
}

}  // namespace s2s::command_line
