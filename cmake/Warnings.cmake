# One INTERFACE target carries the warnings of every target of the project.
add_library(warnings INTERFACE)
target_compile_options(warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough
  $<$<BOOL:${S2S_WARNINGS_AS_ERRORS}>:-Werror>)
