#include "engine/front_door/worker.h"

#include <c10/core/CachingDeviceAllocator.h>

#include <chrono>
#include <thread>

#include "engine/comparisons/comparison_check.h"
#include "engine/core/process_memory.h"
#include "engine/experiments/comparison_runner.h"
#include "engine/experiments/evaluation_job.h"
#include "engine/experiments/file_translation.h"
#include "engine/front_door/model_cache.h"
#include "engine/front_door/prompt_answering.h"
#include "engine/front_door/xray_room.h"
#include "engine/layers/device.h"
#include "engine/layers/thrown_error.h"
#include "engine/runs/ensemble_argument.h"
#include "engine/runs/run_directory.h"
#include "engine/training/learning_rate_finder.h"
#include "engine/training/train.h"

namespace s2s {
namespace {

constexpr std::string_view kLiveSuffix = "@live";

std::string toText(TrainingOutcome::Status status) {
  switch (status) {
    case TrainingOutcome::Status::finished:
      return "finished";
    case TrainingOutcome::Status::paused:
      return "paused";
    case TrainingOutcome::Status::stopped:
      return "stopped";
  }
  return "";
}

/// Memory of a card in bytes; 0 where its driver does not tell.
std::uint64_t cardMemory(torch::Device device) {
  try {
    return c10::getDeviceAllocator(device.type())->getMemoryInfo(device.index()).second;
  } catch (const c10::Error&) {
    return 0;
  }
}

constexpr const char* kWhenMemoryIsFull = "close other models or choose a smaller one";

class Worker {
 public:
  Worker(const SessionOptions& options, JobQueue& jobs, EventQueue<Event>& events)
      : m_options(options), m_jobs(jobs), m_events(events), m_models(options.modelCacheBytes) {}

  void run() {
    while (const auto job = m_jobs.next()) {
      std::visit([&](const auto& work) { begin(*job, work); }, job->work);
      m_jobs.done(*job);
    }
  }

 private:
  /// The run that trains now, as prompts may ask for it.
  struct Live {
    ModelBundle& bundle;
    const std::filesystem::path& run;
  };

  static Result<Recipe> resolved(const Json& json, const std::filesystem::path& folder) {
    auto recipe = parseRecipe(json);
    if (!recipe) return recipe;
    return resolveRecipePaths(std::move(*recipe), folder);
  }

  void tell(Event event) { m_events.push(std::move(event)); }

  void end(const Job& job, const Result<event::JobEnded>& ended) {
    if (ended) return tell(*ended);
    if (ended.error().kind == Error::Kind::cancelled)
      return tell(event::JobEnded{job.id, "cancelled", Json::object()});
    tell(event::JobFailed{job.id, ended.error()});
  }

  void begin(const Job& job, const TrainWork& work) {
    tell(event::JobStarted{job.id, "train"});
    end(job, trainOrResume(job, [&](const TrainingObserver& observer) -> Result<TrainingOutcome> {
          auto recipe = resolved(work.recipe, work.recipeFolder);
          if (!recipe) return recipe.error();
          return train({std::move(*recipe), work.run, work.runsFolder, std::nullopt}, observer, *job.control);
        }));
  }

  void begin(const Job& job, const ResumeWork& work) {
    tell(event::JobStarted{job.id, "resume"});
    end(job, trainOrResume(job, [&](const TrainingObserver& observer) {
          return resume({work.run, work.changes, std::nullopt}, observer, *job.control);
        }));
  }

  void begin(const Job& job, const CompareWork& work) {
    tell(event::JobStarted{job.id, "compare"});
    m_models.clear();  // what is kept for prompts makes room
    end(job, withoutExceptions(kWhenMemoryIsFull, [&] { return compare(job, work); }));
  }

  void begin(const Job& job, const FindRateWork& work) {
    tell(event::JobStarted{job.id, "find-rate"});
    m_models.clear();
    end(job, withoutExceptions(kWhenMemoryIsFull, [&]() -> Result<event::JobEnded> {
          auto recipe = resolved(work.recipe, work.recipeFolder);
          if (!recipe) return recipe.error();
          const auto curve = findLearningRate(
              *recipe, {},
              [&](const std::string& text) {
                tell(event::Progress{job.id, 0.0, text});
              },
              [&](const RatePoint& point) {
                tell(event::RateTried{job.id, point.learningRate, point.loss, point.smoothed});
              },
              *job.control);
          if (!curve) return curve.error();
          return event::JobEnded{job.id, "finished", toJson(*curve)};
        }));
  }

  void begin(const Job& job, const ExportRequest& request) {
    tell(event::JobStarted{job.id, "export"});
    const WorkObserver observer{[&](double share, const std::string& what) {
                                  tell(event::Progress{job.id, share, what});
                                },
                                job.control.get()};
    end(job, withoutExceptions(kWhenMemoryIsFull, [&]() -> Result<event::JobEnded> {
          auto exported = carryOut(request, observer);
          if (!exported) return exported.error();
          return event::JobEnded{job.id, "finished", std::move(*exported)};
        }));
  }

