#include "engine/recipes/recipe.h"

#include <algorithm>
#include <charconv>

#include "engine/core/absolute_path.h"
#include "engine/core/commented_json_file.h"
#include "engine/data/filters/filter_files.h"
#include "engine/recipes/data_check.h"
#include "engine/recipes/metric_direction.h"
#include "engine/recipes/optimizer_check.h"
#include "engine/recipes/recipe_json.h"
#include "engine/recipes/schedule_check.h"
#include "engine/recipes/validated_sets.h"
#include "engine/recipes/validation_numbers.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

Error invalid(const std::string& what, const std::string& remedy) {
  return Error{what, "", remedy, Error::Kind::invalidInput};
}

/// `json[section][key]` as the user gave it: neither absent nor null.
bool given(const Json& json, const char* section, const char* key) {
  const auto found = json.find(section);
  return found != json.end() && found->is_object() && found->contains(key) && !found->at(key).is_null();
}

bool isDeviceName(const std::string& device) {
  if (device == "cpu" || device == "cuda" || device == "auto") return true;
  const std::string prefix = "cuda:";
  return device.starts_with(prefix) && device.size() > prefix.size() && device.size() < prefix.size() + 4 &&
         std::all_of(device.begin() + prefix.size(), device.end(),
                     [](char c) { return c >= '0' && c <= '9'; });
}

Result<void> checkTraining(const TrainingSection& training) {
  if (!training.steps && !training.epochs)
    return invalid("training.steps: is missing", "give exactly one of steps and epochs");
  if (training.steps && training.epochs)
    return invalid("training.epochs: steps are given too", "give exactly one of steps and epochs");
  if (!isDeviceName(training.device)) {
    return invalid("training.device: \"" + training.device + "\" is not a device",
                   "use cpu, cuda, cuda:N or auto");
  }
  if (training.precision == "float16" && training.device == "cpu") {
    return invalid("training.precision: float16 is not computed on a CPU",
                   "use bfloat16 or float32, or a CUDA device");
  }
  return {};
}

/// Rows of like length together, or in one row.
Result<void> checkBatches(const Recipe& recipe) {
  const TrainingSection& training = recipe.training;
  const bool changesRows = std::ranges::any_of(
      recipe.data.train, [](const DataSource& source) { return !source.augmentation.empty(); });
  if (training.packing && changesRows) {
    return invalid(
        "training.packing: rows whose length augmentation changes do not fit where they were packed",
        "leave one of the two out");
  }
  if (training.packing && training.lengthBuckets) {
    return invalid("training.packing: packed rows have no length that length_buckets could sort them by",
                   "turn one of the two off");
  }
  if (recipe.data.shuffle || (!training.tokensPerBatch && !training.lengthBuckets && !training.packing))
    return {};
  const std::string option = training.packing          ? "packing"
                             : training.tokensPerBatch ? "tokens_per_batch"
                                                       : "length_buckets";
  return invalid("data.shuffle: rows cannot keep their order where training." + option + " sorts them",
                 "leave one of the two out");
}

/// A rate that the optimizer makes itself follows no schedule: nobody is to wait for a warm-up that never
/// comes. What a constant schedule does not read is refused by checkSchedule().
Result<void> checkRelativeStep(const Recipe& recipe) {
  const ScheduleSection& schedule = recipe.schedule;
  if (recipe.optimizer.kind != "adafactor" || !recipe.optimizer.relativeStep) return {};
  const auto excluded = [](const std::string& option) {
    return invalid("schedule." + option + ": relative_step chooses the rate by itself",
                   "leave one of the two out");
  };
  if (schedule.kind != "constant") return excluded("kind");
  if (schedule.warmupSteps > 0) return excluded("warmup_steps");
  if (schedule.warmupShare) return excluded("warmup_share");
  return {};
}

void nameSources(std::vector<DataSource>& sources) {
  for (DataSource& source : sources) {
    source.name = ownName(source);
  }
}

