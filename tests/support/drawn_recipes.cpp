#include "tests/support/drawn_recipes.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <span>
#include <stdexcept>

#include "engine/core/process_memory.h"
#include "engine/core/random.h"
#include "engine/layers/cpu_memory.h"
#include "engine/models/model_bundle.h"
#include "engine/planning/batch_extent.h"
#include "engine/planning/memory_plan.h"
#include "engine/planning/recipe_shape.h"
#include "engine/shapes/presets.h"
#include "engine/training/train.h"
#include "tests/support/held_sync.h"

namespace s2s::test {
namespace {

/// One value after the other from a stream.
class Draws {
 public:
  explicit Draws(const CounterRandom& random) : m_random(random) {}

  template <typename T>
  T one(std::initializer_list<T> choices) {
    return choices.begin()[m_random.below(m_position++, choices.size())];
  }
  bool chance(double share) { return m_random.unit(m_position++) < share; }
  std::int64_t between(std::int64_t least, std::int64_t most) {
    return least + static_cast<std::int64_t>(
                       m_random.below(m_position++, static_cast<std::uint64_t>(most - least + 1)));
  }

 private:
  CounterRandom m_random;
  std::uint64_t m_position = 0;
};

struct Sizes {
  std::int64_t width, heads, headWidth, feedForward, layers, decoderLayers, vocabulary;
};

Sizes drawSizes(Draws& draws, DrawnSizes kind) {
  const bool small = kind == DrawnSizes::small;
  Sizes sizes{};
  sizes.heads = draws.one<std::int64_t>({2, 4, 8});
  sizes.headWidth = draws.one<std::int64_t>({16, 32, 64});
  sizes.width = draws.one<std::int64_t>({192, 256, small ? 256 : 384, small ? 192 : 512});
  sizes.width = (sizes.width + sizes.heads - 1) / sizes.heads * sizes.heads;
  sizes.feedForward = sizes.width * draws.one<std::int64_t>({2, 3, 4});
  sizes.layers = draws.between(1, small ? 4 : 6);
  sizes.decoderLayers = draws.between(1, small ? 4 : 6);
  sizes.vocabulary = draws.one<std::int64_t>({2000, 8000, small ? 12000 : 30000, small ? 20000 : 60000});
  return sizes;
}

Json t5Config(Draws& draws, const Sizes& sizes, const std::string& type) {
  return {{"model_type", type},
          {"d_model", sizes.width},
          {"d_kv", sizes.headWidth},
          {"d_ff", sizes.feedForward},
          {"num_layers", sizes.layers},
          {"num_decoder_layers", sizes.decoderLayers},
          {"num_heads", sizes.heads},
          {"vocab_size", sizes.vocabulary},
          {"dropout_rate", draws.one({0.0, 0.1, 0.1})},
          {"tie_word_embeddings", draws.chance(0.5)},
          {"feed_forward_proj", draws.one<const char*>({"relu", "gated-gelu", "gated-silu"})},
          {"pad_token_id", 0},
          {"eos_token_id", 1},
          {"decoder_start_token_id", 0}};
}

Json bartConfig(Draws& draws, const Sizes& sizes, const std::string& type) {
  return {{"model_type", type},
          {"d_model", sizes.width},
          {"encoder_layers", sizes.layers},
          {"decoder_layers", sizes.decoderLayers},
          {"encoder_attention_heads", sizes.heads},
          {"decoder_attention_heads", sizes.heads},
          {"encoder_ffn_dim", sizes.feedForward},
          {"decoder_ffn_dim", sizes.feedForward},
          {"vocab_size", sizes.vocabulary},
          {"max_position_embeddings", 512},
          {"dropout", draws.one({0.0, 0.1, 0.1})},
          {"attention_dropout", draws.one({0.0, 0.1})},
          {"activation_dropout", draws.one({0.0, 0.1})},
          {"encoder_layerdrop", 0.0},  // the plan counts every layer
          {"decoder_layerdrop", 0.0},
          {"activation_function", draws.one<const char*>({"relu", "gelu"})},
          {"scale_embedding", draws.chance(0.5)},
          {"pad_token_id", 1},
          {"bos_token_id", 0},
          {"eos_token_id", 2},
          {"decoder_start_token_id", 2}};
}

Json bertConfig(Draws& draws, const Sizes& sizes, const std::string& type) {
  return {{"model_type", type},
          {"hidden_size", sizes.width},
          {"num_hidden_layers", sizes.layers},
          {"num_attention_heads", sizes.heads},
          {"intermediate_size", sizes.feedForward},
          {"vocab_size", sizes.vocabulary},
          {"max_position_embeddings", 512},
          {"hidden_dropout_prob", draws.one({0.0, 0.1, 0.1})},
          {"attention_probs_dropout_prob", draws.one({0.0, 0.1})},
          {"hidden_act", draws.one<const char*>({"gelu", "relu"})},
          {"pad_token_id", 0}};
}

Json presetConfig(const std::string& type) {
  const std::string name = type == "t5"     ? "t5-small"
                           : type == "mt5"  ? "mt5-small"
                           : type == "bart" ? "bart-base"
                           : type == "bert" ? "bert-base-cased"
                                            : "roberta-base";
  return findPreset(name).value()->config;
}

Json configOf(Draws& draws, const std::string& type, DrawnSizes kind) {
  if (kind == DrawnSizes::presets) return presetConfig(type);
  const Sizes sizes = drawSizes(draws, kind);
  if (type == "t5" || type == "mt5" || type == "umt5") return t5Config(draws, sizes, type);
  if (type == "bart" || type == "mbart" || type == "m2m_100") return bartConfig(draws, sizes, type);
  return bertConfig(draws, sizes, type);
}

/// A TSV file whose rows have so many random words in each source, target and second text; 0: a single
/// letter.
void writeRows(const std::filesystem::path& file, std::int64_t rows, std::int64_t sourceWords,
               std::int64_t targetWords, std::int64_t secondWords) {
  const CounterRandom random(11);
  std::ofstream out(file, std::ios::binary);
  out << "source\ttarget\tsecond\tlabel\n";
  std::uint64_t at = 0;
  const auto text = [&](std::int64_t words) -> std::string {
    if (words == 0) return "a";
    std::string line;
    for (std::int64_t word = 0; word < words; ++word) {
      for (std::uint64_t i = 0, length = 1 + random.below(at++, 4); i < length; ++i)
        line += static_cast<char>('a' + random.below(at++, 20));
      line += ' ';
    }
    line.pop_back();
    return line;
  };
  for (std::int64_t row = 0; row < rows; ++row)
    out << text(sourceWords) << '\t' << text(targetWords) << '\t' << text(secondWords) << '\t'
        << (row % 3 == 0 ? "yes" : "no") << '\n';
}

void writeText(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

/// What the model is for: a writer, a guesser of masks, or a classifier over an encoder.
void drawTask(Draws& draws, const std::string& type, bool classifies, Recipe& recipe) {
  const bool guesses = type == "bert" || type == "roberta" || type == "workbench_encoder";
  if (classifies) {
    recipe.objective.kind = "sequence-classification";
    recipe.data.train.front().target = "label";
    const bool own = type != "t5" && type != "m2m_100" && type != "mt5" && type != "umt5" &&
                     type != "mbart" && type != "workbench_encoder";
    recipe.head.kind =
        own && draws.chance(0.5) ? "family" : draws.one<const char*>({"convolution", "bi-encoder"});
    if (recipe.head.kind == "bi-encoder") recipe.data.train.front().pair = "second";
  } else if (guesses) {
    recipe.objective.kind = "masked-language-model";
    recipe.objective.noiseDensity = draws.one({0.15, 0.3, 0.5});
  } else if (draws.chance(0.2)) {
    recipe.objective.kind = "span-corruption";
  }
}

std::string describe(const Recipe& recipe, const std::string& type) {
  const TrainingSection& training = recipe.training;
  std::string text =
      type + " " + (recipe.objective.kind == "sequence-to-sequence" ? "" : recipe.objective.kind + " ");
  if (recipe.objective.kind == "sequence-classification") text += recipe.head.kind + " ";
  text += training.precision + " " + recipe.optimizer.kind;
  if (recipe.optimizer.state != "float32") text += " " + recipe.optimizer.state;
  if (recipe.optimizer.inBackward) text += " in-backward";
  if (training.gradientCheckpointing) text += " checkpointing";
  if (training.accumulation > 1) text += " accumulation";
  if (recipe.model.initialization == "pretrained") text += " pretrained";
  if (recipe.adaptation.kind != "full") text += " " + recipe.adaptation.kind;
  if (recipe.adaptation.encoder != "trained") text += " encoder " + recipe.adaptation.encoder;
  if (training.movingAverage > 0) text += " average";
  if (recipe.checkpoints.everySteps > 0) text += " checkpoints";
  return text + " " + std::to_string(training.batchSize) + "x(" +
         std::to_string(recipe.data.maxSourceTokens) + "+" + std::to_string(recipe.data.maxTargetTokens) +
         ")";
}

/// Drawn rows are of one length, and cut into equal pieces of logits, where the plan counts the larger ones
/// that shorter rows may have: so much more room that these are about as large.
void fillPiecesOfLogits(Recipe& recipe) {
  constexpr double kFull = 0.97;
  const ModelShape shape = shapeOfRecipe(recipe).value();
  const auto areFull = [&](std::int64_t labels) {
    const auto inPieces = static_cast<double>(rowsOfLogits(shape, recipe.training, labels) *
                                              piecesOfLogits(shape, recipe.training, labels));
    return static_cast<double>(labels) >= kFull * inPieces;
  };
  while (!std::ranges::all_of(largestBatches(shape, recipe), areFull, &BatchExtent::labels) ||
         !areFull(largestValidationBatch(shape, recipe).labels))
    ++recipe.training.logitsMib;
}

/// Stores a model of this shape, which the recipe goes on from.
void beginFromStored(const Json& config, torch::Dtype dtype, const std::filesystem::path& folder,
                     Recipe& recipe) {
  const auto model = makeModel(config, torch::kFloat32, torch::kCPU, 1);
  if (!model) throw std::runtime_error(model.error().message());
  const auto saved = saveModel(**model, nullptr, ownGenerationTokens(**model), dtype, folder);
  if (!saved) throw std::runtime_error(saved.error().message());
  writeText(folder / "tokenizer_config.json", R"({"tokenizer_class": "ByT5Tokenizer", "extra_ids": 125})");
  recipe.model.from = folder.string();
  recipe.model.initialization = "pretrained";
}

void drawTraining(Draws& draws, bool classifies, Recipe& recipe) {
  TrainingSection& training = recipe.training;
  training.precision = draws.one<const char*>({"float32", "bfloat16"});
  training.batchSize = draws.one<std::int64_t>({1, 2, 4, 8, 16});
  recipe.data.maxSourceTokens = draws.one<std::int64_t>({16, 32, 64, 128, 256});
  recipe.data.maxTargetTokens = draws.one<std::int64_t>({16, 32, 64, 128, 256});
  while (training.batchSize * (recipe.data.maxSourceTokens + recipe.data.maxTargetTokens) > 2560)
    training.batchSize /= 2;
  recipe.optimizer.kind = draws.one<const char*>({"adamw", "adafactor", "adam"});
  if (recipe.optimizer.kind != "adafactor" && draws.chance(0.25)) recipe.optimizer.state = "int8";
  if (draws.chance(0.25)) {
    recipe.optimizer.inBackward = true;
    recipe.optimizer.clipNorm = 0.0;
  } else if (draws.chance(0.3)) {
    training.accumulation = 2;
  }
  training.gradientCheckpointing = draws.chance(0.3);
  training.logitsMib = draws.one<std::int64_t>({4, 32, 256});
  if (classifies && draws.chance(0.5)) {
    recipe.adaptation.encoder = draws.one<const char*>({"frozen", "last-layers"});
  } else if (draws.chance(0.3)) {
    recipe.adaptation.kind = draws.one<const char*>({"lora", "adapters"});
  }
  // A bi-encoder uses each weight twice a pass, and Adafactor knows no filters of a convolution.
  if (classifies && recipe.head.kind == "bi-encoder" && recipe.optimizer.inBackward)
    training.gradientCheckpointing = false;
  if (classifies && recipe.head.kind == "convolution") recipe.optimizer.kind = "adamw";
}

/// Micro-batches by tokens, and rows of the lengths that take the most; or rows that are packed.
void drawBatchesByTokens(Draws& draws, const std::filesystem::path& folder, DrawnRecipe& drawn) {
  Recipe& recipe = drawn.recipe;
  const bool writes = recipe.objective.kind == "sequence-to-sequence";
  const bool hasPairs = recipe.head.kind == "bi-encoder";
  if (!(writes || hasPairs) || !draws.chance(0.4)) return;
  recipe.training.tokensPerBatch = draws.one<std::int64_t>({512, 1024, 2048});
  recipe.training.packing = writes && draws.chance(0.3);
  recipe.evaluation.batchSize = 1;  // its rows are planned with both sides full
  const BatchExtent batch = planMemory(shapeOfRecipe(recipe).value(), recipe).value().batch;
  const auto words = [](std::int64_t tokens) { return tokens > 1 ? tokens + 4 : 0; };
  writeRows(folder / "data.tsv", batch.rows * 8 + 24, words(batch.source), words(batch.target),
            words(batch.second));
  drawn.label += " by " + std::to_string(*recipe.training.tokensPerBatch) + " tokens";
  if (recipe.training.packing) drawn.label += " packed";
}

}  // namespace

DrawnRecipe drawRecipe(std::uint64_t seed, std::uint64_t number, DrawnSizes sizes,
                       const std::filesystem::path& folder) {
  Draws draws(CounterRandom(seed).stream(number));
  const bool published = sizes == DrawnSizes::presets;
  const std::string type = published
                               ? draws.one<const char*>({"t5", "mt5", "bart", "bert", "roberta"})
                               : draws.one<const char*>({"t5", "mt5", "umt5", "bart", "mbart", "m2m_100",
                                                         "bert", "roberta", "workbench_encoder"});
  DrawnRecipe drawn;
  const Json config = configOf(draws, type, sizes);
  drawn.stopsAfterSteps = published;
  Recipe& recipe = drawn.recipe;
  DataSource source;
  source.path = (folder / "data.tsv").string();
  source.format = "tsv";
  recipe.data.train.push_back(source);
  const bool classifies = draws.chance(0.2);
  drawTask(draws, type, classifies, recipe);
  drawTraining(draws, classifies, recipe);
  recipe.name = "drawn";
  recipe.model.from = (folder / "config.json").string();
  recipe.model.initialization = "random";
  recipe.training.steps = published ? 3 : 2;
  recipe.training.device = "cpu";
  recipe.training.threads = 2;
  recipe.training.seed = seed;
  recipe.checkpoints.everySteps = 0;
  if (!published && draws.chance(0.5)) recipe.evaluation.everySteps = 2;
  const std::int64_t longest = std::max(recipe.data.maxSourceTokens, recipe.data.maxTargetTokens);
  // So many that either label occurs in what is left beside validation.
  const std::int64_t rows = std::max<std::int64_t>(24, recipe.training.batchSize * 4 + 4);
  if (recipe.evaluation.everySteps > 0) recipe.data.validation.split = 0.4;
  writeRows(folder / "data.tsv", rows, longest + 4, longest + 4, longest + 4);  // more than every limit
  if (recipe.objective.kind == "masked-language-model") {
    recipe.tokenizer.train = TokenizerTraining{};
    recipe.tokenizer.train->vocabularySize = 200;
    recipe.model.overrides["vocab_size"] = config["vocab_size"];
  } else {
    writeText(folder / "tokenizer_config.json", R"({"tokenizer_class": "ByT5Tokenizer", "extra_ids": 125})");
  }
  writeText(folder / "config.json", writeJson(config, 2));
  if (!published && draws.chance(0.3)) recipe.training.movingAverage = 0.9;
  if (!published && draws.chance(0.3)) recipe.checkpoints.everySteps = 1;
  if (!published && !recipe.tokenizer.train && draws.chance(0.5)) {
    const bool isShort = draws.chance(0.5);
    beginFromStored(config, isShort ? torch::kBFloat16 : torch::kFloat32, folder / "model", recipe);
  }
  const bool writes = recipe.objective.kind == "sequence-to-sequence";
  if (writes && recipe.evaluation.everySteps > 0 && draws.chance(0.5)) recipe.evaluation.generatedRows = 8;
  drawn.label = describe(recipe, type);
  if (!published) drawBatchesByTokens(draws, folder, drawn);
  if (!published && recipe.evaluation.everySteps > 0 && !recipe.training.tokensPerBatch &&
      draws.chance(0.4)) {
    recipe.evaluation.batchSize = 4 * recipe.training.batchSize;
    writeRows(folder / "data.tsv", 3 * recipe.evaluation.batchSize + 24, longest + 4, longest + 4,
              longest + 4);
    drawn.label += " validated by " + std::to_string(recipe.evaluation.batchSize);
  }
  if (!published && draws.chance(0.3)) {
    recipe.checkpoints.averageLast = 2;
    drawn.label += " average of checkpoints";
  }
  fillPiecesOfLogits(recipe);
  return drawn;
}

MeasuredMemory measureTraining(const DrawnRecipe& drawn, const std::filesystem::path& folder) {
  MeasuredMemory measured;
  const auto before = static_cast<std::int64_t>(cpu_memory::allocatedBytes());
  const auto residentBefore = static_cast<std::int64_t>(residentBytes());
  cpu_memory::resetPeak();
  std::int64_t resident = 0;
  RunControl control;
  TrainingObserver observer;
  // The plan counts a copy that the disk has not taken yet.
  HeldSync disk;
  observer.stepDone = [&](std::int64_t step, const Json&) {
    if (step == 2) disk.letGo();
    resident = std::max(resident, static_cast<std::int64_t>(residentBytes()));
    if (drawn.stopsAfterSteps && step == 2) control.requestStop();
  };
  TrainingRequest request;
  request.recipe = drawn.recipe;
  request.run = folder / "run";
  const auto outcome = train(request, observer, control);
  if (!outcome) measured.problem = outcome.error().message();
  measured.peak = static_cast<std::int64_t>(cpu_memory::peakBytes()) - before;
  measured.resident = resident - residentBefore;
  std::error_code ignored;
  std::filesystem::remove_all(folder / "run", ignored);
  return measured;
}

}  // namespace s2s::test
