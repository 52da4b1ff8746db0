#include "engine/exchange/foreign_sql.hpp"

#include "engine/base/error.hpp"

#include <algorithm>
#include <system_error>

#include <sqlite3.h>

namespace greenward::exchange {

namespace {

namespace fs = std::filesystem;

/// To read a table takes less than one step a byte, through a view of two tables some ten; a second's worth
/// is always allowed.
constexpr std::int64_t kStepsPerByte = 100, kLeastAllowed = 100'000'000;
constexpr std::int64_t kMostBytes = std::int64_t{1} << 48;
constexpr int kStepsBetweenLooks = 20'000;

thread_local foreign_sql* watch_of_openings = nullptr;

std::int64_t bytes_of(const fs::path& file) {
  std::error_code failure;
  const std::uintmax_t bytes = fs::file_size(file, failure);
  return failure ? 0 : static_cast<std::int64_t>(std::min<std::uintmax_t>(bytes, kMostBytes));
}

/// With what SQLite has not yet written into it.
std::int64_t bytes_with_journal(const fs::path& file) {
  return bytes_of(file) + bytes_of(file.string() + "-wal");
}

}  // namespace

/// What SQLite calls.
struct foreign_sql_hooks {
  static int authorize(void* watch, int action, const char*, const char*, const char*, const char*) {
    if (action != SQLITE_RECURSIVE) return SQLITE_OK;
    static_cast<foreign_sql*>(watch)->recursion_ = true;
    return SQLITE_DENY;
  }

  static int look(void* watch) { return static_cast<foreign_sql*>(watch)->spend(kStepsBetweenLooks) ? 0 : 1; }

  /// GDAL opens others meanwhile, such as PROJ's, which it keeps.
  static bool is_of(sqlite3* connection, const foreign_sql& watch) {
    const char* const name = sqlite3_db_filename(connection, "main");
    std::error_code failure;
    return name != nullptr && *name != '\0' && fs::equivalent(name, watch.file_, failure);
  }

  static int connected(sqlite3* connection, const char**, const sqlite3_api_routines*) {
    if (watch_of_openings == nullptr || !is_of(connection, *watch_of_openings)) return SQLITE_OK;
    watch_of_openings->is_sql_ = true;
    sqlite3_set_authorizer(connection, authorize, watch_of_openings);
    sqlite3_progress_handler(connection, kStepsBetweenLooks, look, watch_of_openings);
    return SQLITE_OK;
  }

  /// For the whole program; a connection that no watch waits for stays as it is. Each time anew, since GDAL
  /// clears SQLite's list.
  static void enlist() {
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(connected));  // NOLINT: SQLite's signature
  }
};

foreign_sql::foreign_sql(const fs::path& file)
    : file_(file),
      allowed_(std::max(kStepsPerByte * bytes_with_journal(file), kLeastAllowed)),
      left_(allowed_) {}

foreign_sql::opening::opening(foreign_sql& watch) {
  foreign_sql_hooks::enlist();
  watch_of_openings = &watch;
}

foreign_sql::opening::~opening() {
  watch_of_openings = nullptr;
}

void foreign_sql::begin(const task& progress) {
  progress_.token = progress.token;
  left_ = allowed_;
}

bool foreign_sql::spend(std::int64_t steps) {
  left_ = std::max<std::int64_t>(left_ - steps, 0);
  return left_ > 0 && !progress_.token.cancelled();
}

void foreign_sql::count_row() {
  if (is_sql_) (void)spend(kStepsPerByte);
}

void foreign_sql::throw_if_stopped() const {
  progress_.throw_if_cancelled();
  if (!recursion_ && left_ > 0) return;
  bilingual problem{"文件里的视图没完没了：查询量远超文件大小所需",
                    "a view in it has no end: its query takes far more than a file of this size can need"};
  if (recursion_) problem = {"文件里的视图用了递归查询", "a view in it uses a recursive query"};
  throw error(
      error_code::bad_input, file_.string(), std::move(problem),
      {"请在来源软件里把视图另存为普通表后再用", "save the view as a plain table where it comes from"});
}

}  // namespace greenward::exchange