/// What cannot be together with weights that change while the backward pass is still under way: it would need
/// all gradients at once, or a way back.
Result<void> checkInBackward(const Recipe& recipe) {
  if (!recipe.optimizer.inBackward) return {};
  const auto excludes = [](std::string what, std::string remedy) {
    return invalid("optimizer.in_backward: excludes " + what, std::move(remedy));
  };
  if (recipe.optimizer.clipNorm > 0.0)
    return excludes("clipping by the global norm, which is known only behind the backward pass",
                    "set optimizer.clip_norm to 0");
  if (recipe.training.accumulation > 1)
    return excludes("accumulation, which needs all gradients kept", "set training.accumulation to 1");
  if (recipe.training.badNumbers == "skip")
    return excludes("leaving a step out once some weights have changed",
                    "set training.bad_numbers to stop or roll-back");
  if (recipe.training.precision == "float16")
    return excludes("float16, whose scaled gradients are checked as a whole", "use bfloat16 or float32");
  if (recipe.training.gradientCheckpointing && recipe.head.kind == "bi-encoder")
    return excludes("gradient checkpointing with a bi-encoder, which uses each weight twice a pass",
                    "turn one of the two off");
  return {};
}

Result<void> checkAcrossSections(const Recipe& recipe) {
  if (Result<void> checked = checkTraining(recipe.training); !checked) return checked;
  if (Result<void> checked = checkBatches(recipe); !checked) return checked;
  if (Result<void> checked = checkOptimizer(recipe.optimizer); !checked) return checked;
  if (Result<void> checked = checkInBackward(recipe); !checked) return checked;
  if (Result<void> checked = checkSchedule(recipe.schedule); !checked) return checked;
  if (Result<void> checked = checkRelativeStep(recipe); !checked) return checked;
  if (recipe.training.badNumbers == "roll-back" && !recipe.optimizer.learningRate) {
    return invalid(
        "training.bad_numbers: going back halves a learning rate, and this optimizer makes its own",
        "set it to skip or stop, or turn optimizer.relative_step off");
  }
  if (recipe.earlyStopping.patience > 0 && recipe.evaluation.everySteps == 0) {
    return invalid("early_stopping.patience: nothing is validated",
                   "set evaluation.every_steps, or this to 0");
  }
  if (!recipe.tokenizer.from.empty() && recipe.tokenizer.train) {
    return invalid("tokenizer.train: from is given too", "take a tokenizer or train one");
  }
  if (Result<void> checked = checkData(recipe); !checked) return checked;
  if (Result<void> checked = checkValidationNumbers(recipe); !checked) return checked;
  return checkDirections(recipe);
}

/// `path` made absolute below the first of `folder` and the working directory where it exists.
std::optional<fs::path> found(const std::string& path, const fs::path& folder) {
  const fs::path given(path);
  std::error_code ignored;
  if (given.is_absolute()) return fs::exists(given, ignored) ? std::optional(given) : std::nullopt;
  for (const fs::path& base : {absolutePath(folder), fs::current_path()}) {
    if (fs::exists(base / given, ignored)) return (base / given).lexically_normal();
  }
  return std::nullopt;
}

Result<void> resolveFile(std::string& path, const std::string& where, const fs::path& folder) {
  if (path.empty()) return {};
  const std::optional<fs::path> file = found(path, folder);
  if (!file) {
    const std::string beside = absolutePath(folder).lexically_normal().string(),
                      here = fs::current_path().string();
    return invalid(
        where + ": there is no \"" + path + "\" in " + beside + (beside == here ? "" : " nor in " + here),
        "check the path");
  }
  path = file->string();
  return {};
}

/// A model that is nowhere stays as it is: a preset's name.
void resolveModelPath(std::string& model, const fs::path& folder) {
  if (model.empty()) return;
  const std::size_t at = model.find_last_of('@');  // RUN@last, RUN@step-500
  const std::string suffix = at == std::string::npos ? "" : model.substr(at);
  if (const auto whole = found(model, folder))
    model = whole->string();
  else if (const auto run = found(model.substr(0, at), folder))
    model = run->string() + suffix;
}

