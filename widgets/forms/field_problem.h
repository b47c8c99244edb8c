#pragma once
// What is wrong with a value, in the language of the window.

#include <QString>
#include <string>

namespace s2s {

/// A clause of an error of the option schemas, without the path that it begins with: "-3 is below 1", "use one of:
/// a, b". Translated with the context "FieldProblem" of translations/schema_ko.ts; others stay as they are.
QString fieldProblem(const std::string& clause);

}  // namespace s2s
