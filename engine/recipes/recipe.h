#pragma once
// The description of a training run. See docs: `s2s recipe schema`. Every struct mirrors one JSON section.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/option_schema.h"
#include "engine/core/result.h"

namespace s2s {

/// A column named by its header, or by number from 1 where the file has none.
using ColumnReference = std::variant<std::string, std::int64_t>;

struct ModelSection {
  std::string from;                           ///< MODEL as docs/command_line.md defines it
  std::string initialization = "pretrained";  ///< pretrained | random
  Json overrides = Json::object();            ///< keys of config.json
};

/// What classifies, where the objective does. config.json of a model that has a head already says the rest.
struct HeadSection {
  std::string kind = "family";  ///< family | convolution | bi-encoder
  std::vector<std::int64_t> kernelSizes = {3, 4, 5};
  std::int64_t filters = 100;
  double dropout = 0.5;  ///< convolution, bi-encoder
  double scale = 1.0;    ///< bi-encoder regression: what a cosine of 1 stands for
};

struct TokenizerTraining {
  std::string kind = "sentencepiece-unigram";  ///< sentencepiece-unigram | sentencepiece-bpe
  std::int64_t vocabularySize = 8000;          ///< pieces, sentinels left out
  double characterCoverage = 0.9995;
};

struct TokenizerSection {
  std::string from;  ///< folder or file; empty: the model's own
  std::optional<TokenizerTraining> train;
};

struct DataSource {
  std::string name;
  std::string path;
  std::string targetPath;       ///< text format: the file whose lines are the targets
  std::string format = "auto";  ///< auto | tsv | csv | json | jsonl | text
  bool header = true;
  ColumnReference source = std::string("source");
  ColumnReference target = std::string("target");  ///< unused by self-supervised objectives
  std::optional<ColumnReference> pair;             ///< classification of pairs: the second text
  std::vector<ColumnReference> labels;  ///< classification: several label columns in place of target
  std::string prefix;                   ///< written before every source
  std::string sourceLanguage;  ///< code; for families with language tokens. Empty: the tokenizer's default
  std::string targetLanguage;
  double weight = 1.0;       ///< how often a row occurs in an epoch, on average
  std::string objective;     ///< empty: the recipe's objective
  std::string sha256;        ///< of the file, written by the run
  std::string targetSha256;  ///< of the target file, written by the run
};

struct ValidationSection {
  double split = 0.0;            ///< share of the training rows held out; 0: none
  std::vector<DataSource> sets;  ///< named sets, a curve each
};

struct DataSection {
  std::vector<DataSource> train;
  ValidationSection validation;
  std::int64_t maxSourceTokens = 128;
  std::int64_t maxTargetTokens = 128;
  std::string overlong = "truncate";  ///< truncate | discard
  bool shuffle = true;
};

struct ObjectiveSection {
  std::string kind = "sequence-to-sequence";  ///< a name of engine/objectives/registrations.def
  double labelSmoothing = 0.0;
  double noiseDensity = 0.15;        ///< span corruption, masked tokens: share of tokens hidden
  double meanNoiseSpanLength = 3.0;  ///< span corruption: tokens
  double maskShare = 0.8;            ///< masked tokens: of the hidden ones, those that become the mask
  double randomShare = 0.1;          ///< masked tokens: of the hidden ones, those that become any token
  std::int64_t maskCopies = 0;       ///< masked tokens: fixed maskings of a row; 0: a new one every time
};

struct TrainingSection {
  std::optional<std::int64_t> steps;  ///< optimizer steps; exactly one of steps and epochs
  std::optional<double> epochs;
  std::int64_t batchSize = 16;        ///< examples in a micro-batch
  std::int64_t accumulation = 1;      ///< micro-batches in a step
  std::string precision = "float32";  ///< float32 | bfloat16 | float16 (refused on a CPU)
  std::string device = "auto";        ///< cpu | cuda | cuda:N | auto
  std::int64_t threads = 0;           ///< 0: the machine's cores
  std::uint64_t seed = 1;
  std::optional<double> dropout;  ///< replaces the model's own rate
};

struct OptimizerSection {
  std::string kind = "adamw";                  ///< adamw | adam | adafactor
  std::optional<double> learningRate = 0.001;  ///< Adafactor without one: relative step
  double weightDecay = 0.0;
  double beta1 = 0.9;
  double beta2 = 0.999;
  double epsilon = 1e-8;
  double clipNorm = 1.0;       ///< global gradient norm; 0: off
  bool scaleParameter = true;  ///< Adafactor
  bool relativeStep = false;   ///< Adafactor
  bool warmupInit = false;     ///< Adafactor
  double decayRate = -0.8;     ///< Adafactor
  double clipThreshold = 1.0;  ///< Adafactor
};

struct ScheduleSection {
  std::string kind = "constant";  ///< constant | linear | cosine | inverse-square-root
  std::int64_t warmupSteps = 0;
  std::optional<double> warmupShare;  ///< instead of warmup_steps: share of all steps
  double minimumShare = 0.0;          ///< floor of the learning rate as a share of the peak
};

struct AdaptationSection {
  std::string kind = "full";        ///< the only one yet
  std::string encoder = "trained";  ///< trained | frozen | last-layers (of a classifier)
  std::int64_t trainedLayers = 1;   ///< last-layers: how many of them are trained
};

struct CheckpointsSection {
  std::int64_t everySteps = 500;  ///< 0: only when pausing and at the end
  std::int64_t keepLast = 2;
  bool keepBest = true;
  std::string metric = "validation_loss";
  std::string mode = "min";  ///< min | max
};

struct EvaluationSection {
  std::int64_t everySteps = 0;  ///< 0: none
  std::int64_t samples = 4;     ///< validation rows generated at each validation
  std::int64_t maxNewTokens = 64;
  std::int64_t beams = 1;
  std::int64_t batchSize = 0;  ///< 0: the training batch size
};

struct Recipe {
  std::string name = "run";
  ModelSection model;
  HeadSection head;
  TokenizerSection tokenizer;
  DataSection data;
  ObjectiveSection objective;
  TrainingSection training;
  OptimizerSection optimizer;
  ScheduleSection schedule;
  AdaptationSection adaptation;
  CheckpointsSection checkpoints;
  EvaluationSection evaluation;
};

/// The schema behind the check, the forms, the help and the documentation.
const OptionSchema& recipeSchema();

/// Checks and reads. Errors are of kind invalidInput and begin with the JSON path.
Result<Recipe> parseRecipe(const Json& json);

/// Complete: every default is written out; parseRecipe(recipeToJson(r)) gives r again.
Json recipeToJson(const Recipe& recipe);

/// Makes relative paths of data, model and tokenizer absolute: looked for below `folder` (empty: none), then
/// below the working directory. A data or tokenizer file that is in neither is an error; a model that is in
/// neither stays as it is (a preset's name).
Result<Recipe> resolveRecipePaths(Recipe recipe, const std::filesystem::path& folder);

/// Reads a file, in which `//` and `/* */` comments are allowed. Relative paths of data, model and tokenizer
/// are resolved against the recipe's folder, then against the working directory, and are absolute afterwards
/// (preset names stay as they are).
Result<Recipe> readRecipe(const std::filesystem::path& file);

/// Applies "training.steps=300" to the JSON before it is checked; the value is read as JSON where it parses
/// as JSON, else as text. "data.train.0.path=…" addresses list elements.
Result<void> setRecipeValue(Json& recipe, const std::string& assignment);

}  // namespace s2s
