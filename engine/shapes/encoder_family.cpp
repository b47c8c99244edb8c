// The plain encoder, in two sizes of a study of masked-token training with the encoder of Vaswani et al. 2017
// and a convolutional sentence classifier on top (Kim 2014).

#include <array>

#include "engine/shapes/bert_config.h"
#include "engine/shapes/family.h"

namespace s2s {
namespace {

struct Size {
  const char* name;
  const char* activation;
  std::int64_t vocabularySize, width, layers;
};

constexpr std::array kSizes = {
    Size{"workbench-encoder-small", "gelu", 10000, 512, 3},
    Size{"workbench-encoder-base", "silu", 5000, 1024, 6},
};

Json configOf(const Size& size) {
  return Json{{"architectures", {"WorkbenchEncoderForMaskedLM"}},
              {"attention_probs_dropout_prob", 0.1},
              {"hidden_act", size.activation},
              {"hidden_dropout_prob", 0.1},
              {"hidden_size", size.width},
              {"initializer_range", 0.02},
              {"intermediate_size", 2048},
              {"layer_norm_eps", 1e-5},
              {"max_position_embeddings", 512},
              {"model_type", "workbench_encoder"},
              {"num_attention_heads", 8},
              {"num_hidden_layers", size.layers},
              {"pad_token_id", 0},
              {"scale_embedding", true},
              {"tokenizer_class", "PreTrainedTokenizerFast"},
              {"vocab_size", size.vocabularySize}};
}

std::vector<Preset> plainEncoderPresets() {
  std::vector<Preset> all;
  for (const Size& size : kSizes)
    all.push_back({size.name, "encoder", configOf(size), "of the workbench; there are no published weights"});
  return all;
}

}  // namespace

Family encoderFamily() {
  return {"encoder",
          {{"workbench_encoder", "WorkbenchEncoder"}},
          {ModelTask::maskedLanguageModel, ModelTask::sequenceClassification},
          false,
          shapeOfBertConfig,
          plainEncoderPresets};
}

}  // namespace s2s
