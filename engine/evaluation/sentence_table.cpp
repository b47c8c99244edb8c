#include "engine/evaluation/sentence_table.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <thread>

#include "engine/core/atomic_file.h"
#include "engine/core/table_cell.h"
#include "engine/core/utf8.h"

namespace s2s {
namespace {

std::size_t characters(const std::string& text) { return codePoints(text).size(); }

double scoreOf(const Metric& metric, const std::string& output, const std::string& reference) {
  const std::string_view references[] = {reference};
  return metric.score(metric.statistics(output, references));
}

/// The metrics that sentences are scored by; none of them changes, so threads may share them.
struct SentenceMetrics {
  std::unique_ptr<Metric> chrfWords, chrf, bleu, exact;

  static Result<SentenceMetrics> make(const std::string& bleuTokenize) {
    MetricOptions options;
    options.tokenize = bleuTokenize;
    options.effectiveOrder = true;
    SentenceMetrics metrics;
    for (const auto& [name, place] : {std::pair{"chrf++", &metrics.chrfWords},
                                      {"chrf", &metrics.chrf},
                                      {"bleu", &metrics.bleu},
                                      {"exact", &metrics.exact}}) {
      auto made = makeMetric(name, options);
      if (!made) return made.error();
      *place = std::move(*made);
    }
    return metrics;
  }
};

double difference(const SentenceMetrics& metrics, const std::string& one, const std::string& other) {
  if (one == other) return 0.0;  // also two empty outputs
  return 1.0 - (scoreOf(*metrics.chrf, one, other) + scoreOf(*metrics.chrf, other, one)) / 200.0;
}

double disagreement(const SentenceMetrics& metrics, const std::vector<SentenceAnswer>& answers) {
  double sum = 0.0;
  std::size_t pairs = 0;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    for (std::size_t k = i + 1; k < answers.size(); ++k, ++pairs)
      sum += difference(metrics, answers[i].output, answers[k].output);
  }
  return pairs == 0 ? 0.0 : sum / static_cast<double>(pairs);
}

SentenceRow rowOf(const SentenceMetrics& metrics, const TextPair& pair, std::size_t number,
                  std::span<const std::vector<AnsweredRow>> answers) {
  SentenceRow row;
  row.row = number;
  row.line = pair.line;
  row.source = shownSource(pair);
  row.reference = pair.target;
  row.sourceLength = characters(pair.source);
  row.referenceLength = characters(pair.target);
  for (const std::vector<AnsweredRow>& ofSystem : answers) {
    const AnsweredRow& answered = ofSystem[number];
    SentenceAnswer& answer = row.answers.emplace_back();
    answer.output = answered.output;
    answer.chrf = scoreOf(*metrics.chrfWords, answered.output, pair.target);
    answer.bleu = scoreOf(*metrics.bleu, answered.output, pair.target);
    answer.exact = scoreOf(*metrics.exact, answered.output, pair.target) > 0.0;
    if (answered.likelihood) answer.loss = answered.likelihood->loss;
    answer.length = characters(answered.output);
  }
  row.disagreement = disagreement(metrics, row.answers);
  return row;
}

std::string shown(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4f", value);
  return text;
}

}  // namespace

std::string shownSource(const TextPair& row) {
  return row.second ? row.source + " | " + *row.second : row.source;
}

Result<SentenceTable> SentenceTable::of(std::span<const TextPair> rows, std::vector<std::string> names,
                                        std::span<const std::vector<AnsweredRow>> answers,
                                        const std::string& bleuTokenize) {
  for (const std::vector<AnsweredRow>& ofSystem : answers) {
    if (ofSystem.size() != rows.size())
      return Error{"a system has not answered every row", "", "finish its evaluation first",
                   Error::Kind::invalidInput};
  }
  const auto metrics = SentenceMetrics::make(bleuTokenize);
  if (!metrics) return metrics.error();
  SentenceTable table;
  table.m_systems = std::move(names);
  table.m_rows.resize(rows.size());
  const std::size_t workers =
      std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, rows.size() + 1);
  std::vector<std::jthread> threads;
  for (std::size_t worker = 0; worker < workers; ++worker) {
    threads.emplace_back([&, worker] {
      for (std::size_t i = worker; i < rows.size(); i += workers)
        table.m_rows[i] = rowOf(*metrics, rows[i], i, answers);
    });
  }
  threads.clear();  // joins them
  return table;
}

