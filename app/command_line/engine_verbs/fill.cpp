#include "app/command_line/engine_verbs/answers.h"
#include "app/command_line/engine_verbs/generation_arguments.h"
#include "app/command_line/engine_verbs/opened_model.h"
#include "app/command_line/engine_verbs/source_arguments.h"
#include "engine/generation/prompting.h"

namespace s2s::command_line {
namespace {

/// Blanks are found in texts only, and the answer is cut at the tokenizer's sentinels.
Result<void> checkSources(const std::vector<SourceInput>& inputs, const ModelHandle& model) {
  if (!model.tokenizer() || model.tokenizer()->sentinels() == 0) {
    return Error{"the model's tokenizer has no <extra_id_0>, so it cannot fill blanks", model.name(),
                 "use a model of the T5 family with its tokenizer", Error::Kind::invalidInput};
  }
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (!inputs[i].ids) continue;
    return Error{"fill needs texts", "source " + std::to_string(i + 1),
                 "write \"source\" instead of \"source_ids\"", Error::Kind::invalidInput};
  }
  return {};
}

/// What `fill` adds to an answer.
Json filledJson(const std::string& text, const TextAnswer& answer, const Tokenizer& tokenizer) {
  const FilledText filled = fillBlanks(text, splitAtSentinels(answer.tokens, tokenizer));
  Json spans = Json::array();
  for (const auto& span : filled.spans) spans.push_back(span ? Json(*span) : Json());
  return {{"filled", filled.text},
          {"spans", spans},
          {"pairing", pairingName(filled.pairing)},
          {"extra", filled.extra}};
}

}  // namespace

VerbRun declareFill(CLI::App& parser) {
  auto model = std::make_shared<std::string>();
  parser.add_option("MODEL", *model, "A directory with weights, or a run")->required();
  const auto sources = declareSources(parser);
  const auto generation = declareGeneration(parser);
  return [=](const CommonOptions& common, Console& console) -> Result<int> {
    const auto options = generationOptions(*generation, common);
    if (!options) return options.error();
    auto handle = openModelArgument(*model, common, console);
    if (!handle) return handle.error();
    const auto inputs = readSources(*sources);
    if (!inputs) return inputs.error();
    if (auto checked = checkSources(*inputs, *handle); !checked) return checked.error();
    const auto timed = askModel(*handle, *inputs, *options, console);
    if (!timed) return timed.error();
    Json outputs = Json::array();
    for (std::size_t i = 0; i < inputs->size(); ++i) {
      const std::string& text = (*inputs)[i].text;
      if (findBlanks(text).empty())
        console.warning("source " + std::to_string(i + 1) + " has no <extra_id_0> to fill");
      for (const TextAnswer& answer : timed->answers[i]) {
        Json output = answerJson((*inputs)[i], answer);
        output.update(filledJson(text, answer, *handle->tokenizer()));
        console.line(output["filled"].get<std::string>());
        outputs.push_back(std::move(output));
      }
    }
    console.document(answersDocument(std::move(outputs), *timed));
    return kDone;
  };
}

}  // namespace s2s::command_line
