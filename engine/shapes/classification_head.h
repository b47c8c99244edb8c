#pragma once
// What config.json says of a classification head. Everything is in the words of transformers (`id2label`,
// `label2id`, `problem_type`) as far as these reach; the rest is in an object of our own:
//   "workbench_head": {"kind": "convolution" | "bi-encoder", "kernel_sizes": [3, 4, 5], "filters": 100,
//                      "dropout": 0.5, "scale": 5, "columns": [{"name": "bias", "labels": ["none",
//                      "gender"]}]}

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"

namespace s2s {

/// One group of outputs with a softmax of its own, or one regression target (no labels, one output).
struct LabelColumn {
  std::string name;  ///< empty where there is one column
  std::vector<std::string> labels;

  bool operator==(const LabelColumn&) const = default;
};

struct ClassificationHead {
  enum class Kind {
    family,       ///< the family's own head as transformers has it
    convolution,  ///< filters of several widths over the encoder's output, max over time (Kim 2014, §2)
    biEncoder,    ///< two texts through one encoder, mean-pooled to u and v (Reimers & Gurevych 2019, §3):
                  ///< classes are linear in [u; v; |u − v|], regression is their cosine similarity
  };
  Kind kind = Kind::family;
  bool regression = false;                            ///< problem_type "regression"
  std::vector<LabelColumn> columns;                   ///< never empty in a head that was read
  std::vector<std::int64_t> kernelSizes = {3, 4, 5};  ///< convolution only, as the next two
  std::int64_t filters = 100;                         ///< of each kernel size
  double dropout = 0.5;                               ///< before the last projection
  double scale = 1.0;  ///< bi-encoder regression: what a cosine of 1 stands for (KorSTS: 5)

  /// Rows of the last projection: the labels of every column, one for each regression target.
  std::int64_t outputs() const;

  /// A bi-encoder reads the two texts of a row one by one.
  std::int64_t textsPerRow() const { return kind == Kind::biEncoder ? 2 : 1; }

  bool operator==(const ClassificationHead&) const = default;
};

/// "family", "convolution" or "bi-encoder", as config.json and the command line spell it.
std::string_view headKindName(ClassificationHead::Kind kind);
Result<ClassificationHead::Kind> headKindOfName(std::string_view name);

/// The head with `count` outputs that transformers would make: LABEL_0, LABEL_1, …; one output is a
/// regression.
ClassificationHead headWithLabels(std::int64_t count);

/// Reads `id2label`, `num_labels`, `problem_type` and `workbench_head`; what is missing is as in transformers
/// 4.57 (two labels, three for BART; one label is a regression).
Result<ClassificationHead> readClassificationHead(const Json& config);

/// Writes `id2label`, `label2id` and `problem_type`, and `workbench_head` where those cannot say it all.
void writeClassificationHead(const ClassificationHead& head, Json& config);

/// Removes what writeClassificationHead wrote.
void eraseClassificationHead(Json& config);

}  // namespace s2s
