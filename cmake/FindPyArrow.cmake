# Finds the Apache Arrow of a `pyarrow` wheel, which ships headers and libraries.
#
# Input:  PYARROW_DIR  the folder that holds include/ and libarrow.so.* (…/site-packages/pyarrow)
# Output: target PyArrow::PyArrow (Arrow and Parquet)
set(PYARROW_DIR "$ENV{PYARROW}" CACHE PATH "The folder of pyarrow that holds include/ and libarrow.so.*")
if(NOT PYARROW_DIR AND EXISTS "${CMAKE_SOURCE_DIR}/.deps/pyarrow")
  set(PYARROW_DIR "${CMAKE_SOURCE_DIR}/.deps/pyarrow" CACHE PATH "" FORCE)
endif()

# Looked for at every configuration, so that another PYARROW_DIR is another Arrow as a whole. The wheel has the
# libraries with their versions only.
unset(PyArrow_INCLUDE_DIR CACHE)
find_path(PyArrow_INCLUDE_DIR parquet/arrow/reader.h HINTS "${PYARROW_DIR}/include" NO_DEFAULT_PATH)
file(GLOB PyArrow_arrow "${PYARROW_DIR}/libarrow.so.[0-9]*")
file(GLOB PyArrow_parquet "${PYARROW_DIR}/libparquet.so.[0-9]*")

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(PyArrow REQUIRED_VARS PyArrow_arrow PyArrow_parquet PyArrow_INCLUDE_DIR
  REASON_FAILURE_MESSAGE "Parquet and Arrow files will not be read until ./workbench build has installed it under .deps/.")

if(PyArrow_FOUND AND NOT TARGET PyArrow::PyArrow)
  list(GET PyArrow_arrow 0 _arrow)
  list(GET PyArrow_parquet 0 _parquet)
  add_library(PyArrow::PyArrow INTERFACE IMPORTED)
  target_include_directories(PyArrow::PyArrow SYSTEM INTERFACE "${PyArrow_INCLUDE_DIR}")
  target_link_libraries(PyArrow::PyArrow INTERFACE "${_parquet}" "${_arrow}")
  target_link_options(PyArrow::PyArrow INTERFACE "LINKER:-rpath,${PYARROW_DIR}" "LINKER:-rpath-link,${PYARROW_DIR}")
endif()
mark_as_advanced(PyArrow_INCLUDE_DIR)
