// The memory, disk space and time that a recipe needs, before anything is trained.

#include <cstdio>

#include "app/command_line/engine_verbs/training_arguments.h"
#include "app/command_line/pause_signal.h"
#include "engine/core/process_memory.h"
#include "engine/front_door/worker.h"
#include "engine/layers/device.h"
#include "engine/planning/byte_text.h"
#include "engine/planning/disk_plan.h"
#include "engine/planning/kept_pieces.h"
#include "engine/planning/memory_budget.h"
#include "engine/planning/recipe_shape.h"
#include "engine/planning/remedies.h"
#include "engine/planning/trained_characters.h"
#include "engine/recipes/adapted_shape.h"
#include "engine/runs/run_directory.h"
#include "engine/runs/run_recipe.h"
#include "engine/training/measured_pace.h"

namespace s2s::command_line {
namespace {

constexpr double kMostGib = 16'384.0;  // as in recipes

struct PlanOptions {
  std::string file, run = "runs";
  std::optional<double> budgetGib;
  std::int64_t measuredSteps = 0;
};

/// Everything that was found out.
struct Plan {
  Recipe recipe;
  ModelShape shape;
  MemoryBudget budget{};
  MemoryPlan memory{};
  std::vector<Remedy> remedies{};
  DiskPlan disk{};
  std::vector<std::string> notes{};
  std::optional<MeasuredPace> pace{};
  std::optional<TimePlan> time{};

