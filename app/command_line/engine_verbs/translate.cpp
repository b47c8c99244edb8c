#include "app/command_line/engine_verbs/answers.h"
#include "app/command_line/engine_verbs/generation_arguments.h"
#include "app/command_line/engine_verbs/opened_model.h"
#include "app/command_line/engine_verbs/source_arguments.h"

namespace s2s::command_line {
namespace {

struct TranslateOptions {
  std::string model, from, to, prefix;
};

/// The sources as the model reads them. Ids are taken as they are and get no prefix.
std::vector<SourceInput> prompted(std::vector<SourceInput> inputs, const TranslationWay& way) {
  for (SourceInput& input : inputs) {
    if (!input.ids) input.text.insert(0, way.prefix);
    input.language = way.sourceLanguage;
  }
  return inputs;
}

}  // namespace

VerbRun declareTranslate(CLI::App& parser) {
  auto own = std::make_shared<TranslateOptions>();
  parser.add_option("MODEL", own->model, "A directory with weights, or a run")->required();
  parser.add_option("--from", own->from, "Language of the texts: en, ko, …")->required();
  parser.add_option("--to", own->to, "Language of the answers")->required();
  CLI::Option* prefix =
      parser.add_option("--prefix", own->prefix, "Written before every text instead of the family's");
  const auto sources = declareSources(parser);
  const auto generation = declareGeneration(parser);
  return [=](const CommonOptions& common, Console& console) -> Result<int> {
    const auto options = generationOptions(*generation, common);
    if (!options) return options.error();
    auto handle = openModelArgument(own->model, common, console);
    if (!handle) return handle.error();
    const auto way = handle->wayToTranslate(own->from, own->to,
                                            prefix->count() > 0 ? std::optional(own->prefix) : std::nullopt);
    if (!way) return way.error();
    const auto inputs = readSources(*sources);
    if (!inputs) return inputs.error();
    const std::vector<SourceInput> prompts = prompted(*inputs, *way);
    const auto timed = askModel(*handle, prompts, *options, console, way->targetLanguage);
    if (!timed) return timed.error();
    Json outputs = Json::array();
    for (std::size_t i = 0; i < prompts.size(); ++i) {
      for (const TextAnswer& answer : timed->answers[i]) {
        Json output = answerJson((*inputs)[i], answer);
        output["prompt"] = prompts[i].ids ? Json() : Json(prompts[i].text);
        outputs.push_back(std::move(output));
        console.line(answer.text);
      }
    }
    console.document(answersDocument(std::move(outputs), *timed));
    return kDone;
  };
}

}  // namespace s2s::command_line
