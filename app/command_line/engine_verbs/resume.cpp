#include "app/command_line/engine_verbs/training_arguments.h"
#include "app/command_line/engine_verbs/training_progress.h"
#include "app/command_line/pause_signal.h"

namespace s2s::command_line {

VerbRun declareResume(CLI::App& parser) {
  auto run = std::make_shared<std::string>();
  parser.add_option("RUN", *run, "Folder of the run")->required();
  const auto training = declareTraining(parser);
  return [=](const CommonOptions& common, Console& console) -> Result<int> {
    if (!isRunDirectory(*run)) {
      return Error{"this is no run", *run, "name a folder that s2s train made", Error::Kind::invalidInput};
    }
    RunControl control;
    const PauseSignal signals(control);
    const ResumeRequest request{*run, training->allChanges(common), training->stopAfterSteps};
    return trainAndReport(
        [&](const TrainingObserver& observer) { return resume(request, observer, control); }, console);
  };
}

}  // namespace s2s::command_line
