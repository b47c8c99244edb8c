#include "app/command_line/engine_verbs/training_arguments.h"
#include "app/command_line/engine_verbs/training_progress.h"
#include "app/command_line/pause_signal.h"

namespace s2s::command_line {

VerbRun declareTrain(CLI::App& parser) {
  auto file = std::make_shared<std::string>(), run = std::make_shared<std::string>();
  parser.add_option("RECIPE", *file, "Recipe file: s2s recipe new makes one")->required();
  parser.add_option("--run", *run, "Folder of the run, which must not exist; otherwise runs/NAME-DATE");
  const auto training = declareTraining(parser);
  return [=](const CommonOptions& common, Console& console) -> Result<int> {
    auto recipe = readChangedRecipe(*file, training->allChanges(common));
    if (!recipe) return recipe.error();
    TrainingRequest request;
    request.recipe = std::move(*recipe);
    request.run = *run;
    request.stopAfterSteps = training->stopAfterSteps;
    RunControl control;
    const PauseSignal signals(control);
    return trainAndReport([&](const TrainingObserver& observer) { return train(request, observer, control); },
                          console);
  };
}

}  // namespace s2s::command_line
