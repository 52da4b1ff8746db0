#include "engine/base/kept_memory.hpp"
#include "engine/cli/run.hpp"

int main(int argc, char** argv) {
  greenward::keep_freed_memory();
  return greenward::cli::run(argc, argv);
}
