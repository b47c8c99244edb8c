#include "engine/tokenizers/pipeline/pipeline_tokenizer.h"

#include <algorithm>
#include <set>

#include "engine/tokenizers/default_tokens.h"
#include "engine/tokenizers/piece_bytes.h"
#include "engine/tokenizers/pipeline/decoder.h"
#include "engine/tokenizers/pipeline/normalizer.h"
#include "engine/tokenizers/pipeline/part_reader.h"
#include "engine/tokenizers/pipeline/pipeline_added_tokens.h"
#include "engine/tokenizers/pipeline/pipeline_model.h"
#include "engine/tokenizers/pipeline/post_processor.h"
#include "engine/tokenizers/pipeline/pre_tokenizer.h"
#include "engine/tokenizers/sentinel_numbers.h"
#include "engine/tokenizers/slow_tokenizer.h"
#include "engine/tokenizers/unicode_text.h"

namespace s2s {
namespace {

constexpr const char* kFile = "tokenizer.json";

struct Pipeline {
  std::shared_ptr<const PipelineModel> model;
  Normalizer normalizer;  ///< may be missing, as the next two
  PreTokenizer preTokenizer;
  Decoder decoder;
  PieceWriting writing = PieceWriting::text;
  SequenceLayout layout;
  PipelineAddedTokens added;
  std::set<std::string> special;  ///< texts that are skipped when decoding
  SpecialTokens ids;
  SentinelNumbers sentinels;
  std::string unknownText = "<unk>";
  std::map<std::string, std::string> filesToSave;

  std::optional<TokenId> id(std::string_view piece) const {
    const std::optional<TokenId> known = added.tokens().id(piece);
    return known ? known : model->vocabulary().find(piece);
  }
  TokenId limit() const { return std::max(model->vocabulary().limit(), added.tokens().limit()); }
};

class PipelineTokenizer : public Tokenizer {
 public:
  explicit PipelineTokenizer(Pipeline pipeline) : m(std::move(pipeline)) {}

  std::vector<TokenId> encode(std::string_view text, bool addSpecialTokens) const override {
    std::vector<TokenId> ids = plainIds(text);
    return addSpecialTokens ? m.layout.arrange(std::move(ids), std::nullopt).ids : ids;
  }

  EncodedTexts encodePair(std::string_view first, const std::string_view* second,
                          std::int64_t maximum) const override {
    std::optional<std::vector<TokenId>> other;
    if (second && !second->empty()) other = plainIds(*second);  // transformers takes "" for no text here
    return m.layout.arrange(plainIds(first), std::move(other), maximum);
  }

  std::string decode(std::span<const TokenId> ids, bool skipSpecialTokens) const override {
    std::vector<std::string> pieces;
    for (const TokenId id : ids) {
      const std::string* text = find(id);
      if (text && !(skipSpecialTokens && m.special.contains(*text))) pieces.push_back(*text);
    }
    const bool decodes = m.decoder && !pieces.empty();
    if (decodes) pieces = m.decoder(std::move(pieces));
    std::string text;
    for (std::size_t i = 0; i < pieces.size(); ++i) text += (i > 0 && !decodes ? " " : "") + pieces[i];
    return text;
  }

  std::int64_t textBytes(TokenId id) const override {
    const std::string* text = find(id);
    if (!text || m.special.contains(*text)) return 0;
    return m.added.tokens().find(id) ? std::ssize(*text) : bytesOfPiece(*text, m.writing);
  }

  std::string piece(TokenId id) const override {
    const std::string* text = find(id);
    return text ? *text : m.unknownText;
  }
  std::optional<TokenId> id(std::string_view piece) const override { return m.id(piece); }
  std::int64_t size() const override { return m.limit(); }
  const SpecialTokens& special() const override { return m.ids; }
  bool dropsUnknown() const override { return !m.model->unknown(); }
  std::vector<std::string> dropped(std::string_view text) const override {
    std::vector<std::string> characters;
    if (!dropsUnknown()) return characters;
    cut(
        text, [](TokenId) {}, [&](std::string_view word) { m.model->appendDropped(word, characters); });
    return characters;
  }
  std::optional<TokenId> sentinel(int number) const override { return m.sentinels.id(number); }
  std::optional<int> sentinelNumber(TokenId id) const override { return m.sentinels.number(id); }
  int sentinels() const override { return m.sentinels.count(); }
  Result<void> save(const std::filesystem::path& folder) const override {
    return writeTokenizerFiles(m.filesToSave, folder);
  }

