#pragma once
// The kinds of charts that a specification may hold.

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "app/window/render/spec_reader.h"
#include "widgets/charts/chart.h"

namespace s2s {

struct ChartKind {
  std::string name;
  std::set<std::string> members;  ///< besides those that every chart has
  /// Nothing where the reader has found something wrong.
  std::unique_ptr<Chart> (*read)(SpecReader& reader);
};

const std::vector<ChartKind>& chartKinds();

}  // namespace s2s
