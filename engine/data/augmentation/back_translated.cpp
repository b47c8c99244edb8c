// The source is replaced by what a model wrote from the target before training began (Sennrich et al. 2016,
// "Improving Neural Machine Translation Models with Monolingual Data"; engine/training/back_translation.h
// writes the file).

#include "engine/data/augmentation/augmentation.h"
#include "engine/data/augmentation/written_sources.h"
#include "engine/data/empty_part.h"

namespace s2s {
namespace {

class BackTranslated final : public Augmenter {
 public:
  explicit BackTranslated(std::vector<std::string> sources) : m_sources(std::move(sources)) {}
  void change(TextPair& row, std::size_t number, const CounterRandom&) const override {
    // A model that wrote nothing leaves the row as it is.
    if (number < m_sources.size() && !isBlank(m_sources[number])) row.source = m_sources[number];
  }

 private:
  std::vector<std::string> m_sources;
};

}  // namespace

Result<std::unique_ptr<Augmenter>> makeBackTranslated(const Augmentation& options) {
  // Not written yet: nothing is changed (a sample X-ray before the first training).
  if (options.file.empty())
    return std::unique_ptr<Augmenter>(std::make_unique<BackTranslated>(std::vector<std::string>()));
  auto sources = readWrittenSources(options.file);
  if (!sources) return sources.error();
  return std::unique_ptr<Augmenter>(std::make_unique<BackTranslated>(std::move(*sources)));
}

}  // namespace s2s
