#include "app/command_line/engine_verbs/comparison_progress.h"

#include "app/command_line/engine_verbs/training_progress.h"

namespace s2s::command_line {

ComparisonObserver comparisonProgress(Console& console) {
  ComparisonObserver observer;
  observer.training = trainingProgress(console);
  observer.begun = [&console](const QueuedRun& run, const std::string& doing) {
    console.endProgress();
    console.note(run.name + ": " + doing);
  };
  observer.evaluating = [&console](const std::string& text, double) { console.progress(text); };
  return observer;
}

}  // namespace s2s::command_line
