#include "engine/planning/trained_characters.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <unordered_map>
#include <vector>

#include "engine/core/recent_answers.h"
#include "engine/data/checks/recipe_checks.h"
#include "engine/data/source_files.h"
#include "engine/data/tasks_as_text.h"
#include "engine/data/text_pairs.h"
#include "engine/planning/data_labels.h"
#include "engine/planning/data_stamp.h"
#include "engine/tokenizers/character_traits.h"
#include "engine/tokenizers/normal_forms.h"
#include "engine/tokenizers/unicode_text.h"

namespace s2s {
namespace {

/// Half a second of reading.
constexpr std::size_t kMostBytes = 8 << 20;
/// Longer texts are left out by the trainer.
constexpr std::size_t kLongestText = 64 << 10;
/// Padding, end and unknown, which every layout has.
constexpr std::int64_t kSpecialPieces = 3;

/// How often each character occurs, as SentencePiece counts: blanks in a row are one, and one stands before
/// each text.
class CharacterCounts {
 public:
  void add(const std::string& text) {
    m_bytes += text.size();
    if (text.size() > kLongestText) return;
    const std::string normal = normalised(wellFormedUtf8(text), NormalForm::nfkc);
    bool isBlank = false, isFirst = true;
    for (std::size_t at = 0; at < normal.size();) {
      const Character one = characterAt(normal, at);
      at += one.bytes;
      if (hasTrait(one.codePoint, kWhiteSpace | kSpaceMark)) {
        isBlank = true;
      } else if (!hasTrait(one.codePoint, kOther | kReplacement)) {
        if (isBlank || isFirst) count(U'\u2581');
        isBlank = isFirst = false;
        count(one.codePoint);
      }
    }
  }

  std::size_t bytes() const { return m_bytes; }

  /// The fewest that make up that share of the texts.
  std::int64_t needed(double coverage) const {
    std::vector<std::int64_t> counts;
    for (const auto& [character, times] : m_counts) counts.push_back(times);
    std::ranges::sort(counts, std::greater());
    std::int64_t needed = 0, covered = 0;
    for (const std::int64_t times : counts) {
      // In the trainer's precision, in which a share that lacks little is a whole.
      const auto share = static_cast<float>(static_cast<double>(covered) / static_cast<double>(m_all));
      if (share >= static_cast<float>(coverage)) break;
      covered += times;
      ++needed;
    }
    return needed;
  }

 private:
  void count(char32_t character) {
    ++m_counts[character];
    ++m_all;
  }

  std::unordered_map<char32_t, std::int64_t> m_counts;
  std::int64_t m_all = 0;
  std::size_t m_bytes = 0;
};

/// The texts of a row, as a tokenizer is trained on them; none where it is left out.
std::vector<std::string> trainedTexts(TextPair row, const DataSource& set) {
  std::string source = set.asText ? sourceAsText(row, *set.asText) : row.source;
  AsTextCounts left;
  if (set.asText && !writeTargetAsText(row, *set.asText, left)) return {};
  std::vector<std::string> texts{set.prefix + source};
  if (!row.target.empty()) texts.push_back(std::move(row.target));
  return texts;
}

/// Nothing where a file cannot be read, of which a check of the data tells.
std::optional<std::int64_t> countedPieces(const Recipe& recipe, const std::vector<DataSource>& sets) {
  CharacterCounts counts;
  const std::size_t share = kMostBytes / sets.size();
  for (const DataSource& set : sets) {
    if (storedSizeOf(set).bytes == 0) return std::nullopt;  // a pipe would wait for its writer
    const std::size_t end = counts.bytes() + share;
    const auto take = [&](TextPair&& row) {
      for (const std::string& text : trainedTexts(std::move(row), set)) counts.add(text);
      return counts.bytes() < end;
    };
    if (!forEachKeptPair(set, needsOf(set, recipe.objective), take)) return std::nullopt;
  }
  return counts.needed(recipe.tokenizer.train->characterCoverage) + kSpecialPieces;
}

}  // namespace

std::optional<std::string> charactersWithoutRoom(const Recipe& recipe) {
  const std::vector<DataSource> sets = trainedSets(recipe.data);
  if (!recipe.tokenizer.train || sets.empty()) return std::nullopt;
  const TokenizerTraining& training = *recipe.tokenizer.train;
  static RecentAnswers<std::optional<std::int64_t>> known(4);
  std::string question = dataStamp(recipe, sets) + recipe.data.mixing.leaveOut + recipe.objective.kind + " " +
                         std::to_string(training.characterCoverage);
  auto pieces = known.find(question);
  if (!pieces) {
    pieces = countedPieces(recipe, sets);
    known.keep(std::move(question), *pieces);
  }
  if (!*pieces || **pieces <= training.vocabularySize) return std::nullopt;
  return "tokenizer.train.vocabulary_size is " + std::to_string(training.vocabularySize) +
         ", but the characters of the texts take about " + std::to_string(**pieces) +
         " pieces, and training would refuse it: raise it, or lower tokenizer.train.character_coverage";
}

}  // namespace s2s
