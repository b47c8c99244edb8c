# One INTERFACE target carries the warnings of every target of the project.
add_library(warnings INTERFACE)
target_compile_options(warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough
  $<$<BOOL:${S2S_WARNINGS_AS_ERRORS}>:-Werror>)

# GCC 12 sees overflows inside std::string's own operator+ and uninitialised values inside std::variant where there are
# none (GCC bugs 105329, 105562, 105651); which code it happens to depends on what is inlined.
function(s2s_without_false_alarms NAME)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(${NAME} PRIVATE -Wno-array-bounds -Wno-stringop-overflow -Wno-restrict -Wno-maybe-uninitialized)
  endif()
endfunction()
