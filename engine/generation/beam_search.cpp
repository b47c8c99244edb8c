// Beam search and beam sampling, step by step what `_beam_search` of transformers 4.57 computes, in float32:
// which candidates are kept, which may finish, when a source is done.

#include <algorithm>
#include <cmath>

#include "engine/generation/logits_processor.h"
#include "engine/generation/sampling.h"
#include "engine/generation/source_batch.h"

namespace s2s {
namespace {

constexpr double kNever = -1.0e9;  ///< score of what must not be chosen; finite, as in transformers

/// Indices of the `count` highest entries of each row, best first, the earlier of equals first.
torch::Tensor highest(const torch::Tensor& scores, std::int64_t count) {
  return std::get<1>(scores.sort(/*stable=*/true, -1, /*descending=*/true)).narrow(-1, 0, count);
}

/// entries [sources, from, length] at `places` [sources, to] → [sources, to, length].
torch::Tensor pick(const torch::Tensor& entries, const torch::Tensor& places) {
  return entries.gather(1, places.unsqueeze(2).expand({-1, -1, entries.size(2)}));
}

/// Continuations of one step, best first: [sources, kept].
struct Continuations {
  torch::Tensor scores, parents, tokens;
  torch::Tensor ended;  ///< an end token, or the last position
};

/// Hypotheses that ended, best first: [sources, beams], and their tokens [sources, beams, length].
struct Finished {
  torch::Tensor scores, lengths, is, tokens;
};

class BeamSearch {
 public:
  BeamSearch(const SearchTask& task, const EncoderOutput& encoder, SourceNumbers numbers)
      : m_task(task),
        m_numbers(std::move(numbers)),
        m_beams(task.options.beams),
        m_kept(std::max<std::int64_t>(2, 1 + static_cast<std::int64_t>(task.tokens.endIds.size())) * m_beams),
        m_processors(makeLogitsProcessors(
            {task.options, task.tokens, task.model.vocabularySize(), task.model.device()})) {
    const auto sources = static_cast<std::int64_t>(m_numbers.size());
    const torch::TensorOptions ids = torch::TensorOptions(torch::kInt64).device(task.model.device());
    const torch::TensorOptions floats = ids.dtype(torch::kFloat32);
    m_history.maximumLength = task.options.maxNewTokens + 1;
    m_history.tokens = torch::full({sources * m_beams, m_history.maximumLength}, task.tokens.paddingId, ids);
    m_history.tokens.select(1, 0).fill_(task.tokens.decoderStartId);
    // Only the first beam counts at first, so that the beams do not all take the same tokens.
    m_running = torch::full({sources, m_beams}, kNever, floats);
    m_running.select(1, 0).zero_();
    m_finished = {torch::full({sources, m_beams}, kNever, floats), torch::zeros({sources, m_beams}, ids),
                  torch::zeros({sources, m_beams}, ids.dtype(torch::kBool)),
                  m_history.tokens.view({sources, m_beams, -1}).clone()};
    m_improvable = torch::ones({sources}, ids.dtype(torch::kBool));
    m_cache = task.model.makeCache(encoder, m_beams, task.options.maxNewTokens);
    for (const std::size_t number : m_numbers)
      m_random.push_back(sourceStream(task.options.seed, task.streamOf(number)));
  }

  bool run() {
    for (std::int64_t step = 1; step <= m_task.options.maxNewTokens && !m_numbers.empty(); ++step) {
      if (m_task.stopRequested()) return false;
      advance(step);
      const bool last = step == m_task.options.maxNewTokens;
      if (last || step % m_task.stepsBetweenLooks() == 0) releaseDone(last);
    }
    return true;
  }

 private:
  /// Generates token number `step`.
  void advance(std::int64_t step) {
    const Continuations next = continuations(step);
    finish(next, step);
    goOn(next);
    const double length = std::pow(static_cast<double>(step), m_task.options.lengthPenalty);
    const torch::Tensor possible = m_running.narrow(1, 0, 1) / length;
    const torch::Tensor worst = m_finished.scores.amin(1, /*keepdim=*/true)
                                    .where(m_finished.is, torch::full_like(m_finished.scores, kNever));
    m_improvable = m_improvable & (possible > worst).any(1);
  }

