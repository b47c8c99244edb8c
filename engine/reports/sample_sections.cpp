#include "engine/reports/sample_sections.h"

#include <algorithm>

#include "engine/evaluation/sentence_table.h"

namespace s2s {
namespace {

constexpr std::size_t kSpread = 12, kDisagreeing = 8;

ReportTable rowsAsTable(const std::string& caption, const SentenceTable& sentences,
                        const std::vector<std::size_t>& places) {
  ReportTable table{caption, {"source", "reference"}, {}, {}};
  for (const std::string& system : sentences.systems()) table.columns.push_back(system);
  for (const std::size_t place : places) {
    const SentenceRow& row = sentences.rows()[place];
    std::vector<std::string>& cells = table.rows.emplace_back();
    cells = {row.source, row.reference};
    for (const SentenceAnswer& answer : row.answers) cells.push_back(answer.output);
  }
  return table;
}

}  // namespace

Result<ReportSection> sampleSection(const StoredEvaluation& evaluation) {
  ReportSection section{"Samples", {}};
  const auto sentences = sentencesOf(evaluation);
  if (!sentences) return sentences.error();
  const std::size_t rows = sentences->rows().size();
  if (sentences->systems().empty() || rows == 0) return section;
  const std::size_t shown = std::min(rows, kSpread);
  std::vector<std::size_t> spread;
  for (std::size_t i = 0; i < shown; ++i) spread.push_back(i * rows / shown);
  section.blocks.push_back(rowsAsTable("Rows spread evenly over the test set", *sentences, spread));
  std::vector<std::size_t> apart = sentences->sorted(SentenceKey::disagreement, std::nullopt, true);
  std::erase_if(apart, [&](std::size_t place) { return sentences->rows()[place].disagreement <= 0.0; });
  apart.resize(std::min(apart.size(), kDisagreeing));
  if (!apart.empty())
    section.blocks.push_back(rowsAsTable("Rows on which the systems disagree most", *sentences, apart));
  return section;
}

}  // namespace s2s
