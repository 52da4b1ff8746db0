#include "engine/store/layer_writer.hpp"

#include "engine/base/date.hpp"
#include "engine/base/error.hpp"
#include "engine/base/sql_name.hpp"
#include "engine/store/row_check.hpp"

#include <fmt/format.h>
#include <sqlite3.h>
#include <utility>

namespace greenward::store {

namespace {

using layer::field_type;

/// Parameter 1 is the id, then the fields, then the geometry columns.
std::string insert_sql(const layer::layer_schema& schema) {
  std::string columns = "id", parameters = "?1";
  int parameter = 1;
  const auto add = [&](const std::string& name) {
    columns += ", " + sql_name(name);
    parameters += fmt::format(", ?{}", ++parameter);
  };
  for (const layer::field& field : schema.fields) add(field.name);
  for (const geometry_slot& slot : geometry_slots(schema.geometry)) add(slot.column);
  return fmt::format("INSERT INTO {}({}) VALUES ({})", sql_name(schema.name), columns, parameters);
}

std::string replace_sql(const layer::layer_schema& schema) {
  std::string assignments;
  int parameter = 1;
  const auto add = [&](const std::string& name) {
    assignments += fmt::format("{}{} = ?{}", assignments.empty() ? "" : ", ", sql_name(name), ++parameter);
  };
  for (const layer::field& field : schema.fields) add(field.name);
  for (const geometry_slot& slot : geometry_slots(schema.geometry)) add(slot.column);
  return fmt::format("UPDATE {} SET {} WHERE id = ?1", sql_name(schema.name), assignments);
}

bilingual constraint_problem(int code) {
  switch (code) {
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
    case SQLITE_CONSTRAINT_UNIQUE:
      return {"这个编号已被占用", "the id is taken"};
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return {"代码不在代码表里", "a code is not in its code list"};
    case SQLITE_CONSTRAINT_NOTNULL:
      return {"缺少必填字段", "a required field is absent"};
    default:
      return {"值不符合表的约束", "a value breaks a constraint of the table"};
  }
}

}  // namespace

layer_writer::layer_writer(sqlite_connection& connection, const layer::layer_schema& schema)
    : connection_(connection),
      schema_(schema),
      slots_(geometry_slots(schema.geometry)),
      pending_(slots_.size()),
      dates_(schema.fields.size()),
      points_(schema.geometry == layer::layer_geometry::any ? point_form::multi : point_form::single),
      insert_(connection, insert_sql(schema)),
      replace_(connection, replace_sql(schema)),
      erase_(connection, fmt::format("DELETE FROM {} WHERE id = ?1", sql_name(schema.name))) {
  for (const geometry_slot& slot : slots_) indexes_.emplace_back(connection, index_table(schema.name, slot));
}

feature_id layer_writer::insert(const layer::feature_table& rows, std::size_t row) {
  const feature_id given = rows.ids()[row];
  if (given.value == 0) {
    insert_.bind_null(1);
  } else {
    insert_.bind(1, given.value);
  }
  bind_row(insert_, rows, row);
  run(insert_, rows, row);
  const feature_id id(given.value != 0 ? given.value : sqlite3_last_insert_rowid(connection_.handle()));
  const geo::geographic_view geometry = rows.geometry()[row];
  if (!geometry.is_none()) pending_[slot_of(geometry.kind())].push_back({id, geo::as_planar(geometry.box())});
  return id;
}

void layer_writer::finish_insert() {
  for (std::size_t s = 0; s < slots_.size(); ++s) indexes_[s].add(std::exchange(pending_[s], {}));
}

void layer_writer::replace(const layer::feature_table& rows, std::size_t row) {
  const feature_id id = rows.ids()[row];
  replace_.bind(1, id.value);
  bind_row(replace_, rows, row);
  run(replace_, rows, row);
  for (spatial_index& index : indexes_) index.remove({&id, 1});
  const geo::geographic_view geometry = rows.geometry()[row];
  if (!geometry.is_none()) indexes_[slot_of(geometry.kind())].add({{id, geo::as_planar(geometry.box())}});
}

void layer_writer::set_field(const layer::feature_table& one) {
  const std::string field = sql_name(one.schema().fields.front().name);
  sqlite_statement set(connection_,
                       fmt::format("UPDATE {} SET {} = ?2 WHERE id = ?1", sql_name(schema_.name), field));
  set.bind(1, one.ids().front().value);
  bind_fields(set, one, 0);
  run(set, one, 0);
}

void layer_writer::erase(std::span<const feature_id> ids) {
  for (const feature_id id : ids) {
    erase_.bind(1, id.value);
    erase_.run();
  }
  for (spatial_index& index : indexes_) index.remove(ids);
}

void layer_writer::bind_row(sqlite_statement& statement, const layer::feature_table& rows, std::size_t row) {
  const int next = bind_fields(statement, rows, row);
  bind_geometry(statement, next, rows.geometry()[row]);
}

/// Fields from parameter 2 on; returns the parameter after them.
int layer_writer::bind_fields(sqlite_statement& statement, const layer::feature_table& rows,
                              std::size_t row) {
  int parameter = 1;
  for (std::size_t f = 0; f < rows.columns().size(); ++f) {
    const layer::column& column = rows.columns()[f];
    ++parameter;
    if (!column.has(row)) {
      statement.bind_null(parameter);
    } else if (column.is_text()) {
      statement.bind(parameter, column.text(row));
    } else if (column.type() == field_type::real) {
      statement.bind(parameter, column.real(row));
    } else if (column.type() == field_type::date) {
      dates_[f] = format_date(date_from_days(column.integer(row)));
      statement.bind(parameter, dates_[f]);
    } else {
      statement.bind(parameter, column.integer(row));
    }
  }
  return parameter + 1;
}

void layer_writer::bind_geometry(sqlite_statement& statement, int parameter, geo::geographic_view geometry) {
  for (const geometry_slot& slot : slots_) {
    if (geometry.kind() == slot.kind) {
      statement.bind(parameter++, encoder_.encode(geometry, points_));
    } else {
      statement.bind_null(parameter++);
    }
  }
}

void layer_writer::run(sqlite_statement& statement, const layer::feature_table& rows, std::size_t row) {
  const int refused = statement.try_run();
  if (refused == 0) return;
  throw error(
      error_code::bad_input, row_subject(rows, row), constraint_problem(refused),
      {"改正源数据后重做，本次没有写入任何内容", "Mend the source and do it again; nothing was written"});
}

std::size_t layer_writer::slot_of(geo::geometry_kind kind) const {
  for (std::size_t s = 0; s < slots_.size(); ++s) {
    if (slots_[s].kind == kind) return s;
  }
  return 0;  // not reached: check_row has refused other kinds
}

}  // namespace greenward::store
