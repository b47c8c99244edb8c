// The one place where a recipe's options are described. Defaults come from the structs in recipe.h.
#include "engine/recipes/recipe.h"

namespace s2s {
namespace {

using Type = OptionType;

Option option(std::string name, Type type, Json defaultValue, std::string help, std::string unit = "") {
  Option result;
  result.name = std::move(name);
  result.type = type;
  result.defaultValue = std::move(defaultValue);
  result.help = std::move(help);
  result.unit = std::move(unit);
  return result;
}

Option choice(std::string name, std::string defaultValue, std::vector<std::string> choices,
              std::string help) {
  Option result = option(std::move(name), Type::choice, Json(std::move(defaultValue)), std::move(help));
  result.choices = std::move(choices);
  return result;
}

Option section(OptionSchema schema) {
  Option result = option(schema.name, Type::object, Json::object(), schema.help);
  result.fields.push_back(std::move(schema));
  return result;
}

Option atLeast(double minimum, Option o) { return o.minimum = minimum, o; }
Option within(double minimum, double maximum, Option o) {
  return o.minimum = minimum, o.maximum = maximum, o;
}
Option common(Option o) { return o.common = true, o; }
Option required(Option o) { return o.required = true, o; }
Option nullable(Option o) { return o.nullable = true, o; }
Option listOf(Option element, Option o) { return o.element.push_back(std::move(element)), o; }
Option orElse(Type alternative, Option o) { return o.alternative = alternative, o; }

/// Names of engine/objectives/registrations.def, which a test compares with these.
const std::vector<std::string> kObjectives = {"sequence-to-sequence", "span-corruption",
                                              "masked-language-model", "sequence-classification",
                                              "regression"};

std::vector<std::string> withNone(std::vector<std::string> choices) {
  choices.insert(choices.begin(), "");
  return choices;
}

constexpr double kMostSteps = 1e9;
constexpr double kMostTokens = 1 << 20;

Option modelOption() {
  const ModelSection d;
  OptionSchema overrides{
      "overrides", "Configuration values", "Keys of config.json that replace the model's own", {}, true};
  Option overridesOption = section(overrides);
  Option model = section({"model",
                          "Model",
                          "Which model is trained and where its weights come from",
                          {common(required(option("from", Type::path, nullptr,
                                                  "A folder, a run, a config.json or a preset's name"))),
                           common(choice("initialization", d.initialization, {"pretrained", "random"},
                                         "Start from the stored weights or from fresh ones")),
                           overridesOption}});
  return common(required(std::move(model)));
}

Option tokenizerOption() {
  const TokenizerTraining t;
  Option train = section(
      {"train",
       "Train a tokenizer",
       "Train a tokenizer on the training data, in M2M100's layout where the model is one and else in T5's",
       {choice("kind", t.kind, {"sentencepiece-unigram", "sentencepiece-bpe"}, "How pieces are found"),
        within(16, 1e6,
               option("vocabulary_size", Type::integer, t.vocabularySize,
                      "Number of pieces at most, sentinels and language tokens left out", "pieces")),
        within(0.9, 1.0,
               option("character_coverage", Type::number, t.characterCoverage,
                      "Share of all characters that get a piece"))}});
  train.defaultValue = nullptr;
  return section({"tokenizer",
                  "Tokenizer",
                  "Which tokenizer; without one, the model's own",
                  {option("from", Type::path, TokenizerSection{}.from,
                          "A folder or file with a tokenizer; empty for the model's own"),
                   train}});
}

Option headOption() {
  const HeadSection d;
  return section(
      {"head",
       "Head",
       "What classifies, for objectives with labels",
       {choice("kind", d.kind, {"family", "convolution", "bi-encoder"},
               "The family's own, convolutions over the words, or two texts read apart"),
        listOf(within(1, 1 << 10, required(option("size", Type::integer, nullptr, "A width"))),
               option("kernel_sizes", Type::list, Json(d.kernelSizes), "convolution: widths in tokens")),
        within(1, 1 << 16, option("filters", Type::integer, d.filters, "convolution: filters of each width")),
        within(0, 0.99, option("dropout", Type::number, d.dropout, "Before the last projection")),
        within(
            1e-6, 1e6,
            option("scale", Type::number, d.scale, "bi-encoder with numbers: what two equal texts get"))}});
}

OptionSchema dataSourceSchema() {
  const DataSource d;
  return {
      "source",
      "Data set",
      "A file of rows with a source and a target column",
      {option("name", Type::text, d.name, "Name in lists and charts; empty for the file's name"),
       common(required(option("path", Type::path, nullptr, "The file"))),
       option("target_path", Type::path, d.targetPath, "Text format: the file whose lines are the targets"),
       common(choice("format", d.format, {"auto", "tsv", "csv", "json", "jsonl", "text"},
                     "How the file is read; auto goes by its name")),
       option("header", Type::boolean, d.header, "Whether the first row names the columns"),
       common(orElse(Type::integer,
                     atLeast(1, option("source", Type::text, Json("source"),
                                       "Column of the source text, by name or by number from 1")))),
       common(orElse(Type::integer,
                     atLeast(1, option("target", Type::text, Json("target"),
                                       "Column of the target text, by name or by number from 1")))),
       orElse(Type::integer, atLeast(1, option("pair", Type::text, nullptr,
                                               "Classification of pairs: column of the second text"))),
       listOf(orElse(Type::integer, atLeast(1, required(option("label", Type::text, nullptr, "A column")))),
              option("labels", Type::list, Json::array(),
                     "Classification: several label columns in place of the target")),
       common(
           option("prefix", Type::text, d.prefix, "Written before every source text, such as a task's name")),
       option("source_language", Type::text, d.sourceLanguage,
              "Code of the source's language, for families with language tokens; empty for the tokenizer's"),
       option("target_language", Type::text, d.targetLanguage,
              "Code of the target's language, for families with language tokens; empty for the tokenizer's"),
       within(0.001, 1000,
              option("weight", Type::number, d.weight, "How often a row occurs in an epoch, on average")),
       choice("objective", d.objective, withNone(kObjectives),
              "Objective of this data set; empty for the recipe's"),
       option("sha256", Type::text, d.sha256, "SHA-256 of the file, written by the run"),
       option("target_sha256", Type::text, d.targetSha256,
              "SHA-256 of the target file, written by the run")}};
}

Option dataOption() {
  const DataSection d;
  Option train = option("train", Type::list, nullptr, "The data sets to train on");
  train.fields.push_back(dataSourceSchema());
  Option sets = option("sets", Type::list, Json::array(), "Named data sets, each with a curve of its own");
  sets.fields.push_back(dataSourceSchema());
  Option validation = section({"validation",
                               "Validation",
                               "What the model is checked on while it trains",
                               {common(within(0, 0.9,
                                              option("split", Type::number, d.validation.split,
                                                     "Share of the training rows held out; 0 for none"))),
                                sets}});
  validation.alternative = Type::list;
  validation.fields.push_back(dataSourceSchema());
  return common(required(section(
      {"data",
       "Data",
       "What the model is trained and checked on",
       {common(required(train)), common(validation),
        common(within(2, kMostTokens,
                      option("max_source_tokens", Type::integer, d.maxSourceTokens,
                             "Longest source, the end token included", "tokens"))),
        common(within(2, kMostTokens,
                      option("max_target_tokens", Type::integer, d.maxTargetTokens,
                             "Longest target, the end token included", "tokens"))),
        choice("overlong", d.overlong, {"truncate", "discard"}, "What happens to rows that are longer"),
        option("shuffle", Type::boolean, d.shuffle, "A new random order of the rows in every epoch")}})));
}

Option objectiveOption() {
  const ObjectiveSection d;
  return common(
      section({"objective",
               "Objective",
               "What the model learns to do",
               {common(choice("kind", d.kind, kObjectives,
                              "Write the target, fill in hidden spans or masked tokens of the "
                              "source, or give it a label or a number")),
                within(0, 0.99,
                       option("label_smoothing", Type::number, d.labelSmoothing,
                              "Share of probability spread over all pieces")),
                within(0.01, 0.9,
                       option("noise_density", Type::number, d.noiseDensity,
                              "Span corruption and masked tokens: share of tokens that are hidden")),
                within(1, 100,
                       option("mean_noise_span_length", Type::number, d.meanNoiseSpanLength,
                              "Span corruption: mean length of a hidden span", "tokens")),
                within(0, 1,
                       option("mask_share", Type::number, d.maskShare,
                              "Masked tokens: share of the hidden ones that become the mask")),
                within(0, 1,
                       option("random_share", Type::number, d.randomShare,
                              "Masked tokens: share of the hidden ones that become any token")),
                within(0, 1000,
                       option("mask_copies", Type::integer, d.maskCopies,
                              "Masked tokens: fixed maskings of a row; 0 for a new one every time"))}}));
}

Option trainingOption() {
  const TrainingSection d;
  return common(section(
      {"training",
       "Training",
       "How long, how much at once, and on what",
       {common(within(1, kMostSteps,
                      option("steps", Type::integer, nullptr,
                             "Optimizer steps of the whole run; exactly one of steps and epochs", "steps"))),
        common(within(0.001, 1e6,
                      option("epochs", Type::number, nullptr,
                             "Passes over the training data; exactly one of steps and epochs", "epochs"))),
        common(within(1, 1 << 16,
                      option("batch_size", Type::integer, d.batchSize, "Rows in a micro-batch", "rows"))),
        within(
            16, kMostTokens,
            option("tokens_per_batch", Type::integer, nullptr,
                   "Padded source and target tokens in a micro-batch at most, rows of like length together; "
                   "in place of batch_size",
                   "tokens")),
        option("length_buckets", Type::boolean, d.lengthBuckets,
               "Rows of like length share a micro-batch, which saves padding"),
        within(1, 1 << 16,
               option("accumulation", Type::integer, d.accumulation, "Micro-batches in an optimizer step",
                      "micro-batches")),
        common(choice("precision", d.precision, {"float32", "bfloat16", "float16"},
                      "Number format of the computation; float16 needs a CUDA device")),
        option("device", Type::text, d.device, "cpu, cuda, cuda:N, or auto for the best there is"),
        within(
            0, 1024,
            option("threads", Type::integer, d.threads, "CPU threads; 0 for the machine's cores", "threads")),
        atLeast(0, option("seed", Type::integer, d.seed, "Seed of order, dropout and fresh weights")),
        within(0, 0.99, option("dropout", Type::number, nullptr, "Replaces the model's own dropout rate")),
        option("gradient_checkpointing", Type::boolean, d.gradientCheckpointing,
               "Keep only the input of each block and run it again in the backward pass: less memory, more "
               "time"),
        within(0.001, 1 << 14,
               option("memory_budget_gib", Type::number, nullptr,
                      "Memory that training may take on the CPU; a step that needs more is split", "GiB")),
        within(1, 1 << 16,
               option("logits_mib", Type::integer, d.logitsMib,
                      "Memory for the logits of the output vocabulary at once", "MiB")),
        choice("bad_numbers", d.badNumbers, {"stop", "skip", "roll-back"},
               "When the loss or a gradient is no number: stop, leave the step out, or go back to the last "
               "checkpoint with half the learning rate"),
        within(
            0, 0.999999,
            option(
                "moving_average", Type::number, d.movingAverage,
                "Decay per step of an average of the weights, which is validated and saved; 0 for none"))}}));
}

Option optimizerOption() {
  const OptimizerSection d;
  const OptimizerGroup g;
  Option groups = option("groups", Type::list, Json::array(),
                         "Tensors with a rate and decay of their own; the first that fits a name counts");
  groups.fields.push_back(
      {"group",
       "Group",
       "Tensors whose names fit a pattern",
       {required(option("names", Type::text, nullptr, "Pattern over tensor names: * any characters, ? one")),
        within(0, 1000,
               option("learning_rate_factor", Type::number, g.learningRateFactor,
                      "Times the schedule's learning rate")),
        within(0, 10,
               option("weight_decay", Type::number, nullptr, "Replaces the optimizer's weight decay"))}});
  return common(section(
      {"optimizer",
       "Optimizer",
       "How weights follow their gradients",
       {common(choice("kind", d.kind, {"adamw", "adam", "adafactor"}, "The update rule")),
        common(nullable(within(0, 100,
                               option("learning_rate", Type::number, Json(*d.learningRate),
                                      "Peak learning rate; null for Adafactor's relative step")))),
        within(0, 10,
               option("weight_decay", Type::number, d.weightDecay, "Pull of the weights towards zero")),
        within(0, 0.999999, option("beta1", Type::number, d.beta1, "Adam: decay of the gradient's mean")),
        within(0, 0.999999,
               option("beta2", Type::number, d.beta2, "Adam: decay of the squared gradient's mean")),
        within(0, 1, option("epsilon", Type::number, d.epsilon, "Added to the denominator")),
        within(0, 1e6,
               option("clip_norm", Type::number, d.clipNorm,
                      "Largest global norm of the gradient; 0 for no clipping")),
        option("scale_parameter", Type::boolean, d.scaleParameter,
               "Adafactor: scale the step by the size of the parameter"),
        option("relative_step", Type::boolean, d.relativeStep,
               "Adafactor: a step size of its own in place of a learning rate"),
        option("warmup_init", Type::boolean, d.warmupInit,
               "Adafactor: let the relative step grow from small at the start"),
        within(-1, 0,
               option("decay_rate", Type::number, d.decayRate,
                      "Adafactor: exponent of the second moment's decay")),
        within(1e-6, 1e6,
               option("clip_threshold", Type::number, d.clipThreshold,
                      "Adafactor: largest root mean square of an update")),
        choice("state", d.state, {"float32", "int8"}, "Adam: number format of its running averages"),
        option(
            "in_backward", Type::boolean, d.inBackward,
            "Update each weight as soon as its gradient is complete, so that gradients never exist at once"),
        groups}}));
}

Option scheduleOption() {
  const ScheduleSection d;
  return section(
      {"schedule",
       "Schedule",
       "How the learning rate changes over the run",
       {choice("kind", d.kind,
               {"constant", "linear", "cosine", "inverse-square-root", "polynomial", "triangular",
                "triangular2", "exp-range", "one-cycle"},
               "The curve after the warm-up"),
        within(0, kMostSteps,
               option("warmup_steps", Type::integer, d.warmupSteps,
                      "Steps in which the rate grows to its peak", "steps")),
        within(0, 1,
               option("warmup_share", Type::number, nullptr,
                      "The same as a share of all steps, in place of warmup_steps")),
        within(0, 1,
               option("minimum_share", Type::number, d.minimumShare,
                      "Lowest learning rate as a share of the peak")),
        within(0.01, 100, option("power", Type::number, d.power, "polynomial: exponent of the decay")),
        within(1, kMostSteps,
               option("cycle_steps", Type::integer, d.cycleSteps,
                      "Cyclic kinds: steps from the bottom of a cycle to its top", "steps")),
        within(0, 1,
               option("base_share", Type::number, d.baseShare,
                      "Cyclic kinds: bottom of a cycle as a share of the peak")),
        within(0.5, 1, option("gamma", Type::number, d.gamma, "exp-range: decay of the cycles per step")),
        within(0.001, 0.999,
               option("rise_share", Type::number, d.riseShare,
                      "one-cycle: share of the steps in which the rate rises")),
        within(1, 1e9,
               option("start_divisor", Type::number, d.startDivisor,
                      "one-cycle: the peak over the first learning rate")),
        within(1, 1e12,
               option("end_divisor", Type::number, d.endDivisor,
                      "one-cycle: the first learning rate over the last")),
        choice("anneal", d.anneal, {"cosine", "linear"}, "one-cycle: shape of rise and fall")}});
}

Option adaptationOption() {
  const AdaptationSection d;
  const auto patterns = [](std::string name, const std::vector<std::string>& value, std::string element,
                           std::string help) {
    return listOf(required(option("pattern", Type::text, nullptr, std::move(element))),
                  option(std::move(name), Type::list, Json(value), std::move(help)));
  };
  return section(
      {"adaptation",
       "Adaptation",
       "Which weights are trained",
       {choice("kind", d.kind, {"full", "lora", "adapters", "bias"},
               "All weights, low-rank updates of some projections, small layers put in, or biases alone"),
        choice("encoder", d.encoder, {"trained", "frozen", "last-layers"},
               "Of a classifier: whether the encoder learns too, or its last layers alone"),
        within(1, 1 << 10,
               option("trained_layers", Type::integer, d.trainedLayers, "last-layers: how many of them learn",
                      "layers")),
        patterns("freeze", d.freeze, "A pattern: * any characters, ? one",
                 "Tensors that keep their values, by patterns over their names"),
        within(0, kMostSteps,
               option("unfreeze_every", Type::integer, d.unfreezeEvery,
                      "Gradual unfreezing from the last layer on: steps between one layer and the "
                      "next; 0 for all layers at once",
                      "steps")),
        within(1, 1 << 14, option("lora_rank", Type::integer, d.loraRank, "lora: rank of the updates")),
        within(1e-6, 1e6,
               option("lora_alpha", Type::number, d.loraAlpha,
                      "lora: updates are scaled by this over the rank")),
        within(0, 0.99,
               option("lora_dropout", Type::number, d.loraDropout, "lora: dropout before the updates")),
        patterns("lora_targets", d.loraTargets, "The last part of a projection's name, such as q",
                 "lora: which projections; empty for queries and values"),
        within(1, 1 << 16,
               option("adapter_width", Type::integer, d.adapterWidth,
                      "adapters: inner width of the layers put in"))}});
}

Option checkpointsOption() {
  const CheckpointsSection d;
  return section(
      {"checkpoints",
       "Checkpoints",
       "What is kept on disk to go on from",
       {within(0, kMostSteps,
               option("every_steps", Type::integer, d.everySteps,
                      "Steps between checkpoints; 0 for only at a pause and at the end", "steps")),
        within(
            1, 1e6,
            option("keep_last", Type::integer, d.keepLast, "How many of the latest are kept", "checkpoints")),
        option("keep_best", Type::boolean, d.keepBest, "Keep the best one too"),
        required(option("metric", Type::text, d.metric, "The validation number that decides which is best")),
        choice("mode", d.mode, {"min", "max"}, "Whether the smaller or the larger number is better"),
        option("in_background", Type::boolean, d.inBackground,
               "Write from a snapshot while training goes on, where the memory allows it"),
        within(
            0, 1000,
            option("average_last", Type::integer, d.averageLast,
                   "At the end, add the mean of the last so many checkpoints; 0 for none", "checkpoints"))}});
}

Option earlyStoppingOption() {
  const EarlyStoppingSection d;
  return section(
      {"early_stopping",
       "Early stopping",
       "When a run that no longer improves ends",
       {within(0, 1e6,
               option("patience", Type::integer, d.patience,
                      "Validations without improvement before the run ends; 0 for never", "validations")),
        option("metric", Type::text, d.metric,
               "The validation number that has to improve; empty for that of the checkpoints"),
        choice("mode", d.mode, {"min", "max"}, "Whether the smaller or the larger number is better"),
        within(0, 1e6,
               option("minimum_improvement", Type::number, d.minimumImprovement,
                      "How much better a number must be to count"))}});
}

Option evaluationOption() {
  const EvaluationSection d;
  return section(
      {"evaluation",
       "Evaluation",
       "How the model is checked while it trains",
       {within(0, kMostSteps,
               option("every_steps", Type::integer, d.everySteps, "Steps between validations; 0 for none",
                      "steps")),
        within(0, 1000,
               option("samples", Type::integer, d.samples,
                      "Validation rows whose output is written out each time", "rows")),
        within(1, kMostTokens,
               option("max_new_tokens", Type::integer, d.maxNewTokens, "Longest output", "tokens")),
        within(1, 64, option("beams", Type::integer, d.beams, "Beams of the search; 1 for greedy")),
        within(0, 1 << 16,
               option("batch_size", Type::integer, d.batchSize,
                      "Rows at once; 0 for the training's batch size", "rows"))}});
}

}  // namespace

const OptionSchema& recipeSchema() {
  static const OptionSchema schema{
      "recipe",
      "Recipe",
      "The description of a training run",
      {common(required(option("name", Type::text, Recipe{}.name, "Name of the run"))), modelOption(),
       headOption(), tokenizerOption(), dataOption(), objectiveOption(), trainingOption(), optimizerOption(),
       scheduleOption(), adaptationOption(), checkpointsOption(), evaluationOption(), earlyStoppingOption()}};
  return schema;
}

}  // namespace s2s
