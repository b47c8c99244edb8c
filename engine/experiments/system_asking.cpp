#include "engine/experiments/system_asking.h"

namespace s2s {
namespace {

using Warn = std::function<void(const std::string&)>;

/// Whether nobody says how the system is asked.
bool isAskedAsTrained(const EvaluationRequest& request, const EvaluatedSystem& system,
                      const ModelHandle& model) {
  if (system.prefix) return false;
  if (request.asksClassifiersAsTrained && isClassifier(model)) return true;
  const DataSource& data = request.data;
  const bool namesLanguages =
      !request.fromLanguage.empty() || !data.sourceLanguage.empty() || !data.targetLanguage.empty();
  return request.asksAsTrained && data.prefix.empty() && (!namesLanguages || isClassifier(model));
}

/// A run of several ways can be asked in one only, and which is not for us to say.
void warnOfSeveralWays(const ModelHandle& model, const std::vector<TranslationWay>& ways, const Warn& warn) {
  std::string named;
  for (const TranslationWay& way : ways) {
    named += (named.empty() ? "\"" : ", \"") + way.prefix + "\"";
    if (!way.targetLanguage.empty()) named += " " + way.sourceLanguage + " to " + way.targetLanguage;
  }
  warn(model.name() + " was trained in several ways (" + named +
       ") and is asked in none of them: name a prefix, both languages, or one of its "
       "data sets with --as-in and --set");
}

/// Such a tokenizer has a language of its own for what nobody names, hardly that of the rows.
void warnWhereNoLanguageIsNamed(const ModelHandle& model, const TranslationWay& way, const Warn& warn) {
  if (isClassifier(model) || !way.targetLanguage.empty() || model.tokenizer()->languages().empty()) return;
  warn(model.name() +
       " is told no language: the references are read, and the answers may be written, in "
       "another than theirs; name both with --from and --to");
}

/// Without language tokens, and with nothing before the texts, nobody tells the model what its data says.
void warnWhereLanguagesAreNotTold(const ModelHandle& model, const TranslationWay& way, const Warn& warn) {
  if (isClassifier(model) || !way.prefix.empty() || !model.tokenizer()->languages().empty()) return;
  const std::string &source = way.sourceLanguage, &target = way.targetLanguage;
  if (source.empty() && target.empty()) return;
  std::string named = source;
  if (!source.empty() && !target.empty()) named += ", ";
  named += target;
  warn(model.name() + " has no language tokens and is not told the languages of the data (" + named +
       "): name a prefix, or both languages with --from and --to");
}

/// A run was trained without languages where it names none.
TranslationWay wayAsTrained(const ModelHandle& model, const Warn& warn) {
  const std::vector<TranslationWay> ways = model.trainedWays();
  if (ways.size() == 1) return ways.front();
  if (ways.empty())
    warnWhereNoLanguageIsNamed(model, {}, warn);
  else
    warnOfSeveralWays(model, ways, warn);
  return {};
}

}  // namespace

bool isClassifier(const ModelHandle& model) { return model.task() == ModelTask::sequenceClassification; }

Result<RowAsking> askingOf(const EvaluationRequest& request, const EvaluatedSystem& system,
                           const ModelHandle& model, const Warn& warn) {
  const Warn told = warn ? warn : [](const std::string&) {};
  const DataSource& data = request.data;
  RowAsking asking{{system.prefix.value_or(data.prefix), data.sourceLanguage, data.targetLanguage},
                   request.generation,
                   request.writes,
                   request.forces,
                   data.asText};
  if (isAskedAsTrained(request, system, model)) {
    asking.way = wayAsTrained(model, told);
    return asking;
  }
  if (isClassifier(model) || request.fromLanguage.empty()) {
    warnWhereNoLanguageIsNamed(model, asking.way, told);
    warnWhereLanguagesAreNotTold(model, asking.way, told);
    return asking;
  }
  auto way = model.wayToTranslate(request.fromLanguage, request.toLanguage, system.prefix);
  if (!way) return way.error();
  asking.way = std::move(*way);
  return asking;
}

}  // namespace s2s
