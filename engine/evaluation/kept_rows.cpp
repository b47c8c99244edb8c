#include "engine/evaluation/kept_rows.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "engine/core/json.h"
#include "engine/data/tasks_as_text.h"

namespace s2s {

std::string rowsText(std::span<const TextPair> rows) {
  std::string text;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const TextPair& pair = rows[i];
    Json line = {{"row", i}, {"line", pair.line}, {"source", pair.source}, {"reference", pair.target}};
    if (pair.second) line["second"] = *pair.second;
    if (!pair.labels.empty()) line["labels"] = pair.labels;
    text += writeJson(line) + "\n";
  }
  return text;
}

std::string formerRowsText(std::span<const TextPair> rows, const AsText& asText) {
  std::vector<TextPair> former(rows.begin(), rows.end());
  for (TextPair& row : former) {
    row.source = sourceAsText(row, asText);
    row.second.reset();
  }
  return rowsText(former);
}

bool differInLabelsAlone(std::span<const TextPair> some, std::span<const TextPair> others) {
  return std::ranges::equal(some, others, [](const TextPair& one, const TextPair& other) {
    return std::tie(one.line, one.source, one.target, one.second) ==
           std::tie(other.line, other.source, other.target, other.second);
  });
}

}  // namespace s2s
