// Typing mistakes: characters that are left out, doubled, exchanged with the next one, or replaced by another
// one of the same text.

#include "engine/core/utf8.h"
#include "engine/data/augmentation/augmentation.h"
#include "engine/data/empty_part.h"

namespace s2s {
namespace {

constexpr std::uint64_t kWhere = 0, kWhat = 1, kWhich = 2;  // streams of one text

std::string withMistakes(const std::string& text, double share, const CounterRandom& random) {
  const std::vector<char32_t> characters = codePoints(text);
  std::string noisy;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    if (random.stream(kWhere).unit(i) >= share) {
      appendUtf8(noisy, characters[i]);
      continue;
    }
    switch (random.stream(kWhat).below(i, 4)) {
      case 0:  // left out
        break;
      case 1:  // doubled
        appendUtf8(noisy, characters[i]);
        appendUtf8(noisy, characters[i]);
        break;
      case 2:  // exchanged with the next
        if (i + 1 < characters.size()) appendUtf8(noisy, characters[i + 1]);
        appendUtf8(noisy, characters[i]);
        ++i;
        break;
      default:  // replaced
        appendUtf8(noisy, characters[random.stream(kWhich).below(i, characters.size())]);
    }
  }
  return isBlank(noisy) ? text : noisy;
}

class CharacterNoise final : public Augmenter {
 public:
  explicit CharacterNoise(double share) : m_share(share) {}
  void change(TextPair& row, std::size_t, const CounterRandom& random) const override {
    row.source = withMistakes(row.source, m_share, random.stream(0));
    if (row.second) row.second = withMistakes(*row.second, m_share, random.stream(1));
  }

 private:
  double m_share;
};

}  // namespace

Result<std::unique_ptr<Augmenter>> makeCharacterNoise(const Augmentation& options) {
  return std::unique_ptr<Augmenter>(std::make_unique<CharacterNoise>(options.share));
}

}  // namespace s2s
