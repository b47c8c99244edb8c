#pragma once
// Sentences of the engine in the language of the window. Every text of the engine that the window shows
// passes here.

#include <QString>
#include <string>

#include "engine/core/result.h"

namespace s2s {

class PatternTable;

/// `text` as the pattern of the context "EngineText" says it that it was made of: translations/engine_ko.ts
/// (errors, advice, warnings, notes) and data_ko.ts (what is said of data) list these patterns with places
/// %1, %2, …, and beside one, as its extracomment, which places hold numbers or sentences
/// (widgets/text/pattern_table.h). What is wrong with a value is said by widgets/forms/field_problem.h. Of
/// "WHAT, WHERE, WHAT TO DO" on one line each part is said in its turn. What has no translation stays as it
/// is, as a whole.
QString engineText(const std::string& text);

/// Where an error happened. What is no phrase, such as a path, stays as it is: a file may be called "target".
QString enginePlace(const std::string& place);

/// "WHAT, WHERE, WHAT TO DO" of an error, each part by these two.
QString engineMessage(const Error& error);

/// The patterns of both files.
const PatternTable& engineTextPatterns();

}  // namespace s2s
