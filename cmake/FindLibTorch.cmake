# Finds the LibTorch of a `torch` wheel (or an unpacked LibTorch) without asking for the CUDA toolkit.
#
# Input:  LIBTORCH_DIR  the folder that holds include/ and lib/ (…/site-packages/torch)
# Output: target LibTorch::LibTorch, LibTorch_VERSION, LibTorch_CUDA (TRUE where the wheel carries CUDA)
#
# find_package(Torch) is avoided on purpose: the wheel's own configuration refuses to load on a machine that
# has no CUDA toolkit although nothing here compiles CUDA code.
set(LIBTORCH_DIR "$ENV{LIBTORCH}" CACHE PATH "The folder of LibTorch that holds include/ and lib/")
if(NOT LIBTORCH_DIR AND EXISTS "${CMAKE_SOURCE_DIR}/.deps/libtorch")
  set(LIBTORCH_DIR "${CMAKE_SOURCE_DIR}/.deps/libtorch" CACHE PATH "" FORCE)
endif()

# Looked for at every configuration, so that another LIBTORCH_DIR is another LibTorch as a whole.
foreach(_found INCLUDE_DIR torch torch_cpu c10 torch_cuda c10_cuda)
  unset(LibTorch_${_found} CACHE)
endforeach()
find_path(LibTorch_INCLUDE_DIR torch/torch.h
  HINTS "${LIBTORCH_DIR}/include/torch/csrc/api/include" NO_DEFAULT_PATH)
find_library(LibTorch_torch torch HINTS "${LIBTORCH_DIR}/lib" NO_DEFAULT_PATH)
find_library(LibTorch_torch_cpu torch_cpu HINTS "${LIBTORCH_DIR}/lib" NO_DEFAULT_PATH)
find_library(LibTorch_c10 c10 HINTS "${LIBTORCH_DIR}/lib" NO_DEFAULT_PATH)
find_library(LibTorch_torch_cuda torch_cuda HINTS "${LIBTORCH_DIR}/lib" NO_DEFAULT_PATH)
find_library(LibTorch_c10_cuda c10_cuda HINTS "${LIBTORCH_DIR}/lib" NO_DEFAULT_PATH)

if(EXISTS "${LIBTORCH_DIR}/version.py")
  file(STRINGS "${LIBTORCH_DIR}/version.py" _version REGEX "^__version__")
  string(REGEX REPLACE ".*'([0-9.]+).*" "\\1" LibTorch_VERSION "${_version}")
elseif(EXISTS "${LIBTORCH_DIR}/build-version")
  file(STRINGS "${LIBTORCH_DIR}/build-version" LibTorch_VERSION LIMIT_COUNT 1)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(LibTorch
  REQUIRED_VARS LibTorch_torch LibTorch_torch_cpu LibTorch_c10 LibTorch_INCLUDE_DIR
  VERSION_VAR LibTorch_VERSION
  REASON_FAILURE_MESSAGE "Run ./workbench build, which installs it under .deps/, or set LIBTORCH=DIR.")

if(LibTorch_FOUND AND NOT TARGET LibTorch::LibTorch)
  set(LibTorch_CUDA FALSE)
  # The wheel links its CUDA libraries by run path; the linker needs the same folders to resolve them.
  file(GLOB _nvidia_lib_dirs "${LIBTORCH_DIR}/../nvidia/*/lib")
  add_library(LibTorch::LibTorch INTERFACE IMPORTED)
  target_include_directories(LibTorch::LibTorch SYSTEM INTERFACE
    "${LIBTORCH_DIR}/include" "${LibTorch_INCLUDE_DIR}")
  target_link_libraries(LibTorch::LibTorch INTERFACE
    "${LibTorch_torch}" "${LibTorch_torch_cpu}" "${LibTorch_c10}")
  target_link_options(LibTorch::LibTorch INTERFACE
    "LINKER:-rpath,${LIBTORCH_DIR}/lib" "LINKER:-rpath-link,${LIBTORCH_DIR}/lib" "LINKER:--disable-new-dtags")
  foreach(_dir IN LISTS _nvidia_lib_dirs)
    target_link_options(LibTorch::LibTorch INTERFACE "LINKER:-rpath,${_dir}" "LINKER:-rpath-link,${_dir}")
  endforeach()
  if(LibTorch_torch_cuda AND LibTorch_c10_cuda)
    set(LibTorch_CUDA TRUE)
    # Nothing refers to a symbol of torch_cuda, so the linker would drop it and CUDA would never register.
    target_link_libraries(LibTorch::LibTorch INTERFACE
      "-Wl,--no-as-needed,${LibTorch_torch_cuda},${LibTorch_c10_cuda},--as-needed")
  endif()
  message(STATUS "LibTorch ${LibTorch_VERSION} in ${LIBTORCH_DIR} (CUDA: ${LibTorch_CUDA})")
endif()
mark_as_advanced(LibTorch_INCLUDE_DIR LibTorch_torch LibTorch_torch_cpu LibTorch_c10 LibTorch_torch_cuda LibTorch_c10_cuda)
