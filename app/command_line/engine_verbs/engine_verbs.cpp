// What the module offers to s2s: its verbs by name.

#include <cstring>

#include "app/command_line/verb.h"
#include "engine/layers/thrown_error.h"

namespace s2s::command_line {

#define VERB(identifier, name, help)
#define ENGINE_VERB(identifier, name, help) VerbRun identifier(CLI::App& parser);
#define ENGINE_PART(identifier, name) VerbRun identifier(CLI::App& parser);
#include "app/command_line/registrations.def"
#undef VERB
#undef ENGINE_VERB
#undef ENGINE_PART

namespace {

/// The verb, whose work ends in an error where anything throws.
template <DeclareVerb declare>
VerbRun guarded(CLI::App& parser) {
  return [run = declare(parser)](const CommonOptions& options, Console& console) {
    return withoutExceptions("choose a smaller model or a shorter precision",
                             [&] { return run(options, console); });
  };
}

}  // namespace
}  // namespace s2s::command_line

/// The function that declares the verb; null where the module has none of that name.
extern "C" __attribute__((visibility("default"))) s2s::command_line::DeclareVerb s2sFindEngineVerb(
    [[maybe_unused]] const char* asked) {
  using namespace s2s::command_line;
#define VERB(identifier, name, help)
#define ENGINE_VERB(identifier, name, help) \
  if (std::strcmp(asked, name) == 0) return &guarded<&identifier>;
#define ENGINE_PART(identifier, name) ENGINE_VERB(identifier, name, "")
#include "app/command_line/registrations.def"
#undef VERB
#undef ENGINE_VERB
#undef ENGINE_PART
  return nullptr;
}
