#include "engine/data/filters/filter_chain.h"

#include "engine/data/empty_part.h"
#include "engine/recipes/recipe.h"

namespace s2s {
namespace {

std::size_t bytesOf(const TextPair& row) {
  return row.source.size() + row.target.size() + (row.second ? row.second->size() : 0);
}

}  // namespace

std::string describe(const FilterCount& count) {
  std::string text = count.kind + " left out " + std::to_string(count.removed) + " of " +
                     std::to_string(count.seen) + " rows";
  if (count.removed > 0)
    text += ", the first in line " + std::to_string(count.firstLine) + ": " + count.firstWhy;
  if (count.shortened > 0) text += "; " + std::to_string(count.shortened) + " rows lost lines";
  return text;
}

Result<FilterChain> FilterChain::make(const DataSource& data, RowNeeds needs) {
  FilterChain chain;
  chain.m_needs = needs;
  const Result<Json> filters = checkFilters(data.filters);
  if (!filters) return filters.error();
  for (const Json& options : *filters) {
    const std::string name = options.at("kind").get<std::string>();
    const Result<const FilterKind*> kind = filterKinds().find(name);
    if (!kind) return kind.error();
    Result<std::unique_ptr<RowFilter>> filter = (*kind)->make(options, data, needs);
    if (!filter) {
      Error error = filter.error();
      error.what.insert(0, "filter " + name + ": ");
      if (error.where.empty()) error.where = data.path;
      return error;
    }
    chain.m_filters.push_back(std::move(*filter));
    chain.m_counts.emplace_back().kind = name;
  }
  return chain;
}

bool FilterChain::keeps(TextPair& row, std::string* why) {
  const bool whole = emptyPart(row, m_needs).empty();
  for (std::size_t i = 0; i < m_filters.size(); ++i) {
    if (!whole && !m_filters[i]->judgesEmptySides()) continue;
    FilterCount& count = m_counts[i];
    ++count.seen;
    const std::size_t before = bytesOf(row);
    const std::optional<std::string> reason = m_filters[i]->judge(row);
    if (!reason) {
      count.shortened += bytesOf(row) < before;
      continue;
    }
    if (count.removed++ == 0) count.firstLine = row.line, count.firstWhy = *reason;
    if (why) *why = count.kind + ": " + *reason;
    return false;
  }
  return true;
}

}  // namespace s2s
