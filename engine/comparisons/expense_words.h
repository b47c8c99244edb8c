#pragma once
// What a verdict calls an expense, and how it writes an amount of it.

#include <string>

#include "engine/comparisons/verdict_facts.h"

namespace s2s {

class VerdictWording;

/// "optimizer steps", "training time".
std::string expenseTitle(Expense expense, const VerdictWording& wording);

/// With its unit: "1,239", "1.77 M B", "2.8 min", "120 MiB".
std::string expenseAmount(Expense expense, double value, const VerdictWording& wording);

}  // namespace s2s
