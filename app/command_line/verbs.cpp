#include "app/command_line/verb.h"

namespace s2s::command_line {

#define VERB(identifier, name, help) VerbRun identifier(CLI::App& parser);
#define ENGINE_VERB(identifier, name, help)
#define ENGINE_PART(identifier, name)
#include "app/command_line/registrations.def"
#undef VERB
#undef ENGINE_VERB
#undef ENGINE_PART

std::span<const Verb> verbs() {
  static constexpr Verb kVerbs[] = {
#define VERB(identifier, name, help) {name, help, &identifier},
#define ENGINE_VERB(identifier, name, help) {name, help, nullptr},
#define ENGINE_PART(identifier, name)
#include "app/command_line/registrations.def"
#undef VERB
#undef ENGINE_VERB
#undef ENGINE_PART
  };
  return kVerbs;
}

}  // namespace s2s::command_line
