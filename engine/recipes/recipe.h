#pragma once
// The description of a training run. See docs: `s2s recipe schema`. Every struct mirrors one JSON section.

#include <cstdint>
#include <filesystem>
#include <map>
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

/// A task with labels or numbers, as one of writing words (Raffel et al. 2020, section 2.4).
struct AsText {
  std::string kind = "labels";  ///< labels | numbers
  std::string pattern;          ///< around the texts, with {source} and {pair} in it; empty: the usual one
  std::map<std::string, std::string>
      words;             ///< labels: what is written for a label of the file; empty: itself
  double minimum = 1.0;  ///< numbers: least, most, and what they are rounded to
  double maximum = 5.0;
  double step = 0.2;
  bool correct = true;  ///< what is written is taken for the known label that is nearest
};

/// One way of changing training rows, anew in every epoch.
struct Augmentation {
  std::string kind;      ///< a name of engine/data/augmentation/registrations.def
  double rows = 0.5;     ///< share of the rows that are changed in an epoch
  double share = 0.1;    ///< of a row's characters or words
  std::string model;     ///< back-translation: MODEL that writes a source from a target
  std::string prefix;    ///< back-translation: written before every target
  std::string file;      ///< back-translation: what it wrote, written by the run
  std::string sha256{};  ///< of that file, written by the run
};

struct DataSource {
  std::string name;
  std::string path;
  std::string targetPath;         ///< text format: the file whose lines are the targets
  std::string format = "auto";    ///< auto, or a name in readerFormats()
  std::string encoding = "auto";  ///< auto, or a name as EncodingConverter::open takes it
  bool header = true;
  ColumnReference source = std::string("source");
  ColumnReference target = std::string("target");  ///< unused by self-supervised objectives
  std::optional<ColumnReference> pair;             ///< classification of pairs: the second text
  std::vector<ColumnReference> labels;  ///< classification: several label columns in place of target
  std::string prefix;                   ///< written before every source
  std::string sourceLanguage;  ///< code; for families with language tokens. Empty: the tokenizer's default
  std::string targetLanguage;
  double weight = 1.0;                      ///< how often a row occurs in an epoch, on average
  std::string objective;                    ///< empty: the recipe's objective
  std::optional<AsText> asText;             ///< labels or numbers that are written as words
  std::optional<std::int64_t> limitTokens;  ///< only the first rows with so many tokens are trained on
  std::vector<Augmentation> augmentation;   ///< of training rows, one after the other
  Json filters = Json::array();  ///< what leaves rows out, in order; of the kinds in engine/data/filters
  std::string sha256;            ///< of the file, written by the run
  std::string targetSha256;      ///< of the target file, written by the run
};

struct ValidationSection {
  double split = 0.0;            ///< share of the training rows held out; 0: none
  std::vector<DataSource> sets;  ///< named sets, a curve each
};

struct TestSection {
  double split = 0.0;  ///< share of the training rows that are kept for a test; 0: none
};

/// How often each of several training sets is seen (Raffel et al. 2020, section 3.5.2).
struct MixingSection {
  std::string kind = "weights";       ///< weights | proportional | temperature | equal
  std::optional<std::int64_t> limit;  ///< K: rows that count of a set at most; null: all
  double temperature = 2.0;           ///< T
  std::string leaveOut;               ///< name of a training set that is only validated on; empty: none
};

struct DataSection {
  std::vector<DataSource> train;
  ValidationSection validation;
  TestSection test;
  bool stratified = false;              ///< splits keep the share of every label
  bool keepDuplicatesTogether = false;  ///< rows with the same source go to the same side of a split
  MixingSection mixing;
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
  std::int64_t batchSize = 16;                 ///< examples in a micro-batch
  std::optional<std::int64_t> tokensPerBatch;  ///< padded tokens of a micro-batch, in place of batch_size
  bool lengthBuckets = false;                  ///< rows of like length share a micro-batch
  bool packing = false;                        ///< several texts share a row, unseen by each other
  std::int64_t accumulation = 1;               ///< micro-batches in a step
  std::string precision = "float32";           ///< float32 | bfloat16 | float16 (refused on a CPU)
  std::string device = "auto";                 ///< cpu | cuda | cuda:N | auto
  std::int64_t threads = 0;                    ///< 0: the machine's cores
  std::uint64_t seed = 1;
  std::optional<double> dropout;          ///< replaces every rate of the model that its overrides do not name
  bool gradientCheckpointing = false;     ///< blocks run again in the backward pass
  std::optional<double> memoryBudgetGib;  ///< enforced on the CPU; on a card its own memory is the limit
  std::int64_t logitsMib = 256;           ///< the output head's logits at once
  std::string badNumbers = "stop";        ///< stop | skip | roll-back
  double movingAverage = 0.0;             ///< decay of an average of the weights; 0: none
};

