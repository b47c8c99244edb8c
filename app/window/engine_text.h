#pragma once
// Sentences of the engine in the language of the window.

#include <QString>
#include <string>

namespace s2s {

/// Translated with the context "EngineText" of translations/data_ko.ts, where numbers stand as %1, %2, …:
/// "repeats line 3" is looked up as "repeats line %1". What is wrong with a value is said by
/// widgets/forms/field_problem.h; what has no translation stays as it is.
QString engineText(const std::string& text);

}  // namespace s2s
