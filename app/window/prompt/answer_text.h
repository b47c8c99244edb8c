#pragma once
// An answer in the words and rows that its card shows.

#include <QStringList>
#include <vector>

#include "app/window/text_difference.h"
#include "engine/session.h"
#include "widgets/panes/share_bars.h"

namespace s2s {

/// What counts as the answer: the filled text, the labels, the text.
QString mainText(const PromptAnswer& answer, PromptTask task);
/// Whether a gap was filled by writing the whole text anew (BART).
bool rewritesWhole(const PromptAnswer& answer, PromptTask task);
/// Of mainText(): what such a text changed of the prompt.
std::vector<TextStretch> changesToPrompt(const PromptAnswer& answer);

/// Probabilities of labels, and of the tokens at each mask.
std::vector<ShareBars::Row> shareRows(const PromptAnswer& answer);

/// What a reader must know to take the answer for what it is.
QStringList remarksOn(const PromptAnswer& answer, PromptTask task);
/// Shares that the vocabulary cannot write.
QStringList unknownShares(const PromptAnswer& answer, PromptTask task, const QString& toLanguage);
/// Time, speed and score.
QString numbersOf(const PromptAnswer& answer);

}  // namespace s2s
