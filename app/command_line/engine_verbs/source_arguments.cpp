#include "app/command_line/engine_verbs/source_arguments.h"

#include <fstream>

#include "app/command_line/text_input.h"

namespace s2s::command_line {
namespace {

Error wrongLine(const std::string& what, const std::string& where, const std::string& remedy) {
  return Error{what, where, remedy, Error::Kind::invalidInput};
}

Result<std::vector<TokenId>> readIds(const Json& list, const std::string& key, const std::string& where) {
  const auto wrong = [&] {
    return wrongLine(key + " is not a list of token ids", where, "write whole numbers in []");
  };
  if (!list.is_array()) return wrong();
  std::vector<TokenId> ids;
  for (const Json& id : list) {
    if (!id.is_number_integer()) return wrong();
    ids.push_back(id.get<TokenId>());
  }
  return ids;
}

}  // namespace

std::shared_ptr<SourceArguments> declareSources(CLI::App& parser) {
  auto arguments = std::make_shared<SourceArguments>();
  CLI::Option* text =
      parser.add_option("--text", arguments->texts, "Text; repeatable. Without it, lines of stdin");
  text->allow_extra_args(false);
  parser.add_option("--prompts", arguments->prompts, R"(JSON Lines: {"source"} or {"source_ids"})")
      ->excludes(text);
  return arguments;
}

Result<SourceInput> readInput(const Json& object, const std::string& name, const std::string& where) {
  if (!object.is_object()) return wrongLine("not a JSON object", where, "write one object a line");
  const auto text = object.find(name), ids = object.find(name + "_ids");
  if (text != object.end()) {
    if (!text->is_string()) return wrongLine(name + " is not a text", where, "write it in quotes");
    return SourceInput{text->get<std::string>(), std::nullopt};
  }
  if (ids == object.end()) {
    return wrongLine("neither " + name + " nor " + name + "_ids is given", where, "add one of them");
  }
  auto read = readIds(*ids, name + "_ids", where);
  if (!read) return read.error();
  return SourceInput{"", std::move(*read)};
}

Result<void> forEachJsonLine(const std::filesystem::path& path,
                             const std::function<Result<void>(const Json&, const std::string&)>& use) {
  std::error_code ignored;
  std::ifstream stream(path);
  if (!stream || std::filesystem::is_directory(path, ignored)) {
    return wrongLine("cannot read the file", path.string(), "check the path and its permissions");
  }
  std::int64_t number = 0;
  for (std::string line; std::getline(stream, line);) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const std::string where = path.string() + " line " + std::to_string(number);
    const auto object = parseJson(line, where);
    if (!object) return wrongLine(object.error().what, object.error().where, object.error().remedy);
    if (auto used = use(*object, where); !used) return used;
  }
  return {};
}

Result<std::vector<SourceInput>> readSources(const SourceArguments& arguments) {
  std::vector<SourceInput> sources;
  if (!arguments.prompts.empty()) {
    const auto read = forEachJsonLine(arguments.prompts, [&](const Json& object, const std::string& where) {
      auto source = readInput(object, "source", where);
      if (!source) return Result<void>(source.error());
      sources.push_back(std::move(*source));
      return Result<void>();
    });
    if (!read) return read.error();
    return sources;
  }
  std::vector<std::string> texts = arguments.texts.empty() ? readInputLines() : arguments.texts;
  for (std::string& text : texts) sources.push_back({std::move(text), std::nullopt});
  return sources;
}

}  // namespace s2s::command_line
