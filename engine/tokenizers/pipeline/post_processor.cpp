#include "engine/tokenizers/pipeline/post_processor.h"

#include "engine/tokenizers/added_tokens.h"
#include "engine/tokenizers/pipeline/part_reader.h"

namespace s2s {
namespace {

using Part = SequenceLayout::Part;
using Parts = std::vector<Part>;

struct Parsed {
  Parts single = {Part::text()};
  Parts pair = {Part::text(), Part::secondText(1)};
  bool changes = false;  ///< does more than ByteLevel, which only moves offsets
};

/// ["[SEP]", 102]
TokenId readNamedToken(PartReader& part, const std::string& key) {
  const SearchableJson& token = part.list(key);
  if (token.size() == 2 && token[1].is_number_integer()) {
    const auto id = token[1].get<std::int64_t>();
    if (id >= 0 && id <= kMaximumTokenId) return id;
  }
  part.fail("'" + key + "' is not a token and its id");
  return 0;
}

using SpecialIds = std::map<std::string, std::vector<TokenId>>;

SpecialIds readSpecialIds(PartReader& part) {
  SpecialIds all;
  const SearchableJson* tokens = part.part("special_tokens");
  if (!tokens || !tokens->is_object()) return all;
  for (const auto& [name, token] : tokens->items()) {
    PartReader one(token, part.where());
    one.pass("id");
    one.pass("tokens");
    for (const SearchableJson& id : one.list("ids")) {
      const std::int64_t value = id.is_number_integer() ? id.get<std::int64_t>() : -1;
      if (value < 0 || value > kMaximumTokenId) part.fail("the id of '" + name + "' is not a token's");
      all[name].push_back(value);
    }
    if (Result<void> read = one.finish(); !read) part.fail(read.error().what);
  }
  return all;
}

/// [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}, …]
Parts readTemplate(PartReader& part, const std::string& key, const SpecialIds& special) {
  constexpr std::int64_t kMostTypes = 1000;
  Parts parts;
  for (const SearchableJson& step : part.list(key)) {
    if (!step.is_object() || step.size() != 1) {
      part.fail("'" + key + "' is not a list of pieces");
      continue;
    }
    PartReader piece(step.begin().value(), part.where());
    const std::string kind = step.begin().key(), id = piece.text("id");
    const std::int64_t type = piece.whole("type_id", 0, kMostTypes);
    const auto tokens = special.find(id);
    if (kind == "Sequence" && id == "A")
      parts.push_back(Part::text(type));
    else if (kind == "Sequence" && id == "B")
      parts.push_back(Part::secondText(type));
    else if (kind == "SpecialToken" && tokens != special.end())
      for (const TokenId token : tokens->second) parts.push_back(Part::special(token, type));
    else
      part.fail("'" + kind + "' " + id + " of '" + key + "' is not known");
    if (Result<void> read = piece.finish(); !read) part.fail(read.error().what);
  }
  return parts;
}

Result<Parsed> readParts(const SearchableJson& json, const std::string& where) {
  PartReader part(json, where);
  const std::string type = part.type();
  Parsed parsed;
  if (type == "ByteLevel" || type == "RobertaProcessing") {
    for (const char* key : {"add_prefix_space", "trim_offsets", "use_regex"}) part.pass(key);
  }
  if (type == "BertProcessing" || type == "RobertaProcessing") {
    const TokenId end = readNamedToken(part, "sep"), begin = readNamedToken(part, "cls");
    const Part first = Part::special(begin), last = Part::special(end);
    parsed.single = {first, Part::text(), last};
    if (type == "BertProcessing")
      parsed.pair = {first, Part::text(), last, Part::secondText(1), Part::special(end, 1)};
    else
      parsed.pair = {first, Part::text(), last, last, Part::secondText(), last};
    parsed.changes = true;
  } else if (type == "TemplateProcessing") {
    const SpecialIds special = readSpecialIds(part);
    parsed = {readTemplate(part, "single", special), readTemplate(part, "pair", special), true};
  } else if (type == "Sequence") {
    for (const SearchableJson& step : part.list("processors")) {
      Result<Parsed> read = readParts(step, where);
      if (!read) return read.error();
      if (read->changes && parsed.changes)
        return unknownKind("post-processor", "Sequence of several templates", where);
      if (read->changes) parsed = std::move(*read);
    }
  } else if (type != "ByteLevel") {
    return unknownKind("post-processor", type, where);
  }
  if (Result<void> read = part.finish(); !read) return read.error();
  return parsed;
}

}  // namespace

Result<SequenceLayout> readPostProcessor(const SearchableJson& json, const std::string& where,
                                         SequenceLayout::Cutting cutting) {
  Result<Parsed> parsed = json.is_null() ? Result<Parsed>(Parsed{}) : readParts(json, where);
  if (!parsed) return parsed.error();
  return SequenceLayout(std::move(parsed->single), std::move(parsed->pair), cutting);
}

}  // namespace s2s
