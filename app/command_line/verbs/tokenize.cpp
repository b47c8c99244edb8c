#include "app/command_line/opened_tokenizer.h"
#include "app/command_line/text_input.h"
#include "app/command_line/verb.h"
#include "engine/tokenizers/tokenizer.h"
#include "engine/tokenizers/vanished_characters.h"

namespace s2s::command_line {
namespace {

struct TokenizeOptions {
  std::string model;
  std::vector<std::string> texts;
  bool decode = false;
  bool noSpecial = false;
  std::string language, targetLanguage;
};

/// A language that the tokenizer does not have is wrong usage; one without any ignores languages.
Result<void> checkLanguage(const Tokenizer& tokenizer, const std::string& option,
                           const std::string& language) {
  if (language.empty() || tokenizer.languages().empty() || tokenizer.languageToken(language)) return {};
  std::string known;
  for (const std::string& code : tokenizer.languages()) known += (known.empty() ? "" : ", ") + code;
  return Error{"the tokenizer has no language '" + language + "'", option, "known are: " + known,
               Error::Kind::invalidInput};
}

std::vector<TokenId> encode(const Tokenizer& tokenizer, const std::string& text,
                            const TokenizeOptions& options) {
  if (options.noSpecial) return tokenizer.encode(text, false);
  const bool isTarget = !options.targetLanguage.empty();
  return tokenizer.encodeAs(text, {isTarget ? options.targetLanguage : options.language, isTarget});
}

Json describe(const Tokenizer& tokenizer, const std::string& text, const TokenizeOptions& options) {
  const std::vector<TokenId> ids = encode(tokenizer, text, options);
  Json pieces = Json::array();
  std::int64_t unknown = 0;
  for (const TokenId id : ids) {
    pieces.push_back(tokenizer.piece(id));
    if (tokenizer.special().unknown == id) ++unknown;
  }
  Json row = {{"text", text},
              {"ids", ids},
              {"pieces", pieces},
              {"unknown", unknown},
              {"dropped", tokenizer.dropped(text)}};
  if (options.decode) row["decoded"] = tokenizer.decode(ids);
  return row;
}

void print(const Json& row, Console& console) {
  std::string ids, pieces;
  for (const Json& id : row["ids"]) ids += (ids.empty() ? "" : " ") + id.dump();
  for (const Json& piece : row["pieces"]) pieces += (pieces.empty() ? "" : " ") + piece.get<std::string>();
  console.line(ids);
  console.line(pieces);
  if (row.contains("decoded")) console.line(row["decoded"].get<std::string>());
}

}  // namespace

VerbRun declareTokenize(CLI::App& parser) {
  auto options = std::make_shared<TokenizeOptions>();
  parser.add_option("MODEL", options->model, "A directory, run or SentencePiece file")->required();
  parser
      .add_option("--text", options->texts,
                  "Text to tokenize; repeatable; without it lines are read from stdin")
      ->allow_extra_args(false);
  parser.add_flag("--decode", options->decode, "Also decode the ids back to text");
  parser.add_flag("--no-special", options->noSpecial, "Leave special tokens out");
  CLI::Option* language =
      parser.add_option("--language", options->language,
                        "Language of a text that the model reads, for families with language tokens");
  parser.add_option("--target-language", options->targetLanguage, "Language of a text that the model writes")
      ->excludes(language);
  return [options](const CommonOptions&, Console& console) -> Result<int> {
    const auto opened = openTokenizer(options->model);
    if (!opened) return opened.error();
    const auto& tokenizer = opened->tokenizer;
    for (const auto& [option, code] : {std::pair{"--language", &options->language},
                                       std::pair{"--target-language", &options->targetLanguage}}) {
      if (Result<void> known = checkLanguage(*tokenizer, option, *code); !known) return known.error();
    }
    Json results = Json::array();
    for (const std::string& text : options->texts.empty() ? readInputLines() : options->texts) {
      results.push_back(describe(*tokenizer, text, *options));
      print(results.back(), console);
      if (const std::string vanished = vanishedCharacters(*tokenizer, {text}); !vanished.empty())
        console.warning("these characters vanish, since the vocabulary cannot write them: " + vanished);
    }
    console.document({{"results", results}});
    return kDone;
  };
}

}  // namespace s2s::command_line
