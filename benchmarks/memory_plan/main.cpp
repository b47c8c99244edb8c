// Plans the memory of recipes drawn at random, trains each for two steps and compares: a table on stdout; the
// exit code is 1 where a plan is more than a tenth away from the measured peak.
//
//   benchmark_memory_plan SEED CASES small|middle|presets [FIRST]

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "engine/planning/memory_plan.h"
#include "engine/planning/recipe_shape.h"
#include "tests/support/drawn_recipes.h"
#include "tests/support/temporary_directory.h"

namespace s2s::test {
namespace {

constexpr double kMiB = 1 << 20;

DrawnSizes sizesOf(const std::string& name) {
  if (name == "presets") return DrawnSizes::presets;
  return name == "middle" ? DrawnSizes::middle : DrawnSizes::small;
}

/// Whether the plan was within a tenth.
bool compare(std::uint64_t seed, std::uint64_t number, DrawnSizes sizes) {
  const TemporaryDirectory folder;
  const DrawnRecipe drawn = drawRecipe(seed, number, sizes, folder.path());
  const auto shape = shapeOfRecipe(drawn.recipe);
  if (!shape) {
    std::printf("| %2d | %s | %s |\n", static_cast<int>(number), drawn.label.c_str(),
                shape.error().message().c_str());
    return false;
  }
  const MemoryPlan plan = planMemory(*shape, drawn.recipe).value();
  const MeasuredMemory measured = measureTraining(drawn, folder.path());
  if (!measured.problem.empty()) {
    std::printf("| %2d | %s | %s |\n", static_cast<int>(number), drawn.label.c_str(),
                measured.problem.c_str());
    return false;
  }
  const double ratio = static_cast<double>(plan.peak.total()) / static_cast<double>(measured.peak);
  std::printf("| %2d | %s | %.1f | %.1f | %.3f | %.1f | %s |\n", static_cast<int>(number),
              drawn.label.c_str(), static_cast<double>(plan.peak.total()) / kMiB,
              static_cast<double>(measured.peak) / kMiB, ratio, static_cast<double>(measured.resident) / kMiB,
              std::string(momentName(plan.moment)).c_str());
  std::fflush(stdout);
  return std::abs(ratio - 1.0) <= 0.1;
}

}  // namespace
}  // namespace s2s::test

int main(int count, char** arguments) {
  using namespace s2s::test;
  if (count < 4) {
    std::fputs("usage: benchmark_memory_plan SEED CASES small|middle|presets [FIRST]\n", stderr);
    return 2;
  }
  const auto first = count > 4 ? std::strtoull(arguments[4], nullptr, 10) : 0;
  const auto cases = std::strtoull(arguments[2], nullptr, 10);
  std::puts(
      "| case | recipe | planned MiB | measured MiB | ratio | resident MiB | peak at "
      "|\n|---|---|---|---|---|---|---|");
  std::uint64_t missed = 0;
  for (std::uint64_t number = first; number < first + cases; ++number) {
    if (!compare(std::strtoull(arguments[1], nullptr, 10), number, sizesOf(arguments[3]))) ++missed;
  }
  std::printf("%llu of %llu within a tenth\n", static_cast<unsigned long long>(cases - missed),
              static_cast<unsigned long long>(cases));
  return missed == 0 ? 0 : 1;
}
