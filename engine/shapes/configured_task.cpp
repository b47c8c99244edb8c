#include "engine/shapes/configured_task.h"

#include <algorithm>
#include <array>

#include "engine/shapes/config_reader.h"
#include "engine/shapes/family.h"

namespace s2s {
namespace {

using Kind = ClassificationHead::Kind;

/// How class names end. Of the rows for a task (and head), the first is the one that is written.
struct ClassSuffix {
  std::string_view suffix;
  ModelTask task;
  Kind head = Kind::family;
};
constexpr std::array kSuffixes = {
    ClassSuffix{"ForConditionalGeneration", ModelTask::sequenceToSequence},
    ClassSuffix{"ForMaskedLM", ModelTask::maskedLanguageModel},
    ClassSuffix{"ForPreTraining", ModelTask::maskedLanguageModel},
    ClassSuffix{"ForSequenceClassification", ModelTask::sequenceClassification},
    ClassSuffix{"ForCnnSentenceClassification", ModelTask::sequenceClassification, Kind::convolution},
    ClassSuffix{"ForBiEncoding", ModelTask::sequenceClassification, Kind::biEncoder},
};

/// Null where no class name in `architectures` says a task.
Result<const ClassSuffix*> suffixOf(const Json& config) {
  const auto list = config.find("architectures");
  if (list == config.end() || list->is_null()) return nullptr;
  if (!list->is_array())
    return configError("architectures", writeJson(*list) + " is not a list of class names");
  for (const Json& name : *list) {
    if (!name.is_string()) return configError("architectures", writeJson(name) + " is not a class name");
    for (const ClassSuffix& known : kSuffixes) {
      if (name.get_ref<const std::string&>().ends_with(known.suffix)) return &known;
    }
  }
  return nullptr;
}

Result<void> checkHead(const Family& family, const ClassSuffix& suffix, const ClassificationHead& head) {
  if (head.kind != suffix.head) {
    return configError(
        "workbench_head.kind",
        "'" + std::string(headKindName(head.kind)) + "' does not go with a class named …" +
            std::string(suffix.suffix),
        "write " + std::string(headKindName(suffix.head)) + ", or another class in architectures");
  }
  if (head.kind == Kind::family && !family.hasOwnClassificationHead) {
    return configError("architectures",
                       "the family " + family.name + " has no classification head of its own",
                       "use a head of kind convolution or bi-encoder");
  }
  return {};
}

}  // namespace

Result<ModelTask> taskOfConfig(const Json& config) {
  const Result<const Family*> family = familyOfConfig(config);
  if (!family) return family.error();
  const Result<const ClassSuffix*> suffix = suffixOf(config);
  if (!suffix) return suffix.error();
  return *suffix == nullptr ? (*family)->tasks.front() : (*suffix)->task;
}

Result<ConfiguredTask> readConfiguredTask(const Json& config) {
  const Result<ModelTask> task = taskOfConfig(config);
  if (!task) return task.error();
  const Family& family = **familyOfConfig(config);
  if (std::ranges::find(family.tasks, *task) == family.tasks.end()) {
    std::string possible;
    for (const ModelTask one : family.tasks)
      possible += (possible.empty() ? "" : ", ") + std::string(taskName(one));
    return configError("architectures",
                       "the family " + family.name + " has no model for " + std::string(taskName(*task)),
                       "it can do: " + possible);
  }
  if (*task != ModelTask::sequenceClassification) return ConfiguredTask{*task, std::nullopt};
  Result<ClassificationHead> head = readClassificationHead(config);
  if (!head) return head.error();
  // Only a class name can ask for classification, so there is one.
  if (const Result<void> fits = checkHead(family, **suffixOf(config), *head); !fits) return fits.error();
  return ConfiguredTask{*task, std::move(*head)};
}

Json withTask(Json config, ModelTask task, const ClassificationHead& head) {
  const Kind kind = task == ModelTask::sequenceClassification ? head.kind : Kind::family;
  const auto suffix = std::ranges::find_if(
      kSuffixes, [&](const ClassSuffix& known) { return known.task == task && known.head == kind; });
  const Result<const ModelType*> type = modelTypeEntryOf(config);
  config["architectures"] = {(type ? (*type)->architecture : "") + std::string(suffix->suffix)};
  if (task == ModelTask::sequenceClassification) {
    writeClassificationHead(head, config);
  } else {
    eraseClassificationHead(config);
  }
  return config;
}

}  // namespace s2s