Result<void> resolveSources(std::vector<DataSource>& sources, const std::string& path,
                            const fs::path& folder) {
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const std::string where = path + "." + std::to_string(i);
    if (Result<void> done = resolveFile(sources[i].path, where + ".path", folder); !done) return done;
    if (Result<void> done = resolveFile(sources[i].targetPath, where + ".target_path", folder); !done)
      return done;
    const auto resolve = [&](std::string& file, const std::string& at) {
      return resolveFile(file, where + ".filters." + at, folder);
    };
    if (Result<void> done = forEachFilterFile(sources[i].filters, resolve); !done) return done;
    for (Augmentation& step : sources[i].augmentation) resolveModelPath(step.model, folder);
  }
  return {};
}

}  // namespace

Result<Recipe> parseRecipe(const Json& json) {
  Result<Json> checked = applySchema(recipeSchema(), json);
  if (!checked) return checked.error();
  Recipe recipe = recipeFromCheckedJson(*checked);
  // What the user left out follows from what was given.
  if (recipe.optimizer.kind == "adafactor") {
    const bool rateGiven = given(json, "optimizer", "learning_rate");
    if (recipe.optimizer.relativeStep && !rateGiven) recipe.optimizer.learningRate.reset();
    if (!recipe.optimizer.learningRate && !given(json, "optimizer", "relative_step"))
      recipe.optimizer.relativeStep = true;
  }
  nameSources(recipe.data.train);
  nameSources(recipe.data.validation.sets);
  if (Result<void> consistent = checkAcrossSections(recipe); !consistent) return consistent.error();
  return recipe;
}

Result<Recipe> resolveRecipePaths(Recipe recipe, const fs::path& folder) {
  if (Result<void> done = resolveSources(recipe.data.train, "data.train", folder); !done) return done.error();
  if (Result<void> done = resolveSources(recipe.data.validation.sets, "data.validation.sets", folder); !done)
    return done.error();
  if (Result<void> done = resolveFile(recipe.tokenizer.from, "tokenizer.from", folder); !done)
    return done.error();
  resolveModelPath(recipe.model.from, folder);
  return recipe;
}

Result<Recipe> readRecipe(const fs::path& file) {
  const Result<Json> json = readCommentedJsonFile(file);
  if (!json)
    return Error{json.error().what, json.error().where, json.error().remedy, Error::Kind::invalidInput};
  Result<Recipe> recipe = parseRecipe(*json);
  if (!recipe) return recipe;
  return resolveRecipePaths(std::move(*recipe), absolutePath(file).parent_path());
}

Result<void> setRecipeValue(Json& recipe, const std::string& assignment) {
  const std::size_t equals = assignment.find('=');
  if (equals == std::string::npos || equals == 0) {
    return invalid("\"" + assignment + "\" is not an assignment",
                   "write path=value, for example training.steps=300");
  }
  const std::string path = assignment.substr(0, equals), text = assignment.substr(equals + 1);
  Json* place = &recipe;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('.', begin), path.size());
    const std::string key = path.substr(begin, end - begin);
    begin = end + 1;
    if (key.empty())
      return invalid(path + ": a part of the path is empty",
                     "write path=value, for example training.steps=300");
    if (place->is_array()) {
      std::size_t index = 0;
      const auto [last, problem] = std::from_chars(key.data(), key.data() + key.size(), index);
      if (problem != std::errc() || last != key.data() + key.size() || index >= place->size()) {
        return invalid(
            path + ": \"" + key + "\" is not an element of a list of " + std::to_string(place->size()),
            "count from 0");
      }
      place = &(*place)[index];
      continue;
    }
    if (place->is_null()) *place = Json::object();
    if (!place->is_object())
      return invalid(path + ": there is nothing below \"" + key + "\"", "check the path");
    place = &(*place)[key];
  }
  const Result<Json> value = parseJson(text, path);
  *place = value ? *value : Json(text);
  return {};
}

}  // namespace s2s
