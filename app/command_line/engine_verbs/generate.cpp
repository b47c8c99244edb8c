#include "app/command_line/engine_verbs/answers.h"
#include "app/command_line/engine_verbs/generation_arguments.h"
#include "app/command_line/engine_verbs/opened_model.h"
#include "app/command_line/engine_verbs/source_arguments.h"

namespace s2s::command_line {

VerbRun declareGenerate(CLI::App& parser) {
  auto model = std::make_shared<std::string>();
  parser.add_option("MODEL", *model, "A directory with weights, or a run")->required();
  const auto ensemble = declareEnsemble(parser);
  const auto sources = declareSources(parser);
  const auto generation = declareGeneration(parser);
  return [=](const CommonOptions& common, Console& console) -> Result<int> {
    const auto options = generationOptions(*generation, common);
    if (!options) return options.error();
    auto handle = openModelArgument(*model, *ensemble, common, console);
    if (!handle) return handle.error();
    const auto inputs = readSources(*sources);
    if (!inputs) return inputs.error();
    const auto timed = askModel(*handle, *inputs, *options, console);
    if (!timed) return timed.error();
    Json outputs = Json::array();
    for (std::size_t i = 0; i < inputs->size(); ++i) {
      for (const TextAnswer& answer : timed->answers[i]) {
        outputs.push_back(answerJson((*inputs)[i], answer));
        console.line(answer.text);
      }
    }
    console.document(answersDocument(std::move(outputs), *timed));
    return kDone;
  };
}

}  // namespace s2s::command_line
