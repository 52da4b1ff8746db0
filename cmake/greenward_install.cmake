# `cmake --install` gives the two programs, the data, the headers, and find_package(greenward).
include(CMakePackageConfigHelpers)
get_property(rooms GLOBAL PROPERTY GREENWARD_ROOMS)
install(TARGETS ${rooms} EXPORT greenward_targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY engine DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/greenward FILES_MATCHING PATTERN "*.hpp")
install(DIRECTORY gis-data DESTINATION ${CMAKE_INSTALL_DATADIR}/greenward)
install(EXPORT greenward_targets NAMESPACE greenward:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/greenward)
configure_package_config_file(cmake/greenwardConfig.cmake.in greenwardConfig.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/greenward)
write_basic_package_version_file(greenwardConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/greenwardConfig.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/greenwardConfigVersion.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/greenward)