/// Tensors with a rate and decay of their own.
struct OptimizerGroup {
  std::string names;                  ///< pattern over tensor names: * any run of characters, ? one
  double learningRateFactor = 1.0;    ///< times the schedule's rate
  std::optional<double> weightDecay;  ///< replaces the optimizer's
};

struct OptimizerSection {
  std::string kind = "adamw";                  ///< adamw | adam | adafactor
  std::optional<double> learningRate = 0.001;  ///< Adafactor without one: relative step
  double weightDecay = 0.0;
  double beta1 = 0.9;
  double beta2 = 0.999;
  double epsilon = 1e-8;
  double clipNorm = 1.0;               ///< global gradient norm; 0: off
  bool scaleParameter = true;          ///< Adafactor
  bool relativeStep = false;           ///< Adafactor
  bool warmupInit = false;             ///< Adafactor
  double decayRate = -0.8;             ///< Adafactor
  double clipThreshold = 1.0;          ///< Adafactor
  std::string state = "float32";       ///< float32 | int8: of Adam's averages
  bool inBackward = false;             ///< weights are updated as soon as their gradient is complete
  std::vector<OptimizerGroup> groups;  ///< the first whose pattern fits a tensor's name counts
};

struct ScheduleSection {
  std::string kind = "constant";  ///< a name of engine/optimizers/registrations.def
  std::int64_t warmupSteps = 0;
  std::optional<double> warmupShare;  ///< instead of warmup_steps: share of all steps
  double minimumShare = 0.0;          ///< floor of the learning rate as a share of the peak
  double power = 1.0;                 ///< polynomial
  std::int64_t cycleSteps = 2000;     ///< cyclic: steps from the bottom to the top of a cycle
  double baseShare = 0.1;             ///< cyclic: bottom of a cycle as a share of the peak
  double gamma = 0.9999;              ///< exp-range: decay of the amplitude per step
  double riseShare = 0.3;             ///< one-cycle: share of the steps in which the rate rises
  double startDivisor = 25.0;         ///< one-cycle: peak over first rate
  double endDivisor = 1e4;            ///< one-cycle: first over last rate
  std::string anneal = "cosine";      ///< one-cycle: cosine | linear
};

struct AdaptationSection {
  std::string kind = "full";        ///< full | lora | adapters | bias
  std::string encoder = "trained";  ///< trained | frozen | last-layers (of a classifier)
  std::int64_t trainedLayers = 1;   ///< last-layers: how many of them are trained
  std::vector<std::string> freeze;  ///< patterns over tensor names: these keep their values
  std::int64_t unfreezeEvery = 0;   ///< gradual unfreezing: steps between one layer and the next; 0: off
  std::int64_t loraRank = 8;
  double loraAlpha = 16.0;  ///< the product is scaled by alpha / rank
  double loraDropout = 0.0;
  std::vector<std::string>
      loraTargets;                 ///< last names of projections ("q", "v_proj"); empty: the family's own
  std::int64_t adapterWidth = 64;  ///< adapters: inner width d
};

struct CheckpointsSection {
  std::int64_t everySteps = 500;  ///< 0: only when pausing and at the end
  std::int64_t keepLast = 2;
  bool keepBest = true;
  std::string metric = "validation_loss";
  std::string mode = "auto";     ///< auto | min | max; auto: as the metric has it
  bool inBackground = true;      ///< written from a snapshot while training goes on, where that fits
  std::int64_t averageLast = 0;  ///< at the end: mean of the last so many checkpoints; 0: none
};

struct EarlyStoppingSection {
  std::int64_t patience = 0;        ///< validations without improvement before the run ends; 0: off
  std::string metric;               ///< empty: that of checkpoints
  std::string mode = "auto";        ///< auto | min | max; of `metric`
  double minimumImprovement = 0.0;  ///< what counts as one
};

struct EvaluationSection {
  std::int64_t everySteps = 0;     ///< 0: none
  std::int64_t samples = 4;        ///< validation rows generated at each validation
  std::int64_t generatedRows = 0;  ///< rows of each set that are answered and scored each time; 0: none
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
  EarlyStoppingSection earlyStopping;
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
