# Compiler settings shared by every target, and the two functions that make targets.
add_library(greenward_settings INTERFACE)
target_compile_features(greenward_settings INTERFACE cxx_std_20)
target_compile_options(greenward_settings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual -Werror
  # A member left out of an aggregate's initialiser is value-initialised: that is what options structs are for.
  -Wno-missing-field-initializers
  # Truth values joined by & compile to vector instructions; joined by && they compile to branches.
  $<$<CXX_COMPILER_ID:Clang>:-Wno-bitwise-instead-of-logical>)
if(GREENWARD_SANITIZE)
  target_compile_options(greenward_settings INTERFACE
    -fsanitize=${GREENWARD_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all
    # GCC 12 sees uninitialised members in std::regex where there are none once code is instrumented
    # (GCC bug 105562); the release build keeps the warning.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  target_link_options(greenward_settings INTERFACE -fsanitize=${GREENWARD_SANITIZE})
endif()
if(CMAKE_UNITY_BUILD)
  # Of sources compiled as one, GCC takes all for headers, where a type of an unnamed namespace would be wrong.
  target_compile_options(greenward_settings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endif()
if(GREENWARD_FUZZ)
  target_compile_options(greenward_settings INTERFACE -fsanitize=fuzzer-no-link)
  add_custom_target(fuzz_targets) # what scripts/fuzz builds
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
  add_link_options(-fuse-ld=mold)
endif()

# The presets that are built from nothing, release and those with sanitizers, compile several sources of a
# target as one (CMAKE_UNITY_BUILD), since most of the time goes into the same templates again and again. Within
# a room, and within a room's tests, the names of unnamed namespaces must therefore differ.

# greenward_room(NAME SOURCES a.cpp ... [PUBLIC lib ...] [PRIVATE lib ...])
# A room is a static library greenward_NAME (alias greenward::NAME) whose headers stand beside its
# sources; the include root is the repository root.
function(greenward_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(greenward_${name} STATIC ${ROOM_SOURCES})
  add_library(greenward::${name} ALIAS greenward_${name})
  set_target_properties(greenward_${name} PROPERTIES EXPORT_NAME ${name} POSITION_INDEPENDENT_CODE ON)
  target_include_directories(greenward_${name} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/greenward>)
  target_compile_features(greenward_${name} PUBLIC cxx_std_20)
  target_link_libraries(greenward_${name}
    PUBLIC ${ROOM_PUBLIC} PRIVATE ${ROOM_PRIVATE} $<BUILD_INTERFACE:greenward_settings>)
  set_property(GLOBAL APPEND PROPERTY GREENWARD_ROOMS greenward_${name})
endfunction()

# Settings of every test and of the programs that it runs: what the leak checker may pass over.
set(GREENWARD_TEST_ENVIRONMENT LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/lsan.supp:print_suppressions=0)

# greenward_test(NAME SOURCES a.cpp ... LIBS lib ... [SHARDS n] [COST c] [WHOLE_STACKS | WITHOUT_LEAKS]): one
# GoogleTest program, its cases known to ctest one by one. SHARDS: ctest knows n runs of a part each instead, for cases that share
# something costly to make; instrumented programs, which take long to start, are always run so. COST: roughly the
# seconds of such a part; the dear ones begin first, so that no processor waits for them at the end. WHOLE_STACKS: the
# sanitizers keep the whole stack of an allocation, which is slow but tells leaks of other libraries from ours where
# those libraries were built without frame pointers. WITHOUT_LEAKS: the programs that it starts, hundreds of times, do
# not look for leaks as they end, which takes a quarter of their time: the tests of the rooms that they call do.
function(greenward_test name)
  cmake_parse_arguments(TEST "WHOLE_STACKS;WITHOUT_LEAKS" "SHARDS;COST" "SOURCES;LIBS" ${ARGN})
  add_executable(test_${name} ${TEST_SOURCES})
  target_link_libraries(test_${name} PRIVATE
    ${TEST_LIBS} greenward_testing GTest::gtest GTest::gtest_main rapidcheck greenward_settings)
  if(GREENWARD_SANITIZE)
    # The cases are compiled unoptimised (what they call is not): instrumented GoogleTest macros take GCC
    # twice as long to optimise as they save at run time.
    target_compile_options(test_${name} PRIVATE -O0)
  endif()
  set(stacks)
  if(TEST_WHOLE_STACKS)
    set(stacks ENVIRONMENT_MODIFICATION ASAN_OPTIONS=string_append::fast_unwind_on_malloc=0)
  endif()
  if(TEST_WITHOUT_LEAKS)
    set(stacks ENVIRONMENT_MODIFICATION ASAN_OPTIONS=string_append::detect_leaks=0)
  endif()
  if(GREENWARD_SANITIZE AND NOT TEST_SHARDS)
    set(TEST_SHARDS 1)
  endif()
  if(NOT TEST_SHARDS)
    gtest_discover_tests(test_${name} DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 60
      PROPERTIES TIMEOUT 300 LABELS ${name} ENVIRONMENT ${GREENWARD_TEST_ENVIRONMENT} ${stacks})
    return()
  endif()
  foreach(part RANGE 1 ${TEST_SHARDS})
    math(EXPR index "${part} - 1")
    set(test ${name}.part_${part}_of_${TEST_SHARDS})
    add_test(NAME ${test} COMMAND test_${name})
    set_tests_properties(${test} PROPERTIES TIMEOUT 900 LABELS ${name}
      ENVIRONMENT "${GREENWARD_TEST_ENVIRONMENT};GTEST_TOTAL_SHARDS=${TEST_SHARDS};GTEST_SHARD_INDEX=${index}" ${stacks})
    if(TEST_COST)
      set_tests_properties(${test} PROPERTIES COST ${TEST_COST})
    endif()
  endforeach()
endfunction()

# greenward_fuzz(NAME SOURCES fuzz_x.cpp LIBS lib ... CORPUS DIR): with GREENWARD_FUZZ a libFuzzer program;
# always a test that replays the seed corpus.
function(greenward_fuzz name)
  cmake_parse_arguments(FUZZ "" "CORPUS" "SOURCES;LIBS" ${ARGN})
  add_executable(fuzz_${name} ${FUZZ_SOURCES})
  target_link_libraries(fuzz_${name} PRIVATE ${FUZZ_LIBS} greenward_settings)
  if(GREENWARD_FUZZ)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    add_dependencies(fuzz_targets fuzz_${name})
    # What scripts/fuzz runs: name, program, seed corpus.
    file(GENERATE OUTPUT ${PROJECT_BINARY_DIR}/fuzz_targets/${name}.tsv
      CONTENT "${name}\t$<TARGET_FILE:fuzz_${name}>\t${FUZZ_CORPUS}\n")
  else()
    target_sources(fuzz_${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests/fuzz/replay_main.cpp)
    add_test(NAME fuzz_corpus.${name} COMMAND fuzz_${name} ${FUZZ_CORPUS})
  endif()
endfunction()
