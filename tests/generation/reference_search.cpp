#include "tests/generation/reference_search.h"

#include <algorithm>
#include <cmath>

namespace s2s::test {
namespace {

struct Hypothesis {
  std::vector<std::int64_t> tokens;  ///< the start token first
  double score = 0;
};

void extend(const FakeModel& model, const std::vector<std::int64_t>& source, const Hypothesis& prefix,
            std::int64_t longest, double lengthPenalty, std::vector<GeneratedSequence>& answers) {
  const auto scores = logProbabilities(model.logits(source, prefix.tokens));
  for (std::int64_t id = 0; id < model.vocabularySize(); ++id) {
    Hypothesis next = prefix;
    next.tokens.push_back(id);
    next.score += scores[static_cast<std::size_t>(id)];
    const auto length = static_cast<std::int64_t>(next.tokens.size()) - 1;
    if (id == 1 || length == longest) {
      const double score = next.score / std::pow(static_cast<double>(length), lengthPenalty);
      answers.push_back({{next.tokens.begin() + 1, next.tokens.end()}, score});
    } else {
      extend(model, source, next, longest, lengthPenalty, answers);
    }
  }
}

template <typename Scored>
void sortBestFirst(std::vector<Scored>& all) {
  std::ranges::stable_sort(all, std::greater<>(), &Scored::score);
}

}  // namespace

std::vector<double> logProbabilities(const std::vector<float>& logits) {
  const double maximum = *std::ranges::max_element(logits);
  double sum = 0;
  for (const float logit : logits) sum += std::exp(logit - maximum);
  std::vector<double> values;
  for (const float logit : logits) values.push_back(logit - maximum - std::log(sum));
  return values;
}

std::vector<GeneratedSequence> everyAnswer(const FakeModel& model, const std::vector<std::int64_t>& source,
                                           std::int64_t longest, double lengthPenalty) {
  std::vector<GeneratedSequence> answers;
  extend(model, source, {{0}, 0}, longest, lengthPenalty, answers);
  sortBestFirst(answers);
  return answers;
}

std::vector<GeneratedSequence> plainBeamSearch(const FakeModel& model,
                                               const std::vector<std::int64_t>& source,
                                               const GenerationOptions& options,
                                               const std::vector<std::int64_t>& endIds) {
  const auto beams = static_cast<std::size_t>(options.beams);
  const std::size_t kept = std::max<std::size_t>(2, 1 + endIds.size()) * beams;
  std::vector<Hypothesis> running = {{{0}, 0}};
  std::vector<GeneratedSequence> finished;
  for (std::int64_t step = 1; step <= options.maxNewTokens; ++step) {
    const double length = std::pow(static_cast<double>(step), options.lengthPenalty);
    std::vector<Hypothesis> next;
    for (const Hypothesis& hypothesis : running) {
      const auto scores = logProbabilities(model.logits(source, hypothesis.tokens));
      for (std::size_t id = 0; id < scores.size(); ++id) {
        next.push_back({hypothesis.tokens, hypothesis.score + scores[id]});
        next.back().tokens.push_back(static_cast<std::int64_t>(id));
      }
    }
    sortBestFirst(next);
    next.resize(std::min(kept, next.size()));
    running.clear();
    for (std::size_t i = 0; i < next.size(); ++i) {
      const bool ends = step == options.maxNewTokens || std::ranges::count(endIds, next[i].tokens.back()) > 0;
      if (!ends) {
        if (running.size() < beams) running.push_back(next[i]);
      } else if (i < beams) {
        finished.push_back({{next[i].tokens.begin() + 1, next[i].tokens.end()}, next[i].score / length});
      }
    }
    sortBestFirst(finished);
    finished.resize(std::min(beams, finished.size()));
    const bool full = finished.size() == beams;
    if (full && (options.earlyStopping || running[0].score / length <= finished.back().score)) break;
  }
  finished.resize(std::min(static_cast<std::size_t>(options.numReturn), finished.size()));
  return finished;
}

}  // namespace s2s::test