 private:
  const std::string* find(TokenId id) const {
    if (const AddedToken* added = m.added.tokens().find(id)) return &added->content;
    return m.model->vocabulary().token(id);
  }

  std::vector<TokenId> plainIds(std::string_view given) const {
    std::vector<TokenId> ids;
    cut(
        given, [&](TokenId token) { ids.push_back(token); },
        [&](std::string_view word) { m.model->append(word, ids); });
    return ids;
  }

  /// Gives the added tokens of a text, and the words between them as the model takes them, in their order.
  template <typename OnToken, typename OnWord>
  void cut(std::string_view given, const OnToken& onToken, const OnWord& onWord) const {
    m.added.splitRaw(wellFormedUtf8(given),
                     [&](std::string_view part, std::size_t at, std::optional<TokenId> token) {
                       if (token) return onToken(*token);
                       NormalText text{std::string(part), at == 0};
                       if (m.normalizer) m.normalizer(text);
                       m.added.splitNormalised(text.text, [&](std::string_view stretch, std::size_t place,
                                                              std::optional<TokenId> normalToken) {
                         if (normalToken) return onToken(*normalToken);
                         cutWords({std::string(stretch), text.atStart && place == 0}, onWord);
                       });
                     });
  }

  template <typename OnWord>
  void cutWords(NormalText text, const OnWord& onWord) const {
    std::vector<NormalText> words;
    words.push_back(std::move(text));
    if (m.preTokenizer) m.preTokenizer(words);
    for (const NormalText& word : words) onWord(word.text);
  }

