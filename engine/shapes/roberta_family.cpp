// RoBERTa, XLM-RoBERTa and KLUE-RoBERTa as published.

#include <array>

#include "engine/shapes/bert_config.h"
#include "engine/shapes/bert_presets.h"
#include "engine/shapes/family.h"

namespace s2s {
namespace {

constexpr EncoderRelease kRoberta{"roberta", "RobertaForMaskedLM", "RobertaTokenizer", 514, 1, 1, 1e-5};
constexpr EncoderRelease kXlmRoberta{"xlm-roberta", "XLMRobertaForMaskedLM", "XLMRobertaTokenizer", 514, 1, 1,
                                     1e-5};
constexpr EncoderRelease kKlue{"roberta", "RobertaForMaskedLM", "BertTokenizer", 514, 1, 1, 1e-5};

// Liu et al. 2019 (RoBERTa), Conneau et al. 2020 (XLM-R), Park et al. 2021 (KLUE).
constexpr std::array kSizes = {
    EncoderSize{"roberta-base", kRoberta, 50265, 768, 12, 12},
    EncoderSize{"roberta-large", kRoberta, 50265, 1024, 24, 16},
    EncoderSize{"xlm-roberta-base", kXlmRoberta, 250002, 768, 12, 12},
    EncoderSize{
        "klue-roberta-small", kKlue, 32000, 768, 6, 12,
        "early configurations had 512 positions, today's have 514: a count of 68,090,882 with two labels "
        "is of the former, 1,536 fewer"},
    EncoderSize{
        "klue-roberta-base", kKlue, 32000, 768, 12, 12,
        "early configurations had 512 positions, today's have 514: a count of 110,618,114 with two labels "
        "is of the former, 1,536 fewer"},
    EncoderSize{"klue-roberta-large", kKlue, 32000, 1024, 24, 16},
};

std::vector<Preset> robertaPresets() { return encoderPresets("roberta", kSizes); }

}  // namespace

Family robertaFamily() {
  return {"roberta",
          {{"roberta", "Roberta"}, {"xlm-roberta", "XLMRoberta"}},
          {ModelTask::maskedLanguageModel, ModelTask::sequenceClassification},
          true,
          shapeOfBertConfig,
          robertaPresets};
}

}  // namespace s2s
