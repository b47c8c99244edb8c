#include "engine/training/training_state.h"

#include "engine/checkpoints/safetensors.h"
#include "engine/core/atomic_file.h"
#include "engine/core/json.h"
#include "engine/runs/run_files.h"

namespace s2s {
namespace {

constexpr const char* kTensorFile = "training_state.safetensors";  // names begin as run_files::kTrainingState
constexpr const char* kProgressFile = "training_state.json";
constexpr int kFormat = 1;

constexpr const char* kRemedy = "resume the run: it goes on from the checkpoint before";

/// A count, or −1, which none is, where the value is no whole number.
std::int64_t countOf(const Json& value) { return value.is_number_integer() ? value.get<std::int64_t>() : -1; }

std::int64_t countIn(const Json& json, const char* key, std::int64_t otherwise) {
  return json.contains(key) ? countOf(json.at(key)) : otherwise;
}

/// The name of a number that no run can have come to; empty where there is none.
std::string impossibleNumber(const TrainingProgress& progress) {
  const auto isDone = [&](std::int64_t step) { return step >= 0 && step <= progress.step; };
  if (progress.step < 0) return "step";
  if (!(progress.seconds >= 0.0)) return "seconds";
  if (progress.partLimit.rows < 0) return "rows_at_once";
  if (progress.partLimit.tokens < 0) return "tokens_at_once";
  if (!(progress.scaler.scale > 0.0)) return "loss_scale";
  if (progress.scaler.goodSteps < 0) return "loss_scale_good_steps";
  if (progress.best && !isDone(progress.best->step)) return "best.step";
  if (!isDone(progress.patience.bestStep)) return "patience.step";
  if (progress.patience.waited < 0) return "patience.validations";
  if (!(progress.rateFactor > 0.0) || progress.rateFactor > 1.0) return "rate_factor";
  if (progress.rollBacks < 0) return "roll_backs";
  if (!isDone(progress.leftOut)) return "left_out";
  return "";
}

Patience patienceFrom(const Json& json) {
  Patience patience;
  patience.metric = json.at("metric").get<std::string>();
  patience.mode = json.value("mode", std::string());
  if (const Json& best = json.at("best"); !best.is_null()) patience.best = best.get<double>();
  patience.bestStep = countOf(json.at("step"));
  patience.waited = countOf(json.at("validations"));
  return patience;
}

constexpr const char *kMin = "min", *kMax = "max";

Json toJson(const TrainingProgress& progress) {
  Json json = {{"format", kFormat},
               {"step", progress.step},
               {"seconds", progress.seconds},
               {"regular", progress.regular},
               {"validation_pending", progress.validationPending},
               {"rows_at_once", progress.partLimit.rows},
               {"tokens_at_once", progress.partLimit.tokens},
               {"loss_scale", progress.scaler.scale},
               {"loss_scale_good_steps", progress.scaler.goodSteps},
               {"best", nullptr},
               {"patience", toJson(progress.patience)},
               {"rate_factor", progress.rateFactor},
               {"roll_backs", progress.rollBacks},
               {"rolled_back", progress.rolledBack},
               {"left_out", progress.leftOut}};
  if (!progress.patience.mode.empty()) json["patience"]["mode"] = progress.patience.mode;
  if (progress.best) {
    json["best"] = {
        {"step", progress.best->step}, {"metric", progress.best->metric}, {"value", progress.best->value}};
    if (progress.bestIsLargest) json["best"]["mode"] = *progress.bestIsLargest ? kMax : kMin;
  }
  return json;
}

Result<TrainingProgress> readProgress(const std::filesystem::path& file) {
  const auto json = readJsonFile(file, 1 << 20);
  if (!json) return json.error();
  try {
    if (json->at("format").get<int>() != kFormat) {
      return Error{"a training state of an unknown format", file.string(),
                   "resume with the program that wrote it"};
    }
    TrainingProgress progress;
    progress.step = countOf(json->at("step"));
    progress.seconds = json->at("seconds").get<double>();
    progress.validationPending = json->at("validation_pending").get<bool>();
    progress.partLimit.rows = countIn(*json, "rows_at_once", 0);
    progress.partLimit.tokens = countIn(*json, "tokens_at_once", 0);
    progress.scaler.scale = json->value("loss_scale", progress.scaler.scale);
    progress.scaler.goodSteps = countIn(*json, "loss_scale_good_steps", 0);
    if (const Json& best = json->at("best"); !best.is_null()) {
      progress.best = BestCheckpoint{countOf(best.at("step")), best.at("metric").get<std::string>(),
                                     best.at("value").get<double>()};
      if (best.contains("mode")) progress.bestIsLargest = best.at("mode").get<std::string>() == kMax;
    }
    // Runs of earlier versions had none of these.
    progress.regular = json->value("regular", true);
    if (json->contains("patience")) progress.patience = patienceFrom(json->at("patience"));
    progress.rateFactor = json->value("rate_factor", 1.0);
    progress.rollBacks = countIn(*json, "roll_backs", 0);
    progress.rolledBack = json->value("rolled_back", false);
    progress.leftOut = countIn(*json, "left_out", 0);
    if (const std::string name = impossibleNumber(progress); !name.empty())
      return Error{"a training state whose " + name + " cannot be", file.string(), kRemedy};
    return progress;
  } catch (const Json::exception&) {
    return Error{"a training state that misses something", file.string(), kRemedy};
  }
}

/// A folder is named after its step. Whoever believed another one would go on from there, and remove the
/// checkpoints that the run really has.
Result<void> checkStep(const TrainingProgress& progress, const std::filesystem::path& folder) {
  const auto named = run_files::checkpointStep(folder.filename().string());
  if (!named || *named == progress.step) return {};
  return Error{"the training state is that of step " + std::to_string(progress.step),
               (folder / kProgressFile).string(), kRemedy};
}

}  // namespace

std::vector<NamedTensor> stateTensors(const TrainedParameters& parameters, const Optimizer& optimizer,
                                      const MovingAverage* average) {
  std::vector<NamedTensor> all;
  const auto add = [&](const char* kind, const std::vector<NamedTensor>& tensors) {
    for (const NamedTensor& named : tensors) all.push_back({kind + named.name, named.tensor});
  };
  if (average) {
    for (const TrainedParameter& parameter : parameters.all())
      all.push_back({"master." + parameter.name, parameter.master});
    add("average.", average->tensors());
  } else {
    add("master.", parameters.masters());
  }
  add("unmerged.", parameters.unmerged());
  add("optimizer.", optimizer.state());
  return all;
}

Result<void> writeTrainingState(const std::filesystem::path& folder, const TrainingProgress& progress,
                                std::span<const NamedTensor> tensors) {
  if (auto written = writeSafetensors(tensors, torch::kFloat32, folder / kTensorFile); !written)
    return written;
  return writeFileAtomically(folder / kProgressFile, writeJson(toJson(progress), 2) + "\n");
}

Result<TrainingProgress> readTrainingState(const std::filesystem::path& folder,
                                           std::span<const NamedTensor> tensors) {
  torch::NoGradGuard noGrad;
  auto progress = readProgress(folder / kProgressFile);
  if (!progress) return progress;
  if (auto checked = checkStep(*progress, folder); !checked) return checked.error();
  const auto file = folder / kTensorFile;
  const auto stored = readSafetensors(file);
  if (!stored) return stored.error();
  for (const NamedTensor& wanted : tensors) {
    const auto found = stored->find(wanted.name);
    if (found == stored->end() || found->second.sizes() != wanted.tensor.sizes()) {
      return Error{"tensor " + wanted.name + (found == stored->end() ? " is missing" : " has another size"),
                   file.string(), kRemedy};
    }
    torch::Tensor(wanted.tensor).copy_(found->second);
  }
  return progress;
}

bool isRegularCheckpoint(const std::filesystem::path& folder) {
  const auto progress = readProgress(folder / kProgressFile);
  return !progress || progress->regular;
}

}  // namespace s2s
