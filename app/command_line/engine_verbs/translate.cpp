#include "app/command_line/engine_verbs/answers.h"
#include "app/command_line/engine_verbs/generation_arguments.h"
#include "app/command_line/engine_verbs/opened_model.h"
#include "app/command_line/engine_verbs/source_arguments.h"
#include "app/command_line/pause_signal.h"
#include "engine/experiments/file_translation.h"

namespace s2s::command_line {
namespace {

struct TranslateOptions {
  std::string model, from, to, file, toFile;
  std::optional<std::string> prefix;
  bool overwrite = false;
  std::shared_ptr<std::vector<std::string>> ensemble;
};

/// The sources as the model reads them. Ids are taken as they are and get no prefix.
std::vector<SourceInput> prompted(std::vector<SourceInput> inputs, const TranslationWay& way) {
  for (SourceInput& input : inputs) {
    if (!input.ids) input.text.insert(0, way.prefix);
    input.language = way.sourceLanguage;
  }
  return inputs;
}

Result<int> translateWholeFile(const TranslateOptions& own, const GenerationOptions& options,
                               const CommonOptions& common, Console& console) {
  FileTranslationRequest request;
  request.models = {own.model};
  request.models.insert(request.models.end(), own.ensemble->begin(), own.ensemble->end());
  request.input = own.file;
  request.output = own.toFile;
  request.fromLanguage = own.from;
  request.toLanguage = own.to;
  request.prefix = own.prefix;
  request.generation = options;
  request.overwrites = own.overwrite;
  RunControl control;
  const PauseSignal pausing(control);
  FileTranslationObserver observer;
  observer.message = [&](const std::string& text) { console.progress(text); };
  observer.warning = [&](const std::string& text) {
    console.endProgress();
    console.warning(text);
  };
  observer.progress = [&](std::int64_t done, std::int64_t lines) {
    console.progress(std::to_string(done) + " of " + std::to_string(lines) + " lines translated");
  };
  const auto translated =
      translateFile(request, {common.device, common.precision, common.threads}, observer, &control);
  console.endProgress();
  if (!translated) return translated.error();
  console.line(own.toFile + ": " + groupedNumber(translated->at("lines").get<std::int64_t>()) + " lines");
  console.document(*translated);
  return kDone;
}

Result<int> translateTexts(const TranslateOptions& own, const SourceArguments& sources,
                           const GenerationOptions& options, const CommonOptions& common, Console& console) {
  auto handle = openModelArgument(own.model, *own.ensemble, common, console);
  if (!handle) return handle.error();
  const auto way = handle->wayToTranslate(own.from, own.to, own.prefix);
  if (!way) return way.error();
  const auto inputs = readSources(sources);
  if (!inputs) return inputs.error();
  const std::vector<SourceInput> prompts = prompted(*inputs, *way);
  const auto timed = askModel(*handle, prompts, options, console, way->targetLanguage);
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
}

}  // namespace

VerbRun declareTranslate(CLI::App& parser) {
  auto own = std::make_shared<TranslateOptions>();
  parser.add_option("MODEL", own->model, "A directory with weights, or a run")->required();
  own->ensemble = declareEnsemble(parser);
  parser.add_option("--from", own->from, "Language of the texts: en, ko, …")->required();
  parser.add_option("--to", own->to, "Language of the answers")->required();
  parser.add_option("--prefix", own->prefix, "Written before every text instead of the family's");
  const auto sources = declareSources(parser);
  CLI::Option* file = parser.add_option("--file", own->file, "A text file, one text a line, with --to-file");
  CLI::Option* toFile = parser.add_option("--to-file", own->toFile,
                                          "Gets a line for each; asked again, it goes on where it stopped");
  file->needs(toFile)->excludes("--text")->excludes("--prompts");
  toFile->needs(file);
  parser.add_flag("--overwrite", own->overwrite, "Replace --to-file where it exists")->needs(toFile);
  const auto generation = declareGeneration(parser);
  return [=](const CommonOptions& common, Console& console) -> Result<int> {
    const auto options = generationOptions(*generation, common);
    if (!options) return options.error();
    return own->file.empty() ? translateTexts(*own, *sources, *options, common, console)
                             : translateWholeFile(*own, *options, common, console);
  };
}

}  // namespace s2s::command_line
