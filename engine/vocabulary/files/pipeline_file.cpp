// tokenizer.json of the library `tokenizers`. The folder's tokenizer was opened before, so that its parts are
// sound.

#include <algorithm>

#include "engine/tokenizers/pipeline/pipeline_model.h"
#include "engine/tokenizers/vocabulary.h"
#include "engine/vocabulary/files/byte_texts.h"
#include "engine/vocabulary/files/merge_steps.h"
#include "engine/vocabulary/files/vocabulary_file.h"

namespace s2s {
namespace {

constexpr const char* kFile = "tokenizer.json";

std::string textOf(const SearchableJson& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

bool mentions(const SearchableJson& json, const char* part, const char* kind) {
  const auto found = json.find(part);
  return found != json.end() && found->dump().find('"' + std::string(kind) + '"') != std::string::npos;
}

bool isByteName(const std::string& text) {
  return text.size() == 6 && text.starts_with("<0x") && text.ends_with('>');
}

/// A merge's two symbols: "a b", or in newer files ["a", "b"].
std::pair<std::string, std::string> pairOf(const SearchableJson& merge) {
  if (merge.is_array()) return {merge[0], merge[1]};
  const std::string text = merge;
  const std::size_t blank = text.find(' ');
  return {text.substr(0, blank), text.substr(blank + 1)};
}

void renumber(SearchableJson& id, const VocabularyMap& map) {
  if (!id.is_number_integer()) return;
  if (const std::optional<TokenId> kept = map.newId(id)) id = *kept;
}

/// The ids that post-processors hold beside the texts of their tokens.
void renumberProcessor(SearchableJson& processor, const VocabularyMap& map) {
  if (!processor.is_object()) return;
  for (const char* key : {"sep", "cls"}) {
    if (processor.contains(key) && processor[key].is_array() && processor[key].size() == 2)
      renumber(processor[key][1], map);
  }
  if (const auto tokens = processor.find("special_tokens"); tokens != processor.end()) {
    for (SearchableJson& token : *tokens) {
      for (SearchableJson& id : token["ids"]) renumber(id, map);
    }
  }
  if (const auto steps = processor.find("processors"); steps != processor.end()) {
    for (SearchableJson& step : *steps) renumberProcessor(step, map);
  }
}

class PipelineFile : public VocabularyFile {
 public:
  PipelineFile(SearchableJson json, Vocabulary vocabulary)
      : m_json(std::move(json)),
        m_vocabulary(std::move(vocabulary)),
        m_writesBytes(mentions(m_json, "pre_tokenizer", "ByteLevel") ||
                      mentions(m_json, "decoder", "ByteLevel")),
        m_prefix(textOf(model(), "continuing_subword_prefix")),
        m_suffix(textOf(model(), "end_of_word_suffix")) {
    if (m_prefix.empty() && model().contains("max_input_chars_per_word")) m_prefix = "##";
    const std::string unknown = textOf(model(), "unk_token");
    for (const auto& [text, id] : m_vocabulary.ids()) m_pieces.push_back(pieceOf(text, id, unknown));
    if (model()["vocab"].is_array()) keepLowestAndUnknown();
  }

  void keepParts(KeptIds& kept) const override {
    const auto merges = model().find("merges");
    if (merges == model().end()) return;
    TextMap<std::size_t> ranks;
    for (const SearchableJson& merge : *merges) {
      const auto [left, right] = pairOf(merge);
      ranks[left + " " + right] = ranks.size();
    }
    const auto joined = [&](const std::string& left, const std::string& right) {
      return left + right.substr(m_prefix.size());
    };
    const auto rank = [&](const std::string& left, const std::string& right) -> std::optional<std::size_t> {
      const auto found = ranks.find(left + " " + right);
      return found == ranks.end() ? std::nullopt : std::optional(found->second);
    };
    const auto keep = [&](const std::string& symbol) {
      if (const auto id = m_vocabulary.find(symbol)) kept[static_cast<std::size_t>(*id)] = true;
    };
    for (const auto& [text, id] : m_vocabulary.ids()) {
      if (kept[static_cast<std::size_t>(id)]) mergeSteps(firstSymbols(text), rank, joined, keep);
    }
  }

  void rewrite(const VocabularyMap& map, FileContents& files) const override {
    SearchableJson json = m_json;
    SearchableJson& own = json["model"];
    own["vocab"] = own["vocab"].is_array() ? keptPieces(map) : keptIds(map);
    if (own.contains("unk_id")) renumber(own["unk_id"], map);
    if (own.contains("merges")) own["merges"] = keptMerges(own["merges"], map);
    if (json.contains("added_tokens")) {
      for (SearchableJson& token : json["added_tokens"]) renumber(token["id"], map);
    }
    if (json.contains("padding") && json["padding"].is_object() && json["padding"].contains("pad_id"))
      renumber(json["padding"]["pad_id"], map);
    if (json.contains("post_processor")) renumberProcessor(json["post_processor"], map);
    files[kFile] = json.dump() + "\n";
  }

 private:
  const SearchableJson& model() const { return m_json["model"]; }

  VocabularyPiece pieceOf(const std::string& text, TokenId id, const std::string& unknown) const {
    if (m_writesBytes) return {id, bytesOfPiece(text), text == unknown || isOneCharacter(text), false};
    std::string_view written = text;
    if (!m_prefix.empty() && written.starts_with(m_prefix)) written.remove_prefix(m_prefix.size());
    if (!m_suffix.empty() && written.ends_with(m_suffix)) written.remove_suffix(m_suffix.size());
    // Words of a word-level vocabulary are not put together from characters.
    const bool isWord = m_prefix.empty() && !model().contains("merges") && !model()["vocab"].is_array();
    return {id, std::string(written), text == unknown || isByteName(text),
            !isWord && isOneCharacter(written)};
  }

  /// Unigram: the unknown piece scores 10 below the lowest, which therefore stays.
  void keepLowestAndUnknown() {
    const SearchableJson& pieces = model()["vocab"];
    const auto lowest =
        std::ranges::min_element(pieces, {}, [](const auto& piece) -> double { return piece[1]; });
    const TokenId lowestId = lowest - pieces.begin();
    for (VocabularyPiece& piece : m_pieces)
      piece.stays |= piece.id == lowestId || model().value("unk_id", SearchableJson()) == piece.id;
  }

  /// A piece cut into the symbols that its merges begin with.
  std::vector<std::string> firstSymbols(std::string_view piece) const {
    const bool isInside = !m_prefix.empty() && piece.starts_with(m_prefix);
    const bool isLast = !m_suffix.empty() && piece.ends_with(m_suffix) && piece.size() > m_suffix.size();
    if (isInside) piece.remove_prefix(m_prefix.size());
    if (isLast) piece.remove_suffix(m_suffix.size());
    std::vector<std::string> symbols;
    for (const std::string_view character : characters(piece))
      symbols.push_back((isInside || !symbols.empty() ? m_prefix : "") + std::string(character));
    if (isLast && !symbols.empty()) symbols.back() += m_suffix;
    return symbols;
  }

  SearchableJson keptPieces(const VocabularyMap& map) const {
    SearchableJson kept = SearchableJson::array();
    const SearchableJson& pieces = model()["vocab"];
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (map.newId(static_cast<TokenId>(i))) kept.push_back(pieces[i]);
    }
    return kept;
  }

  SearchableJson keptIds(const VocabularyMap& map) const {
    SearchableJson kept = SearchableJson::object();
    for (const auto& [text, id] : m_vocabulary.ids()) {
      if (const std::optional<TokenId> newId = map.newId(id)) kept[text] = *newId;
    }
    return kept;
  }

  SearchableJson keptMerges(const SearchableJson& merges, const VocabularyMap& map) const {
    const auto stays = [&](const std::string& symbol) {
      const std::optional<TokenId> id = m_vocabulary.find(symbol);
      return id && map.newId(*id);
    };
    SearchableJson kept = SearchableJson::array();
    for (const SearchableJson& merge : merges) {
      const auto [left, right] = pairOf(merge);
      if (stays(left) && stays(right) && stays(left + right.substr(m_prefix.size()))) kept.push_back(merge);
    }
    return kept;
  }

  SearchableJson m_json;
  Vocabulary m_vocabulary;
  bool m_writesBytes;
  std::string m_prefix, m_suffix;  ///< of pieces that go on inside a word, and that end one
};

}  // namespace

VocabularyFileResult openPipelineVocabulary(const TokenizerFiles& files) {
  const Result<SearchableJson> json = parseSearchableJson(files.contents.at(kFile), files.whereOf(kFile));
  if (!json) return json.error();
  PartReader part(*json, files.whereOf(kFile));
  const SearchableJson* model = part.part("model");
  if (!model) return Error{"'model' is missing", part.where(), "take the file from its source again"};
  const ModelResult read = readPipelineModel(*model, part.where() + ", model");
  if (!read) return read.error();
  Vocabulary vocabulary;
  for (const auto& [text, id] : (*read)->vocabulary().ids()) {
    if (Result<void> added = vocabulary.add(text, id, part.where()); !added) return added.error();
  }
  return VocabularyFileResult(std::make_unique<PipelineFile>(*json, std::move(vocabulary)));
}

}  // namespace s2s
