#include "engine/suites/suite_task.h"

namespace s2s {

#define TASK(function) SuiteTask function();
#include "engine/suites/korean/registrations.def"
#undef TASK

namespace {

const Registry<SuiteTask>& koreanTasks() {
  static const Registry<SuiteTask> all("task", {
#define TASK(function) function(),
#include "engine/suites/korean/registrations.def"
#undef TASK
                                               });
  return all;
}

}  // namespace

const Registry<Suite>& suites() {
  static const Registry<Suite> all("suite", {{"korean", "Korean understanding", koreanTasks}});
  return all;
}

}  // namespace s2s
