#include "engine/tokenizers/tokenizer_files.h"

#include <algorithm>
#include <array>
#include <fstream>

namespace s2s {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kMaximumFileBytes = 128u << 20;
constexpr std::array<const char*, 10> kCarried = {"spiece.model",
                                                  "sentencepiece.bpe.model",
                                                  "vocab.json",
                                                  "merges.txt",
                                                  "vocab.txt",
                                                  "tokenizer_config.json",
                                                  "special_tokens_map.json",
                                                  "added_tokens.json",
                                                  "tokenizer.json",
                                                  kVocabularyMapFile};
constexpr std::array<const char*, 7> kSpecialKeys = {"bos_token", "eos_token", "unk_token", "sep_token",
                                                     "pad_token", "cls_token", "mask_token"};

Result<std::string> readBounded(const fs::path& path) {
  std::error_code problem;
  const std::uintmax_t size = fs::file_size(path, problem);
  if (problem) return Error{"cannot read the file: " + problem.message(), path.string(), "check the path"};
  if (size > kMaximumFileBytes) {
    return Error{"a tokenizer file of " + std::to_string(size) + " bytes is too large", path.string(),
                 "check that it is the file that was meant"};
  }
  std::string bytes(size, '\0');
  std::ifstream stream(path, std::ios::binary);
  stream.read(bytes.data(), static_cast<std::streamsize>(size));
  if (!stream) return Error{"cannot read the file", path.string(), "check its permissions"};
  return bytes;
}

Error wrong(const std::string& where, const std::string& key, const std::string& expected) {
  return Error{"'" + key + "' is not " + expected, where, "correct the file"};
}

bool flag(const Json& token, const char* key) {
  const auto found = token.find(key);
  return found != token.end() && found->is_boolean() && found->get<bool>();
}

Result<NamedToken> readToken(const Json& value, const std::string& where, const std::string& key) {
  if (value.is_string()) return NamedToken{{value.get<std::string>()}, true};
  if (!value.is_object() || !value.contains("content") || !value["content"].is_string()) {
    return wrong(where, key, "a token (a text, or an object with 'content')");
  }
  const bool special = flag(value, "special");
  return NamedToken{{value["content"].get<std::string>(), flag(value, "lstrip"), flag(value, "rstrip"),
                     flag(value, "single_word"),
                     value.contains("normalized") ? flag(value, "normalized") : !special, special},
                    false};
}

/// Takes over the special tokens that one file names; a later file's win.
Result<void> readSpecialTokens(const Json& source, const std::string& where, TokenizerFiles& files) {
  for (const char* key : kSpecialKeys) {
    const auto value = source.find(key);
    if (value == source.end() || value->is_null()) continue;
    Result<NamedToken> token = readToken(*value, where, key);
    if (!token) return token.error();
    files.special[key] = std::move(*token);
  }
  const auto list = source.find("additional_special_tokens");
  if (list == source.end() || list->is_null()) return {};
  if (!list->is_array()) return wrong(where, "additional_special_tokens", "a list");
  std::vector<NamedToken> all = files.additional.value_or(std::vector<NamedToken>{});
  for (const Json& value : *list) {
    Result<NamedToken> token = readToken(value, where, "additional_special_tokens");
    if (!token) return token.error();
    const auto same = std::ranges::find_if(
        all, [&](const NamedToken& known) { return known.token.content == token->token.content; });
    if (same == all.end())
      all.push_back(*token);
    else if (!token->bare)
      *same = *token;
  }
  files.additional = std::move(all);
  return {};
}

Result<void> addStored(TokenizerFiles& files, const Json& id, AddedToken token, const std::string& where) {
  if (!id.is_number_integer() || id.get<std::int64_t>() < 0 || id.get<std::int64_t>() > kMaximumTokenId) {
    return Error{"the id of '" + token.content + "' is not a whole number from 0 to " +
                     std::to_string(kMaximumTokenId),
                 where, "correct the file"};
  }
  const TokenId number = id.get<TokenId>();
  const auto same =
      std::ranges::find_if(files.addedTokens, [&](const auto& known) { return known.first == number; });
  if (same == files.addedTokens.end())
    files.addedTokens.emplace_back(number, std::move(token));
  else
    same->second = std::move(token);
  return {};
}

/// `added_tokens_decoder` of tokenizer_config.json: {"32099": {"content": …}, …}.
Result<void> readDecoder(const Json& decoder, const std::string& where, TokenizerFiles& files) {
  if (!decoder.is_object()) return wrong(where, "added_tokens_decoder", "an object");
  for (const auto& [key, value] : decoder.items()) {
    const Result<NamedToken> token = readToken(value, where, "added_tokens_decoder." + key);
    if (!token) return token.error();
    const bool digits = !key.empty() && key.size() < 10 &&
                        std::ranges::all_of(key, [](char c) { return c >= '0' && c <= '9'; });
    if (!digits) return wrong(where, "added_tokens_decoder." + key, "named by an id");
    if (Result<void> done = addStored(files, Json(std::stoll(key)), token->token, where); !done) return done;
  }
  return {};
}

/// added_tokens.json, the older form: {"<token>": id}.
Result<void> readAddedTokens(const Json& tokens, const std::string& where, TokenizerFiles& files) {
  if (!tokens.is_object()) return Error{"not a JSON object of tokens and ids", where, "correct the file"};
  for (const auto& [content, id] : tokens.items()) {
    if (Result<void> done = addStored(files, id, {content}, where); !done) return done;
  }
  return {};
}

/// `added_tokens` of tokenizer.json: [{"id": 32099, "content": …}, …].
Result<void> readFastTokens(const SearchableJson& tokenizer, const std::string& where,
                            TokenizerFiles& files) {
  if (!tokenizer.is_object()) return Error{"not a JSON object", where, "correct the file"};
  const auto list = tokenizer.find("added_tokens");
  if (list == tokenizer.end()) return {};
  if (!list->is_array()) return wrong(where, "added_tokens", "a list");
  for (const Json& value : Json(*list)) {
    const Result<NamedToken> token = readToken(value, where, "added_tokens");
    if (!token) return token.error();
    const Json id = value.is_object() ? value.value("id", Json()) : Json();
    if (Result<void> done = addStored(files, id, token->token, where); !done) return done;
  }
  return {};
}

/// Special tokens named by text take the rules stored for that text.
void adoptStoredRules(TokenizerFiles& files) {
  for (auto& [key, named] : files.special) {
    for (const auto& [id, stored] : files.addedTokens) {
      if (stored.content == named.token.content) named = {stored, false};
    }
  }
}

Result<void> readStoredTokens(TokenizerFiles& files) {
  const auto where = [&](const char* name) { return (fs::path(files.where) / name).string(); };
  const auto parsed = [&](const char* name) -> Result<Json> {
    const auto found = files.contents.find(name);
    if (found == files.contents.end()) return Json();
    return parseJson(found->second, where(name));
  };
  if (Result<void> done = readSpecialTokens(files.config, where("tokenizer_config.json"), files); !done)
    return done;
  if (const auto decoder = files.config.find("added_tokens_decoder");
      decoder != files.config.end() && !decoder->is_null()) {
    if (Result<void> done = readDecoder(*decoder, where("tokenizer_config.json"), files); !done) return done;
    adoptStoredRules(files);
    return {};
  }
  const Result<Json> map = parsed("special_tokens_map.json");
  if (!map) return map.error();
  if (!map->is_null()) {
    if (!map->is_object())
      return Error{"not a JSON object", where("special_tokens_map.json"), "correct the file"};
    if (Result<void> done = readSpecialTokens(*map, where("special_tokens_map.json"), files); !done)
      return done;
  }
  const Result<Json> added = parsed("added_tokens.json");
  if (!added) return added.error();
  if (!added->is_null()) {
    if (Result<void> done = readAddedTokens(*added, where("added_tokens.json"), files); !done) return done;
  }
  if (const auto fast = files.contents.find("tokenizer.json"); fast != files.contents.end()) {
    const Result<SearchableJson> json = parseSearchableJson(fast->second, where("tokenizer.json"));
    if (!json) return json.error();
    if (Result<void> done = readFastTokens(*json, where("tokenizer.json"), files); !done) return done;
    adoptStoredRules(files);
  }
  return {};
}

/// The class that a file names: tokenizer_config.json first, then config.json.
Result<void> readClass(const fs::path& folder, TokenizerFiles& files) {
  const auto textOf = [](const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  files.tokenizerClass = textOf(files.config, "tokenizer_class");
  std::error_code ignored;
  if (!fs::exists(folder / "config.json", ignored)) return {};
  const Result<Json> model = readJsonFile(folder / "config.json");
  if (!model) return model.error();
  if (!model->is_object())
    return Error{"not a JSON object", (folder / "config.json").string(), "correct the file"};
  if (files.tokenizerClass.empty()) files.tokenizerClass = textOf(*model, "tokenizer_class");
  files.modelType = textOf(*model, "model_type");
  return {};
}

}  // namespace

Result<std::int64_t> TokenizerFiles::integer(const std::string& key, std::int64_t byDefault,
                                             std::int64_t maximum) const {
  const auto value = config.find(key);
  if (value == config.end() || value->is_null()) return byDefault;
  if (!value->is_number_integer() || value->get<std::int64_t>() < 0 || value->get<std::int64_t>() > maximum) {
    return wrong(whereOf("tokenizer_config.json"), key,
                 "a whole number from 0 to " + std::to_string(maximum));
  }
  return value->get<std::int64_t>();
}

Result<bool> TokenizerFiles::boolean(const std::string& key, bool byDefault) const {
  const auto value = config.find(key);
  if (value == config.end() || value->is_null()) return byDefault;
  if (!value->is_boolean()) {
    return wrong(whereOf("tokenizer_config.json"), key, "true or false");
  }
  return value->get<bool>();
}

Result<std::string> TokenizerFiles::text(const std::string& key, const std::string& byDefault) const {
  const auto value = config.find(key);
  if (value == config.end() || value->is_null()) return byDefault;
  if (!value->is_string()) return wrong(whereOf("tokenizer_config.json"), key, "a text");
  return value->get<std::string>();
}

std::string TokenizerFiles::whereOf(const std::string& name) const {
  return (fs::path(where) / name).string();
}

Error TokenizerFiles::notBuilt(const std::string& key, const std::string& possible) const {
  return Error{"'" + key + "': " + config.value(key, Json()).dump() + " is not built",
               whereOf("tokenizer_config.json"), "possible is " + possible};
}

Result<TokenizerFiles> readTokenizerFiles(const fs::path& folderOrFile) {
  TokenizerFiles files;
  files.where = folderOrFile.string();
  std::error_code problem;
  if (!fs::exists(folderOrFile, problem)) {
    return Error{"there is no tokenizer", files.where, "check the path"};
  }
  if (!fs::is_directory(folderOrFile, problem)) {
    Result<std::string> bytes = readBounded(folderOrFile);
    if (!bytes) return bytes.error();
    files.contents["spiece.model"] = std::move(*bytes);
    files.isBareFile = true;
    return files;
  }
  for (const char* name : kCarried) {
    if (!fs::exists(folderOrFile / name, problem)) continue;
    Result<std::string> bytes = readBounded(folderOrFile / name);
    if (!bytes) return bytes.error();
    files.contents[name] = std::move(*bytes);
  }
  if (const auto config = files.contents.find("tokenizer_config.json"); config != files.contents.end()) {
    Result<Json> parsed = parseJson(config->second, (folderOrFile / "tokenizer_config.json").string());
    if (!parsed) return parsed.error();
    if (!parsed->is_object()) {
      return Error{"not a JSON object", (folderOrFile / "tokenizer_config.json").string(),
                   "correct the file"};
    }
    files.config = std::move(*parsed);
  }
  if (Result<void> done = readClass(folderOrFile, files); !done) return done.error();
  if (Result<void> done = readStoredTokens(files); !done) return done.error();
  return files;
}

Result<void> writeTokenizerFiles(const std::map<std::string, std::string>& contents, const fs::path& folder) {
  std::error_code problem;
  fs::create_directories(folder, problem);
  if (problem) {
    return Error{"cannot make the folder: " + problem.message(), folder.string(), "check its permissions"};
  }
  for (const auto& [name, bytes] : contents) {
    std::ofstream stream(folder / name, std::ios::binary);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    stream.close();
    if (!stream) {
      return Error{"cannot write the file", (folder / name).string(),
                   "check the space left and the permissions"};
    }
  }
  return {};
}

std::vector<AddedToken> specialTokensToAppend(const TokenizerFiles& files, const AddedTokens& added) {
  std::vector<AddedToken> tokens;
  const auto take = [&](const NamedToken& named) {
    if (named.bare && added.id(named.token.content)) return;
    const bool seen = std::ranges::any_of(
        tokens, [&](const AddedToken& known) { return known.content == named.token.content; });
    if (!seen) tokens.push_back(named.token);
  };
  for (const char* key : kSpecialKeys) {
    if (const auto found = files.special.find(key); found != files.special.end()) take(found->second);
  }
  for (const NamedToken& named : files.additional.value_or(std::vector<NamedToken>{})) take(named);
  return tokens;
}

std::vector<std::string> specialTokenTexts(const TokenizerFiles& files) {
  std::vector<std::string> texts;
  for (const auto& [key, named] : files.special) texts.push_back(named.token.content);
  for (const NamedToken& named : files.additional.value_or(std::vector<NamedToken>{})) {
    texts.push_back(named.token.content);
  }
  return texts;
}

}  // namespace s2s
