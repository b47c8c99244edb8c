// Read the source, write the target.

#include "engine/data/encoded_pairs.h"
#include "engine/objectives/objective.h"

namespace s2s {
namespace {

class SequenceToSequence final : public ExampleSource {
 public:
  explicit SequenceToSequence(EncodedPairs pairs) : m_pairs(std::move(pairs)) { m_kept = m_pairs.kept(); }
  Example example(std::size_t index, std::int64_t) const override { return m_pairs.example(index); }

 private:
  const EncodedPairs m_pairs;
};

}  // namespace

Result<std::unique_ptr<ExampleSource>> makeSequenceToSequence(std::vector<TextPair> rows,
                                                              const ObjectiveContext& context) {
  auto pairs = encodePairs(std::move(rows), *context.tokenizer,
                           {context.prefix, context.maxSourceTokens, context.maxTargetTokens,
                            context.discardOverlong, context.sourceLanguage, context.targetLanguage});
  if (!pairs) return pairs.error();
  return std::unique_ptr<ExampleSource>(std::make_unique<SequenceToSequence>(std::move(*pairs)));
}

}  // namespace s2s