  Pipeline m;
};

std::string classOf(const TokenizerFiles& files) {
  std::string name = files.tokenizerClass;
  if (name.ends_with("Fast")) name.resize(name.size() - 4);
  return name;
}

/// What BertTokenizerFast changes in a stored normalizer.
Result<std::optional<BertOverrides>> bertOverrides(const TokenizerFiles& files) {
  if (classOf(files) != "BertTokenizer") return std::optional<BertOverrides>();
  const Result<bool> lowerCase = files.boolean("do_lower_case", true);
  if (!lowerCase) return lowerCase.error();
  const Result<bool> isolate = files.boolean("tokenize_chinese_chars", true);
  if (!isolate) return isolate.error();
  const Result<bool> strip = files.boolean("strip_accents", *lowerCase);
  if (!strip) return strip.error();
  return std::optional(BertOverrides{*lowerCase, *strip, *isolate});
}

/// The tokens of the file, which must have the ids that `tokenizers` would give them.
Result<void> readAddedTokens(PartReader& part, Pipeline& pipeline) {
  for (const SearchableJson& entry : part.list("added_tokens")) {
    PartReader one(entry, part.where());
    AddedToken token{one.text("content"),           one.flag("lstrip", false),
                     one.flag("rstrip", false),     one.flag("single_word", false),
                     one.flag("normalized", false), one.flag("special", false)};
    const TokenId id = one.whole("id", 0, kMaximumTokenId);
    if (Result<void> read = one.finish(); !read) return read.error();
    if (token.content.empty()) continue;
    const TokenId expected = pipeline.id(token.content)
                                 .value_or(std::max<TokenId>(pipeline.model->vocabulary().size(),
                                                             pipeline.added.tokens().limit()));
    if (id != expected) {
      return Error{"the added token '" + token.content + "' has the id " + std::to_string(id) +
                       " where its place gives it " + std::to_string(expected),
                   part.where(), "number added tokens from the vocabulary's size upwards"};
    }
    pipeline.added.set(id, token, pipeline.normalizer);
    if (token.special) pipeline.special.insert(token.content);
  }
  return {};
}

/// What PreTrainedTokenizerFast adds: stored tokens and special tokens that tokenizer.json does not name.
void addNamedTokens(TokenizerFiles& files, Pipeline& pipeline) {
  completeSpecialTokens(files, defaultTokensOf(classOf(files)));
  const auto add = [&](const AddedToken& token) {
    if (token.content.empty()) return;
    const TokenId next =
        std::max<TokenId>(pipeline.model->vocabulary().size(), pipeline.added.tokens().limit());
    pipeline.added.set(pipeline.id(token.content).value_or(next), token, pipeline.normalizer);
    if (token.special) pipeline.special.insert(token.content);
  };
  for (const auto& [id, token] : files.addedTokens) {
    if (!pipeline.added.tokens().id(token.content)) add(token);
  }
  for (AddedToken token : specialTokensToAppend(files, pipeline.added.tokens())) {
    if (pipeline.added.tokens().id(token.content)) continue;
    token.special = true;
    add(token);
  }
  const auto specialId = [&](const char* key) -> std::optional<TokenId> {
    const auto found = files.special.find(key);
    return found == files.special.end() ? std::nullopt : pipeline.id(found->second.token.content);
  };
  pipeline.ids = {specialId("pad_token"), specialId("eos_token"),  specialId("bos_token"),
                  specialId("unk_token"), specialId("mask_token"), specialId("sep_token"),
                  specialId("cls_token")};
  if (!pipeline.ids.unknown) pipeline.ids.unknown = pipeline.model->unknown();
  if (const auto unknown = files.special.find("unk_token"); unknown != files.special.end())
    pipeline.unknownText = unknown->second.token.content;
}

/// What the decoder takes pieces for; of several the first that says so.
PieceWriting writingOf(const SearchableJson& decoder) {
  const std::string type = decoder.is_object() ? decoder.value("type", "") : "";
  if (type == "ByteLevel") return PieceWriting::bytes;
  if (type == "WordPiece") return PieceWriting::words;
  if (type != "Sequence") return PieceWriting::text;
  for (const SearchableJson& step : decoder.at("decoders")) {
    if (const PieceWriting writing = writingOf(step); writing != PieceWriting::text) return writing;
  }
  return PieceWriting::text;
}

/// Reads a part that may be missing or null.
template <typename Value, typename Read>
Result<void> readOptional(PartReader& part, const char* key, Value& value, const Read& read) {
  const SearchableJson* json = part.part(key);
  if (!json) return {};
  auto made = read(*json, part.where() + ", " + key);
  if (!made) return made.error();
  value = std::move(*made);
  return {};
}

Result<void> readPipeline(const SearchableJson& json, const TokenizerFiles& files, Pipeline& pipeline) {
  PartReader part(json, files.whereOf(kFile));
  for (const char* key : {"version", "truncation", "padding"}) part.pass(key);
  const SearchableJson* model = part.part("model");
  if (!model) return Error{"'model' is missing", part.where(), "take the file from its source again"};
  ModelResult read = readPipelineModel(*model, part.where() + ", model");
  if (!read) return read.error();
  pipeline.model = std::move(*read);
  const auto overrides = bertOverrides(files);
  if (!overrides) return overrides.error();
  Result<void> done = readOptional(
      part, "normalizer", pipeline.normalizer,
      [&](const auto& value, const auto& where) { return readNormalizer(value, where, *overrides); });
  if (!done) return done;
  const Result<bool> prefixSpace = files.boolean("add_prefix_space", false);
  if (!prefixSpace) return prefixSpace.error();
  done = readOptional(
      part, "pre_tokenizer", pipeline.preTokenizer,
      [&](const auto& value, const auto& where) { return readPreTokenizer(value, where, *prefixSpace); });
  if (!done) return done;
  done = readOptional(part, "decoder", pipeline.decoder, readDecoder);
  if (!done) return done;
  if (const SearchableJson* decoder = part.part("decoder")) pipeline.writing = writingOf(*decoder);
  Result<SequenceLayout::Cutting> cutting = cuttingOf(files);
  if (!cutting) return cutting.error();
  cutting->tie = SequenceLayout::Tie::cutsFirst;
  const SearchableJson* processor = part.part("post_processor");
  Result<SequenceLayout> layout = readPostProcessor(processor ? *processor : SearchableJson(),
                                                    part.where() + ", post_processor", *cutting);
  if (!layout) return layout.error();
  pipeline.layout = std::move(*layout);
  if (done = readAddedTokens(part, pipeline); !done) return done;
  return part.finish();
}

}  // namespace

Result<std::shared_ptr<const Tokenizer>> makePipelineTokenizer(TokenizerFiles files) {
  const Result<bool> splitsSpecial = files.boolean("split_special_tokens", false);
  if (!splitsSpecial) return splitsSpecial.error();
  if (*splitsSpecial) return files.notBuilt("split_special_tokens", "false");
  const Result<SearchableJson> json = parseSearchableJson(files.contents.at(kFile), files.whereOf(kFile));
  if (!json) return json.error();
  Pipeline pipeline;
  if (Result<void> read = readPipeline(*json, files, pipeline); !read) return read.error();
  pipeline.filesToSave = filesWithClass(files, "PreTrainedTokenizerFast");
  addNamedTokens(files, pipeline);
  pipeline.sentinels = findSentinels([&](const std::string& text) { return pipeline.id(text); });
  return std::shared_ptr<const Tokenizer>(std::make_shared<PipelineTokenizer>(std::move(pipeline)));
}

}  // namespace s2s
