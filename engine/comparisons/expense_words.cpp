#include "engine/comparisons/expense_words.h"

#include <cstddef>
#include <cstdint>

#include "engine/comparisons/numbers_in_words.h"
#include "engine/comparisons/verdict.h"
#include "engine/core/number_text.h"
#include "engine/planning/byte_text.h"

namespace s2s {
namespace {

std::string duration(double seconds, const VerdictWording& wording) {
  if (seconds < 120.0) return wording.say("%1 s", {formatted("%.1f", seconds)});
  if (seconds < 7200.0) return wording.say("%1 min", {formatted("%.1f", seconds / 60.0)});
  return wording.say("%1 h", {formatted("%.1f", seconds / 3600.0)});
}

}  // namespace

std::string expenseTitle(Expense expense, const VerdictWording& wording) {
  constexpr const char* kTitles[] = {
      "optimizer steps", "bytes of learned targets",         "floating-point operations", "training time",
      "peak memory",     "parameters outside the embeddings"};
  return wording.say(kTitles[static_cast<std::size_t>(expense)], {});
}

std::string expenseAmount(Expense expense, double value, const VerdictWording& wording) {
  if (expense == Expense::targetBytes) return countInWords(value) + " B";
  if (expense == Expense::seconds) return duration(value, wording);
  if (expense == Expense::peakMemory) return byteText(static_cast<std::int64_t>(value));
  return countInWords(value);
}

}  // namespace s2s
