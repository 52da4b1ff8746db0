#include "engine/store/spatial_index.hpp"

#include "engine/base/sql_name.hpp"

#include <fmt/format.h>
#include <algorithm>

namespace greenward::store {

namespace {

/// From this many boxes on, and if no more stay untouched in the tree than are added or removed, a new tree
/// is cheaper.
constexpr std::size_t kWorthPacking = 500;

}  // namespace

spatial_index::spatial_index(sqlite_connection& connection, const std::string& table)
    : connection_(connection),
      table_(table),
      insert_(connection, fmt::format("INSERT INTO {} VALUES (?1, ?2, ?3, ?4, ?5)", sql_name(table))),
      delete_(connection, fmt::format("DELETE FROM {} WHERE pkid = ?1", sql_name(table))) {}

void spatial_index::add(std::vector<geo::indexed_box> boxes) {
  if (boxes.size() >= kWorthPacking && boxes.size() >= stored_count()) {
    auto all = stored_boxes();
    all.insert(all.end(), boxes.begin(), boxes.end());
    pack(all);
    return;
  }
  for (const geo::indexed_box& item : boxes) {
    insert_.bind(1, item.id.value);
    insert_.bind(2, item.box.min.x);
    insert_.bind(3, item.box.max.x);
    insert_.bind(4, item.box.min.y);
    insert_.bind(5, item.box.max.y);
    insert_.run();
  }
}

void spatial_index::remove(std::span<const feature_id> ids) {
  if (ids.size() >= kWorthPacking && 2 * ids.size() >= stored_count()) {
    std::vector<feature_id> gone(ids.begin(), ids.end());
    std::ranges::sort(gone);
    std::vector<geo::indexed_box> rest = stored_boxes();
    std::erase_if(rest,
                  [&](const geo::indexed_box& item) { return std::ranges::binary_search(gone, item.id); });
    pack(rest);
    return;
  }
  for (const feature_id id : ids) {
    delete_.bind(1, id.value);
    delete_.run();
  }
}

std::size_t spatial_index::stored_count() const {
  return static_cast<std::size_t>(
      connection_.integer(fmt::format("SELECT count(*) FROM {}", sql_name(table_ + "_rowid"))));
}

std::vector<geo::indexed_box> spatial_index::stored_boxes() const {
  sqlite_statement query(connection_, fmt::format("SELECT * FROM {}", sql_name(table_)));
  std::vector<geo::indexed_box> boxes;
  while (query.step()) {
    boxes.push_back(
        {feature_id(query.integer(0)), {{query.real(1), query.real(3)}, {query.real(2), query.real(4)}}});
  }
  return boxes;
}

void spatial_index::pack(std::span<const geo::indexed_box> boxes) {
  const std::string nodes = sql_name(table_ + "_node"), rowids = sql_name(table_ + "_rowid"),
                    parents = sql_name(table_ + "_parent");
  const auto size = connection_.integer(fmt::format("SELECT length(data) FROM {} WHERE nodeno = 1", nodes));
  const shadow_table_access access(connection_);
  connection_.execute(fmt::format("DELETE FROM {}; DELETE FROM {}; DELETE FROM {}", nodes, rowids, parents));
  sqlite_statement add_node(connection_, fmt::format("INSERT INTO {} VALUES (?1, ?2)", nodes));
  const auto packed = geo::packed_nodes(boxes, static_cast<std::size_t>(size));
  for (const geo::rtree_node& node : packed) {
    add_node.bind(1, node.number);
    add_node.bind(2, std::span<const std::uint8_t>(node.bytes));
    add_node.run();
  }
  for (const bool features : {true, false}) {
    sqlite_statement add_link(connection_,
                              fmt::format("INSERT INTO {} VALUES (?1, ?2)", features ? rowids : parents));
    for (const geo::rtree_link& link : geo::links_of(packed, features)) {
      add_link.bind(1, link.member);
      add_link.bind(2, link.node);
      add_link.run();
    }
  }
}

}  // namespace greenward::store
