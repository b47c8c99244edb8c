#pragma once
// The last few answers of something that takes long and is asked again with the same question.

#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace s2s {

/// Asked from any thread. A question holds everything that the answer depends on, so an answer never grows
/// old.
template <typename Answer>
class RecentAnswers {
 public:
  explicit RecentAnswers(std::size_t most) : m_most(most) {}

  std::optional<Answer> find(const std::string& question) const {
    const std::lock_guard lock(m_mutex);
    for (const auto& [asked, answer] : m_answers) {
      if (asked == question) return answer;
    }
    return std::nullopt;
  }
  void keep(std::string question, Answer answer) {
    const std::lock_guard lock(m_mutex);
    m_answers.emplace_front(std::move(question), std::move(answer));
    if (m_answers.size() > m_most) m_answers.pop_back();
  }

 private:
  const std::size_t m_most;
  mutable std::mutex m_mutex;
  std::deque<std::pair<std::string, Answer>> m_answers;
};

}  // namespace s2s
