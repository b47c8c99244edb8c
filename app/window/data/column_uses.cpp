#include "app/window/data/column_uses.h"

#include <QCoreApplication>
#include <algorithm>

#include "engine/data/text_pairs.h"

namespace s2s {
namespace {

/// What a row can be answered with.
constexpr ColumnUse kAnswers[] = {ColumnUse::target, ColumnUse::label, ColumnUse::number};

ColumnReference reference(const std::vector<std::string>& columns, std::size_t column, bool named) {
  if (named) return columns[column];
  return static_cast<std::int64_t>(column + 1);
}

}  // namespace

QString columnUseName(ColumnUse use) {
  const auto words = [](const char* text) { return QCoreApplication::translate("s2s::ColumnUse", text); };
  switch (use) {
    case ColumnUse::unused:
      return words(QT_TRANSLATE_NOOP("s2s::ColumnUse", "not used"));
    case ColumnUse::source:
      return words(QT_TRANSLATE_NOOP("s2s::ColumnUse", "Source"));
    case ColumnUse::target:
      return words(QT_TRANSLATE_NOOP("s2s::ColumnUse", "Target"));
    case ColumnUse::second:
      return words(QT_TRANSLATE_NOOP("s2s::ColumnUse", "Second text"));
    case ColumnUse::label:
      return words(QT_TRANSLATE_NOOP("s2s::ColumnUse", "Label"));
    case ColumnUse::number:
      return words(QT_TRANSLATE_NOOP("s2s::ColumnUse", "Number"));
  }
  return {};
}

std::vector<ColumnUse> usesOf(const DataSource& source, const std::vector<std::string>& columns,
                              ColumnUse answer) {
  std::vector<ColumnUse> uses(columns.size(), ColumnUse::unused);
  const auto give = [&](const ColumnReference& column, ColumnUse use) {
    const Result<std::size_t> found = findColumn(columns, column, "");
    if (found && uses[*found] == ColumnUse::unused) uses[*found] = use;
  };
  give(source.source, ColumnUse::source);
  if (source.pair) give(*source.pair, ColumnUse::second);
  for (const ColumnReference& label : source.labels) give(label, answer);
  if (source.labels.empty()) give(source.target, answer);
  return uses;
}

void setColumnUse(std::vector<ColumnUse>& uses, std::size_t column, ColumnUse use) {
  const auto end = [&](ColumnUse other) { std::ranges::replace(uses, other, ColumnUse::unused); };
  if (use == ColumnUse::source || use == ColumnUse::second) end(use);
  if (std::ranges::find(kAnswers, use) != std::end(kAnswers)) {
    for (const ColumnUse other : kAnswers) {
      if (other != use || use == ColumnUse::target) end(other);
    }
  }
  uses[column] = use;
}

void writeUses(const std::vector<ColumnUse>& uses, const std::vector<std::string>& columns, bool named,
               DataSource& source) {
  source.pair.reset();
  source.labels.clear();
  const ColumnUse answer = answerOf(uses);
  std::vector<ColumnReference> answers;
  for (std::size_t column = 0; column < std::min(uses.size(), columns.size()); ++column) {
    const ColumnReference at = reference(columns, column, named);
    if (uses[column] == ColumnUse::source) source.source = at;
    if (uses[column] == ColumnUse::second) source.pair = at;
    if (uses[column] != ColumnUse::unused && uses[column] == answer) answers.push_back(at);
  }
  if (answers.size() == 1) source.target = answers.front();
  if (answers.size() > 1) source.labels = answers;
}

ColumnUse answerOf(const std::vector<ColumnUse>& uses) {
  for (const ColumnUse answer : kAnswers) {
    if (hasUse(uses, answer)) return answer;
  }
  return ColumnUse::unused;
}

bool hasUse(const std::vector<ColumnUse>& uses, ColumnUse use) { return columnOf(uses, use) >= 0; }

int columnOf(const std::vector<ColumnUse>& uses, ColumnUse use) {
  const auto at = std::ranges::find(uses, use);
  return at == uses.end() ? -1 : static_cast<int>(at - uses.begin());
}

std::string objectiveFor(const std::vector<ColumnUse>& uses, const std::string& now) {
  switch (answerOf(uses)) {
    case ColumnUse::label:
      return "sequence-classification";
    case ColumnUse::number:
      return "regression";
    case ColumnUse::target: {
      const bool isHeaded = now == "sequence-classification" || now == "regression";
      return now.empty() || isHeaded ? "sequence-to-sequence" : now;
    }
    default: {
      const bool needsAnswers = now.empty() || now == "sequence-to-sequence" ||
                                now == "sequence-classification" || now == "regression";
      return needsAnswers ? "span-corruption" : now;
    }
  }
}

}  // namespace s2s
