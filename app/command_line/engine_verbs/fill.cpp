#include "app/command_line/engine_verbs/answers.h"
#include "app/command_line/engine_verbs/generation_arguments.h"
#include "app/command_line/engine_verbs/opened_model.h"
#include "app/command_line/engine_verbs/source_arguments.h"
#include "engine/generation/prompting.h"

namespace s2s::command_line {
namespace {

/// Blanks are found in texts only, and a writer's answer is cut at the tokenizer's sentinels or compared with
/// the text around its masks.
Result<void> checkSources(const std::vector<SourceInput>& inputs, const ModelHandle& model) {
  if (!model.tokenizer() || (model.tokenizer()->sentinels() == 0 && !model.tokenizer()->special().mask)) {
    return Error{"the model's tokenizer has neither <extra_id_0> nor a mask, so it cannot fill blanks",
                 model.name(), "use a model of the T5, BART or BERT families with its tokenizer",
                 Error::Kind::invalidInput};
  }
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (!inputs[i].ids) continue;
    return Error{"fill needs texts", "source " + std::to_string(i + 1),
                 "write \"source\" instead of \"source_ids\"", Error::Kind::invalidInput};
  }
  return {};
}

Json spansJson(const FilledText& filled) {
  Json spans = Json::array();
  for (const auto& span : filled.spans) spans.push_back(span ? Json(*span) : Json());
  return {{"filled", filled.text},
          {"spans", spans},
          {"pairing", pairingName(filled.pairing)},
          {"extra", filled.extra}};
}

/// What a writer made of a text: spans behind sentinels (T5), or the whole text (BART).
Json filledJson(const std::string& text, const TextAnswer& answer, const Tokenizer& tokenizer) {
  if (tokenizer.sentinels() > 0)
    return spansJson(fillBlanks(text, splitAtSentinels(answer.tokens, tokenizer)));
  Json filled = spansJson(spansOfWhole(text, answer.text));
  filled["filled"] = answer.text;
  return filled;
}

Result<int> fillByWriting(ModelHandle& handle, const std::vector<SourceInput>& inputs,
                          const GenerationOptions& options, Console& console) {
  const bool hasSentinels = handle.tokenizer()->sentinels() > 0;
  const auto timed = askModel(handle, inputs, options, console);
  if (!timed) return timed.error();
  Json outputs = Json::array();
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const std::string& text = inputs[i].text;
    if (hasSentinels && findBlanks(text).empty())
      console.warning("source " + std::to_string(i + 1) + " has no <extra_id_0> to fill");
    if (!hasSentinels && findMasks(text).empty())
      console.warning("source " + std::to_string(i + 1) + " has no <mask> to fill");
    for (const TextAnswer& answer : timed->answers[i]) {
      Json output = answerJson(inputs[i], answer);
      output.update(filledJson(text, answer, *handle.tokenizer()));
      console.line(output["filled"].get<std::string>());
      outputs.push_back(std::move(output));
    }
  }
  console.document(answersDocument(std::move(outputs), *timed));
  return kDone;
}

Result<int> fillByGuessing(ModelHandle& handle, const std::vector<SourceInput>& inputs, std::int64_t top,
                           Console& console) {
  std::vector<std::string> texts;
  for (const SourceInput& input : inputs) texts.push_back(input.text);
  const auto answers = handle.fillMasks(texts, top);
  for (const std::string& note : handle.takeNotes()) console.warning(note);
  if (!answers) return answers.error();
  Json outputs = Json::array();
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if ((*answers)[i].candidates.empty())
      console.warning("source " + std::to_string(i + 1) + " has no mask to fill");
    Json candidates = Json::array(), spans = Json::array();
    for (const auto& mask : (*answers)[i].candidates) {
      Json guesses = Json::array();
      for (const MaskGuess& guess : mask)
        guesses.push_back({{"token", guess.token}, {"probability", guess.probability}});
      spans.push_back(mask.front().token);
      candidates.push_back(std::move(guesses));
    }
    outputs.push_back({{"source", texts[i]},
                       {"text", (*answers)[i].filled},
                       {"filled", (*answers)[i].filled},
                       {"spans", std::move(spans)},
                       {"candidates", std::move(candidates)}});
    console.line((*answers)[i].filled);
  }
  console.document({{"outputs", std::move(outputs)}});
  return kDone;
}

}  // namespace

VerbRun declareFill(CLI::App& parser) {
  struct FillOptions {
    std::string model;
    std::int64_t top = 5;
  };
  auto own = std::make_shared<FillOptions>();
  parser.add_option("MODEL", own->model, "A directory with weights, or a run")->required();
  parser.add_option("--top", own->top, "Masked language models: so many candidates per mask")
      ->check(CLI::Range(1, 1000));
  const auto sources = declareSources(parser);
  const auto generation = declareGeneration(parser);
  return [=](const CommonOptions& common, Console& console) -> Result<int> {
    const auto options = generationOptions(*generation, common);
    if (!options) return options.error();
    auto handle = openModelArgument(own->model, common, console);
    if (!handle) return handle.error();
    const auto inputs = readSources(*sources);
    if (!inputs) return inputs.error();
    if (auto checked = checkSources(*inputs, *handle); !checked) return checked.error();
    if (handle->task() == ModelTask::maskedLanguageModel)
      return fillByGuessing(*handle, *inputs, own->top, console);
    return fillByWriting(*handle, *inputs, *options, console);
  };
}

}  // namespace s2s::command_line
