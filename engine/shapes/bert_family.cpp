// BERT as published, with two Korean ones.

#include <array>

#include "engine/shapes/bert_config.h"
#include "engine/shapes/bert_presets.h"
#include "engine/shapes/family.h"

namespace s2s {
namespace {

constexpr EncoderRelease kBert{"bert", "BertForMaskedLM", "BertTokenizer", 512, 2, 0, 1e-12};

// Devlin et al. 2019, Park et al. 2021 (KLUE), Lee et al. 2020 (KR-BERT).
constexpr std::array kSizes = {
    EncoderSize{"bert-base-uncased", kBert, 30522, 768, 12, 12},
    EncoderSize{"bert-base-cased", kBert, 28996, 768, 12, 12},
    EncoderSize{"bert-large-uncased", kBert, 30522, 1024, 24, 16},
    EncoderSize{"bert-base-multilingual-cased", kBert, 119547, 768, 12, 12},
    EncoderSize{"klue-bert-base", kBert, 32000, 768, 12, 12},
    EncoderSize{"KR-BERT-char16424", kBert, 16424, 768, 12, 12,
                "its authors count 99,265,066 parameters: these, the pooler and the next-sentence output"},
};

std::vector<Preset> bertPresets() { return encoderPresets("bert", kSizes); }

}  // namespace

Family bertFamily() {
  return {"bert", {{"bert", "Bert"}}, {ModelTask::maskedLanguageModel, ModelTask::sequenceClassification},
          true,   shapeOfBertConfig,  bertPresets};
}

}  // namespace s2s
