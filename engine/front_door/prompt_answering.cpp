#include "engine/front_door/prompt_answering.h"

#include <algorithm>
#include <chrono>

#include "engine/data/encoded_pairs.h"
#include "engine/front_door/text_classification.h"
#include "engine/generation/generator.h"
#include "engine/generation/mask_filling.h"
#include "engine/generation/prompting.h"
#include "engine/generation/target_language.h"
#include "engine/generation/translation.h"
#include "engine/tokenizers/coverage.h"

namespace s2s {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// What the model is fed for a request.
Result<TranslationWay> wayOf(const ModelBundle& bundle, const PromptRequest& request) {
  if (request.task != PromptTask::translate) return TranslationWay{request.prefix, "", ""};
  const auto prefix = request.prefix.empty() ? std::nullopt : std::optional(request.prefix);
  return wayToTranslate(*bundle.tokenizer, bundle.family, bundle.trainedDirections, request.fromLanguage,
                        request.toLanguage, prefix);
}

void fillIn(PromptAnswer& answer, const FilledText& filled) {
  answer.filled = filled.text;
  for (const auto& span : filled.spans) answer.spans.push_back(span.value_or(""));
}

Result<PromptAnswer> answerByWriting(const ModelBundle& bundle, Seq2SeqModel& model,
                                     const PromptRequest& request, const RunControl& control) {
  const Tokenizer& tokenizer = *bundle.tokenizer;
  const auto way = wayOf(bundle, request);
  if (!way) return way.error();
  const auto tokens = tokensForLanguage(bundle.generationTokens, tokenizer, way->targetLanguage);
  if (!tokens) return tokens.error();
  PromptAnswer answer;
  answer.prompt = way->prefix + request.text;
  std::vector<std::vector<TokenId>> sources = {tokenizer.encodeAs(answer.prompt, {way->sourceLanguage})};
  if (const auto most = model.maximumPositions())
    truncateKeepingEnd(sources.front(), *most, tokenizer.special());
  const auto start = Clock::now();
  const auto generated = generate(model, sources, request.options, *tokens, &control);
  if (!generated) return generated.error();
  const GeneratedSequence& best = generated->front().front();
  answer.seconds = secondsSince(start);
  answer.newTokens = static_cast<std::int64_t>(best.tokens.size());
  answer.tokensPerSecond = static_cast<double>(answer.newTokens) / std::max(answer.seconds, 1e-9);
  answer.score = best.score;
  answer.unknownShare = unknownShare(tokenizer, answer.prompt);
  if (request.task == PromptTask::translate) {
    answer.targetUnknownShare = unknownLetterShare(tokenizer, request.toLanguage).value_or(0.0);
    answer.directionTrained = wasTrained(bundle.trainedDirections, request.fromLanguage, request.toLanguage);
  }
  // Sentinels stay visible: one in a translation tells that the model knows nothing but span filling.
  const auto written = splitAtSentinels(best.tokens, tokenizer);
  answer.text = joinSpans(written);
  if (request.task == PromptTask::fill)
    fillIn(answer, tokenizer.sentinels() > 0 ? fillBlanks(request.text, written)
                                             : spansOfWhole(request.text, answer.text));
  return answer;
}

Result<PromptAnswer> answerByGuessing(const ModelBundle& bundle, MaskedLanguageModel& model,
                                      const PromptRequest& request) {
  constexpr std::int64_t kShown = 5;
  PromptAnswer answer;
  answer.prompt = request.prefix + request.text;
  const auto start = Clock::now();
  auto filled = fillMasks(model, *bundle.tokenizer, answer.prompt, kShown, bundle.family != "encoder");
  if (!filled) return filled.error();
  answer.seconds = secondsSince(start);
  answer.text = answer.filled = filled->filled;
  answer.unknownShare = unknownShare(*bundle.tokenizer, answer.prompt);
  for (const auto& mask : filled->candidates) {
    auto& shares = answer.candidates.emplace_back();
    for (const MaskCandidate& candidate : mask) shares.push_back({candidate.token, candidate.probability});
    answer.spans.push_back(mask.front().token);
  }
  return answer;
}

Result<PromptAnswer> answerByLabels(const ModelBundle& bundle, SequenceClassifier& model,
                                    const PromptRequest& request, const RunControl& control) {
  PromptAnswer answer;
  answer.prompt = request.prefix + request.text;
  const std::vector<ClassifierQuestion> questions = {
      {answer.prompt, request.second.empty() ? std::nullopt : std::optional(request.second)}};
  const auto start = Clock::now();
  const auto classified = classifyTexts(model, *bundle.tokenizer, questions, 1, &control);
  if (!classified) return classified.error();
  answer.seconds = secondsSince(start);
  answer.unknownShare = unknownShare(*bundle.tokenizer, answer.prompt);
  for (const Verdict& verdict : classified->verdicts.front()) {
    answer.text += (answer.text.empty() ? "" : ", ") + verdict.label;
    if (verdict.score) answer.labels.push_back({verdict.column, verdict.label, *verdict.score, true});
    std::vector<LabelShare> shares;
    for (const auto& [label, probability] : verdict.probabilities)
      shares.push_back({verdict.column, label, probability, false});
    std::ranges::stable_sort(shares, std::greater(), &LabelShare::share);
    answer.labels.insert(answer.labels.end(), shares.begin(), shares.end());
  }
  return answer;
}

}  // namespace

Result<PromptAnswer> answerPrompt(ModelBundle& bundle, const PromptRequest& request,
                                  const RunControl& control) {
  if (!bundle.tokenizer) {
    return Error{bundle.name + " has no tokenizer", bundle.folder.string(),
                 "copy its tokenizer files beside config.json"};
  }
  if (request.task == PromptTask::classify) {
    const auto model = bundle.classifier();
    if (!model) return model.error();
    return answerByLabels(bundle, **model, request, control);
  }
  if (request.task == PromptTask::fill &&
      bundle.model->weights().shape().task == ModelTask::maskedLanguageModel) {
    const auto model = bundle.maskFiller();
    if (!model) return model.error();
    return answerByGuessing(bundle, **model, request);
  }
  const auto model = bundle.writer();
  if (!model) return model.error();
  return answerByWriting(bundle, **model, request, control);
}

}  // namespace s2s
