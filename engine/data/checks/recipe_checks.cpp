#include "engine/data/checks/recipe_checks.h"

#include <algorithm>

namespace s2s {

RowNeeds needsOf(const DataSource& source, const ObjectiveSection& objective) {
  const std::string& kind = source.objective.empty() ? objective.kind : source.objective;
  if (source.asText || kind == "sequence-classification" || kind == "regression") return RowNeeds::labels;
  return kind == "sequence-to-sequence" ? RowNeeds::target : RowNeeds::nothing;
}

DataCheckRequest checksOf(const Recipe& recipe) {
  DataCheckRequest request;
  request.split = splitOptionsOf(recipe);
  const auto add = [&](const DataSource& source, CheckedSet::Role role, bool isLeftOut) {
    request.sets.push_back({source, role, needsOf(source, recipe.objective), isLeftOut});
  };
  const std::string& leftOut = recipe.data.mixing.leaveOut;
  for (const DataSource& source : recipe.data.train) {
    const bool isLeftOut = !leftOut.empty() && source.name == leftOut;
    add(source, isLeftOut ? CheckedSet::Role::validation : CheckedSet::Role::train, isLeftOut);
  }
  for (const DataSource& source : recipe.data.validation.sets)
    add(source, CheckedSet::Role::validation, false);
  return request;
}

DataCheckRequest withoutFilters(DataCheckRequest request) {
  for (CheckedSet& set : request.sets) set.data.filters = Json::array();
  return request;
}

Result<std::vector<SetSummary>> countFilters(DataCheckRequest request, const RunControl& control,
                                             const std::function<void(const DataCheckProgress&)>& progress) {
  const bool none =
      std::ranges::all_of(request.sets, [](const CheckedSet& set) { return set.data.filters.empty(); });
  if (none) return std::vector<SetSummary>();
  request.checks = {"empty"};
  request.tokenizers.clear();
  Result<DataReport> report = checkData(request, control, progress);
  if (!report) return report.error();
  return std::move(report->sets);
}

}  // namespace s2s
