#pragma once
// A session on one thread, and what it tells.

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <thread>
#include <variant>
#include <vector>

#include "engine/session.h"
#include "tests/support/tiny_training.h"

namespace s2s::test {

/// Takes events until `done` says so, or a minute is over (then the test fails).
class Listener {
 public:
  explicit Listener(Session& session) : m_session(session) {}

  template <typename Done>
  void until(Done&& done) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    while (std::chrono::steady_clock::now() < deadline) {
      for (Event& event : m_session.takeEvents()) m_all.push_back(std::move(event));
      if (done()) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    FAIL() << "what was waited for did not come";
  }

  void untilEnd(JobId job) {
    until([&] { return ended(job) || failed(job); });
  }

  /// All events of one kind, of one job.
  template <typename Kind>
  std::vector<Kind> of(JobId job) const {
    std::vector<Kind> found;
    for (const Event& event : m_all) {
      if (const auto* kind = std::get_if<Kind>(&event); kind && kind->job == job) found.push_back(*kind);
    }
    return found;
  }

  std::optional<event::JobEnded> ended(JobId job) const { return first<event::JobEnded>(job); }
  std::optional<event::JobFailed> failed(JobId job) const { return first<event::JobFailed>(job); }

 private:
  template <typename Kind>
  std::optional<Kind> first(JobId job) const {
    const auto all = of<Kind>(job);
    if (all.empty()) return std::nullopt;
    return all.front();
  }

  Session& m_session;
  std::vector<Event> m_all;
};

inline SessionOptions oneThread() { return {"cpu", "float32", 1, 64u << 20}; }

inline Json tinyRecipeJson(const std::filesystem::path& folder, std::int64_t steps = 12) {
  Recipe recipe = tinyRecipe(folder);
  recipe.training.steps = steps;
  return recipeToJson(recipe);
}

}  // namespace s2s::test
