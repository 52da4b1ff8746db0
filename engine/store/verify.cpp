#include "engine/store/verify.hpp"

#include "engine/base/error.hpp"
#include "engine/base/sql_name.hpp"
#include "engine/geo/crs.hpp"
#include "engine/store/figures.hpp"
#include "engine/store/layer_reader.hpp"
#include "engine/store/layer_tables.hpp"
#include "engine/store/spatial_index_check.hpp"
#include "engine/store/sqlite_statement.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

namespace greenward::store {

namespace {

constexpr std::size_t kMostOfAKind = 100;

/// Collects findings; the flood of one kind is cut, but counted.
class findings {
 public:
  void add(bilingual line) {
    if (++of_kind_ <= kMostOfAKind) lines_.push_back(std::move(line));
  }
  void end_kind() {
    if (of_kind_ > kMostOfAKind) {
      const std::size_t more = of_kind_ - kMostOfAKind;
      lines_.push_back(
          {fmt::format("……同类问题还有 {} 个", more), fmt::format("... and {} more of this kind", more)});
    }
    of_kind_ = 0;
  }
  [[nodiscard]] std::vector<bilingual> lines() && { return std::move(lines_); }

 private:
  std::vector<bilingual> lines_;
  std::size_t of_kind_ = 0;
};

void check_integrity(const sqlite_connection& connection, findings& found) {
  sqlite_statement query(connection, "PRAGMA integrity_check(1000)");
  while (query.step()) {
    const std::string line(query.text(0));
    if (line != "ok") found.add({"文件结构：" + line, "file structure: " + line});
  }
  found.end_kind();
}

void check_foreign_keys(const sqlite_connection& connection, findings& found) {
  sqlite_statement query(connection, "PRAGMA foreign_key_check");
  while (query.step()) {
    found.add(
        {fmt::format("{} 第 {} 行引用了 {} 中没有的代码", query.text(0), query.integer(1), query.text(2)),
         fmt::format("{} row {} refers to a code that {} lacks", query.text(0), query.integer(1),
                     query.text(2))});
  }
  found.end_kind();
}

bool check_table(const sqlite_connection& connection, const layer::layer_schema& schema, findings& found) {
  if (!connection.has_object("table", schema.name)) {
    found.add(
        {"缺少图层表 " + schema.name + "，以读写方式打开一次即可补上",
         "the table of the layer " + schema.name + " is missing; opening the file for writing once adds it"});
    return false;
  }
  sqlite_statement column(connection, "SELECT 1 FROM pragma_table_info(?1) WHERE name = ?2");
  for (const layer::field& field : schema.fields) {
    column.bind(1, schema.name);
    column.bind(2, field.name);
    if (!column.step()) {
      found.add({fmt::format("表 {} 缺少字段 {}", schema.name, field.name),
                 fmt::format("the table {} lacks the column {}", schema.name, field.name)});
    }
    column.reset();
  }
  return true;
}

/// Reads every value and geometry as the program would.
void check_values(const sqlite_connection& connection, const layer::layer_schema& schema, findings& found) {
  try {
    const layer::feature_table rows = read_layer(connection, schema, {});
    for (std::size_t f = 0; f < schema.fields.size(); ++f) {
      if (!schema.fields[f].required) continue;
      for (std::size_t row = 0; row < rows.size(); ++row) {
        if (rows.columns()[f].has(row)) continue;
        const auto id = rows.ids()[row].value;
        found.add(
            {fmt::format("{} id {} 缺少必填字段 {}", schema.name, id, schema.fields[f].name),
             fmt::format("{} id {} lacks the required field {}", schema.name, id, schema.fields[f].name)});
      }
    }
  } catch (const error& refused) {
    found.add(
        {refused.subject() + "：" + refused.problem().zh, refused.subject() + ": " + refused.problem().en});
  }
}

void check_geometry_columns(const sqlite_connection& connection, const layer::layer_schema& schema,
                            findings& found) {
  sqlite_statement query(connection,
                         "SELECT srid, spatial_index_enabled FROM geometry_columns "
                         "WHERE f_table_name = ?1 AND f_geometry_column = ?2");
  for (const geometry_slot& slot : geometry_slots(schema.geometry)) {
    query.bind(1, schema.name);
    query.bind(2, slot.column);
    if (!query.step() || query.integer(0) != geo::kStorageCrs.epsg || query.integer(1) != 1) {
      found.add({fmt::format("{}.{} 没有登记为 EPSG:4490 且带空间索引的几何列", schema.name, slot.column),
                 fmt::format("{}.{} is not registered as EPSG:4490 with a spatial index", schema.name,
                             slot.column)});
    } else {
      for (bilingual& line : check_spatial_index(connection, schema.name, slot)) found.add(std::move(line));
    }
    query.reset();
  }
}

void check_journal(const sqlite_connection& connection, const layer::catalogue& catalogue, findings& found) {
  sqlite_statement query(
      connection,
      "SELECT c.id, c.layer, c.first_id, c.last_id, "
      "(SELECT seq FROM sqlite_sequence WHERE name = c.layer) FROM greenward_journal_changes c "
      "WHERE c.layer <> 'greenward_metadata'");
  while (query.step()) {
    const std::string layer(query.text(1));
    const bool known = catalogue.find_layer(layer) != nullptr;
    if (known && query.integer(2) >= 1 && query.integer(3) <= query.integer(4)) continue;
    found.add({fmt::format("台账第 {} 条变更指向不存在的要素：{} {}–{}", query.integer(0), layer,
                           query.integer(2), query.integer(3)),
               fmt::format("journal change {} names features that never were: {} {}-{}", query.integer(0),
                           layer, query.integer(2), query.integer(3))});
  }
  found.end_kind();
}

/// Features whose birth the journal does not know: they were added by another program.
void check_unjournaled(const sqlite_connection& connection, const layer::layer_schema& schema,
                       findings& found) {
  sqlite_statement births(connection,
                          "SELECT first_id, last_id FROM greenward_journal_changes WHERE layer = ?1 AND "
                          "operation = 'insert' ORDER BY first_id");
  births.bind(1, schema.name);
  sqlite_statement ids(connection, fmt::format("SELECT id FROM {} ORDER BY id", sql_name(schema.name)));
  std::int64_t known_to = std::numeric_limits<std::int64_t>::min();  // by the births that begin no later
  std::int64_t count = 0;
  std::int64_t first = 0;
  bool more = births.step();
  while (ids.step()) {
    const std::int64_t id = ids.integer(0);
    for (; more && births.integer(0) <= id; more = births.step())
      known_to = std::max(known_to, births.integer(1));
    if (id > known_to && count++ == 0) first = id;
  }
  if (count == 0) return;
  found.add(
      {fmt::format("{} 有 {} 个要素不在台账里（从 id {} 起），可能由其他程序加入", schema.name, count, first),
       fmt::format("{} has {} features that the journal does not know (from id {}); another program may have "
                   "added them",
                   schema.name, count, first)});
}

/// SpatiaLite keeps up a geometry column with triggers of these names.
bool keeps_geometry(std::string_view trigger, std::string_view table, std::string_view column) {
  constexpr std::array<std::string_view, 8> kPrefixes{"ggi_", "ggu_", "gii_", "giu_",
                                                      "gid_", "tmi_", "tmu_", "tmd_"};
  return std::ranges::any_of(kPrefixes, [&](std::string_view prefix) {
    return trigger == fmt::format("{}{}_{}", prefix, table, column);
  });
}

bool is_known_trigger(const std::string& trigger, const std::string& table,
                      const layer::catalogue& catalogue) {
  constexpr std::array<std::string_view, 6> kOurs{
      "greenward_journal_keep_update",          "greenward_journal_keep_delete",
      "greenward_journal_changes_keep_update",  "greenward_journal_changes_keep_delete",
      "greenward_journal_evidence_keep_update", "greenward_journal_evidence_keep_delete"};
  if (std::ranges::find(kOurs, trigger) != kOurs.end()) return true;
  if (table == kFigureUnits) return keeps_geometry(trigger, table, "geometry");
  if (const layer::layer_schema* schema = catalogue.find_layer(table)) {
    return std::ranges::any_of(geometry_slots(schema->geometry), [&](const geometry_slot& slot) {
      return keeps_geometry(trigger, table, slot.column);
    });
  }
  return table.starts_with("geometry_columns") || table.starts_with("views_geometry_columns") ||
         table.starts_with("virts_geometry_columns");
}

void check_triggers(const sqlite_connection& connection, const layer::catalogue& catalogue, findings& found) {
  sqlite_statement query(connection,
                         "SELECT name, tbl_name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name");
  while (query.step()) {
    const std::string trigger(query.text(0)), table(query.text(1));
    if (is_known_trigger(trigger, table, catalogue)) continue;
    found.add({fmt::format("表 {} 上有来历不明的触发器 {}（本程序不运行它，QGIS 会）", table, trigger),
               fmt::format("the table {} has an unknown trigger {} (this program does not run it; QGIS will)",
                           table, trigger)});
  }
  found.end_kind();
}

}  // namespace

std::vector<bilingual> verify_file(const sqlite_connection& connection, const layer::catalogue& catalogue) {
  findings found;
  try {
    check_integrity(connection, found);
    check_foreign_keys(connection, found);
    for (const layer::layer_schema& schema : catalogue.layers()) {
      if (check_table(connection, schema, found)) {
        check_values(connection, schema, found);
        check_geometry_columns(connection, schema, found);
        check_unjournaled(connection, schema, found);
      }
      found.end_kind();
    }
    check_journal(connection, catalogue, found);
    check_triggers(connection, catalogue, found);
  } catch (const error& damage) {  // too damaged for the checks themselves
    found.add({damage.problem().zh, damage.problem().en});
  }
  return std::move(found).lines();
}

}  // namespace greenward::store
