#include "engine/training/vocabulary_warnings.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/data/unknown_rate.h"

namespace s2s {

void warnOfUnknown(const RowSet& set, const Tokenizer& tokenizer, std::vector<std::string>& warnings) {
  constexpr std::size_t kMostRows = 2000;
  constexpr double kWorthSaying = 0.005;
  const std::size_t looked = std::min(kMostRows, set.rows.size());
  UnknownRate sources(tokenizer), targets(tokenizer);
  for (std::size_t i = 0; i < looked; ++i) {
    const TextPair& row = set.rows[i * set.rows.size() / looked];
    sources.add(row.source);
    if (row.second) sources.add(*row.second);
    if (set.writesTargetOf(row)) targets.add(row.target);
  }
  const auto tell = [&](const UnknownRate& rate, const char* side) {
    if (rate.share() < kWorthSaying) return;
    const auto tenths = static_cast<std::int64_t>(rate.share() * 1000.0 + 0.5);
    std::string warning = std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " % of the " +
                          side + " of " + set.name + " cannot be written by this vocabulary";
    if (looked < set.rows.size())
      warning += ", by a sample of " + std::to_string(looked) + " of its " + std::to_string(set.rows.size()) +
                 " rows";
    warnings.push_back(std::move(warning));
  };
  tell(sources, "sources");
  tell(targets, "targets");
}

void warnOfAlikeAnswers(const RowSet& set, const Tokenizer& tokenizer, std::vector<std::string>& warnings) {
  const std::set<std::string> answers(set.answers.begin(), set.answers.end());
  std::map<std::vector<TokenId>, std::vector<std::string>> written;
  for (const std::string& answer : answers)
    written[tokenizer.encodeAs(answer, {set.source.targetLanguage, true})].push_back(answer);
  std::size_t alike = 0;
  const std::vector<std::string>* first = nullptr;
  for (const auto& [ids, texts] : written) {
    if (texts.size() < 2) continue;
    alike += texts.size();
    if (first == nullptr) first = &texts;
  }
  if (first == nullptr) return;
  const std::string one = (*first)[0], other = (*first)[1];
  warnings.push_back("answers of " + set.name +
                     " that this vocabulary writes as the same tokens: " + std::to_string(alike) + " of " +
                     std::to_string(answers.size()) + ", such as '" + one + "' and '" + other + "'");
}

}  // namespace s2s
