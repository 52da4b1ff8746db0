# `cmake --install` gives the two programs (installed where they are made), the data, the headers, and
# find_package(greenward).
include(CMakePackageConfigHelpers)

# Only the engine is a library for others; the viewer's parts stay inside its program.
set(engine_rooms)
get_property(rooms GLOBAL PROPERTY GREENWARD_ROOMS)
foreach(room IN LISTS rooms)
  get_target_property(folder ${room} SOURCE_DIR)
  if(folder MATCHES "^${PROJECT_SOURCE_DIR}/engine/")
    list(APPEND engine_rooms ${room})
  endif()
endforeach()

install(TARGETS ${engine_rooms} EXPORT greenward_targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY engine DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/greenward FILES_MATCHING PATTERN "*.hpp")
install(DIRECTORY gis-data DESTINATION ${CMAKE_INSTALL_DATADIR}/greenward)
install(EXPORT greenward_targets NAMESPACE greenward:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/greenward)

set(greenward_data_directory ${CMAKE_INSTALL_DATADIR}/greenward/gis-data)
configure_package_config_file(cmake/greenwardConfig.cmake.in greenwardConfig.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/greenward
  PATH_VARS greenward_data_directory)
write_basic_package_version_file(greenwardConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/greenwardConfig.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/greenwardConfigVersion.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/greenward)
