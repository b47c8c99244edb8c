#pragma once
// Results of an evaluation of two models, and what a table shows of them.

#include <QString>

#include "engine/core/json.h"
#include "widgets/panes/table_view.h"

namespace s2s::test {

inline QString cell(const TableView& table, int row, int column) {
  return table.model()->index(row, column).data().toString();
}

inline Json scoredRow(const std::string& name, double score, double low, double high) {
  return {{"model", name},
          {"models", Json::array({name})},
          {"status", "done"},
          {"metrics", {{"chrf++", score}, {"bits_per_byte", 1.5}}},
          {"intervals", {{"chrf++", Json::array({low, high})}}},
          {"notes", Json::array()}};
}

inline Json reportOnTwo(bool significant) {
  return {{"task", "texts"},
          {"examples", 1},
          {"headline", {{"language", "ko"}, {"metric", "chrf++"}, {"tokenize", "char"}, {"reason", ""}}},
          {"rows", Json::array({scoredRow("one", 40.0, 38.0, 42.0), scoredRow("two", 31.4, 29.0, 33.5)})},
          {"pairs", Json::array({{{"first", "one"},
                                  {"second", "two"},
                                  {"metric", "chrf++"},
                                  {"delta", -8.6},
                                  {"p_value", 0.001},
                                  {"adjusted_p_value", 0.001},
                                  {"significant", significant},
                                  {"better", "one"}}})}};
}

}  // namespace s2s::test
