#pragma once
// Folders of runs that nobody trained.

#include <gtest/gtest.h>
#include <sys/types.h>
#include <unistd.h>

#include <utility>

#include "engine/runs/run_directory.h"

namespace s2s::test {

inline const Json kLittleRecipe{
    {"name", "little"}, {"model", {{"from", "t5-small"}}}, {"training", {{"steps", 40}}}};

inline RunDirectory makeRun(const std::filesystem::path& path) {
  Result<RunDirectory> run = RunDirectory::create(path, kLittleRecipe, {{"threads", 2}});
  EXPECT_TRUE(run) << run.error().message();
  return std::move(*run);
}

inline std::vector<std::int64_t> stepsOf(const std::filesystem::path& run) {
  std::uintmax_t offset = 0;
  std::vector<std::int64_t> steps;
  const Result<std::vector<Json>> lines = readMetrics(run, offset);
  EXPECT_TRUE(lines);
  for (const Json& line : *lines) steps.push_back(line.at("step").get<std::int64_t>());
  return steps;
}

/// Runs `work` in a child process and returns its id; the child ends with _exit.
template <typename Work>
pid_t inChild(Work&& work) {
  const pid_t child = fork();
  if (child == 0) {
    work();
    _exit(0);
  }
  return child;
}

}  // namespace s2s::test
