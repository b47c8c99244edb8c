#include "app/window/prompt/answer_text.h"

#include "app/window/languages.h"
#include "app/window/prompt/answer_card.h"
#include "widgets/text/number_format.h"

namespace s2s {
namespace {

constexpr double kWorthSaying = 0.005;

QString shownPiece(const std::string& piece) {
  return QString::fromStdString(piece).replace(QChar(0x2581), QLatin1Char('_'));
}

void addLabels(const PromptAnswer& answer, std::vector<ShareBars::Row>& rows) {
  const std::string* column = nullptr;
  for (const LabelShare& label : answer.labels) {
    if (!label.column.empty() && (!column || *column != label.column))
      rows.push_back({QString::fromStdString(label.column), 0.0, {}, true, false});
    column = &label.column;
    ShareBars::Row row{QString::fromStdString(label.label), label.share};
    if (label.isNumber) {
      row.name = AnswerCard::tr("number");
      row.value = measuredNumber(label.share);
      row.hasBar = false;
    }
    rows.push_back(std::move(row));
  }
}

void addCandidates(const PromptAnswer& answer, std::vector<ShareBars::Row>& rows) {
  for (std::size_t mask = 0; mask < answer.candidates.size(); ++mask) {
    if (answer.candidates.size() > 1)
      rows.push_back({AnswerCard::tr("mask %1").arg(mask + 1), 0.0, {}, true, false});
    for (const TokenShare& token : answer.candidates[mask])
      rows.push_back({shownPiece(token.token), token.probability});
  }
}

}  // namespace

QString mainText(const PromptAnswer& answer, PromptTask task) {
  return QString::fromStdString(task == PromptTask::fill && !answer.filled.empty() ? answer.filled
                                                                                   : answer.text);
}

bool rewritesWhole(const PromptAnswer& answer, PromptTask task) {
  return task == PromptTask::fill && answer.candidates.empty() && !answer.filled.empty() &&
         answer.filled == answer.text;
}

std::vector<TextStretch> changesToPrompt(const PromptAnswer& answer) {
  return compareTexts(QString::fromStdString(answer.filled), QString::fromStdString(answer.prompt)).changed;
}

std::vector<ShareBars::Row> shareRows(const PromptAnswer& answer) {
  std::vector<ShareBars::Row> rows;
  // A single number stands in the card as its answer.
  if (answer.labels.size() != 1 || !answer.labels.front().isNumber) addLabels(answer, rows);
  addCandidates(answer, rows);
  return rows;
}

QStringList remarksOn(const PromptAnswer& answer, PromptTask task) {
  QStringList remarks;
  if (task == PromptTask::translate && answer.text.find("<extra_id_") != std::string::npos)
    remarks << AnswerCard::tr("never taught to translate");
  if (task == PromptTask::translate && answer.directionTrained.has_value() && !*answer.directionTrained)
    remarks << AnswerCard::tr("never trained in this direction");
  if (task == PromptTask::fill && answer.spans.empty()) remarks << AnswerCard::tr("filled no blank");
  return remarks;
}

QStringList unknownShares(const PromptAnswer& answer, PromptTask task, const QString& toLanguage) {
  QStringList shares;
  if (task == PromptTask::translate && answer.targetUnknownShare >= kWorthSaying)
    shares << AnswerCard::tr("%1 of %2 pieces unknown")
                  .arg(percent(answer.targetUnknownShare), languageName(toLanguage));
  if (answer.unknownShare >= kWorthSaying)
    shares << AnswerCard::tr("%1 of the prompt unknown").arg(percent(answer.unknownShare));
  return shares;
}

QString numbersOf(const PromptAnswer& answer) {
  if (!answer.labels.empty() || !answer.candidates.empty()) return duration(answer.seconds);
  return AnswerCard::tr("%1 · %2 tokens/s · score %3")
      .arg(duration(answer.seconds), exactNumber(static_cast<std::int64_t>(answer.tokensPerSecond)),
           measuredNumber(answer.score, 3));
}

}  // namespace s2s
