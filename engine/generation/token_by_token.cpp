// Greedy search and plain sampling.

#include <algorithm>

#include "engine/generation/logits_processor.h"
#include "engine/generation/sampling.h"
#include "engine/generation/source_batch.h"

namespace s2s {
namespace {

class TokenByToken {
 public:
  TokenByToken(const SearchTask& task, const EncoderOutput& encoder, SourceNumbers numbers)
      : m_task(task),
        m_numbers(std::move(numbers)),
        m_rowsPerSource(task.options.numReturn),
        m_processors(makeLogitsProcessors(
            {task.options, task.tokens, task.model.vocabularySize(), task.model.device()})) {
    const std::int64_t rows = static_cast<std::int64_t>(m_numbers.size()) * m_rowsPerSource;
    const torch::TensorOptions ids = torch::TensorOptions(torch::kInt64).device(task.model.device());
    m_history.maximumLength = task.options.maxNewTokens + 1;
    m_history.tokens = torch::full({rows, m_history.maximumLength}, task.tokens.paddingId, ids);
    m_history.tokens.select(1, 0).fill_(task.tokens.decoderStartId);
    m_active = torch::ones({rows}, ids.dtype(torch::kBool));
    m_lengths = torch::zeros({rows}, ids);
    m_scores = torch::zeros({rows}, ids.dtype(torch::kFloat64));
    m_padding = torch::full({}, task.tokens.paddingId, ids);
    m_cache = task.model.makeCache(encoder, m_rowsPerSource, task.options.maxNewTokens);
    if (task.options.sample) prepareDraws();
  }

  bool run() {
    for (std::int64_t step = 1; step <= m_task.options.maxNewTokens && !m_numbers.empty(); ++step) {
      if (m_task.stopRequested()) return false;
      advance();
      const bool last = step == m_task.options.maxNewTokens;
      if (last || step % m_task.stepsBetweenLooks() == 0) releaseFinished(last);
    }
    return true;
  }

 private:
  /// One uniform number per step and row, made at once from the sources' own streams.
  void prepareDraws() {
    const std::int64_t rows = m_active.size(0), steps = m_task.options.maxNewTokens;
    const torch::Tensor draws = torch::empty({rows, steps}, torch::kFloat64);
    double* to = draws.mutable_data_ptr<double>();
    for (std::int64_t row = 0; row < rows; ++row) {
      const std::size_t source = m_numbers[static_cast<std::size_t>(row / m_rowsPerSource)];
      const CounterRandom random =
          sourceStream(m_task.options.seed, m_task.streamOf(source)).stream(static_cast<std::uint64_t>(row % m_rowsPerSource));
      for (std::int64_t step = 0; step < steps; ++step) *to++ = random.unit(static_cast<std::uint64_t>(step));
    }
    m_draws = draws.to(torch::kFloat32).clamp_max_(0x1.fffffep-1).to(m_task.model.device());
  }

  void advance() {
    torch::Tensor scores =
        m_task.model.decodeStep(*m_cache, m_history.tokens.select(1, m_history.length - 1));
    if (!m_processors.empty()) {
      scores = scores.to(torch::kFloat32);
      for (const auto& processor : m_processors) processor->apply(scores, m_history);
    }
    const Candidates chosen =
        m_task.options.sample ? draw(scores) : topCandidates(scores, 1, /*normalize=*/true);
    const torch::Tensor tokens = torch::where(m_active, chosen.ids.select(1, 0), m_padding);
    m_history.tokens.select(1, m_history.length).copy_(tokens);
    ++m_history.length;
    m_scores += torch::where(m_active, chosen.scores.select(1, 0).to(torch::kFloat64), 0.0);
    m_lengths += m_active;
    for (const std::int64_t end : m_task.tokens.endIds) m_active = m_active & (tokens != end);
  }

  /// The drawn token of every row and its log-probability in the distribution it was drawn from.
  Candidates draw(const torch::Tensor& scores) const {
    const Candidates allowed =
        sampledCandidates(scores, m_task.options, /*leastKept=*/1, /*normalize=*/false);
    const torch::Tensor drawn = drawOne(allowed.scores, m_draws.select(1, m_history.length - 1)).unsqueeze(1);
    return {allowed.scores.log_softmax(1).gather(1, drawn), allowed.ids.gather(1, drawn)};
  }

  /// Hands out sources none of whose rows goes on, when that many have ended that it pays (or `all` do).
  void releaseFinished(bool all) {
    const auto sources = static_cast<std::int64_t>(m_numbers.size());
    const torch::Tensor going = m_active.view({sources, m_rowsPerSource}).any(1).to(torch::kCPU);
    std::vector<std::int64_t> kept, left;
    for (std::int64_t source = 0; source < sources; ++source) {
      (going.const_data_ptr<bool>()[source] && !all ? kept : left).push_back(source);
    }
    if (left.empty() || (!kept.empty() && !worthShrinking(static_cast<std::int64_t>(left.size()), sources)))
      return;
    const torch::Tensor tokens = m_history.tokens.to(torch::kCPU), lengths = m_lengths.to(torch::kCPU);
    const torch::Tensor scores = m_scores.to(torch::kCPU);
    for (const std::int64_t source : left) {
      std::vector<GeneratedSequence> answers;
      for (std::int64_t row = source * m_rowsPerSource; row < (source + 1) * m_rowsPerSource; ++row) {
        const std::int64_t* first = tokens.const_data_ptr<std::int64_t>() + row * m_history.maximumLength + 1;
        answers.push_back({{first, first + lengths.const_data_ptr<std::int64_t>()[row]},
                           scores.const_data_ptr<double>()[row]});
      }
      std::ranges::stable_sort(answers, std::greater<>(), &GeneratedSequence::score);
      m_task.finished(m_numbers[static_cast<std::size_t>(source)], std::move(answers));
    }
    keep(kept);
  }

  void keep(const std::vector<std::int64_t>& kept) {
    SourceNumbers numbers;
    for (const std::int64_t source : kept) numbers.push_back(m_numbers[static_cast<std::size_t>(source)]);
    m_numbers = std::move(numbers);
    if (kept.empty()) return;
    const torch::Tensor sources = torch::tensor(kept, torch::kInt64).to(m_active.device());
    const torch::Tensor rows =
        (sources.unsqueeze(1) * m_rowsPerSource + torch::arange(m_rowsPerSource, sources.options()))
            .flatten();
    m_cache->keepSources(sources);
    for (torch::Tensor* state : {&m_history.tokens, &m_active, &m_lengths, &m_scores, &m_draws}) {
      if (state->defined()) *state = state->index_select(0, rows);
    }
  }

  const SearchTask& m_task;
  SourceNumbers m_numbers;
  std::int64_t m_rowsPerSource;
  std::vector<std::unique_ptr<LogitsProcessor>> m_processors;
  TokenHistory m_history;
  torch::Tensor m_active;   ///< [rows] bool: no end token yet
  torch::Tensor m_lengths;  ///< [rows] tokens generated, the end token included
  torch::Tensor m_scores;   ///< [rows] sums of log-probabilities
  torch::Tensor m_draws;    ///< [rows, steps] in [0, 1); undefined without sampling
  torch::Tensor m_padding;
  std::unique_ptr<DecoderCache> m_cache;
};

}  // namespace

bool searchTokenByToken(const SearchTask& task, const EncoderOutput& encoder, SourceNumbers numbers) {
  return TokenByToken(task, encoder, std::move(numbers)).run();
}

}  // namespace s2s
