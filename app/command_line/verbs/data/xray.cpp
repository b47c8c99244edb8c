#include "app/command_line/verbs/data/subcommands.h"

namespace s2s::command_line {

VerbRun declareDataXrayLater(CLI::App& parser) {
  auto run = std::make_shared<VerbRun>();
  // Called when the part's name is met, before its own options are read.
  parser.preparse_callback([&parser, run](std::size_t) {
    Result<VerbRun> declared = declareEngineVerb("data xray", parser);
    if (!declared) throw CLI::ValidationError("the engine", declared.error().message());
    *run = std::move(*declared);
  });
  return [run](const CommonOptions& common, Console& console) { return (*run)(common, console); };
}

}  // namespace s2s::command_line