  /// Tokens that may follow each row, with their log-probabilities.
  Candidates rowCandidates() const {
    torch::Tensor scores =
        m_task.model.decodeStep(*m_cache, m_history.tokens.select(1, m_history.length - 1));
    const bool processed = !m_processors.empty();
    if (processed) {
      // The rules see log-probabilities, and nothing is normalised again behind them.
      scores = scores.log_softmax(1, torch::kFloat32);
      for (const auto& processor : m_processors) processor->apply(scores, m_history);
    }
    if (m_task.options.sample) {
      const auto leastKept = static_cast<std::int64_t>(m_task.tokens.endIds.size()) + 1;
      return sampledCandidates(scores, m_task.options, leastKept, /*normalize=*/!processed);
    }
    return topCandidates(scores, std::min(m_kept, scores.size(1)), /*normalize=*/!processed);
  }

  Continuations continuations(std::int64_t step) const {
    const Candidates rows = rowCandidates();
    const auto sources = static_cast<std::int64_t>(m_numbers.size());
    const std::int64_t perRow = rows.ids.size(1);
    const torch::Tensor sums = (rows.scores.view({sources, m_beams, perRow}) + m_running.unsqueeze(2))
                                   .view({sources, m_beams * perRow});
    const std::int64_t kept = std::min(m_kept, sums.size(1));
    const torch::Tensor places = m_task.options.sample
                                     ? drawDistinct(sums, uniformNumbers(sums.size(1), step), kept)
                                     : highest(sums, kept);
    Continuations next;
    next.scores = sums.gather(1, places);
    next.parents = places.div(perRow, "floor");
    next.tokens = rows.ids.view({sources, m_beams * perRow}).gather(1, places);
    next.ended = torch::full_like(next.tokens, step == m_task.options.maxNewTokens, torch::kBool);
    for (const std::int64_t end : m_task.tokens.endIds) next.ended = next.ended | (next.tokens == end);
    return next;
  }

  torch::Tensor uniformNumbers(std::int64_t count, std::int64_t step) const {
    const torch::Tensor numbers =
        torch::empty({static_cast<std::int64_t>(m_random.size()), count}, torch::kFloat64);
    double* to = numbers.mutable_data_ptr<double>();
    for (const CounterRandom& source : m_random) {
      const CounterRandom random = source.stream(static_cast<std::uint64_t>(step));
      for (std::int64_t i = 0; i < count; ++i) *to++ = random.unit(static_cast<std::uint64_t>(i));
    }
    return numbers.to(m_running.device());
  }

  /// Takes over hypotheses that ended among the best `beams` continuations.
  void finish(const Continuations& next, std::int64_t step) {
    torch::Tensor ends = next.ended.clone();
    ends.narrow(1, m_beams, ends.size(1) - m_beams).fill_(false);
    if (ends.device().is_cpu() && !ends.any().item<bool>()) return;
    torch::Tensor scores = next.scores / std::pow(static_cast<double>(step), m_task.options.lengthPenalty);
    if (m_task.options.earlyStopping) scores = scores + m_finished.is.all(1, /*keepdim=*/true) * kNever;
    scores = scores + m_improvable.logical_not().unsqueeze(1) * kNever + ends.logical_not() * kNever;

    const torch::Tensor merged = torch::cat({m_finished.scores, scores}, 1);
    const torch::Tensor best = highest(merged, m_beams);
    torch::Tensor tokens = pick(m_history.tokens.view({merged.size(0), m_beams, -1}), next.parents);
    tokens.select(2, m_history.length).copy_(next.tokens);
    m_finished = {merged.gather(1, best),
                  torch::cat({m_finished.lengths, torch::full_like(next.tokens, step)}, 1).gather(1, best),
                  torch::cat({m_finished.is, ends}, 1).gather(1, best),
                  pick(torch::cat({m_finished.tokens, tokens}, 1), best)};
  }

