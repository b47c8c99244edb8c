#include <utility>

#include "app/command_line/pause_signal.h"
#include "app/command_line/verb.h"
#include "engine/front_door/export_request.h"
#include "engine/runs/foreign_curves/tensorboard_export.h"
#include "engine/shapes/stored_type.h"

namespace s2s::command_line {
namespace {

struct ExportOptions {
  std::string model, folder, dtype, original, tensorboard;
  std::vector<std::string> corpora, languages;
  bool dropsCharacters = false, adapter = false;
};

Result<int> exportCurves(const ExportOptions& own, Console& console) {
  const auto exported = exportTensorboard(own.model, own.tensorboard);
  if (!exported) return exported.error();
  console.document({{"file", exported->file.string()},
                    {"curves", exported->curves},
                    {"points", exported->points},
                    {"verified", true}});
  console.line(exported->file.string() + ": " + groupedNumber(exported->curves) + " curves, " +
               groupedNumber(exported->points) + " points, read back and equal");
  return kDone;
}

bool trims(const ExportOptions& own) { return !own.corpora.empty() || !own.languages.empty(); }

ExportRequest requestOf(const ExportOptions& own) {
  ExportRequest request{ExportRequest::What::whole, own.model, own.folder, own.dtype};
  if (own.adapter) request.what = ExportRequest::What::updates;
  if (!own.original.empty()) {
    request.what = ExportRequest::What::restored;
    request.original = own.original;
  }
  if (trims(own)) {
    request.what = ExportRequest::What::trimmed;
    request.wishes.corpora.assign(own.corpora.begin(), own.corpora.end());
    request.wishes.languages = own.languages;
    request.wishes.keepsCharacters = !own.dropsCharacters;
  }
  return request;
}

/// Why pieces stay, as JSON calls it and in words.
constexpr std::pair<const char*, const char*> kReasons[] = {
    {"always", "that always stay"},         {"fed", "of prefixes, templates and words of answers"},
    {"labels", "of the run's labels"},      {"languages", "in the scripts of languages"},
    {"characters", "of single characters"}, {"corpus", "of the corpus"},
    {"parts", "that others are made of"}};

/// "kept: 103 pieces that always stay, 12 of the run's labels", each counted once.
std::string keptFor(const Json& kept) {
  std::string text = "kept: ";
  bool isFirst = true;
  for (const auto& [reason, words] : kReasons) {
    const auto pieces = kept.at(reason).get<std::int64_t>();
    if (pieces == 0) continue;
    text += (isFirst ? "" : ", ") + groupedNumber(pieces) + (isFirst ? " pieces " : " ") + words;
    isFirst = false;
  }
  return text;
}

void tell(const Json& done, Console& console) {
  const std::string directory = done.at("directory");
  if (done.contains("vocabulary")) {
    console.line("vocabulary: " + groupedNumber(done["vocabulary"]["before"]) + " → " +
                 groupedNumber(done["vocabulary"]["after"]) + " pieces, parameters: " +
                 groupedNumber(done["parameters_before"]) + " → " + groupedNumber(done["parameters"]));
  }
  if (done.contains("kept")) console.line(keptFor(done["kept"]));
  if (done.contains("corpus") && done["corpus"]["texts"] > 0) {
    console.line("corpus: " + groupedNumber(done["corpus"]["texts"]) + " texts, " +
                 groupedNumber(done["corpus"]["tokens"]) + " tokens, all cut as before");
  }
  std::string parameters = groupedNumber(done.at("parameters")) + " parameters";
  if (done.contains("base")) {
    const Json& base = done["base"];
    parameters += " for " + (base.is_string() ? base.get<std::string>() : "a base that was never saved");
  } else {
    parameters += ", " + done.at("dtype").get<std::string>();
  }
  console.line(directory + ": " + parameters + ", read back and equal");
}

/// Ends at a signal, with nothing left behind.
Result<Json> carryOutShowing(const ExportRequest& request, Console& console) {
  RunControl control;
  const StopSignal signals(control);
  WorkObserver observer;
  observer.control = &control;
  observer.progress = [&console](double share, const std::string& what) {
    console.progress(what + " " + std::to_string(static_cast<int>(100.0 * share)) + " %");
  };
  const auto done = carryOut(request, observer);
  console.endProgress();
  return done;
}

}  // namespace

VerbRun declareExport(CLI::App& parser) {
  auto own = std::make_shared<ExportOptions>();
  parser.add_option("MODEL", own->model, "A directory with weights, or a run")->required();
  auto* to = parser.add_option("--to", own->folder, "Folder to write, which must not exist");
  parser
      .add_option("--tensorboard", own->tensorboard,
                  "The run's curves instead, as an event file of TensorBoard in this folder")
      ->type_name("DIR")
      ->excludes(to);
  auto* typeOption =
      parser.add_option("--dtype", own->dtype, "Type of the stored weights; otherwise the original's")
          ->check(CLI::IsMember(std::vector<std::string>(kStoredTypes.begin(), kStoredTypes.end())));
  auto* corpora =
      parser
          .add_option("--trim-vocabulary", own->corpora,
                      "Keep the pieces alone that the texts of this file or table use (repeatable)")
          ->type_name("FILE")
          ->check(CLI::ExistingFile)
          ->allow_extra_args(false);
  auto* languages = parser
                        .add_option("--keep-languages", own->languages,
                                    "Keep the pieces in the scripts of these languages: ko,en")
                        ->type_name("CODES")
                        ->delimiter(',')
                        ->allow_extra_args(false);
  parser.add_flag("--drop-characters", own->dropsCharacters,
                  "When trimming, let single characters go too that nothing needs");
  auto* original =
      parser
          .add_option("--restore-vocabulary", own->original,
                      "Undo the trimming of MODEL: the model that its vocabulary was trimmed from")
          ->type_name("ORIGINAL")
          ->excludes(corpora)
          ->excludes(languages);
  parser
      .add_flag("--adapter", own->adapter,
                "LoRA's updates alone, as PEFT reads them, without the base's weights")
      ->excludes(typeOption)
      ->excludes(corpora)
      ->excludes(languages)
      ->excludes(original);
  return [own](const CommonOptions&, Console& console) -> Result<int> {
    if (!own->tensorboard.empty()) return exportCurves(*own, console);
    if (own->folder.empty()) {
      return Error{"there is no folder to write", "", "add --to DIR, or --tensorboard DIR for the curves",
                   Error::Kind::invalidInput};
    }
    if (own->dropsCharacters && !trims(*own)) {
      return Error{"--drop-characters trims nothing by itself", "",
                   "add --trim-vocabulary FILE or --keep-languages CODES", Error::Kind::invalidInput};
    }
    const auto done = carryOutShowing(requestOf(*own), console);
    if (!done && done.error().kind == Error::Kind::cancelled) {
      console.note("stopped; nothing was written");
      return kStopped;
    }
    if (!done) return done.error();
    for (const Json& warning : done->at("warnings")) console.warning(warning);
    console.document(*done);
    tell(*done, console);
    return kDone;
  };
}

}  // namespace s2s::command_line
