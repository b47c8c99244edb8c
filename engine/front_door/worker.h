#pragma once
// The thread behind the session: it owns the models, trains, and answers prompts, also between the
// micro-batches of a training run.

#include "engine/core/event_queue.h"
#include "engine/front_door/job_queue.h"
#include "engine/session.h"

namespace s2s {

/// Works until the queue is closed. Whatever a job throws ends that job alone, with JobFailed.
void work(const SessionOptions& options, JobQueue& jobs, EventQueue<Event>& events);

/// The device that `options` mean, and its memory.
EngineState describeDevice(const SessionOptions& options);

}  // namespace s2s
