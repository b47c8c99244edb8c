#pragma once
// How a sample X-ray shows a model where nothing was chosen by hand, and what to choose where it cannot be
// shown.

#include <QString>
#include <optional>
#include <string>
#include <vector>

#include "app/window/data/column_uses.h"
#include "engine/core/json.h"

namespace s2s {

struct ModelDescription;

struct XrayChoice {
  std::string objective;
  bool writesAnswer = false;  ///< labels or numbers are written, by as_text of the data set
};

/// Whether the model can be trained with the objective: with labels and numbers where its family has a head
/// of its own, or it brings one; with span corruption where its tokenizer, if it has one, has sentinels.
bool canLearn(const ModelDescription& model, const std::string& objective);

/// The nearest way in which the model learns rows with such columns: answers in text are written, labels and
/// numbers go to its head or, where it has none, are written (one column of them); of text alone parts are
/// hidden. Nothing where no way is open.
std::optional<XrayChoice> xrayChoice(const ModelDescription& model, const std::vector<ColumnUse>& uses);

/// Why the model of this name is not shown with the objective, and what to choose; for people.
QString xrayAdvice(const QString& model, const std::string& objective);

/// as_text of a data set for answers of this use: labels as they are; numbers from 0 to 5 in the steps of 0.2
/// of T5's own task, and in a wider range, with coarser steps where it needs more than 10,000 classes, for a
/// row whose answer lies outside.
Json asTextFor(ColumnUse use, const QString& answer);

}  // namespace s2s
