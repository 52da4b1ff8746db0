#include "engine/store/sqlite_error.hpp"

#include <sqlite3.h>
#include <array>
#include <utility>

namespace greenward::store {

namespace {

struct explanation {
  int code;
  const char* problem_zh;
  const char* problem_en;
  const char* remedy_zh;
  const char* remedy_en;
};

constexpr std::array kExplanations{
    explanation{
        SQLITE_BUSY, "另一个程序正在写入这个数据库", "another program is writing to this database",
        "等它写完再试，或关闭正在编辑它的程序（QGIS、另一个 greenward）",
        "Try again when it has finished, or close the program that edits it (QGIS, another greenward)"},
    explanation{SQLITE_LOCKED, "数据库被本程序的另一处占用",
                "the database is in use by another part of this program", "稍后再试", "Try again later"},
    explanation{SQLITE_READONLY, "数据库是只读的，不能写入", "the database is read-only",
                "给文件和它所在的文件夹加上写权限，或复制到可写的位置",
                "Make the file and its folder writable, or copy the file to a place that is"},
    explanation{SQLITE_PERM, "没有访问数据库的权限", "access to the database is not permitted",
                "检查文件和文件夹的权限", "Check the permissions of the file and its folder"},
    explanation{SQLITE_FULL, "磁盘已满，本次修改没有写入", "the disk is full; this change was not written",
                "腾出磁盘空间后重做", "Free some disk space and do it again"},
    explanation{SQLITE_IOERR, "读写磁盘出错，本次修改没有写入",
                "reading or writing the disk failed; this change was not written",
                "检查磁盘空间、配额和介质后重做",
                "Check the disk's space, quota and health, then do it again"},
    explanation{SQLITE_CORRUPT, "数据库文件已损坏", "the database file is damaged",
                "用备份替换它；要尽量挽回内容，可用 sqlite3 的 .recover 命令",
                "Put a backup in its place; to save what can be saved, use .recover of the sqlite3 program"},
    explanation{SQLITE_NOTADB, "这不是 SQLite 数据库", "this is not an SQLite database",
                "检查路径；导入其他格式的文件请用 greenward import",
                "Check the path; to bring in a file of another kind, use greenward import"},
    explanation{SQLITE_CANTOPEN, "打不开数据库文件", "the database file cannot be opened",
                "检查路径以及文件和文件夹的权限",
                "Check the path and the permissions of the file and its folder"},
    explanation{SQLITE_NOMEM, "内存不足", "there is not enough memory", "关闭其他程序后重试",
                "Close other programs and try again"},
    explanation{SQLITE_TOOBIG, "一个值超过了数据库允许的大小", "a value is larger than the database allows",
                "缩短文字或简化几何", "Shorten the text or simplify the geometry"},
};

}  // namespace

error sqlite_error(int result_code, std::string subject, const std::string& detail) {
  const int primary = result_code & 0xff;
  for (const explanation& e : kExplanations) {
    if (e.code == primary) {
      return {
          error_code::store, std::move(subject), {e.problem_zh, e.problem_en}, {e.remedy_zh, e.remedy_en}};
    }
  }
  return {error_code::store,
          std::move(subject),
          {"数据库出错：" + detail, "database error: " + detail},
          {"用 greenward verify 检查这个文件", "Check the file with greenward verify"}};
}

}  // namespace greenward::store
