#pragma once
// The engine's front door: everything that computes, behind a pointer, with no Torch in sight. One worker
// thread owns the models; calls return at once and their results arrive as events that carry the job's id.

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/front_door/sample_xray.h"
#include "engine/generation/generation_options.h"

namespace s2s {

struct EvaluationRequest;       // engine/evaluation/evaluation_request.h
struct ExportRequest;           // engine/front_door/export_request.h
struct FileTranslationRequest;  // engine/experiments/file_translation.h

using JobId = std::uint64_t;

/// What a prompt asks for.
enum class PromptTask { raw, translate, fill, classify };

struct PromptRequest {
  std::vector<std::string> models;  ///< MODEL arguments; each is loaded when first asked and kept (bounded)
  PromptTask task = PromptTask::raw;
  std::string text;
  std::string second;               ///< classify: the other text of a pair; empty: none
  std::string fromLanguage = "en";  ///< translate: language codes
  std::string toLanguage = "ko";
  std::string prefix;  ///< replaces the family's own task prefix where not empty
  GenerationOptions options;
};

/// What a classifier holds of one label, or the number it gives (then `label` is its text).
struct LabelShare {
  std::string column;  ///< empty where there is one label column
  std::string label;
  double share = 0.0;  ///< probability; of numbers the number
  bool isNumber = false;
};

/// What an encoder would put at one mask.
struct TokenShare {
  std::string token;
  double probability = 0.0;
};

/// One model's answer to one prompt.
struct PromptAnswer {
  std::string model;
  std::string prompt;              ///< what the model was really fed
  std::string text;                ///< decoded, sentinels visible
  std::string filled;              ///< fill: the text put together
  std::vector<std::string> spans;  ///< fill
  std::vector<std::vector<TokenShare>>
      candidates;                        ///< fill by an encoder: one list per mask, the likeliest first
  std::vector<LabelShare> labels;        ///< classify: column by column, the likeliest first
  std::optional<bool> directionTrained;  ///< translate: whether its run saw this direction; unset: unknown
  std::int64_t newTokens = 0;
  double seconds = 0.0;
  double tokensPerSecond = 0.0;
  double score = 0.0;
  double unknownShare = 0.0;  ///< share of unknown pieces in the prompt
  double targetUnknownShare =
      0.0;  ///< translate: share of the target language's letters the vocabulary cannot write
};

namespace event {
struct JobStarted {
  JobId job;
  std::string what;
};
/// Training: a run folder exists (it can be followed from its files).
struct RunOpened {
  JobId job;
  std::filesystem::path run;
  std::int64_t totalSteps;
};
struct StepDone {
  JobId job;
  std::int64_t step;
  Json metrics;  ///< as written to metrics.jsonl
};
struct Validated {
  JobId job;
  std::int64_t step;
  Json metrics;
};
struct SamplesReady {
  JobId job;
  std::int64_t step;
  std::vector<Json> samples;
};
struct CheckpointWritten {
  JobId job;
  std::int64_t step;
  std::filesystem::path path;
};
/// Training waits: something could not be written. Nothing that was trained is lost until it is told to go on
/// (tryAgain) or to stop; a pause waits as well, for it is to leave a checkpoint.
struct CannotWrite {
  JobId job;
  Error error;
};
/// A learning rate was tried.
struct RateTried {
  JobId job;
  double learningRate;
  double loss;      ///< of the step; may be no number
  double smoothed;  ///< over the steps before it
};
/// What a model is fed for the row that was asked for.
struct XrayReady {
  JobId job;
  SampleXray xray;
};
struct ModelLoading {
  JobId job;
  std::string model;
};
struct Answered {
  JobId job;
  PromptAnswer answer;
};
struct AnswerFailed {
  JobId job;
  std::string model;
  Error error;
};
struct Progress {
  JobId job;
  double share;
  std::string text;
};
/// Evaluation and file translation: something a person should know, such as rows that cannot be used.
struct Warned {
  JobId job;
  std::string text;
};
/// Evaluation: how many of the rows one system has answered. Systems are numbered as the request has them.
struct SystemProgress {
  JobId job;
  std::size_t system;
  std::string name;
  std::size_t done;
  std::size_t rows;
};
/// Evaluation: a system has ended or failed; `row` is its entry of the report's "rows" (docs/evaluation.md).
struct SystemEvaluated {
  JobId job;
  std::size_t system;
  Json row;
};
/// A fair comparison's queue has moved on; `queue` is as queue.json has it.
struct ComparisonChanged {
  JobId job;
  std::filesystem::path folder;
  Json queue;
};
/// The last event of every job. Training: status finished | paused | stopped; others: finished | cancelled.
struct JobEnded {
  JobId job;
  std::string status;
  Json result;
};
struct JobFailed {
  JobId job;
  Error error;
};
}  // namespace event

using Event =
    std::variant<event::JobStarted, event::RunOpened, event::StepDone, event::Validated, event::SamplesReady,
                 event::CheckpointWritten, event::CannotWrite, event::RateTried, event::XrayReady,
                 event::ModelLoading, event::Answered, event::AnswerFailed, event::Progress, event::Warned,
                 event::SystemProgress, event::SystemEvaluated, event::ComparisonChanged, event::JobEnded,
                 event::JobFailed>;

struct SessionOptions {
  std::string device = "auto";
  std::string precision = "float32";  ///< of prompts
  std::int64_t threads = 0;           ///< 0: the machine's cores
  std::size_t modelCacheBytes =
      4ull << 30;  ///< weights kept for prompts; the least recently asked leaves first
};

/// Device and memory, for the status bar.
struct EngineState {
  std::string device;               ///< "CPU" or the card's name
  std::uint64_t residentBytes = 0;  ///< of this process
  std::uint64_t totalBytes = 0;     ///< of the machine or card
};

class Session {
 public:
  explicit Session(SessionOptions options = {});
  ~Session();  ///< pauses a training job (its checkpoint is written) and joins the worker
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  /// Starts a new run in `run` (empty: runs/NAME-DATE below `runsFolder`). Only one training job at a time.
  JobId train(const Json& recipe, const std::filesystem::path& recipeFolder, const std::filesystem::path& run,
              const std::filesystem::path& runsFolder);
  /// Goes on with a run; `changes` as `s2s resume --set` takes them ("training.steps=300"): those that may
  /// not be are JobFailed, and the run stays as it is.
  JobId resume(const std::filesystem::path& run, const std::vector<std::string>& changes = {});
  /// A fair comparison in `folder` (engine/experiments/comparison_runner.h): begun by its description, whose
  /// paths are looked for below `comparisonFolder`, or gone on with where `comparison` is null. Counts as
  /// training, and is paused and stopped like it. With `retryFailed` runs that failed are tried again, also
  /// of a comparison that has finished. Tells ComparisonChanged, Progress, and of the run that trains now
  /// what training tells; JobEnded brings the folder and, when finished, the file with the result.
  JobId compare(const Json& comparison, const std::filesystem::path& comparisonFolder,
                const std::filesystem::path& folder, bool retryFailed);
  /// While a run trains, its own folder (or "RUN@live") among the models means the weights as they are now.
  JobId ask(const PromptRequest& request);
  /// Exports a run's checkpoint or a model (engine/front_door/export_request.h). Tells Progress; JobEnded
  /// brings what was written.
  JobId exportModel(const ExportRequest& request);

