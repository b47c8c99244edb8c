#include "engine/data/tasks_as_text.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "engine/core/number_text.h"
#include "engine/metrics/label_corrector.h"

namespace s2s {
namespace {

constexpr const char* kUsual = "{source}";
constexpr const char* kUsualOfPairs = "sentence1: {source} sentence2: {pair}";

/// Decimals that a step needs: 1 of 0.2, 0 of 5, 2 of 0.25.
int decimalsOf(double step) {
  constexpr int kMost = 9;
  int decimals = 0;
  for (double scaled = step; decimals < kMost && std::abs(scaled - std::round(scaled)) > 1e-6; ++decimals)
    scaled *= 10;
  return decimals;
}

std::string withDecimals(double value, int decimals) {
  return formatted("%.*f", decimals, value == 0.0 ? 0.0 : value);
}

/// In float32 where a whole number of steps makes 1, as T5's own code does it: round(5 · value) / 5.
double rounded(double value, double step) {
  const double inverse = 1.0 / step;
  if (std::abs(inverse - std::round(inverse)) > 1e-9) return std::nearbyint(value / step) * step;
  const auto steps = static_cast<float>(std::round(inverse));
  return static_cast<double>(std::nearbyint(static_cast<float>(value) * steps)) / std::round(inverse);
}

/// In one pass, so that a text that holds "{pair}" itself stays as it is.
std::string filled(std::string_view pattern, const TextPair& row) {
  std::string text;
  while (!pattern.empty()) {
    const auto begins = [&](std::string_view name) { return pattern.starts_with(name); };
    if (begins("{source}")) {
      text += row.source;
      pattern.remove_prefix(8);
    } else if (begins("{pair}")) {
      text += row.second.value_or("");
      pattern.remove_prefix(6);
    } else {
      text += pattern.front();
      pattern.remove_prefix(1);
    }
  }
  return text;
}

/// What a label of the file is written as, or why it cannot be.
Result<std::string> written(const std::string& label, const AsText& task, AsTextCounts& counts) {
  if (task.kind == "numbers") {
    const auto value = readFiniteNumber(label);
    if (!value) return value.error();
    if (*value < task.minimum || *value > task.maximum) ++counts.clamped;
    return numberAsText(*value, task);
  }
  if (task.words.empty()) return label;
  const auto word = task.words.find(label);
  if (word == task.words.end()) return Error{"as_text.words has no word for '" + label + "'", "", ""};
  return word->second;
}

}  // namespace

std::int64_t numberClasses(const AsText& task) {
  return static_cast<std::int64_t>(std::floor((task.maximum - task.minimum) / task.step + 1e-9)) + 1;
}

std::string numberAsText(double value, const AsText& task) {
  const int decimals = std::max(decimalsOf(task.step), decimalsOf(task.minimum));
  return withDecimals(std::clamp(rounded(value, task.step), task.minimum, task.maximum), decimals);
}

std::string sourceAsText(const TextPair& row, const AsText& task) {
  if (!task.pattern.empty()) return filled(task.pattern, row);
  return filled(row.second ? kUsualOfPairs : kUsual, row);
}

bool writesPair(const AsText& task) {
  return task.pattern.empty() || task.pattern.find("{pair}") != std::string::npos;
}

std::string wordFor(const std::string& label, const AsText& task) {
  if (task.kind == "numbers") return label;
  const auto isMeant = [&](const auto& entry) { return trimmedLabel(entry.first) == trimmedLabel(label); };
  const auto word = std::ranges::find_if(task.words, isMeant);
  return word == task.words.end() ? label : word->second;
}

bool writeTargetAsText(TextPair& row, const AsText& task, AsTextCounts& counts) {
  Result<std::string> word = written(row.labels.empty() ? row.target : row.labels.front(), task, counts);
  if (word)
    row.target = std::move(*word);
  else
    counts.badRows.add(row.line, word.error().what);
  return word.ok();
}

AsTextCounts writeTargetsAsText(std::vector<TextPair>& rows, const AsText& task) {
  AsTextCounts counts;
  std::vector<TextPair> kept;
  kept.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!writeTargetAsText(rows[i], task, counts)) continue;
    kept.push_back(std::move(rows[i]));
    counts.kept.push_back(i);
  }
  rows = std::move(kept);
  return counts;
}

AsTextCounts writeAsText(std::vector<TextPair>& rows, const AsText& task) {
  AsTextCounts counts = writeTargetsAsText(rows, task);
  for (TextPair& row : rows) {
    row.source = sourceAsText(row, task);
    row.second.reset();
  }
  return counts;
}

bool writesLabelsOfData(const AsText& task) { return task.kind != "numbers" && task.words.empty(); }

void addLearnedAnswers(const AsText& task, std::span<const std::string> learned,
                       std::vector<std::string>& known) {
  if (!writesLabelsOfData(task)) return;
  known.insert(known.end(), learned.begin(), learned.end());
  std::ranges::sort(known);
  known.erase(std::ranges::unique(known).begin(), known.end());
}

std::vector<std::string> knownAnswers(const AsText& task, std::span<const TextPair> rows) {
  if (task.kind == "numbers") {
    std::vector<std::string> classes;
    for (std::int64_t i = 0; i < numberClasses(task); ++i)
      classes.push_back(numberAsText(task.minimum + static_cast<double>(i) * task.step, task));
    return classes;
  }
  std::set<std::string> words;
  for (const auto& [label, word] : task.words) words.insert(word);
  if (writesLabelsOfData(task)) {
    for (const TextPair& row : rows) words.insert(row.target);
  }
  return {words.begin(), words.end()};
}

}  // namespace s2s
