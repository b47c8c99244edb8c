# -DS2S_SANITIZER=address|undefined|thread instruments everything of ours; LibTorch itself stays as shipped.
set(S2S_SANITIZER "" CACHE STRING "address, undefined, thread or empty")
set_property(CACHE S2S_SANITIZER PROPERTY STRINGS "" address undefined thread)
if(S2S_SANITIZER)
  add_compile_options(-fsanitize=${S2S_SANITIZER} -fno-omit-frame-pointer -g1)
  add_link_options(-fsanitize=${S2S_SANITIZER})
  add_compile_options(-Wno-error)  # with instrumented code GCC 12 warns about bounds that are kept
  if(S2S_SANITIZER STREQUAL "undefined")
    add_compile_options(-fno-sanitize-recover=undefined)
  endif()
endif()
