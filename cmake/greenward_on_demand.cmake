# greenward_load_gdal_on_demand(PROGRAM ...): the program loads GDAL, and the fifty libraries that come with it
# alone, when it first reads or writes a foreign file, and not at its start: 60 of 120 milliseconds of every
# command. Linking is all it changes; where it is not known how, GDAL is loaded at the start as usual, and so it
# is by instrumented programs, which look at the types of GDAL's objects wherever they meet them.
enable_language(ASM)
find_package(Python3 COMPONENTS Interpreter)

set(GREENWARD_ON_DEMAND OFF)
if(Python3_FOUND AND NOT GREENWARD_SANITIZE AND CMAKE_SYSTEM_NAME STREQUAL "Linux" AND CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64")
  set(GREENWARD_ON_DEMAND ON)
endif()

function(greenward_load_gdal_on_demand)
  if(NOT GREENWARD_ON_DEMAND)
    return()
  endif()
  if(NOT TARGET greenward_gdal_on_demand)
    set(script ${PROJECT_SOURCE_DIR}/cmake/on_demand/slots.py)
    set(slots ${PROJECT_BINARY_DIR}/gdal_slots.s)
    get_target_property(library GDAL::GDAL IMPORTED_LOCATION)
    add_custom_command(OUTPUT ${slots}
      COMMAND ${Python3_EXECUTABLE} ${script} ${CMAKE_NM} $<TARGET_FILE:greenward_exchange> ${library} ${slots}
      DEPENDS ${script} greenward_exchange ${library} VERBATIM)
    add_library(greenward_gdal_on_demand OBJECT ${slots} ${PROJECT_SOURCE_DIR}/cmake/on_demand/fill_slots.cpp)
    set_target_properties(greenward_gdal_on_demand PROPERTIES UNITY_BUILD OFF)
    target_link_libraries(greenward_gdal_on_demand PRIVATE greenward_settings)
  endif()
  foreach(program IN LISTS ARGN)
    target_sources(${program} PRIVATE $<TARGET_OBJECTS:greenward_gdal_on_demand>)
    # GDAL is still named when the program is linked, and left out since nothing of it is missing.
    target_link_options(${program} PRIVATE -Wl,--as-needed)
    target_link_libraries(${program} PRIVATE ${CMAKE_DL_LIBS})
  endforeach()
endfunction()
