#include "engine/recipes/recipe_json.h"

namespace s2s {
namespace {

template <typename T>
void read(const Json& json, const char* key, T& value) {
  json.at(key).get_to(value);
}

template <typename T>
void read(const Json& json, const char* key, std::optional<T>& value) {
  if (json.at(key).is_null())
    value.reset();
  else
    value = json.at(key).get<T>();
}

ColumnReference columnFrom(const Json& json) {
  if (json.is_string()) return json.get<std::string>();
  return json.get<std::int64_t>();
}

void read(const Json& json, const char* key, ColumnReference& value) { value = columnFrom(json.at(key)); }

void read(const Json& json, const char* key, std::optional<ColumnReference>& value) {
  value.reset();
  if (!json.at(key).is_null()) read(json, key, value.emplace());
}

template <typename T>
Json orNull(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json columnToJson(const ColumnReference& column) {
  return std::visit([](const auto& value) { return Json(value); }, column);
}

Json columnsToJson(const std::vector<ColumnReference>& columns) {
  Json list = Json::array();
  for (const ColumnReference& column : columns) list.push_back(columnToJson(column));
  return list;
}

DataSource sourceFrom(const Json& json) {
  DataSource source;
  read(json, "name", source.name);
  read(json, "path", source.path);
  read(json, "target_path", source.targetPath);
  read(json, "format", source.format);
  read(json, "header", source.header);
  read(json, "source", source.source);
  read(json, "target", source.target);
  read(json, "pair", source.pair);
  for (const Json& column : json.at("labels")) source.labels.push_back(columnFrom(column));
  read(json, "prefix", source.prefix);
  read(json, "source_language", source.sourceLanguage);
  read(json, "target_language", source.targetLanguage);
  read(json, "weight", source.weight);
  read(json, "objective", source.objective);
  read(json, "sha256", source.sha256);
  read(json, "target_sha256", source.targetSha256);
  return source;
}

Json sourceToJson(const DataSource& source) {
  return {{"name", source.name},
          {"path", source.path},
          {"target_path", source.targetPath},
          {"format", source.format},
          {"header", source.header},
          {"source", columnToJson(source.source)},
          {"target", columnToJson(source.target)},
          {"pair", source.pair ? columnToJson(*source.pair) : Json(nullptr)},
          {"labels", columnsToJson(source.labels)},
          {"prefix", source.prefix},
          {"source_language", source.sourceLanguage},
          {"target_language", source.targetLanguage},
          {"weight", source.weight},
          {"objective", source.objective},
          {"sha256", source.sha256},
          {"target_sha256", source.targetSha256}};
}

std::vector<DataSource> sourcesFrom(const Json& json) {
  std::vector<DataSource> sources;
  for (const Json& element : json) sources.push_back(sourceFrom(element));
  return sources;
}

Json sourcesToJson(const std::vector<DataSource>& sources) {
  Json json = Json::array();
  for (const DataSource& source : sources) json.push_back(sourceToJson(source));
  return json;
}

HeadSection headFrom(const Json& json) {
  HeadSection head;
  read(json, "kind", head.kind);
  read(json, "kernel_sizes", head.kernelSizes);
  read(json, "filters", head.filters);
  read(json, "dropout", head.dropout);
  read(json, "scale", head.scale);
  return head;
}

Json headToJson(const HeadSection& head) {
  return {{"kind", head.kind},
          {"kernel_sizes", head.kernelSizes},
          {"filters", head.filters},
          {"dropout", head.dropout},
          {"scale", head.scale}};
}

TokenizerSection tokenizerFrom(const Json& json) {
  TokenizerSection tokenizer;
  read(json, "from", tokenizer.from);
  if (const Json& train = json.at("train"); !train.is_null()) {
    TokenizerTraining& training = tokenizer.train.emplace();
    read(train, "kind", training.kind);
    read(train, "vocabulary_size", training.vocabularySize);
    read(train, "character_coverage", training.characterCoverage);
  }
  return tokenizer;
}

Json tokenizerToJson(const TokenizerSection& tokenizer) {
  Json train = nullptr;
  if (tokenizer.train) {
    train = {{"kind", tokenizer.train->kind},
             {"vocabulary_size", tokenizer.train->vocabularySize},
             {"character_coverage", tokenizer.train->characterCoverage}};
  }
  return {{"from", tokenizer.from}, {"train", train}};
}

DataSection dataFrom(const Json& json) {
  DataSection data;
  data.train = sourcesFrom(json.at("train"));
  const Json& validation = json.at("validation");
  if (validation.is_array()) {
    data.validation.sets = sourcesFrom(validation);
  } else {
    read(validation, "split", data.validation.split);
    data.validation.sets = sourcesFrom(validation.at("sets"));
  }
  read(json, "max_source_tokens", data.maxSourceTokens);
  read(json, "max_target_tokens", data.maxTargetTokens);
  read(json, "overlong", data.overlong);
  read(json, "shuffle", data.shuffle);
  return data;
}

Json dataToJson(const DataSection& data) {
  return {{"train", sourcesToJson(data.train)},
          {"validation", {{"split", data.validation.split}, {"sets", sourcesToJson(data.validation.sets)}}},
          {"max_source_tokens", data.maxSourceTokens},
          {"max_target_tokens", data.maxTargetTokens},
          {"overlong", data.overlong},
          {"shuffle", data.shuffle}};
}

TrainingSection trainingFrom(const Json& json) {
  TrainingSection training;
  read(json, "steps", training.steps);
  read(json, "epochs", training.epochs);
  read(json, "batch_size", training.batchSize);
  read(json, "tokens_per_batch", training.tokensPerBatch);
  read(json, "length_buckets", training.lengthBuckets);
  read(json, "accumulation", training.accumulation);
  read(json, "precision", training.precision);
  read(json, "device", training.device);
  read(json, "threads", training.threads);
  read(json, "seed", training.seed);
  read(json, "dropout", training.dropout);
  read(json, "gradient_checkpointing", training.gradientCheckpointing);
  read(json, "memory_budget_gib", training.memoryBudgetGib);
  read(json, "logits_mib", training.logitsMib);
  read(json, "bad_numbers", training.badNumbers);
  read(json, "moving_average", training.movingAverage);
  return training;
}

Json trainingToJson(const TrainingSection& training) {
  return {{"steps", orNull(training.steps)},
          {"epochs", orNull(training.epochs)},
          {"batch_size", training.batchSize},
          {"tokens_per_batch", orNull(training.tokensPerBatch)},
          {"length_buckets", training.lengthBuckets},
          {"accumulation", training.accumulation},
          {"precision", training.precision},
          {"device", training.device},
          {"threads", training.threads},
          {"seed", training.seed},
          {"dropout", orNull(training.dropout)},
          {"gradient_checkpointing", training.gradientCheckpointing},
          {"memory_budget_gib", orNull(training.memoryBudgetGib)},
          {"logits_mib", training.logitsMib},
          {"bad_numbers", training.badNumbers},
          {"moving_average", training.movingAverage}};
}

std::vector<OptimizerGroup> groupsFrom(const Json& json) {
  std::vector<OptimizerGroup> groups;
  for (const Json& element : json) {
    OptimizerGroup& group = groups.emplace_back();
    read(element, "names", group.names);
    read(element, "learning_rate_factor", group.learningRateFactor);
    read(element, "weight_decay", group.weightDecay);
  }
  return groups;
}

Json groupsToJson(const std::vector<OptimizerGroup>& groups) {
  Json json = Json::array();
  for (const OptimizerGroup& group : groups) {
    json.push_back({{"names", group.names},
                    {"learning_rate_factor", group.learningRateFactor},
                    {"weight_decay", orNull(group.weightDecay)}});
  }
  return json;
}

OptimizerSection optimizerFrom(const Json& json) {
  OptimizerSection optimizer;
  read(json, "kind", optimizer.kind);
  read(json, "learning_rate", optimizer.learningRate);
  read(json, "weight_decay", optimizer.weightDecay);
  read(json, "beta1", optimizer.beta1);
  read(json, "beta2", optimizer.beta2);
  read(json, "epsilon", optimizer.epsilon);
  read(json, "clip_norm", optimizer.clipNorm);
  read(json, "scale_parameter", optimizer.scaleParameter);
  read(json, "relative_step", optimizer.relativeStep);
  read(json, "warmup_init", optimizer.warmupInit);
  read(json, "decay_rate", optimizer.decayRate);
  read(json, "clip_threshold", optimizer.clipThreshold);
  read(json, "state", optimizer.state);
  read(json, "in_backward", optimizer.inBackward);
  optimizer.groups = groupsFrom(json.at("groups"));
  return optimizer;
}

Json optimizerToJson(const OptimizerSection& optimizer) {
  return {{"kind", optimizer.kind},
          {"learning_rate", orNull(optimizer.learningRate)},
          {"weight_decay", optimizer.weightDecay},
          {"beta1", optimizer.beta1},
          {"beta2", optimizer.beta2},
          {"epsilon", optimizer.epsilon},
          {"clip_norm", optimizer.clipNorm},
          {"scale_parameter", optimizer.scaleParameter},
          {"relative_step", optimizer.relativeStep},
          {"warmup_init", optimizer.warmupInit},
          {"decay_rate", optimizer.decayRate},
          {"clip_threshold", optimizer.clipThreshold},
          {"state", optimizer.state},
          {"in_backward", optimizer.inBackward},
          {"groups", groupsToJson(optimizer.groups)}};
}

ScheduleSection scheduleFrom(const Json& json) {
  ScheduleSection schedule;
  read(json, "kind", schedule.kind);
  read(json, "warmup_steps", schedule.warmupSteps);
  read(json, "warmup_share", schedule.warmupShare);
  read(json, "minimum_share", schedule.minimumShare);
  read(json, "power", schedule.power);
  read(json, "cycle_steps", schedule.cycleSteps);
  read(json, "base_share", schedule.baseShare);
  read(json, "gamma", schedule.gamma);
  read(json, "rise_share", schedule.riseShare);
  read(json, "start_divisor", schedule.startDivisor);
  read(json, "end_divisor", schedule.endDivisor);
  read(json, "anneal", schedule.anneal);
  return schedule;
}

Json scheduleToJson(const ScheduleSection& schedule) {
  return {{"kind", schedule.kind},
          {"warmup_steps", schedule.warmupSteps},
          {"warmup_share", orNull(schedule.warmupShare)},
          {"minimum_share", schedule.minimumShare},
          {"power", schedule.power},
          {"cycle_steps", schedule.cycleSteps},
          {"base_share", schedule.baseShare},
          {"gamma", schedule.gamma},
          {"rise_share", schedule.riseShare},
          {"start_divisor", schedule.startDivisor},
          {"end_divisor", schedule.endDivisor},
          {"anneal", schedule.anneal}};
}

AdaptationSection adaptationFrom(const Json& json) {
  AdaptationSection adaptation;
  read(json, "kind", adaptation.kind);
  read(json, "encoder", adaptation.encoder);
  read(json, "trained_layers", adaptation.trainedLayers);
  read(json, "freeze", adaptation.freeze);
  read(json, "unfreeze_every", adaptation.unfreezeEvery);
  read(json, "lora_rank", adaptation.loraRank);
  read(json, "lora_alpha", adaptation.loraAlpha);
  read(json, "lora_dropout", adaptation.loraDropout);
  read(json, "lora_targets", adaptation.loraTargets);
  read(json, "adapter_width", adaptation.adapterWidth);
  return adaptation;
}

Json adaptationToJson(const AdaptationSection& adaptation) {
  return {{"kind", adaptation.kind},
          {"encoder", adaptation.encoder},
          {"trained_layers", adaptation.trainedLayers},
          {"freeze", adaptation.freeze},
          {"unfreeze_every", adaptation.unfreezeEvery},
          {"lora_rank", adaptation.loraRank},
          {"lora_alpha", adaptation.loraAlpha},
          {"lora_dropout", adaptation.loraDropout},
          {"lora_targets", adaptation.loraTargets},
          {"adapter_width", adaptation.adapterWidth}};
}

CheckpointsSection checkpointsFrom(const Json& json) {
  CheckpointsSection checkpoints;
  read(json, "every_steps", checkpoints.everySteps);
  read(json, "keep_last", checkpoints.keepLast);
  read(json, "keep_best", checkpoints.keepBest);
  read(json, "metric", checkpoints.metric);
  read(json, "mode", checkpoints.mode);
  read(json, "in_background", checkpoints.inBackground);
  read(json, "average_last", checkpoints.averageLast);
  return checkpoints;
}

EvaluationSection evaluationFrom(const Json& json) {
  EvaluationSection evaluation;
  read(json, "every_steps", evaluation.everySteps);
  read(json, "samples", evaluation.samples);
  read(json, "max_new_tokens", evaluation.maxNewTokens);
  read(json, "beams", evaluation.beams);
  read(json, "batch_size", evaluation.batchSize);
  return evaluation;
}

EarlyStoppingSection earlyStoppingFrom(const Json& json) {
  EarlyStoppingSection stopping;
  read(json, "patience", stopping.patience);
  read(json, "metric", stopping.metric);
  read(json, "mode", stopping.mode);
  read(json, "minimum_improvement", stopping.minimumImprovement);
  return stopping;
}

}  // namespace

Recipe recipeFromCheckedJson(const Json& json) {
  Recipe recipe;
  read(json, "name", recipe.name);
  read(json.at("model"), "from", recipe.model.from);
  read(json.at("model"), "initialization", recipe.model.initialization);
  recipe.model.overrides = json.at("model").at("overrides");
  recipe.tokenizer = tokenizerFrom(json.at("tokenizer"));
  recipe.data = dataFrom(json.at("data"));
  read(json.at("objective"), "kind", recipe.objective.kind);
  read(json.at("objective"), "label_smoothing", recipe.objective.labelSmoothing);
  read(json.at("objective"), "noise_density", recipe.objective.noiseDensity);
  read(json.at("objective"), "mean_noise_span_length", recipe.objective.meanNoiseSpanLength);
  read(json.at("objective"), "mask_share", recipe.objective.maskShare);
  read(json.at("objective"), "random_share", recipe.objective.randomShare);
  read(json.at("objective"), "mask_copies", recipe.objective.maskCopies);
  recipe.training = trainingFrom(json.at("training"));
  recipe.optimizer = optimizerFrom(json.at("optimizer"));
  recipe.schedule = scheduleFrom(json.at("schedule"));
  recipe.head = headFrom(json.at("head"));
  recipe.adaptation = adaptationFrom(json.at("adaptation"));
  recipe.checkpoints = checkpointsFrom(json.at("checkpoints"));
  recipe.evaluation = evaluationFrom(json.at("evaluation"));
  recipe.earlyStopping = earlyStoppingFrom(json.at("early_stopping"));
  return recipe;
}

Json recipeToJson(const Recipe& recipe) {
  return {{"name", recipe.name},
          {"model",
           {{"from", recipe.model.from},
            {"initialization", recipe.model.initialization},
            {"overrides", recipe.model.overrides}}},
          {"head", headToJson(recipe.head)},
          {"tokenizer", tokenizerToJson(recipe.tokenizer)},
          {"data", dataToJson(recipe.data)},
          {"objective",
           {{"kind", recipe.objective.kind},
            {"label_smoothing", recipe.objective.labelSmoothing},
            {"noise_density", recipe.objective.noiseDensity},
            {"mean_noise_span_length", recipe.objective.meanNoiseSpanLength},
            {"mask_share", recipe.objective.maskShare},
            {"random_share", recipe.objective.randomShare},
            {"mask_copies", recipe.objective.maskCopies}}},
          {"training", trainingToJson(recipe.training)},
          {"optimizer", optimizerToJson(recipe.optimizer)},
          {"schedule", scheduleToJson(recipe.schedule)},
          {"adaptation", adaptationToJson(recipe.adaptation)},
          {"checkpoints",
           {{"every_steps", recipe.checkpoints.everySteps},
            {"keep_last", recipe.checkpoints.keepLast},
            {"keep_best", recipe.checkpoints.keepBest},
            {"metric", recipe.checkpoints.metric},
            {"mode", recipe.checkpoints.mode},
            {"in_background", recipe.checkpoints.inBackground},
            {"average_last", recipe.checkpoints.averageLast}}},
          {"evaluation",
           {{"every_steps", recipe.evaluation.everySteps},
            {"samples", recipe.evaluation.samples},
            {"max_new_tokens", recipe.evaluation.maxNewTokens},
            {"beams", recipe.evaluation.beams},
            {"batch_size", recipe.evaluation.batchSize}}},
          {"early_stopping",
           {{"patience", recipe.earlyStopping.patience},
            {"metric", recipe.earlyStopping.metric},
            {"mode", recipe.earlyStopping.mode},
            {"minimum_improvement", recipe.earlyStopping.minimumImprovement}}}};
}

}  // namespace s2s