  bool knowsBudget() const { return budget.bytes > 0; }
  bool fits() const { return knowsBudget() && memory.peak.total() <= budget.bytes; }
};

std::string_view sourceName(const Plan& plan) {
  if (!plan.knowsBudget()) return "unknown";
  switch (plan.budget.source) {
    case MemoryBudget::Source::stated:
      return "stated";
    case MemoryBudget::Source::recipe:
      return "training.memory_budget_gib";
    case MemoryBudget::Source::device:
      return plan.recipe.training.device == "cpu" ? "free on the device" : "memory of the card";
  }
  return "";
}

/// What the recipe's device has; 0 and a warning where this machine has no such card.
Result<std::uint64_t> deviceMemory(Recipe& recipe, bool isStated, Console& console) {
  const auto device = parseDevice(recipe.training.device);
  if (!device) {
    if (!recipe.training.device.starts_with("cuda")) return device.error();
    if (!isStated && !recipe.training.memoryBudgetGib)
      console.warning(recipe.training.device + " is not in this machine: --budget-gib says what to fit into");
    return 0;
  }
  if (recipe.training.device == "auto") recipe.training.device = device->is_cpu() ? "cpu" : "cuda";
  return device->is_cpu() ? availableMemoryBytes() : describeDevice({recipe.training.device}).totalBytes;
}

/// The nearest folder that there is.
std::filesystem::path existingFolder(std::filesystem::path path) {
  std::error_code ignored;
  path = std::filesystem::absolute(path, ignored);
  while (!std::filesystem::is_directory(path, ignored) && path.has_relative_path()) path = path.parent_path();
  return path;
}

Result<Plan> makePlan(const PlanOptions& options, Recipe recipe, Console& console) {
  auto described = shapeWithLabels(recipe);
  if (!described) return described.error();
  const auto available = deviceMemory(recipe, options.budgetGib.has_value(), console);
  if (!available) return available.error();
  Plan plan{std::move(recipe), std::move(described->shape)};
  plan.notes = std::move(described->notes);
  if (auto lacking = charactersWithoutRoom(plan.recipe)) plan.notes.push_back(std::move(*lacking));
  plan.budget = memoryBudget(plan.recipe, options.budgetGib, *available);
  const auto memory = planMemory(plan.shape, plan.recipe, plan.budget.bytes);
  if (!memory) return memory.error();
  plan.memory = *memory;
  const std::int64_t limit = plan.knowsBudget() ? plan.budget.bytes : INT64_MAX;
  plan.remedies = findRemedies(plan.shape, plan.recipe, limit, keptPieces(plan.recipe));
  const auto adapted = trainedShape(plan.shape, plan.recipe);
  if (!adapted) return adapted.error();
  plan.disk = planDisk(*adapted, plan.recipe, options.run, plan.recipe.training.steps.value_or(0));
  if (options.measuredSteps > 0) {
    RunControl control;
    const PauseSignal pausing(control);
    const auto tell = [&console](const std::string& text) { console.note(text); };
    const auto pace =
        measurePace(plan.recipe, options.measuredSteps, tell, &control, existingFolder(options.run));
    if (!pace) return pace.error();
    plan.pace = *pace;
    plan.time = planTime(*pace, plan.recipe);
    if (plan.recipe.adaptation.unfreezeEvery > 0) {
      plan.notes.push_back(
          "adaptation.unfreeze_every: the time is that of steps which train everything, the most it can "
          "take");
    }
  }
  return plan;
}

/// "training.precision=bfloat16", as --set takes it.
std::string assignment(const RecipeChange& change) {
  return change.path + "=" +
         (change.value.is_string() ? change.value.get<std::string>() : writeJson(change.value));
}

Json bytesOf(const MemoryUse& use) {
  Json bytes = Json::object();
  for (std::size_t i = 0; i < kMemoryParts; ++i)
    bytes[std::string(memoryPartName(static_cast<MemoryPart>(i)))] = use.bytes[i];
  bytes["total"] = use.total();
  return bytes;
}

/// Null where nothing says what to fit into.
Json toJson(const Remedy& remedy, bool knowsBudget) {
  Json names = Json::array(), texts = Json::array(), set = Json::array();
  for (const RemedyKind kind : remedy.kinds) {
    names.push_back(remedyName(kind));
    texts.push_back(remedyText(kind));
  }
  for (const RecipeChange& change : remedy.changes) set.push_back(assignment(change));
  return {{"remedies", names},
          {"texts", texts},
          {"set", set},
          {"peak_bytes", remedy.peakBytes},
          {"saved_bytes", remedy.savedBytes},
          {"step_time_factor", remedy.stepTimeFactor},
          {"changes_training", remedy.changesTraining},
          {"up_to", remedy.upTo},
          {"fits", knowsBudget ? Json(remedy.fits) : Json()}};
}

Json toJson(const Plan& plan) {
  Json suggestions = Json::array();
  for (const Remedy& remedy : plan.remedies) suggestions.push_back(toJson(remedy, plan.knowsBudget()));
  Json json = {{"fits", plan.knowsBudget() ? Json(plan.fits()) : Json()},
               {"budget_bytes", plan.budget.bytes},
               {"budget", sourceName(plan)},
               {"peak_bytes", bytesOf(plan.memory.peak)},
               {"background_checkpoints", plan.memory.snapshot},
               {"peak_at", momentName(plan.memory.moment)},
               {"largest_bytes", bytesOf(plan.memory.largest)},
               {"batch",
                {{"rows", plan.memory.batch.rows},
                 {"source_tokens", plan.memory.batch.source},
                 {"target_tokens", plan.memory.batch.target},
                 {"labels", plan.memory.batch.labels}}},
               {"disk",
                {{"checkpoint_bytes", plan.disk.checkpointBytes},
                 {"kept", plan.disk.kept},
                 {"needed", plan.disk.neededBytes},
                 {"free", plan.disk.freeBytes},
                 {"fits", plan.disk.fits()}}},
               {"suggestions", suggestions},
               {"notes", plan.notes}};
  if (plan.time) {
    json["time"] = {{"steps", plan.pace->totalSteps},
                    {"step_seconds", plan.pace->step},
                    {"validation_seconds", plan.pace->validation},
                    {"checkpoint_seconds", plan.pace->checkpoint},
                    {"checkpoint_background_seconds", plan.pace->checkpointBeside},
                    {"validations", plan.time->validations},
                    {"checkpoints", plan.time->checkpoints},
                    {"seconds", plan.time->seconds}};
  }
  return json;
}

std::string factorText(double factor) {
  char text[48];
  std::snprintf(text, sizeof text, "about %.2f", factor);
  return text;
}

void printMemory(const Plan& plan, Console& console) {
  std::vector<std::vector<std::string>> table = {{"memory", "at the peak", "largest"}};
  for (std::size_t i = 0; i < kMemoryParts; ++i) {
    const auto part = static_cast<MemoryPart>(i);
    if (plan.memory.largest[part] == 0) continue;
    table.push_back({std::string(memoryPartName(part)), byteText(plan.memory.peak[part]),
                     byteText(plan.memory.largest[part])});
  }
  table.push_back({"all", byteText(plan.memory.peak.total()), ""});
  console.table(table);
  console.line("The peak is reached in: " + std::string(momentName(plan.memory.moment)) + ".");
  if (!plan.knowsBudget()) {
    console.line("Budget unknown: --budget-gib says how much memory there is.");
    return;
  }
  console.line("Budget " + byteText(plan.budget.bytes) + " (" + std::string(sourceName(plan)) +
               "): " + (plan.fits() ? "fits." : "does not fit."));
}

void printRemedies(const Plan& plan, Console& console) {
  if (plan.remedies.empty()) return;
  console.line("");
  console.line("What needs less memory:");
  for (const Remedy& remedy : plan.remedies) {
    const bool fits = plan.knowsBudget() && remedy.fits;
    console.line((fits ? "  fits  " : "        ") + std::string(remedy.upTo ? "up to " : "") + "−" +
                 byteText(remedy.savedBytes) + ", step time × " + factorText(remedy.stepTimeFactor));
    for (const RemedyKind kind : remedy.kinds) console.line("          " + std::string(remedyText(kind)));
    std::string set;
    for (const RecipeChange& change : remedy.changes) set += " --set " + assignment(change);
    if (!set.empty()) console.line("         " + set);
  }
}

std::string duration(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.5);
  char text[48];
  std::snprintf(text, sizeof text, "%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60, whole % 60);
  return text;
}

void print(const Plan& plan, Console& console) {
  printMemory(plan, console);
  for (const std::string& note : plan.notes) console.line("Note: " + note + ".");
  printRemedies(plan, console);
  console.line("");
  console.line("Disk: " + std::to_string(plan.disk.kept) +
               (plan.disk.kept == 1 ? " checkpoint of " : " checkpoints of ") +
               byteText(plan.disk.checkpointBytes) + " at most, " + byteText(plan.disk.neededBytes) + " of " +
               byteText(plan.disk.freeBytes) + (plan.disk.fits() ? " free." : " free: they do not fit."));
  if (!plan.time) return;
  char steps[96];
  std::snprintf(steps, sizeof steps, "%.3f s a step, %.1f s a validation, %.1f s a checkpoint",
                plan.pace->step, plan.pace->validation, plan.pace->checkpoint);
  char beside[64] = "";
  if (plan.pace->checkpointBeside > 0.0)
    std::snprintf(beside, sizeof beside, " and %.1f s beside the steps", plan.pace->checkpointBeside);
  console.line("Time: " + duration(plan.time->seconds) + " for " + groupedNumber(plan.pace->totalSteps) +
               " steps (" + steps + beside + ").");
}

}  // namespace

VerbRun declarePlan(CLI::App& parser) {
  auto options = std::make_shared<PlanOptions>();
  parser.add_option("RECIPE", options->file, "Recipe file: s2s recipe new makes one")->required();
  parser
      .add_option("--budget-gib", options->budgetGib,
                  "Memory to fit into; otherwise the recipe's budget, else what is free")
      ->check(CLI::Range(0.001, kMostGib));
  parser.add_option("--run", options->run, "Folder where the run will lie, for the free space of its disk");
  parser
      .add_option("--measure", options->measuredSteps,
                  "Train so many steps and tell how long the whole run takes")
      ->check(CLI::Range(1, 10000));
  auto changes = std::make_shared<TrainingArguments>();
  parser.add_option("--set", changes->changes, "PATH=VALUE, such as training.batch_size=4; repeatable")
      ->allow_extra_args(false);
  return [=](const CommonOptions& common, Console& console) -> Result<int> {
    auto viewed = viewRecipe(options->file, changes->allChanges(common));
    if (!viewed) return viewed.error();
    for (const std::string& caution : viewed->cautions) console.warning(caution);
    const auto plan = makePlan(*options, std::move(viewed->recipe), console);
    if (!plan) return plan.error();
    console.document(toJson(*plan));
    print(*plan, console);
    return kDone;
  };
}

}  // namespace s2s::command_line
