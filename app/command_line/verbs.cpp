#include "app/command_line/verb.h"

namespace s2s::command_line {

#define VERB(identifier, name, help) VerbRun identifier(CLI::App& parser);
#include "app/command_line/registrations.def"
#undef VERB

std::span<const Verb> verbs() {
  static constexpr Verb kVerbs[] = {
#define VERB(identifier, name, help) {name, help, &identifier},
#include "app/command_line/registrations.def"
#undef VERB
  };
  return kVerbs;
}

}  // namespace s2s::command_line
