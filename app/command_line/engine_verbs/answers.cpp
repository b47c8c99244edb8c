#include "app/command_line/engine_verbs/answers.h"

#include <chrono>

namespace s2s::command_line {

Result<TimedAnswers> askModel(ModelHandle& model, std::span<const SourceInput> sources,
                              const GenerationOptions& options, Console& console,
                              const std::string& targetLanguage) {
  TimedAnswers timed;
  if (sources.empty()) return timed;
  const auto started = std::chrono::steady_clock::now();
  auto answers = model.generate(sources, options, targetLanguage, nullptr, [&](std::size_t finished) {
    console.progress(std::to_string(finished) + " of " + std::to_string(sources.size()) + " answered");
  });
  console.endProgress();
  for (const std::string& note : model.takeNotes()) console.warning(note);
  if (!answers) return answers.error();
  timed.answers = std::move(*answers);
  timed.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  std::size_t tokens = 0;
  for (const auto& ofSource : timed.answers) {
    for (const TextAnswer& answer : ofSource) tokens += answer.tokens.size();
  }
  timed.tokensPerSecond = timed.seconds > 0 ? static_cast<double>(tokens) / timed.seconds : 0.0;
  return timed;
}

Json answerJson(const SourceInput& source, const TextAnswer& answer) {
  Json json = {{"source", source.text}};
  if (source.ids) json = {{"source", nullptr}, {"source_ids", *source.ids}};
  json["text"] = answer.text;
  json["token_ids"] = answer.tokens;
  json["score"] = answer.score;
  json["new_tokens"] = answer.tokens.size();
  return json;
}

Json answersDocument(Json outputs, const TimedAnswers& timed) {
  return {{"outputs", std::move(outputs)},
          {"seconds", timed.seconds},
          {"tokens_per_second", timed.tokensPerSecond}};
}

}  // namespace s2s::command_line