std::optional<double> SentenceTable::valueOf(const SentenceRow& row, SentenceKey key,
                                             std::optional<std::size_t> system) const {
  const auto ofAnswers = [&](auto&& value) -> std::optional<double> {
    if (system) return value(row.answers.at(*system));
    double sum = 0.0;
    for (const SentenceAnswer& answer : row.answers) {
      const std::optional<double> one = value(answer);
      if (!one) return std::nullopt;
      sum += *one;
    }
    if (row.answers.empty()) return std::nullopt;
    return sum / static_cast<double>(row.answers.size());
  };
  switch (key) {
    case SentenceKey::row:
      return static_cast<double>(row.row);
    case SentenceKey::chrf:
      return ofAnswers([](const SentenceAnswer& answer) { return std::optional(answer.chrf); });
    case SentenceKey::bleu:
      return ofAnswers([](const SentenceAnswer& answer) { return std::optional(answer.bleu); });
    case SentenceKey::loss:
      return ofAnswers([](const SentenceAnswer& answer) { return answer.loss; });
    case SentenceKey::disagreement:
      return row.disagreement;
    case SentenceKey::sourceLength:
      return static_cast<double>(row.sourceLength);
    case SentenceKey::referenceLength:
      return static_cast<double>(row.referenceLength);
    case SentenceKey::outputLength:
      return ofAnswers(
          [](const SentenceAnswer& answer) { return std::optional(static_cast<double>(answer.length)); });
  }
  return std::nullopt;
}

std::vector<std::size_t> SentenceTable::sorted(SentenceKey key, std::optional<std::size_t> system,
                                               bool descending) const {
  std::vector<std::optional<double>> values;
  for (const SentenceRow& row : m_rows) {
    std::optional<double> value = valueOf(row, key, system);
    if (value && std::isnan(*value)) value.reset();  // would break the order
    values.push_back(value);
  }
  std::vector<std::size_t> order(m_rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t one, std::size_t other) {
    if (!values[one] || !values[other]) return values[one].has_value() && !values[other].has_value();
    return descending ? *values[one] > *values[other] : *values[one] < *values[other];
  });
  return order;
}

std::string SentenceTable::toTsv(std::span<const std::size_t> order) const {
  std::string text = "row\tline\tsource\treference\tdisagreement\tsource_length\treference_length";
  for (const std::string& system : m_systems) {
    for (const char* column : {"output", "chrf++", "bleu", "exact", "loss", "length"})
      text += "\t" + std::string(column) + " " + tableCell(system);
  }
  text += "\n";
  for (const std::size_t place : order) {
    const SentenceRow& row = m_rows[place];
    text += std::to_string(row.row + 1) + "\t" + std::to_string(row.line) + "\t" + tableCell(row.source) +
            "\t" + tableCell(row.reference) + "\t" + shown(row.disagreement) + "\t" +
            std::to_string(row.sourceLength) + "\t" + std::to_string(row.referenceLength);
    for (const SentenceAnswer& answer : row.answers) {
      text += "\t" + tableCell(answer.output) + "\t" + shown(answer.chrf) + "\t" + shown(answer.bleu) + "\t" +
              (answer.exact ? "1" : "0") + "\t" + (answer.loss ? shown(*answer.loss) : "") + "\t" +
              std::to_string(answer.length);
    }
    text += "\n";
  }
  return text;
}

Json SentenceTable::toJson(std::span<const std::size_t> order) const {
  Json rows = Json::array();
  for (const std::size_t place : order) {
    const SentenceRow& row = m_rows[place];
    Json answers = Json::array();
    for (const SentenceAnswer& answer : row.answers) {
      answers.push_back({{"output", answer.output},
                         {"chrf++", answer.chrf},
                         {"bleu", answer.bleu},
                         {"exact", answer.exact},
                         {"loss", answer.loss ? Json(*answer.loss) : Json()},
                         {"length", answer.length}});
    }
    rows.push_back({{"row", row.row},
                    {"line", row.line},
                    {"source", row.source},
                    {"reference", row.reference},
                    {"disagreement", row.disagreement},
                    {"source_length", row.sourceLength},
                    {"reference_length", row.referenceLength},
                    {"answers", std::move(answers)}});
  }
  return {{"systems", m_systems}, {"rows", std::move(rows)}};
}

Result<void> SentenceTable::write(const std::filesystem::path& path) const {
  const std::vector<std::size_t> order = sorted(SentenceKey::row, std::nullopt, false);
  return writeFileAtomically(path,
                             path.extension() == ".json" ? writeJson(toJson(order), 1) + "\n" : toTsv(order));
}

Result<SentenceTable> sentencesOf(const StoredEvaluation& evaluation) {
  std::vector<std::string> names;
  std::vector<std::vector<AnsweredRow>> answers;
  for (std::size_t i = 0; i < evaluation.systems.size(); ++i) {
    if (evaluation.answers[i].size() != evaluation.test.rows.size()) continue;  // failed, or under way
    names.push_back(evaluation.systems[i].name);
    answers.push_back(evaluation.answers[i]);
  }
  std::string tokenize = "13a";
  if (evaluation.results.is_object() && evaluation.results.contains("headline")) {
    const Json& headline = evaluation.results.at("headline");
    if (headline.contains("tokenize") && headline.at("tokenize").is_string())
      tokenize = headline.at("tokenize");
  }
  return SentenceTable::of(evaluation.test.rows, std::move(names), answers, tokenize);
}

}  // namespace s2s
