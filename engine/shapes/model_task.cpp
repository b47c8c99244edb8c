#include "engine/shapes/model_task.h"

#include <array>
#include <string>

namespace s2s {
namespace {

struct NamedTask {
  ModelTask task;
  std::string_view name;
};
constexpr std::array kTasks = {
    NamedTask{ModelTask::sequenceToSequence, "sequence-to-sequence"},
    NamedTask{ModelTask::maskedLanguageModel, "masked-language-model"},
    NamedTask{ModelTask::sequenceClassification, "sequence-classification"},
};

}  // namespace

std::string_view taskName(ModelTask task) {
  for (const NamedTask& known : kTasks) {
    if (known.task == task) return known.name;
  }
  throw std::logic_error("a task without a name");
}

Result<ModelTask> taskOfName(std::string_view name) {
  std::string names;
  for (const NamedTask& known : kTasks) {
    if (known.name == name) return known.task;
    names += (names.empty() ? "" : ", ") + std::string(known.name);
  }
  return Error{"unknown task '" + std::string(name) + "'", "", "use one of: " + names,
               Error::Kind::invalidInput};
}

}  // namespace s2s
