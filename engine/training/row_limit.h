#pragma once
// How many rows are worked on at once outside of training steps, where memory may be too short for what was
// asked. Fewer at once give the same results, so nothing of it needs to be kept for a resumed run.

#include <cstdint>
#include <functional>
#include <string>
#include <utility>

namespace s2s {

class RowLimit {
 public:
  /// `work` says in messages where memory ran out: "in a validation".
  explicit RowLimit(std::string work) : m_work(std::move(work)) {}

  std::int64_t atOnce(std::int64_t wanted) const;
  /// Memory held `rows` at once, but not more: from here on it is not tried again.
  void lower(std::int64_t rows);

  /// Hears of it each time that the limit is lowered; may be empty.
  std::function<void(const std::string& text)> tell;

 private:
  std::string m_work;
  std::int64_t m_most = 0;  ///< 0: no limit was met
};

/// Writing holds keys and values of every beam: what it has no room for the loss may have.
struct ValidationLimits {
  RowLimit scored{"in a validation"}, written{"while answers were written"};
};

}  // namespace s2s
