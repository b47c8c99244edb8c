#include "app/command_line/verbs/data/subcommands.h"

namespace s2s::command_line {
namespace {

struct Subcommand {
  const char* name;
  const char* help;
  DeclareVerb declare;
};

constexpr Subcommand kSubcommands[] = {
    {"inspect", "What a data file holds: rows, columns, encoding, and every row that cannot be used",
     &declareDataInspect},
    {"check",
     "What is wrong with all data sets of a recipe together: also rows of two of them, and of a split",
     &declareDataCheck},
    {"convert", "A data file in another format, with the columns that are wanted", &declareDataConvert},
    {"xray", "Exactly what a model is fed for a row of a recipe's data", &declareDataXrayLater},
    {"filter", "A data file without the rows that filters leave out", &declareDataFilter},
};

}  // namespace

VerbRun declareData(CLI::App& parser) {
  parser.require_subcommand(1);
  auto runs = std::make_shared<std::vector<std::pair<CLI::App*, VerbRun>>>();
  for (const Subcommand& subcommand : kSubcommands) {
    CLI::App* part = parser.add_subcommand(subcommand.name, subcommand.help);
    part->fallthrough();
    runs->emplace_back(part, subcommand.declare(*part));
  }
  return [runs](const CommonOptions& options, Console& console) -> Result<int> {
    for (const auto& [part, run] : *runs) {
      if (part->parsed()) return run(options, console);
    }
    return kWrongUsage;  // CLI11 has asked for one already
  };
}

}  // namespace s2s::command_line
