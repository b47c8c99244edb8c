#include <cstdio>

#include "app/command_line/engine_verbs/training_arguments.h"
#include "app/command_line/pause_signal.h"
#include "engine/runs/run_recipe.h"
#include "engine/training/learning_rate_finder.h"

namespace s2s::command_line {
namespace {

std::string shortNumber(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

std::string reasonForNone(const RateCurve& curve, const RateRange& range) {
  if (!curve.exploded) return "the loss never falls in this range";
  std::string reason = "ended after " + std::to_string(curve.points.size()) + " of " +
                       std::to_string(range.steps) + " rates: ";
  reason += curve.noNumberAt ? "no number at " + shortNumber(*curve.noNumberAt) : "the loss exploded";
  return reason + "; try a lower --from and --to";
}

}  // namespace

VerbRun declareFindRate(CLI::App& parser) {
  auto file = std::make_shared<std::string>();
  auto changes = std::make_shared<std::vector<std::string>>();
  auto range = std::make_shared<RateRange>();
  parser.add_option("RECIPE", *file, "Recipe file: s2s recipe new makes one")->required();
  parser.add_option("--set", *changes, "PATH=VALUE, such as training.batch_size=8; repeatable")
      ->allow_extra_args(false);
  parser.add_option("--from", range->lowest, "Lowest learning rate")->capture_default_str();
  parser.add_option("--to", range->highest, "Highest learning rate")->capture_default_str();
  parser.add_option("--steps", range->steps, "Steps from the one to the other")->capture_default_str();
  return [=](const CommonOptions& common, Console& console) -> Result<int> {
    TrainingArguments arguments;
    arguments.changes = *changes;
    const auto viewed = viewRecipe(*file, arguments.allChanges(common));
    if (!viewed) return viewed.error();
    for (const std::string& caution : viewed->cautions) console.warning(caution);
    RunControl control;
    const PauseSignal signals(control);
    const auto curve = findLearningRate(
        viewed->recipe, *range, [&](const std::string& text) { console.note(text); },
        [&](const RatePoint& point) {
          console.progress("rate " + shortNumber(point.learningRate) + "  loss " +
                           shortNumber(point.smoothed));
        },
        control);
    console.endProgress();
    if (!curve && curve.error().kind == Error::Kind::cancelled) return kStopped;
    if (!curve) return curve.error();
    console.document(toJson(*curve));
    std::vector<std::vector<std::string>> rows{{"learning rate", "loss", "smoothed loss"}};
    for (const RatePoint& point : curve->points)
      rows.push_back({shortNumber(point.learningRate), shortNumber(point.loss), shortNumber(point.smoothed)});
    console.table(rows);
    console.line(curve->suggestion ? "suggestion: " + shortNumber(*curve->suggestion)
                                   : "no suggestion: " + reasonForNone(*curve, *range));
    return kDone;
  };
}

}  // namespace s2s::command_line