  void begin(const Job& job, const XrayRequest& request) {
    tell(event::JobStarted{job.id, "xray"});
    end(job, withoutExceptions(kWhenMemoryIsFull, [&]() -> Result<event::JobEnded> {
          auto xray = m_xrays.xray(
              request,
              [&](const std::string& text) {
                tell(event::Progress{job.id, 0.0, text});
              },
              *job.control);
          if (!xray) return xray.error();
          tell(event::XrayReady{job.id, std::move(*xray)});
          return event::JobEnded{job.id, "finished", Json::object()};
        }));
  }

  void begin(const Job& job, const PromptRequest& request) {
    setThreads(m_options.threads);
    answer(job, request, nullptr);
  }

  ComputeOptions compute() const { return {m_options.device, m_options.precision, m_options.threads}; }

  void begin(const Job& job, const EvaluationRequest& request) {
    tell(event::JobStarted{job.id, "evaluate"});
    m_models.clear();  // what is kept for prompts makes room
    std::vector<double> shares(request.systems.size(), 0.0);
    const auto share = [&] {
      double sum = 0.0;
      for (const double one : shares) sum += one;
      return shares.empty() ? 0.0 : sum / static_cast<double>(shares.size());
    };
    EvaluationObserver observer;
    observer.message = [&](const std::string& text) { tell(event::Progress{job.id, share(), text}); };
    observer.warning = [&](const std::string& text) { tell(event::Warned{job.id, text}); };
    observer.progress = [&](std::size_t system, const std::string& name, std::size_t done, std::size_t rows) {
      shares[system] = rows == 0 ? 1.0 : static_cast<double>(done) / static_cast<double>(rows);
      tell(event::SystemProgress{job.id, system, name, done, rows});
    };
    observer.systemEnded = [&](std::size_t system, const SystemOutcome&, const Json& row) {
      shares[system] = 1.0;
      tell(event::SystemEvaluated{job.id, system, row});
    };
    end(job, withoutExceptions(kWhenMemoryIsFull, [&]() -> Result<event::JobEnded> {
          auto result = runEvaluation(request, compute(), observer, job.control.get());
          if (!result) return result.error();
          return event::JobEnded{job.id, "finished", std::move(result->report)};
        }));
  }

  void begin(const Job& job, const FileTranslationRequest& request) {
    tell(event::JobStarted{job.id, "translate-file"});
    m_models.clear();
    FileTranslationObserver observer;
    observer.message = [&](const std::string& text) { tell(event::Progress{job.id, 0.0, text}); };
    observer.warning = [&](const std::string& text) { tell(event::Warned{job.id, text}); };
    observer.progress = [&](std::int64_t done, std::int64_t lines) {
      const double share = lines == 0 ? 1.0 : static_cast<double>(done) / static_cast<double>(lines);
      tell(event::Progress{job.id, share, std::to_string(done) + " / " + std::to_string(lines)});
    };
    end(job, withoutExceptions(kWhenMemoryIsFull, [&]() -> Result<event::JobEnded> {
          auto translated = translateFile(request, compute(), observer, job.control.get());
          if (!translated) return translated.error();
          return event::JobEnded{job.id, "finished", std::move(*translated)};
        }));
  }

  /// Tells the job's listeners of a run, whose folder goes into `run`; both must outlive it.
  TrainingObserver observerOf(const Job& job, std::filesystem::path& run) {
    TrainingObserver observer;
    observer.opened = [this, &job, &run](const std::filesystem::path& path, std::int64_t,
                                         std::int64_t totalSteps) {
      run = path;
      tell(event::RunOpened{job.id, path, totalSteps});
    };
    observer.message = [this, &job](const std::string& text) { tell(event::Progress{job.id, 0.0, text}); };
    observer.stepDone = [this, &job](std::int64_t step, const Json& metrics) {
      tell(event::StepDone{job.id, step, metrics});
    };
    observer.validated = [this, &job](std::int64_t step, const Json& metrics) {
      tell(event::Validated{job.id, step, metrics});
    };
    observer.samplesReady = [this, &job](std::int64_t step, const std::vector<Json>& samples) {
      tell(event::SamplesReady{job.id, step, samples});
    };
    observer.checkpointWritten = [this, &job](std::int64_t step, const std::filesystem::path& path) {
      tell(event::CheckpointWritten{job.id, step, path});
    };
    observer.isWaited = [this] { return m_jobs.hasQuestion(); };
    observer.cannotWrite = [this, &job](const Error& error) {
      tell(event::CannotWrite{job.id, error});
      return waitForRetry(*job.control);
    };
    observer.betweenBatches = [this, &job, &run](ModelBundle& bundle) {
      Live live{bundle, run};
      while (const auto question = m_jobs.nextQuestion()) {
        if (const auto* prompt = std::get_if<PromptRequest>(&question->work))
          answer(*question, *prompt, &live);
        else
          begin(*question, std::get<XrayRequest>(question->work));
        m_jobs.done(*question);
      }
    };
    return observer;
  }

