#include "engine/shapes/configured_token_ids.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
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

bool isDigit(char sign) { return sign >= '0' && sign <= '9'; }

/// "(10, 45)", as transformers writes a tuple that is a key, with each number visited.
std::string visitTuple(std::string_view tuple, const std::function<void(Json& id)>& visit) {
  std::string visited;
  while (!tuple.empty()) {
    const auto number = static_cast<std::size_t>(std::ranges::find_if(tuple, isDigit) - tuple.begin());
    visited += tuple.substr(0, number);
    tuple.remove_prefix(number);
    std::int64_t id = 0;
    const auto [end, problem] = std::from_chars(tuple.data(), tuple.data() + tuple.size(), id);
    const auto digits = static_cast<std::size_t>(end - tuple.data());
    if (problem == std::errc()) {
      Json value = id;
      visit(value);
      visited += value.dump();
    } else {
      visited += tuple.substr(0, digits);
    }
    tuple.remove_prefix(digits);
  }
  return visited;
}

/// [[[id, …], bias], …], or {"(id, …)": bias, …} of former versions.
void visitBiases(Json& biases, const std::function<void(Json& id)>& visit) {
  if (biases.is_array()) {
    for (Json& pair : biases) {
      if (pair.is_array() && !pair.empty()) visitIds(pair[0], visit);
    }
  } else if (biases.is_object()) {
    Json visited = Json::object();
    for (const auto& [tuple, bias] : biases.items()) visited[visitTuple(tuple, visit)] = bias;
    biases = std::move(visited);
  }
}

/// Null and an empty list say that there is none.
bool saysNothing(const Json& value) { return value.is_null() || (value.is_array() && value.empty()); }

bool isId(const Json& value) { return value.is_number_integer() && value.get<std::int64_t>() >= 0; }

/// Whether visitBiases() finds all that is in it.
bool areBiases(const Json& biases) {
  if (biases.is_null()) return true;
  if (biases.is_object()) {
    return std::ranges::all_of(biases.items(), [](const auto& entry) {
      return std::ranges::all_of(entry.key(), [](char sign) {
        return isDigit(sign) || std::string_view("(), ").find(sign) != std::string_view::npos;
      });
    });
  }
  return biases.is_array() && std::ranges::all_of(biases, [](const Json& pair) {
           return pair.is_array() && pair.size() == 2 && pair[0].is_array() &&
                  std::ranges::all_of(pair[0], isId) && pair[1].is_number();
         });
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
    else if (name == "sequence_bias")
      visitBiases(value, visit);
    else
      forEachTokenId(value, visit);
  }
}

Result<void> checkTokenIds(const Json& config, const std::string& where) {
  if (!config.is_object()) return {};
  for (const auto& [key, value] : config.items()) {
    const bool isUnknown =
        (key == "constraints" && !saysNothing(value)) || (key == "sequence_bias" && !areBiases(value));
    if (isUnknown) {
      return Error{key + " may name pieces in a way that is not known here", where,
                   "take it out, and put it back with the new ids", Error::Kind::invalidInput};
    }
    if (Result<void> known = checkTokenIds(value, where); !known) return known;
  }
  return {};
}

}  // namespace s2s
