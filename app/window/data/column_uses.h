#pragma once
// What each column of a table is for.

#include <QString>
#include <vector>

#include "engine/recipes/recipe.h"

namespace s2s {

enum class ColumnUse { unused, source, target, second, label, number };

inline constexpr ColumnUse kColumnUses[] = {ColumnUse::unused, ColumnUse::source, ColumnUse::target,
                                            ColumnUse::second, ColumnUse::label,  ColumnUse::number};

/// For people.
QString columnUseName(ColumnUse use);

/// The uses of a data set's columns. `answer` is what the data set calls its target or its labels: a target,
/// a label or a number.
std::vector<ColumnUse> usesOf(const DataSource& source, const std::vector<std::string>& columns,
                              ColumnUse answer);

/// One column changes; whoever had a use that only one can have loses it. A row is answered by a text, by
/// labels or by numbers, so each of them ends the others.
void setColumnUse(std::vector<ColumnUse>& uses, std::size_t column, ColumnUse use);

/// Writes the uses into a data set; columns go by name where `named`, else by number.
void writeUses(const std::vector<ColumnUse>& uses, const std::vector<std::string>& columns, bool named,
               DataSource& source);

/// What a row is answered with; `unused` where no column says.
ColumnUse answerOf(const std::vector<ColumnUse>& uses);

bool hasUse(const std::vector<ColumnUse>& uses, ColumnUse use);
/// -1 where no column has it.
int columnOf(const std::vector<ColumnUse>& uses, ColumnUse use);

/// The objective that the uses stand for, or `now` where that can use them.
std::string objectiveFor(const std::vector<ColumnUse>& uses, const std::string& now);

}  // namespace s2s
