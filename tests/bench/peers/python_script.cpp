#include "tests/bench/peers/python_script.hpp"

#include "tests/bench/harness/child_process.hpp"
#include "tests/bench/peers/qgis_program.hpp"

#include <fstream>
#include <nlohmann/json.hpp>

namespace greenward::bench {

std::vector<std::string> script_command(const char* script, const nlohmann::json& request,
                                        const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  const std::filesystem::path file = folder / "request.json";
  std::ofstream(file) << request;
  const std::filesystem::path program = std::filesystem::path(GREENWARD_BENCH_SCRIPTS) / script;
  return as_qgis(folder, {"/usr/bin/python3", program.string(), file.string()});
}

std::string run_script(const char* script, const nlohmann::json& request,
                       const std::filesystem::path& folder) {
  const std::string printed = output_of_child(script_command(script, request, folder));
  return printed.substr(printed.rfind('\n') + 1);
}

}  // namespace greenward::bench
