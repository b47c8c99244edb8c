#pragma once
// Which metric and which tokenization suit a target language, and why.

#include <string>
#include <string_view>

namespace s2s {

struct MetricChoice {
  std::string_view name;    ///< of metricKinds(), or of BLEU's tokenizers
  std::string_view reason;  ///< a sentence for people, in English; the window translates it
};

/// The metric to name first: chrF++ where the target is Korean, else BLEU. `language` is a code or a name as
/// families and people write them: "ko", "ko_KR", "kor_Hang", "Korean"; empty where nobody said.
MetricChoice headlineMetric(std::string_view language);

/// BLEU's tokenization: char for Korean, Japanese and scripts without spaces, zh for Chinese, else 13a. This
/// is the workbench's choice for evaluate and compare; `s2s metrics` alone keeps sacreBLEU's 13a.
MetricChoice defaultTokenizer(std::string_view language);

}  // namespace s2s
