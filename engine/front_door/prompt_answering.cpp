#include "engine/front_door/prompt_answering.h"

#include <chrono>

#include "engine/generation/generator.h"
#include "engine/generation/prompting.h"
#include "engine/tokenizers/coverage.h"

namespace s2s {
namespace {

/// What the model is fed for a request.
Result<std::string> promptText(const PromptRequest& request) {
  if (request.task != PromptTask::translate || !request.prefix.empty()) return request.prefix + request.text;
  const auto prefix = translationPrefix(request.fromLanguage, request.toLanguage);
  if (!prefix) return prefix.error();
  return *prefix + request.text;
}

void fillIn(PromptAnswer& answer, const std::string& text, const std::vector<OutputSpan>& written) {
  FilledText filled = fillBlanks(text, written);
  answer.filled = std::move(filled.text);
  for (auto& span : filled.spans) answer.spans.push_back(span.value_or(""));
}

}  // namespace

Result<PromptAnswer> answerPrompt(ModelBundle& bundle, const PromptRequest& request,
                                  const RunControl& control) {
  if (!bundle.tokenizer) {
    return Error{bundle.name + " has no tokenizer", bundle.folder.string(),
                 "copy its tokenizer files beside config.json"};
  }
  const auto prompt = promptText(request);
  if (!prompt) return prompt.error();
  const Tokenizer& tokenizer = *bundle.tokenizer;
  const std::vector<std::vector<TokenId>> sources = {tokenizer.encode(*prompt)};
  const auto start = std::chrono::steady_clock::now();
  const auto generated = generate(*bundle.model, sources, request.options, bundle.generationTokens, &control);
  if (!generated) return generated.error();
  const GeneratedSequence& best = generated->front().front();

  PromptAnswer answer;
  answer.prompt = *prompt;
  answer.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  answer.newTokens = static_cast<std::int64_t>(best.tokens.size());
  answer.tokensPerSecond = static_cast<double>(answer.newTokens) / std::max(answer.seconds, 1e-9);
  answer.score = best.score;
  answer.unknownShare = unknownShare(tokenizer, *prompt);
  if (request.task == PromptTask::translate) {
    answer.targetUnknownShare = unknownLetterShare(tokenizer, request.toLanguage).value_or(0.0);
  }
  // Sentinels stay visible: one in a translation tells that the model knows nothing but span filling.
  const auto written = splitAtSentinels(best.tokens, tokenizer);
  answer.text = joinSpans(written);
  if (request.task == PromptTask::fill) fillIn(answer, request.text, written);
  return answer;
}

}  // namespace s2s
