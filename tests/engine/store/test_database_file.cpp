#include "engine/store/database_file.hpp"

#include "engine/base/error.hpp"
#include "engine/base/random.hpp"
#include "tests/engine/store/sql_access.hpp"
#include "tests/engine/store/store_fixture.hpp"
#include "tests/support/bytes_of.hpp"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <fstream>
#include <functional>
#include <iterator>

namespace greenward::store {
namespace {

using greenward::testing::bytes_of;
using testing::insert;
using testing::note;
using testing::table;
using database_file_test = testing::store_test;

layer::feature_table villages(int count) {
  layer::feature_table rows = table("villages");
  for (int i = 0; i < count; ++i) {
    layer::row_writer row(rows, feature_id(0));
    row.set("name", "合心村" + std::to_string(i));
    row.geometry().append_point({125 + 0.001 * i, 43.9});
  }
  return rows;
}

void write_bytes(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

/// The Chinese message of the error{store} that `action` throws.
std::string store_error(const std::function<void()>& action) {
  try {
    action();
  } catch (const error& refused) {
    EXPECT_EQ(refused.code(), error_code::store) << refused.what();
    EXPECT_FALSE(refused.remedy().zh.empty());
    EXPECT_FALSE(refused.remedy().en.empty());
    EXPECT_EQ(std::string(refused.what()).find('\n'), std::string::npos);
    return refused.message(language::zh);
  }
  return "没有出错";
}

#define EXPECT_SAYS(message, words) EXPECT_NE((message).find(words), std::string::npos) << (message)

/// Runs `action` in a child process; true if it returned true there.
bool in_child(const std::function<bool()>& action) {
  const pid_t child = fork();
  if (child == 0) {
    bool good = false;
    try {
      good = action();
    } catch (const std::exception& thrown) {
      std::fprintf(stderr, "in the child: %s\n", thrown.what());
    }
    _exit(good ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// Permissions do not bind root: give them up first.
bool as_nobody(const std::function<bool()>& action) {
  return in_child([&] {
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) return false;
    return action();
  });
}

TEST_F(database_file_test, MissingFileAndFolderAreNamed) {
  const std::string message = store_error([&] { (void)open(open_mode::read_write); });
  EXPECT_SAYS(message, "没有这个数据库文件");
  EXPECT_SAYS(message, file().string());
  const std::string nowhere = (folder() / "none" / "a.sqlite").string();
  EXPECT_SAYS(
      store_error([&] { (void)open_store(nowhere, open_mode::create, testing::real_catalogue(), {}); }),
      "文件夹不存在");
  EXPECT_SAYS(store_error([&] {
                (void)open_store(folder().string(), open_mode::read_only, testing::real_catalogue(), {});
              }),
              "不是普通文件");
}

TEST_F(database_file_test, CreateNeverOverwrites) {
  write_bytes(file(), "precious");
  EXPECT_SAYS(store_error([&] { (void)create(); }), "不会覆盖");
  EXPECT_EQ(bytes_of(file()), "precious");
}

TEST_F(database_file_test, PostgresqlAddressIsRefusedWithoutItsPassword) {
  const std::string message = store_error([&] {
    (void)open_store("postgresql://me:secret@host/db", open_mode::read_only, testing::real_catalogue(), {});
  });
  EXPECT_SAYS(message, "PostgreSQL");
  EXPECT_EQ(message.find("secret"), std::string::npos);
}

TEST_F(database_file_test, OtherFilesAreRefusedAndLeftAlone) {
  write_bytes(file(), "编码,名称\n1,景阳大路\n" + std::string(2000, 'x'));
  const std::string before = bytes_of(file());
  EXPECT_SAYS(store_error([&] { (void)open(open_mode::read_write); }), "不是 SQLite 数据库");
  EXPECT_EQ(bytes_of(file()), before);
  std::filesystem::remove(file());
  testing::foreign_connection(file()).sql("CREATE TABLE theirs(a)");
  const std::string theirs = bytes_of(file());
  EXPECT_SAYS(store_error([&] { (void)open(open_mode::read_write); }), "不是绿园一图的数据库");
  EXPECT_SAYS(store_error([&] { (void)open(open_mode::read_only); }), "不是绿园一图的数据库");
  EXPECT_EQ(bytes_of(file()), theirs);
  write_bytes(file(), "");
  EXPECT_SAYS(store_error([&] { (void)open(open_mode::read_write); }), "不是绿园一图的数据库");
}

TEST_F(database_file_test, NewerVersionIsRefused) {
  create().reset();
  testing::foreign_connection(file()).sql("PRAGMA user_version = 99");
  for (const open_mode mode : {open_mode::read_only, open_mode::read_write}) {
    const std::string message = store_error([&] { (void)open(mode); });
    EXPECT_SAYS(message, "版本是 99");
    EXPECT_SAYS(message, "请升级");
  }
}

TEST_F(database_file_test, NamesWithUriCharactersStayNames) {
  const auto odd = folder() / "绿园 区?mode=memory#100%.sqlite";
  open_store(odd.string(), open_mode::create, testing::real_catalogue(), {}).reset();
  EXPECT_TRUE(std::filesystem::exists(odd));
  EXPECT_EQ(open_store(odd.string(), open_mode::read_only, testing::real_catalogue(), {})->count("roads"), 0);
}

TEST_F(database_file_test, ReadOnlyFileIsReadAndNotWritten) {
  const auto db = create();
  insert(*db, villages(3));
  ::chmod(folder().c_str(), 0755);
  ::chmod(file().c_str(), 0444);
  EXPECT_TRUE(as_nobody([&] { return open(open_mode::read_only)->count("villages") == 3; }));
  EXPECT_TRUE(as_nobody([&] {
    return store_error([&] { (void)open(open_mode::read_write); }).find("只读") != std::string::npos;
  }));
}

TEST_F(database_file_test, ReadOnlyFolderIsReadWhenTheLogIsFolded) {
  {
    const auto db = create();
    insert(*db, villages(3));
  }
  ASSERT_FALSE(std::filesystem::exists(file().string() + "-wal"));
  ::chmod(folder().c_str(), 0555);
  EXPECT_TRUE(as_nobody([&] {
    const auto db = open(open_mode::read_only);
    return db->count("villages") == 3 && db->verify().empty() &&
           store_error([&] { (void)db->begin(note()); }).find("只读") != std::string::npos;
  }));
  write_bytes(file().string() + "-wal", "left over");
  EXPECT_TRUE(as_nobody([&] {
    return store_error([&] { (void)open(open_mode::read_only); }).find("-wal") != std::string::npos;
  }));
  EXPECT_TRUE(as_nobody([&] {
    const std::string other = (folder() / "new.sqlite").string();
    return store_error([&] {
             (void)open_store(other, open_mode::create, testing::real_catalogue(), {});
           }).find("不能在这个文件夹里新建文件") != std::string::npos;
  }));
  ::chmod(folder().c_str(), 0755);
}

TEST_F(database_file_test, FullDiskUndoesTheChange) {
  {
    const auto db = create();
    insert(*db, villages(3));
  }
  EXPECT_TRUE(in_child([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const auto db = open(open_mode::read_write);
    const rlimit limit{std::filesystem::file_size(file()) + 65536, RLIM_INFINITY};
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0) return false;
    const std::string message = store_error([&] {
      auto change = db->begin(note());
      change->insert(villages(100'000), {});
      change->commit();
    });
    return message.find("磁盘") != std::string::npos && db->count("villages") == 3;
  }));
  const auto db = open(open_mode::read_write);
  EXPECT_EQ(db->count("villages"), 3);
  EXPECT_EQ(db->journal().size(), 1U);
  EXPECT_EQ(db->verify(), std::vector<bilingual>{});
  insert(*db, villages(2));
  EXPECT_EQ(db->count("villages"), 5);
}

TEST_F(database_file_test, FailedCreationLeavesNoFile) {
  EXPECT_TRUE(in_child([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{100'000, RLIM_INFINITY};
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0) return false;
    return store_error([&] { (void)create(); }).find("磁盘") != std::string::npos;
  }));
  EXPECT_TRUE(std::filesystem::is_empty(folder()));
}

/// Opens, reads and verifies; anything may be refused, nothing may crash.
void use_whatever_is_there(const std::filesystem::path& file) {
  try {
    const auto db = open_store(file.string(), open_mode::read_only, testing::real_catalogue(), {});
    (void)db->verify();
    (void)db->journal();
    for (const auto& schema : testing::real_catalogue().layers()) {
      try {
        (void)db->read(schema.name);
      } catch (const error&) {
      }
    }
  } catch (const error& refused) {
    EXPECT_EQ(refused.code(), error_code::store) << refused.what();
  }
}

TEST_F(database_file_test, TruncatedFilesNeverCrash) {
  {
    const auto db = create();
    insert(*db, villages(200));
  }
  const std::string whole = bytes_of(file());
  random_source random(1);
  for (int i = 0; i < 40; ++i) {
    const auto length =
        static_cast<std::size_t>(random.integer(0, static_cast<std::int64_t>(whole.size()) - 1));
    write_bytes(file(), whole.substr(0, length));
    use_whatever_is_there(file());
  }
}

TEST_F(database_file_test, OverwrittenBytesNeverCrash) {
  {
    const auto db = create();
    insert(*db, villages(200));
  }
  const std::string whole = bytes_of(file());
  random_source random(2);
  for (int i = 0; i < 40; ++i) {
    std::string damaged = whole;
    for (int k = 0; k < 200; ++k) {
      damaged[static_cast<std::size_t>(random.integer(100, static_cast<std::int64_t>(whole.size()) - 1))] =
          static_cast<char>(random.integer(0, 255));
    }
    write_bytes(file(), damaged);
    use_whatever_is_there(file());
  }
}

}  // namespace
}  // namespace greenward::store
