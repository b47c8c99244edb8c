#pragma once
// Files of other programs, and the curves that are read of them.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/text_file.h"
#include "engine/runs/foreign_curves/foreign_curves.h"
#include "tests/support/paths.h"

namespace s2s::test {

/// A folder of curves that were written by the programs themselves, or expected.json beside them.
inline std::filesystem::path tensorboardGolden(const std::string& name) {
  return golden("tensorboard/" + name);
}

/// The bytes of a golden run's only file of events.
inline std::string eventFile(const std::string& run) {
  for (const auto& entry : std::filesystem::directory_iterator(tensorboardGolden(run)))
    return *readTextFile(entry.path());
  return {};
}

inline void write(const std::filesystem::path& path, const std::string& bytes,
                  std::ios::openmode mode = std::ios::trunc) {
  std::ofstream(path, std::ios::binary | mode) << bytes;
}

/// Steps and values by metric.
using Curves = std::map<std::string, std::vector<std::pair<double, double>>>;

inline Curves curvesOf(const std::vector<ForeignPoint>& points) {
  Curves curves;
  for (const ForeignPoint& point : points) curves[point.metric].emplace_back(point.step, point.value);
  return curves;
}

/// Of a run that can be read; the test fails where it cannot.
inline Curves curvesAt(const std::filesystem::path& path, const ForeignOptions& options = {}) {
  const auto points = readForeignRun(path, options);
  EXPECT_TRUE(points) << points.error().message();
  return points ? curvesOf(*points) : Curves();
}

}  // namespace s2s::test
