#include "engine/tokenizers/default_tokens.h"

#include <algorithm>
#include <array>

namespace s2s {
namespace {

constexpr std::array<DefaultToken, 3> kT5 = {
    {{"eos_token", "</s>"}, {"unk_token", "<unk>"}, {"pad_token", "<pad>"}}};
constexpr std::array<DefaultToken, 5> kBert = {{{"unk_token", "[UNK]"},
                                                {"sep_token", "[SEP]"},
                                                {"pad_token", "[PAD]"},
                                                {"cls_token", "[CLS]"},
                                                {"mask_token", "[MASK]"}}};
constexpr std::array<DefaultToken, 7> kBart = {{{"bos_token", "<s>", true},
                                                {"eos_token", "</s>", true},
                                                {"unk_token", "<unk>", true},
                                                {"sep_token", "</s>", true},
                                                {"pad_token", "<pad>", true},
                                                {"cls_token", "<s>", true},
                                                {"mask_token", "<mask>", true, true}}};
constexpr std::array<DefaultToken, 3> kGpt2 = {{{"bos_token", "<|endoftext|>", true},
                                                {"eos_token", "<|endoftext|>", true},
                                                {"unk_token", "<|endoftext|>", true}}};
constexpr std::array<DefaultToken, 5> kM2M100 = {{{"bos_token", "<s>"},
                                                  {"eos_token", "</s>"},
                                                  {"sep_token", "</s>"},
                                                  {"pad_token", "<pad>"},
                                                  {"unk_token", "<unk>"}}};
constexpr std::array<DefaultToken, 7> kNllb = {{{"bos_token", "<s>", true},
                                                {"eos_token", "</s>", true},
                                                {"unk_token", "<unk>", true},
                                                {"sep_token", "</s>"},
                                                {"pad_token", "<pad>", true},
                                                {"cls_token", "<s>"},
                                                {"mask_token", "<mask>", true, true}}};
constexpr std::array<DefaultToken, 7> kMBart = {{{"bos_token", "<s>"},
                                                 {"eos_token", "</s>"},
                                                 {"unk_token", "<unk>"},
                                                 {"sep_token", "</s>"},
                                                 {"pad_token", "<pad>"},
                                                 {"cls_token", "<s>"},
                                                 {"mask_token", "<mask>", true, true}}};

struct ClassTokens {
  std::string_view name;
  std::span<const DefaultToken> tokens;
};
constexpr std::array<ClassTokens, 10> kClasses = {{{"T5Tokenizer", kT5},
                                                   {"MT5Tokenizer", kT5},
                                                   {"BertTokenizer", kBert},
                                                   {"BartTokenizer", kBart},
                                                   {"RobertaTokenizer", kBart},
                                                   {"GPT2Tokenizer", kGpt2},
                                                   {"M2M100Tokenizer", kM2M100},
                                                   {"NllbTokenizer", kNllb},
                                                   {"MBartTokenizer", kMBart},
                                                   // without a beginning token
                                                   {"MBart50Tokenizer", std::span(kMBart).subspan(1)}}};

}  // namespace

std::span<const DefaultToken> defaultTokensOf(std::string_view className) {
  const auto found = std::ranges::find(kClasses, className, &ClassTokens::name);
  return found == kClasses.end() ? std::span<const DefaultToken>() : found->tokens;
}

void completeSpecialTokens(TokenizerFiles& files, std::span<const DefaultToken> defaults) {
  for (const DefaultToken& token : defaults) {
    NamedToken& named = files.special.try_emplace(token.key, NamedToken{{token.text}, true}).first->second;
    if (!named.bare || !token.hasOwnRules) continue;
    named.token.stripLeft = token.stripLeft;
    named.bare = false;
  }
}

}  // namespace s2s
