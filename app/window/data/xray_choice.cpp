#include "app/window/data/xray_choice.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "app/window/model_catalogue.h"
#include "engine/core/number_text.h"
#include "engine/shapes/configured_task.h"
#include "engine/shapes/family.h"
#include "widgets/text/sentence.h"

namespace s2s {
namespace {

constexpr const char* kWriting = "sequence-to-sequence";
constexpr double kFinestStep = 0.2, kMostSteps = 9999, kLargest = 1e9;
constexpr double kUsualMaximum = 5;

bool hasHead(const ModelDescription& model, const Family& family) {
  const Result<ModelTask> task = taskOfConfig(model.config);
  return family.hasOwnClassificationHead || (task && *task == ModelTask::sequenceClassification);
}

/// The objectives for such an answer, the nearest first.
std::vector<XrayChoice> choicesFor(const std::vector<ColumnUse>& uses) {
  const ColumnUse answer = answerOf(uses);
  const std::string nearest = objectiveFor(uses, {});
  if (answer == ColumnUse::unused) return {{nearest}, {"masked-language-model"}};
  if (answer == ColumnUse::target || std::ranges::count(uses, answer) > 1) return {{nearest}};
  return {{nearest}, {kWriting, true}};
}

}  // namespace

bool canLearn(const ModelDescription& model, const std::string& objective) {
  const Result<const Family*> found = familyOfConfig(model.config);
  if (!found) return false;
  const Family& family = **found;
  const auto can = [&](ModelTask task) {
    return std::ranges::find(family.tasks, task) != family.tasks.end();
  };
  if (objective == "sequence-classification" || objective == "regression") return hasHead(model, family);
  if (objective == "masked-language-model") return can(ModelTask::maskedLanguageModel);
  if (objective == "span-corruption" && model.tokenizer && model.tokenizer->sentinels() == 0) return false;
  return can(ModelTask::sequenceToSequence);
}

std::optional<XrayChoice> xrayChoice(const ModelDescription& model, const std::vector<ColumnUse>& uses) {
  for (const XrayChoice& choice : choicesFor(uses)) {
    if (canLearn(model, choice.objective)) return choice;
  }
  return std::nullopt;
}

QString xrayAdvice(const QString& model, const std::string& objective) {
  const auto words = [&](const char* text) {
    return sentence(QCoreApplication::translate("s2s::XrayChoice", text), {model});
  };
  if (objective == kWriting)
    return words(QT_TRANSLATE_NOOP(
        "s2s::XrayChoice", "%1 writes no text. Choose a model that does, such as T5, or another objective."));
  if (objective == "span-corruption")
    return words(QT_TRANSLATE_NOOP("s2s::XrayChoice",
                                   "%1 has no sentinels for text with hidden spans. Choose T5 for it, or an "
                                   "encoder such as BERT for hidden tokens."));
  if (objective == "masked-language-model")
    return words(QT_TRANSLATE_NOOP("s2s::XrayChoice",
                                   "%1 guesses no hidden tokens. Choose an encoder such as BERT, or another "
                                   "objective."));
  return words(
      QT_TRANSLATE_NOOP("s2s::XrayChoice",
                        "%1 has no head for labels or numbers. Choose an encoder such as BERT, or the "
                        "objective “as the columns say”, with which a model such as T5 writes them."));
}

Json asTextFor(ColumnUse use, const QString& answer) {
  if (use != ColumnUse::number) return {{"kind", "labels"}};
  const double value =
      std::clamp(finiteNumberInText(answer.toStdString()).value_or(0.0), -kLargest, kLargest);
  double step = kFinestStep;
  double low = std::min(0.0, std::floor(value)), high = std::max(kUsualMaximum, std::ceil(value));
  while ((high - low) / step > kMostSteps) {
    step = step < 1 ? 1 : step * 10;
    low = std::floor(low / step) * step;
    high = std::ceil(high / step) * step;
  }
  return {{"kind", "numbers"}, {"minimum", low}, {"maximum", high}, {"step", step}};
}

}  // namespace s2s
