#include "engine/shapes/configured_token_ids.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace s2s {
namespace {

constexpr std::array<std::string_view, 4> kLists = {"suppress_tokens", "begin_suppress_tokens",
                                                    "bad_words_ids", "force_words_ids"};

void visitIds(Json& value, const std::function<void(Json& id)>& visit) {
  if (value.is_array()) {
    for (Json& one : value) visitIds(one, visit);
  } else if (value.is_number_integer() && value.get<std::int64_t>() >= 0) {
    visit(value);
  }
}

/// [[place, id], …]
void visitForced(Json& pairs, const std::function<void(Json& id)>& visit) {
  if (!pairs.is_array()) return;
  for (Json& pair : pairs) {
    if (pair.is_array() && pair.size() == 2) visitIds(pair[1], visit);
  }
}

}  // namespace

void forEachTokenId(Json& config, const std::function<void(Json& id)>& visit) {
  if (!config.is_object()) return;
  for (auto& [key, value] : config.items()) {
    const std::string_view name = key;
    if (name.ends_with("_token_id") || std::ranges::find(kLists, name) != kLists.end())
      visitIds(value, visit);
    else if (name == "forced_decoder_ids")
      visitForced(value, visit);
    else
      forEachTokenId(value, visit);
  }
}

}  // namespace s2s
