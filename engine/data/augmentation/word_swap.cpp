// Words change places with the next one, each with the same probability; one that has moved stays where it
// is.

#include <utility>

#include "engine/data/augmentation/augmentation.h"
#include "engine/data/augmentation/words_of_text.h"

namespace s2s {
namespace {

std::string withSwappedWords(const std::string& text, double share, const CounterRandom& random) {
  std::vector<std::string> words = wordsOfText(text);
  bool swapped = false;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (random.unit(i) >= share) continue;
    std::swap(words[i], words[i + 1]);
    swapped = true;
    ++i;
  }
  return swapped ? joinedWords(words) : text;
}

class WordSwap final : public Augmenter {
 public:
  explicit WordSwap(double share) : m_share(share) {}
  void change(TextPair& row, std::size_t, const CounterRandom& random) const override {
    row.source = withSwappedWords(row.source, m_share, random.stream(0));
    if (row.second) row.second = withSwappedWords(*row.second, m_share, random.stream(1));
  }

 private:
  double m_share;
};

}  // namespace

Result<std::unique_ptr<Augmenter>> makeWordSwap(const Augmentation& options) {
  return std::unique_ptr<Augmenter>(std::make_unique<WordSwap>(options.share));
}

}  // namespace s2s
