// Words are left out, each with the same probability; one stays at least.

#include "engine/data/augmentation/augmentation.h"
#include "engine/data/augmentation/words_of_text.h"

namespace s2s {
namespace {

std::string withFewerWords(const std::string& text, double share, const CounterRandom& random) {
  const std::vector<std::string> words = wordsOfText(text);
  std::vector<std::string> kept;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (random.stream(0).unit(i) >= share) kept.push_back(words[i]);
  }
  if (kept.size() == words.size()) return text;
  if (kept.empty()) kept.push_back(words[random.stream(1).below(0, words.size())]);
  return joinedWords(kept);
}

class WordDrop final : public Augmenter {
 public:
  explicit WordDrop(double share) : m_share(share) {}
  void change(TextPair& row, std::size_t, const CounterRandom& random) const override {
    row.source = withFewerWords(row.source, m_share, random.stream(0));
    if (row.second) row.second = withFewerWords(*row.second, m_share, random.stream(1));
  }

 private:
  double m_share;
};

}  // namespace

Result<std::unique_ptr<Augmenter>> makeWordDrop(const Augmentation& options) {
  return std::unique_ptr<Augmenter>(std::make_unique<WordDrop>(options.share));
}

}  // namespace s2s