  /// The best continuations that did not end become the beams of the next step.
  void goOn(const Continuations& next) {
    const torch::Tensor scores = next.scores + next.ended * kNever;
    const torch::Tensor best = highest(scores, m_beams);
    m_running = scores.gather(1, best);
    const torch::Tensor first = torch::arange(0, m_running.numel(), m_beams, best.options()).unsqueeze(1);
    const torch::Tensor rows = (next.parents.gather(1, best) + first).flatten();
    const bool moved = !rows.device().is_cpu() || !rows.equal(torch::arange(rows.numel(), rows.options()));
    if (moved) {
      m_history.tokens = m_history.tokens.index_select(0, rows);
      m_cache->reorder(rows);
    }
    m_history.tokens.select(1, m_history.length).copy_(next.tokens.gather(1, best).flatten());
    ++m_history.length;
  }

  /// Hands out the sources that nothing can change any more, when that many are that it pays (or `all` are).
  void releaseDone(bool all) {
    torch::Tensor open = m_improvable;
    if (m_task.options.earlyStopping) open = open & m_finished.is.all(1).logical_not();
    open = open.to(torch::kCPU);
    std::vector<std::int64_t> kept, left;
    for (std::int64_t source = 0; source < open.size(0); ++source) {
      (open.const_data_ptr<bool>()[source] && !all ? kept : left).push_back(source);
    }
    if (left.empty() ||
        (!kept.empty() && !worthShrinking(static_cast<std::int64_t>(left.size()), open.size(0))))
      return;
    const torch::Tensor scores = m_finished.scores.to(torch::kCPU),
                        lengths = m_finished.lengths.to(torch::kCPU);
    const torch::Tensor tokens = m_finished.tokens.to(torch::kCPU).contiguous();
    for (const std::int64_t source : left) {
      std::vector<GeneratedSequence> answers;
      for (std::int64_t row = source * m_beams; row < source * m_beams + m_task.options.numReturn; ++row) {
        const std::int64_t* first = tokens.const_data_ptr<std::int64_t>() + row * m_history.maximumLength + 1;
        answers.push_back({{first, first + lengths.const_data_ptr<std::int64_t>()[row]},
                           scores.const_data_ptr<float>()[row]});
      }
      m_task.finished(m_numbers[static_cast<std::size_t>(source)], std::move(answers));
    }
    keep(kept);
  }

  void keep(const std::vector<std::int64_t>& kept) {
    SourceNumbers numbers;
    std::vector<CounterRandom> random;
    for (const std::int64_t source : kept) {
      numbers.push_back(m_numbers[static_cast<std::size_t>(source)]);
      random.push_back(m_random[static_cast<std::size_t>(source)]);
    }
    m_numbers = std::move(numbers);
    m_random = std::move(random);
    if (kept.empty()) return;
    const torch::Tensor sources = torch::tensor(kept, torch::kInt64).to(m_running.device());
    const torch::Tensor rows =
        (sources.unsqueeze(1) * m_beams + torch::arange(m_beams, sources.options())).flatten();
    m_cache->keepSources(sources);
    m_history.tokens = m_history.tokens.index_select(0, rows);
    for (torch::Tensor* state : {&m_running, &m_improvable, &m_finished.scores, &m_finished.lengths,
                                 &m_finished.is, &m_finished.tokens}) {
      *state = state->index_select(0, sources);
    }
  }

  const SearchTask& m_task;
  SourceNumbers m_numbers;
  std::int64_t m_beams;
  std::int64_t m_kept;  ///< continuations looked at: all ends of all beams leave enough that go on
  std::vector<std::unique_ptr<LogitsProcessor>> m_processors;
  TokenHistory m_history;
  torch::Tensor m_running;     ///< [sources, beams] float32: sums of log-probabilities
  torch::Tensor m_improvable;  ///< [sources] bool: what runs could still beat what finished
  Finished m_finished;
  std::vector<CounterRandom> m_random;
  std::unique_ptr<DecoderCache> m_cache;
};

}  // namespace

bool searchWithBeams(const SearchTask& task, const EncoderOutput& encoder, SourceNumbers numbers) {
  return BeamSearch(task, encoder, std::move(numbers)).run();
}

}  // namespace s2s