  template <typename Train>
  Result<event::JobEnded> trainOrResume(const Job& job, Train&& trainNow) {
    m_models.clear();  // what is kept for prompts makes room
    std::filesystem::path run;
    const TrainingObserver observer = observerOf(job, run);
    const auto outcome = withoutExceptions(kWhenMemoryIsFull, [&] { return trainNow(observer); });
    if (!outcome) return outcome.error();
    return event::JobEnded{job.id, toText(outcome->status), toJson(*outcome)};
  }

  /// The folder of a comparison that is begun now, or that lies there.
  static Result<void> prepareComparison(const CompareWork& work) {
    if (work.comparison.is_null()) return {};
    const auto checked = checkComparison(work.comparison, work.comparisonFolder);
    if (!checked) return checked.error();
    if (checked->unalike) return *checked->unalike;
    return beginComparison(work.folder, checked->comparison);
  }

  Result<event::JobEnded> compare(const Job& job, const CompareWork& work) {
    if (auto prepared = prepareComparison(work); !prepared) return prepared.error();
    std::filesystem::path run;
    ComparisonObserver observer;
    observer.training = observerOf(job, run);
    observer.queueChanged = [&](const ComparisonQueue& queue) {
      tell(event::ComparisonChanged{job.id, work.folder, toJson(queue)});
    };
    observer.begun = [&](const QueuedRun& queued, const std::string& doing) {
      tell(event::Progress{job.id, 0.0, queued.name + ": " + doing});
    };
    observer.evaluating = [&](const std::string& text, double share) {
      tell(event::Progress{job.id, share, text});
    };
    const auto outcome = runComparison({work.folder, work.retryFailed, std::nullopt}, observer, *job.control);
    if (!outcome) return outcome.error();
    Json result = {{"folder", work.folder.string()}};
    if (!outcome->reason.empty()) result["reason"] = outcome->reason;
    if (outcome->status == "finished") result["result"] = (work.folder / comparison_files::kResult).string();
    return event::JobEnded{job.id, outcome->status, std::move(result)};
  }

  /// True where it was asked for, false where the job is to end instead. A pause that was asked for waits
  /// too: it promises a checkpoint.
  bool waitForRetry(RunControl& control) const {
    while (!control.stopRequested() && !m_jobs.isClosed()) {
      if (control.takeRetry()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return false;
  }

  void answer(const Job& job, const PromptRequest& request, Live* live) {
    tell(event::JobStarted{job.id, "prompt"});
    for (const std::string& model : request.models) {
      if (job.control->stopRequested()) break;
      auto answered = withoutExceptions(kWhenMemoryIsFull, [&]() -> Result<PromptAnswer> {
        const auto bundle = find(job, model, live);
        if (!bundle) return bundle.error();
        return answerPrompt(**bundle, request, *job.control);
      });
      if (answered) {
        answered->model = model;
        tell(event::Answered{job.id, std::move(*answered)});
      } else if (answered.error().kind != Error::Kind::cancelled) {
        tell(event::AnswerFailed{job.id, model, answered.error()});
      }
    }
    const bool cancelled = job.control->stopRequested();
    tell(event::JobEnded{job.id, cancelled ? "cancelled" : "finished", Json::object()});
  }

  /// The live model where the run that trains is meant, else one of the opened ones, or several as one
  /// (engine/runs/ensemble_argument.h).
  Result<ModelBundle*> find(const Job& job, const std::string& model, Live* live) {
    const bool asksLive = model.ends_with(kLiveSuffix);
    const std::filesystem::path path = asksLive ? model.substr(0, model.size() - kLiveSuffix.size()) : model;
    std::error_code ignored;
    if (live && std::filesystem::equivalent(path, live->run, ignored)) return &live->bundle;
    if (asksLive) {
      return Error{"this run does not train now", path.string(), "ask its best or last checkpoint instead",
                   Error::Kind::invalidInput};
    }
    ModelCache::Folders folders;
    for (const std::string& member : ensembleMembers(model)) {
      const auto reference = resolveModel(member);
      if (!reference) return reference.error();
      if (reference->kind == ModelReference::Kind::preset ||
          reference->kind == ModelReference::Kind::configFile) {
        return Error{member + " is a shape without weights", "",
                     "train it first, or name a folder with weights", Error::Kind::invalidInput};
      }
      folders.push_back(reference->path);
    }
    const auto device = parseDevice(m_options.device);
    if (!device) return device.error();
    const auto dtype = parseInferencePrecision(m_options.precision, *device);
    if (!dtype) return dtype.error();
    if (!m_models.contains(folders)) tell(event::ModelLoading{job.id, model});
    return m_models.get(folders, *dtype, *device);
  }

  const SessionOptions m_options;
  JobQueue& m_jobs;
  EventQueue<Event>& m_events;
  ModelCache m_models;
  XrayRoom m_xrays;
};

}  // namespace

void work(const SessionOptions& options, JobQueue& jobs, EventQueue<Event>& events) {
  Worker(options, jobs, events).run();
}

EngineState describeDevice(const SessionOptions& options) {
  const auto device = parseDevice(options.device);
  if (!device) return {options.device, residentBytes(), totalMemoryBytes()};
  return {deviceName(*device), residentBytes(), device->is_cpu() ? totalMemoryBytes() : cardMemory(*device)};
}

}  // namespace s2s
