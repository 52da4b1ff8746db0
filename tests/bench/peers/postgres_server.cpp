#include "tests/bench/peers/postgres_server.hpp"

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>
#include <chrono>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

namespace greenward::bench {

namespace {

namespace fs = std::filesystem;

/// Debian keeps the server's programs off the PATH.
fs::path server_programs() {
  fs::path newest;
  std::error_code none;
  for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", none)) {
    const fs::path programs = version.path() / "bin";
    if (fs::exists(programs / "initdb") && programs > newest) newest = programs;
  }
  if (newest.empty()) throw std::runtime_error("PostgreSQL's server is not installed");
  return newest;
}

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The command so that it does not outlive this program, and as the user postgres if this program runs as
/// root.
std::vector<std::string> as_server_user(const std::vector<std::string>& command) {
  std::vector<std::string> whole{"setpriv", "--pdeathsig", "INT"};
  if (getuid() == 0) {
    for (const char* word : {"--reuid=postgres", "--regid=postgres", "--clear-groups"})
      whole.emplace_back(word);
  }
  whole.insert(whole.end(), command.begin(), command.end());
  return whole;
}

}  // namespace

postgres_server::postgres_server(std::span<const char* const> extensions) {
  if (getuid() == 0) {
    const struct passwd* user = getpwnam("postgres");
    if (user == nullptr) throw std::runtime_error("PostgreSQL refuses root, and there is no user postgres");
    if (chown(folder_.path().c_str(), user->pw_uid, user->pw_gid) != 0) {
      throw std::runtime_error("cannot give a folder to the user postgres");
    }
  }
  start();
  for (const char* extension : extensions) (void)query(fmt::format("CREATE EXTENSION {}", extension));
}

void postgres_server::start() {
  const fs::path programs = server_programs();
  const std::string data = folder_.path() / "data";
  (void)output_of_child(as_server_user({programs / "initdb", "--pgdata=" + data, "--username=postgres",
                                        "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"}));
  const fs::path log = folder_.path() / "log";
  const auto setting = [](const char* text) { return std::string("--") + text; };
  server_ = std::make_unique<running_child>(
      as_server_user({programs / "postgres", "-D", data, setting("listen_addresses="),
                      setting("unix_socket_directories=") + folder_.path().string(), setting("fsync=off"),
                      setting("shared_buffers=512MB"), setting("work_mem=256MB"),
                      setting("maintenance_work_mem=512MB"), setting("jit=off"),
                      setting("max_parallel_workers_per_gather=0"), setting("autovacuum=off")}),
      log);
  for (int tenth = 0; tenth < 300; ++tenth) {
    if (!server_->runs()) break;
    if (run_child({"pg_isready", "--quiet", "--host=" + folder_.path().string()}).status == 0) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  throw std::runtime_error("PostgreSQL does not start: " + content_of(log));
}

std::string postgres_server::query(const std::string& sql) const {
  return output_of_child({"psql", "--no-psqlrc", "--quiet", "--no-align", "--tuples-only",
                          "--set=ON_ERROR_STOP=1", "--host=" + folder_.path().string(), "--username=postgres",
                          "--dbname=postgres", "--command=" + sql});
}

time_taken postgres_server::time_of(std::string_view selected) const {
  constexpr const char* kRun = "split_part(pg_read_file('/proc/self/schedstat'), ' ', 1)::bigint";
  std::istringstream answer(query(
      fmt::format("DO $$ DECLARE ran bigint := {}; began timestamptz := clock_timestamp(); BEGIN"
                  " PERFORM {};"
                  " RAISE INFO 'took % %', extract(epoch FROM clock_timestamp() - began), {} - ran; END $$",
                  kRun, selected, kRun)));
  time_taken took;
  std::string word;
  while (answer >> word && word != "took") {
  }
  double nanoseconds = 0;
  if (!(answer >> took.wall >> nanoseconds))
    throw std::runtime_error("PostgreSQL told no time: " + answer.str());
  took.processor = 1e-9 * nanoseconds;
  return took;
}

std::string postgres_server::version_of(std::string_view extension) const {
  return query(fmt::format("SELECT extversion FROM pg_extension WHERE extname = '{}'", extension));
}

void postgres_server::load(const std::string& table, const std::string& rows) const {
  const fs::path file = folder_.path() / (table + ".csv");
  std::ofstream out(file);
  out << rows;
  out.close();
  if (!out) throw std::runtime_error("cannot write a table for PostgreSQL");
  (void)query(fmt::format("COPY {} FROM '{}' (FORMAT csv)", table, file.string()));
}

}  // namespace greenward::bench
