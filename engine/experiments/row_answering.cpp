#include "engine/experiments/row_answering.h"

#include <algorithm>

#include "engine/data/tasks_as_text.h"

namespace s2s {
namespace {

using Places = std::span<const std::size_t>;
using Answers = std::vector<AnsweredRow>;

class Answering {
 public:
  Answering(ModelHandle& model, std::span<const TextPair> rows, const RowAsking& asking,
            const AnsweringObserver& observer, const RunControl* control)
      : m_model(model), m_rows(rows), m_asking(asking), m_observer(observer), m_control(control) {}

  Result<std::optional<std::size_t>> run(Places places) {
    std::vector<std::size_t> order = longestFirst(places);
    Places rest = order;
    auto batch = static_cast<std::size_t>(m_asking.generation.batchSize);
    std::optional<std::size_t> limit;
    m_model.takeFitting();
    while (!rest.empty()) {
      if (m_control != nullptr && m_control->pauseRequested())
        return Error{"the evaluation was stopped", "", "", Error::Kind::cancelled};
      const Places now = rest.first(std::min(batch, rest.size()));
      auto answers = m_model.task() == ModelTask::sequenceClassification ? classify(now) : write(now);
      if (!answers) return answers.error();
      const Fitting fitting = m_model.takeFitting();
      noteCut(fitting.cut, *answers);
      if (auto taken = m_observer.answered(*answers); !taken) return taken.error();
      if (fitting.batchLimit) limit = batch = std::min(batch, *fitting.batchLimit);
      rest = rest.subspan(now.size());
      m_done += now.size();
      tellProgress(0);
    }
    return limit;
  }

 private:
  /// A source that is scored and written from is cut twice and noted once.
  static void noteCut(std::span<const CutText> cut, Answers& answers) {
    for (const CutText& text : cut) {
      AnsweredRow& answer = answers[text.number];
      (text.side == CutText::Side::target ? answer.referenceCut : answer.sourceCut) = true;
    }
  }

  SourceInput sourceOf(std::size_t place) const {
    const TextPair& row = m_rows[place];
    const std::string text = m_asking.asText ? sourceAsText(row, *m_asking.asText) : row.source;
    return {m_asking.way.prefix + text, std::nullopt, m_asking.way.sourceLanguage, place};
  }

  std::vector<std::size_t> longestFirst(Places places) const {
    std::vector<std::pair<std::size_t, std::size_t>> lengths;
    for (const std::size_t place : places) {
      const bool isBeside = m_rows[place].second && !m_asking.asText;
      const std::size_t second = isBeside ? m_rows[place].second->size() : 0;
      lengths.emplace_back(
          m_model.countTokens(sourceOf(place)).value_or(m_rows[place].source.size()) + second, place);
    }
    std::ranges::stable_sort(lengths, std::greater(), [](const auto& one) { return one.first; });
    std::vector<std::size_t> order;
    for (const auto& [length, place] : lengths) order.push_back(place);
    return order;
  }

  void tellProgress(std::size_t within) const {
    if (m_observer.progress) m_observer.progress(m_done + within);
  }

  Result<Answers> classify(Places places) {
    std::vector<ClassifierQuestion> questions;
    for (const std::size_t place : places)
      questions.push_back({m_asking.way.prefix + m_rows[place].source, m_rows[place].second});
    auto said = m_model.classify(questions, m_asking.generation.batchSize, m_control);
    if (!said) return said.error();
    Answers answers(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
      answers[i].row = places[i];
      for (Verdict& verdict : (*said)[i]) {
        answers[i].output += (answers[i].output.empty() ? "" : ", ") +
                             (m_asking.asText ? wordFor(verdict.label, *m_asking.asText) : verdict.label);
        answers[i].verdicts.push_back({std::move(verdict.column), std::move(verdict.label),
                                       std::move(verdict.probabilities), verdict.score});
      }
    }
    return answers;
  }

  Result<Answers> write(Places places) {
    Answers answers(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) answers[i].row = places[i];
    if (m_asking.forces) {
      if (auto forced = force(places, answers); !forced) return forced.error();
    }
    if (m_asking.writes) {
      if (auto written = generate(places, answers); !written) return written.error();
    }
    return answers;
  }

  Result<void> force(Places places, Answers& answers) {
    std::vector<ScoredPair> pairs;
    for (const std::size_t place : places)
      pairs.push_back({sourceOf(place), {m_rows[place].target, {}, m_asking.way.targetLanguage}});
    const auto scored = m_model.score(pairs, m_asking.generation.batchSize, m_control);
    if (!scored) return scored.error();
    for (std::size_t i = 0; i < places.size(); ++i) {
      const Likelihood& likelihood = (*scored)[i];
      answers[i].likelihood = {likelihood.loss,
                               static_cast<std::int64_t>(likelihood.tokenLogProbabilities.size()),
                               std::ranges::count(likelihood.correct, true),
                               likelihood.bytes.value_or(0),
                               likelihood.unknown,
                               likelihood.vanished};
    }
    return {};
  }

  Result<void> generate(Places places, Answers& answers) {
    std::vector<SourceInput> sources;
    for (const std::size_t place : places) sources.push_back(sourceOf(place));
    auto written = m_model.generate(sources, m_asking.generation, m_asking.way.targetLanguage, m_control,
                                    [&](std::size_t finished) { tellProgress(finished); });
    if (!written) return written.error();
    for (std::size_t i = 0; i < places.size(); ++i) {
      TextAnswer& best = (*written)[i].front();
      answers[i].output = std::move(best.text);
      answers[i].ids = std::move(best.tokens);
      answers[i].score = best.score;
    }
    return {};
  }

  ModelHandle& m_model;
  std::span<const TextPair> m_rows;
  const RowAsking& m_asking;
  const AnsweringObserver& m_observer;
  const RunControl* m_control;
  std::size_t m_done = 0;
};

}  // namespace

Result<std::optional<std::size_t>> answerRows(ModelHandle& model, std::span<const TextPair> rows,
                                              Places places, const RowAsking& asking,
                                              const AnsweringObserver& observer, const RunControl* control) {
  return Answering(model, rows, asking, observer, control).run(places);
}

}  // namespace s2s
