# Installs the build into an empty prefix, then configures, builds and runs tests/install/consumer against it,
# and starts the installed programs. Arguments: BUILD, WORK, CONSUMER, GENERATOR, COMPILER, FLAGS, PROGRAMS.
function(must_run)
  execute_process(COMMAND ${ARGN} WORKING_DIRECTORY ${WORK} OUTPUT_VARIABLE out ERROR_VARIABLE err
                  RESULT_VARIABLE code)
  if(code)
    list(JOIN ARGN " " command)
    message("${out}${err}") # as it is: FATAL_ERROR would wrap its lines
    message(FATAL_ERROR "failed (${code}): ${command}")
  endif()
  set(out "${out}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE ${WORK})
file(MAKE_DIRECTORY ${WORK})
set(prefix ${WORK}/prefix)
must_run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${prefix})

must_run(${CMAKE_COMMAND} -S ${CONSUMER} -B ${WORK}/build -G ${GENERATOR} -DCMAKE_BUILD_TYPE=Release
         -DCMAKE_CXX_COMPILER=${COMPILER} "-DCMAKE_CXX_FLAGS=${FLAGS}" -DCMAKE_PREFIX_PATH=${prefix})
must_run(${CMAKE_COMMAND} --build ${WORK}/build)
must_run(${WORK}/build/consumer)
message(STATUS "consumer: ${out}")

foreach(program IN LISTS PROGRAMS)
  must_run(${prefix}/bin/${program} --help)
  if(NOT out MATCHES "${program}")
    message(FATAL_ERROR "${program} --help does not name the program:\n${out}")
  endif()
endforeach()
file(REMOVE_RECURSE ${WORK})
