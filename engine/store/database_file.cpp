#include "engine/store/database_file.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/crs.hpp"
#include "engine/store/migrations.hpp"
#include "engine/store/spatialite_functions.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace greenward::store {

namespace {

[[noreturn]] void fail(const std::filesystem::path& file, bilingual problem, bilingual remedy) {
  throw error(error_code::store, file.string(), std::move(problem), std::move(remedy));
}

bool writable(const std::filesystem::path& path) {
  return ::access(path.c_str(), W_OK) == 0;
}

std::filesystem::path folder_of(const std::filesystem::path& file) {
  return std::filesystem::absolute(file).parent_path();
}

std::filesystem::path with_suffix(std::filesystem::path file, const char* suffix) {
  return file += suffix;
}

bool has_log(const std::filesystem::path& file) {
  std::error_code ignored;
  const auto size = std::filesystem::file_size(with_suffix(file, "-wal"), ignored);
  return !ignored && size > 0;
}

void require_file(const std::filesystem::path& file) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) {
    fail(file, {"没有这个数据库文件", "there is no such database file"},
         {"检查路径，或用 greenward sample、greenward import 新建",
          "Check the path, or make one with greenward sample or greenward import"});
  }
  if (!std::filesystem::is_regular_file(file, ignored)) {
    fail(file, {"这不是普通文件", "this is not a regular file"},
         {"给出数据库文件的路径", "Give the path of a database file"});
  }
}

void require_ours(const sqlite_connection& connection, const std::filesystem::path& file) {
  if (connection.integer("PRAGMA application_id") != kApplicationId) {
    fail(file,
         {"这是 SQLite 文件，但不是绿园一图的数据库", "this is an SQLite file, but not a Greenward database"},
         {"新建数据库后用 greenward import 导入它的图层",
          "Make a new database and bring its layers in with greenward import"});
  }
  const auto version = connection.integer("PRAGMA user_version");
  if (version > kSchemaVersion || version < 1) {
    fail(file,
         {fmt::format("数据库版本是 {}，本程序只认识 1 到 {}", version, kSchemaVersion),
          fmt::format("the database's version is {}; this program knows 1 to {}", version, kSchemaVersion)},
         {"请升级本程序", "Use a newer version of this program"});
  }
}

/// Only the one who makes the file may go on: two at once cannot both succeed.
void claim_new_file(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
  if (descriptor >= 0) {
    ::close(descriptor);
    return;
  }
  const int reason = errno;
  if (reason == EEXIST) {
    fail(file, {"文件已经存在，不会覆盖它", "the file exists and will not be overwritten"},
         {"换一个文件名，或先移走旧文件", "Choose another name, or move the old file away first"});
  }
  if (reason == ENOENT) {
    fail(file, {"所在的文件夹不存在", "its folder does not exist"},
         {"先建立文件夹", "Make the folder first"});
  }
  if (reason == EACCES || reason == EROFS || reason == EPERM) {
    fail(file, {"不能在这个文件夹里新建文件", "a file cannot be made in this folder"},
         {"选择有写权限的文件夹", "Choose a folder that you may write to"});
  }
  const std::string words = std::strerror(reason);
  fail(file, {"不能新建文件：" + words, "the file cannot be made: " + words},
       {"检查路径和磁盘空间", "Check the path and the disk's space"});
}

}  // namespace

std::unique_ptr<sqlite_connection> open_for_reading(const std::filesystem::path& file) {
  require_file(file);
  auto mode = connection_mode::read;
  if (!writable(folder_of(file)) && !std::filesystem::exists(with_suffix(file, "-shm"))) {
    if (has_log(file)) {
      fail(file,
           {"数据库旁边有未合并的日志（-wal），而文件夹是只读的",
            "a write-ahead log (-wal) lies beside the database, and the folder is read-only"},
           {"把数据库和 -wal 文件一起复制到可写的文件夹再打开",
            "Copy the database and its -wal file together to a writable folder and open it there"});
    }
    mode = connection_mode::read_immutable;
  } else if (!writable(file)) {
    mode = connection_mode::read_locked;
  }
  auto connection = std::make_unique<sqlite_connection>(file, mode);
  require_ours(*connection, file);
  return connection;
}

std::unique_ptr<sqlite_connection> open_for_writing(const std::filesystem::path& file) {
  require_file(file);
  if (!writable(file) || !writable(folder_of(file))) {
    fail(file, {"数据库或所在文件夹是只读的，不能写入", "the database or its folder is read-only"},
         {"加上写权限，或复制到可写的位置", "Make both writable, or copy the file to a place that is"});
  }
  auto connection = std::make_unique<sqlite_connection>(file, connection_mode::write);
  require_ours(*connection, file);
  connection->execute("PRAGMA synchronous=NORMAL");
  return connection;
}

std::unique_ptr<sqlite_connection> create_file(const std::filesystem::path& file) {
  claim_new_file(file);
  try {
    auto connection = std::make_unique<sqlite_connection>(file, connection_mode::write);
    connection->execute(
        "PRAGMA page_size=4096; PRAGMA encoding='UTF-8'; PRAGMA journal_mode=WAL; "
        "PRAGMA synchronous=NORMAL; BEGIN IMMEDIATE");
    connection->execute(fmt::format("PRAGMA application_id={}", kApplicationId));
    const spatialite_functions spatialite(*connection);
    spatialite.call("SELECT InitSpatialMetaData(0, 'NONE')", "InitSpatialMetaData");
    spatialite.call(fmt::format("SELECT InsertEpsgSrid({})", geo::kStorageCrs.epsg), "InsertEpsgSrid");
    return connection;
  } catch (...) {
    remove_database(file);
    throw;
  }
}

void remove_database(const std::filesystem::path& file) noexcept {
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
    std::error_code ignored;
    std::filesystem::remove(with_suffix(file, suffix), ignored);
  }
}

}  // namespace greenward::store
