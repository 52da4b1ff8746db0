#include "engine/exchange/geopackage_index.hpp"

#include "engine/base/sql_name.hpp"

#include <fmt/format.h>
#include <utility>

namespace greenward::exchange {

namespace {

/// Well below the million bytes that SQLite takes as one statement.
constexpr std::size_t kStatementBytes = 500'000;

/// Rows of values gathered into few statements.
class row_inserter {
 public:
  row_inserter(ogr_target& target, std::string table) : target_(target), table_(std::move(table)) {}

  void add(const std::string& values) {
    statement_ += statement_.empty() ? "INSERT INTO " + table_ + " VALUES (" : ",(";
    statement_ += values;
    statement_ += ')';
    if (statement_.size() > kStatementBytes) flush();
  }
  void flush() {
    if (!statement_.empty()) target_.execute(std::exchange(statement_, {}));
  }

 private:
  ogr_target& target_;
  std::string table_;
  std::string statement_;
};

std::string hex_of(const std::vector<std::uint8_t>& bytes) {
  constexpr const char* kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(2 * bytes.size());
  for (const std::uint8_t byte : bytes) {
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 0xfU];
  }
  return text;
}

}  // namespace

geopackage_index::geopackage_index(ogr_target& target, const std::string& layer, const std::string& column)
    : target_(target), name_("rtree_" + layer + "_" + column) {
  target_.execute(fmt::format("SELECT CreateSpatialIndex({}, {})", sql_quoted(layer), sql_quoted(column)));
  const std::string ours =
      fmt::format("FROM sqlite_master WHERE type = 'trigger' AND tbl_name = {} AND instr(name, {}) = 1",
                  sql_quoted(layer), sql_quoted(name_ + "_"));
  triggers_ = target_.texts("SELECT sql " + ours);
  for (const std::string& trigger : target_.texts("SELECT name " + ours))
    target_.execute("DROP TRIGGER " + sql_name(trigger));
}

std::string geopackage_index::table_of(const char* suffix) const {
  return sql_name(name_ + suffix);
}

void geopackage_index::pack() {
  const std::string size =
      target_.texts("SELECT length(data) FROM " + table_of("_node") + " WHERE nodeno = 1").at(0);
  for (const char* suffix : {"_node", "_rowid", "_parent"})
    target_.execute("DELETE FROM " + table_of(suffix));
  const std::vector<geo::rtree_node> nodes = geo::packed_nodes(rows_, std::stoul(size));
  row_inserter add_node(target_, table_of("_node"));
  for (const geo::rtree_node& node : nodes)
    add_node.add(fmt::format("{},x'{}'", node.number, hex_of(node.bytes)));
  add_node.flush();
  for (const bool features : {true, false}) {
    row_inserter add_link(target_, table_of(features ? "_rowid" : "_parent"));
    for (const geo::rtree_link& link : geo::links_of(nodes, features))
      add_link.add(fmt::format("{},{}", link.member, link.node));
    add_link.flush();
  }
  for (const std::string& trigger : triggers_) target_.execute(trigger);
}

}  // namespace greenward::exchange