  /// Tries learning rates on a model made for it (training/learning_rate_finder.h); JobEnded brings the
  /// curve.
  JobId findRate(const Json& recipe, const std::filesystem::path& recipeFolder);

  /// Shows what a model is fed for a row of a recipe's data: XrayReady, then JobEnded. Also while a run
  /// trains.
  JobId xray(const XrayRequest& request);
  /// Several models over one test set (engine/experiments/evaluation_job.h). Tells Progress, Warned,
  /// SystemProgress and SystemEvaluated; JobEnded brings the whole report. Paused or cancelled, it ends as
  /// "cancelled", and with a directory the same request goes on where it stopped.
  JobId evaluate(const EvaluationRequest& request);
  /// A text file line by line (engine/experiments/file_translation.h). Tells Progress and Warned.
  JobId translateFile(const FileTranslationRequest& request);

  void tryAgain(JobId job);  ///< training that waits because it could not write
  void pause(JobId job);     ///< training: at the next micro-batch, with a checkpoint
  void stop(JobId job);      ///< training: at the next micro-batch, the last checkpoint stands
  void cancel(JobId job);    ///< everything else: within one step

  /// Takes what has happened since the last call; never blocks. One reader.
  std::vector<Event> takeEvents();

  EngineState state() const;

 private:
  class Implementation;
  std::unique_ptr<Implementation> m_implementation;
};

}  // namespace s2s
