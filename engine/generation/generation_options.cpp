#include "engine/generation/generation_options.h"

#include <cmath>

namespace s2s {
namespace {

/// An option of type `type` with what most of them share.
Option option(std::string name, OptionType type, Json defaultValue, std::string help, std::string unit = "") {
  Option made;
  made.name = std::move(name);
  made.type = type;
  made.defaultValue = std::move(defaultValue);
  made.help = std::move(help);
  made.unit = std::move(unit);
  return made;
}

Option bounded(Option made, std::optional<double> minimum, std::optional<double> maximum = {}) {
  made.minimum = minimum;
  made.maximum = maximum;
  return made;
}

Option common(Option made) {
  made.common = true;
  return made;
}

Error refused(const std::string& what, const std::string& remedy) {
  return Error{"generation." + what, "", remedy, Error::Kind::invalidInput};
}

OptionSchema makeSchema() {
  const GenerationOptions defaults;
  const OptionType integer = OptionType::integer, number = OptionType::number, boolean = OptionType::boolean;
  OptionSchema schema{"generation", "Generation", "How answers are searched for", {}, false};
  schema.options = {
      common(bounded(option("beams", integer, defaults.beams, "Hypotheses kept by beam search; 1 is greedy"),
                     1, 1024)),
      common(bounded(option("max_new_tokens", integer, defaults.maxNewTokens,
                            "Longest answer, counted after the decoder start token", "tokens"),
                     1, 1 << 20)),
      bounded(
          option("min_new_tokens", integer, defaults.minNewTokens, "No end token before this many", "tokens"),
          0, 1 << 20),
      option("length_penalty", number, defaults.lengthPenalty,
             "Beam scores are divided by length to this power; above 0 favours long answers"),
      option("early_stopping", boolean, defaults.earlyStopping,
             "Stop a source as soon as as many hypotheses as beams have ended"),
      bounded(option("no_repeat_ngram", integer, defaults.noRepeatNgram,
                     "No sequence of this many tokens occurs twice; 0 is off", "tokens"),
              0, 1 << 20),
      bounded(option("repetition_penalty", number, defaults.repetitionPenalty,
                     "Above 1 makes tokens that already occurred less likely"),
              0),
      common(option("sample", boolean, defaults.sample,
                    "Draw tokens at random instead of taking the likeliest")),
      bounded(option("temperature", number, defaults.temperature,
                     "Sampling: below 1 keeps to the likeliest, above 1 varies more"),
              0),
      bounded(
          option("top_k", integer, defaults.topK, "Sampling: only the likeliest tokens; 0 is off", "tokens"),
          0),
      bounded(option("top_p", number, defaults.topP,
                     "Sampling: only the likeliest tokens up to this probability"),
              0, 1),
      bounded(option("num_return", integer, defaults.numReturn, "Answers for each source, best first"), 1,
              1024),
      bounded(option("batch_size", integer, defaults.batchSize, "Sources processed together"), 1, 1 << 16),
      bounded(option("seed", integer, defaults.seed, "Sampling: the same seed draws the same answers"), 0),
  };
  return schema;
}

}  // namespace

const OptionSchema& generationSchema() {
  static const OptionSchema kSchema = makeSchema();
  return kSchema;
}

Result<GenerationOptions> parseGenerationOptions(const Json& json) {
  const Result<Json> checked = applySchema(generationSchema(), json, "generation");
  if (!checked) return checked.error();
  const Json& values = *checked;
  GenerationOptions options;
  values.at("beams").get_to(options.beams);
  values.at("max_new_tokens").get_to(options.maxNewTokens);
  values.at("min_new_tokens").get_to(options.minNewTokens);
  values.at("length_penalty").get_to(options.lengthPenalty);
  values.at("early_stopping").get_to(options.earlyStopping);
  values.at("no_repeat_ngram").get_to(options.noRepeatNgram);
  values.at("repetition_penalty").get_to(options.repetitionPenalty);
  values.at("sample").get_to(options.sample);
  values.at("temperature").get_to(options.temperature);
  values.at("top_k").get_to(options.topK);
  values.at("top_p").get_to(options.topP);
  values.at("num_return").get_to(options.numReturn);
  values.at("batch_size").get_to(options.batchSize);
  values.at("seed").get_to(options.seed);
  const Result<void> together = checkGenerationOptions(options);
  if (!together) return together.error();
  return options;
}

Result<void> checkGenerationOptions(const GenerationOptions& options) {
  if (options.beams < 1)
    return refused("beams: " + std::to_string(options.beams) + " is below 1", "use 1 or more");
  if (options.maxNewTokens < 1) {
    return refused("max_new_tokens: " + std::to_string(options.maxNewTokens) + " is below 1",
                   "use 1 or more");
  }
  if (options.batchSize < 1) {
    return refused("batch_size: " + std::to_string(options.batchSize) + " is below 1", "use 1 or more");
  }
  if (!(options.repetitionPenalty > 0))
    return refused("repetition_penalty: must be above 0", "1 turns it off");
  if (options.sample && !(options.temperature > 0)) {
    return refused("temperature: must be above 0", "leave sampling off for the likeliest answer");
  }
  if (!std::isfinite(options.lengthPenalty))
    return refused("length_penalty: must be finite", "use a number near 1");
  const bool freeChoice = options.sample && options.beams == 1;
  if (options.numReturn < 1 || (!freeChoice && options.numReturn > options.beams)) {
    return refused("num_return: " + std::to_string(options.numReturn) + " answers from " +
                       std::to_string(options.beams) + " beams",
                   "use at least as many beams, or sampling with one beam");
  }
  return {};
}

}  // namespace s2s
