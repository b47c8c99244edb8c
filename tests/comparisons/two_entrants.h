#pragma once
// The description of a comparison that trains one tiny model in two ways.

#include "engine/core/json.h"

namespace s2s::test {

/// Lies beside `model` and `data.tsv`.
inline Json twoEntrants() {
  return {{"name", "two"},
          {"recipe",
           {{"data", {{"train", Json::array({{{"path", "data.tsv"}}})}, {"validation", {{"split", 0.1}}}}},
            {"training", {{"batch_size", 4}}},
            {"evaluation", {{"every_steps", 5}}}}},
          {"entrants",
           Json::array({{{"name", "one"}, {"model", {{"from", "model"}, {"initialization", "random"}}}},
                        {{"name", "other"},
                         {"model", {{"from", "model"}, {"initialization", "random"}}},
                         {"prefix", "reverse: "},
                         {"changes", {"optimizer.learning_rate=0.01"}}}})},
          {"equalise", {{"what", "steps"}, {"amount", 20}}},
          {"seeds", {3, 4}},
          {"test", {{"path", "data.tsv"}}}};
}

}  // namespace s2s::test
