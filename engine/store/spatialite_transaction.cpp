#include "engine/store/spatialite_transaction.hpp"

#include "engine/base/date.hpp"
#include "engine/base/error.hpp"
#include "engine/store/layer_reader.hpp"
#include "engine/store/metadata.hpp"
#include "engine/store/row_check.hpp"
#include "engine/store/row_json.hpp"

#include <fmt/format.h>
#include <sqlite3.h>
#include <algorithm>
#include <utility>

namespace greenward::store {

namespace {

constexpr std::size_t kRowsBetweenReports = 1000;

[[noreturn]] void refuse_write(const std::string& subject, bilingual problem) {
  throw error(error_code::bad_input, subject, std::move(problem),
              {"改正后重做，本次没有写入任何内容", "Mend it and do it again; nothing was written"});
}

[[noreturn]] void refuse_unknown(const layer::layer_schema& schema, feature_id id) {
  refuse_write(fmt::format("{} id {}", schema.name, id.value),
               {"没有这个编号的要素", "there is no feature of this id"});
}

/// The first ids, rising, that are read together: to look up each by itself takes three times as long.
std::span<const feature_id> next_run(std::span<const feature_id> ids) {
  constexpr std::size_t kMostTogether = 50'000;
  constexpr std::int64_t kMostApart = 8;  // those between are read in vain
  std::size_t count = 1;
  while (count < std::min(ids.size(), kMostTogether) && ids[count - 1] < ids[count] &&
         ids[count].value - ids[count - 1].value <= kMostApart)
    ++count;
  return ids.first(count);
}

/// Ids stay below 2^53: JSON readers keep them exact, and there is always a next one.
void check_id(const layer::feature_table& rows, std::size_t row) {
  const std::int64_t id = rows.ids()[row].value;
  if (id < 0 || id >= (std::int64_t{1} << 53U)) {
    refuse_write(row_subject(rows, row),
                 {"编号必须是小于 2^53 的正整数", "an id must be positive and below 2^53"});
  }
}

/// A point of return inside the transaction: an operation that throws leaves no half of itself behind.
class savepoint {
 public:
  explicit savepoint(sqlite_connection& connection) : connection_(connection) {
    connection_.execute("SAVEPOINT operation");
  }
  ~savepoint() {
    // Errors here have no one to hear them: SQLite has then rolled the whole transaction back already.
    if (!released_) {
      sqlite3_exec(connection_.handle(), "ROLLBACK TO operation; RELEASE operation", nullptr, nullptr,
                   nullptr);
    }
  }
  savepoint(const savepoint&) = delete;
  savepoint& operator=(const savepoint&) = delete;
  void release() {
    connection_.execute("RELEASE operation");
    released_ = true;
  }

 private:
  sqlite_connection& connection_;
  bool released_ = false;
};

/// A one-row table of the field alone, so that a single value passes the same checks as a row.
class single_value {
 public:
  single_value(const layer::layer_schema& schema, std::size_t field, feature_id id)
      : table_(narrowed(schema, field)) {
    subject_ = fmt::format("{} id {} {}", schema.name, id.value, schema.fields[field].name);
  }

  layer::feature_table& filled(const field_value& value, feature_id id) {
    layer::row_writer row(table_, id);
    if (!std::holds_alternative<std::monostate>(value)) set(row, table_.schema().fields.front(), value);
    return table_;
  }

 private:
  static layer::layer_schema narrowed(const layer::layer_schema& schema, std::size_t field) {
    layer::layer_schema one = schema;
    one.fields = {schema.fields[field]};
    one.geometry = layer::layer_geometry::none;
    return one;
  }

  void set(layer::row_writer& row, const layer::field& field, const field_value& value) const {
    using layer::field_type;
    const auto* text = std::get_if<std::string>(&value);
    const auto* integer = std::get_if<std::int64_t>(&value);
    const auto* real = std::get_if<double>(&value);
    const bool wants_text = field.type == field_type::text || field.type == field_type::code;
    if (wants_text && text != nullptr) return row.set(field.name, *text);
    if (field.type == field_type::real && real != nullptr) return row.set(field.name, *real);
    if (field.type == field_type::real && integer != nullptr)
      return row.set(field.name, static_cast<double>(*integer));
    if (field.type == field_type::date && text != nullptr) return set_date(row, field, *text);
    if (!wants_text && integer != nullptr) return row.set(field.name, *integer);
    refuse_write(subject_, {fmt::format("值的类型不对，字段要求 {}", layer::to_string(field.type)),
                            fmt::format("the value is of a wrong type: the field is {}",
                                        layer::to_string(field.type))});
  }

  void set_date(layer::row_writer& row, const layer::field& field, const std::string& text) const {
    const auto day = parse_date(text);
    if (!day) refuse_write(subject_, {"不是日期：" + text, "this is not a date: " + text});
    row.set(field.name, days_since_epoch(*day));
  }

  layer::feature_table table_;
  std::string subject_;
};

}  // namespace

spatialite_transaction::spatialite_transaction(const std::filesystem::path& file,
                                               std::shared_ptr<const layer::catalogue> catalogue,
                                               const journal_note& note)
    : connection_(file, connection_mode::write), catalogue_(std::move(catalogue)) {
  connection_.execute("PRAGMA synchronous=NORMAL; BEGIN IMMEDIATE");
  open_ = true;
  journal_ = std::make_unique<journal_writer>(connection_, note);
}

spatialite_transaction::~spatialite_transaction() {
  writers_.clear();
  journal_.reset();
  if (open_) sqlite3_exec(connection_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

std::vector<feature_id> spatialite_transaction::insert(const layer::feature_table& rows,
                                                       const task& progress) {
  require_open();
  check_schema(rows);
  std::vector<feature_id> ids(rows.size());
  savepoint point(connection_);
  try {
    layer_writer& into = writer(rows.schema().name);
    insert_rows(into, rows, ids, progress);
    into.finish_insert();
  } catch (...) {
    writers_.erase(rows.schema().name);  // with the boxes it has collected, if it was made at all
    throw;
  }
  std::vector<feature_id> sorted = ids;
  std::ranges::sort(sorted);
  journal_->inserted(rows.schema().name, sorted);
  point.release();
  return ids;
}

void spatialite_transaction::insert_rows(layer_writer& into, const layer::feature_table& rows,
                                         std::vector<feature_id>& ids, const task& progress) {
  // Given ids first: a new id must not take one that a later row brings along.
  std::size_t done = 0;
  for (const bool given : {true, false}) {
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if ((rows.ids()[row].value != 0) != given) continue;
      if (done++ % kRowsBetweenReports == 0) {
        progress.throw_if_cancelled();
        progress.report({"写入数据库", "Writing to the database"}, static_cast<double>(done),
                        static_cast<double>(rows.size()));
      }
      check_id(rows, row);
      check_row(rows, row);
      ids[row] = into.insert(rows, row);
    }
  }
}

void spatialite_transaction::update(std::string_view layer, feature_id id, std::string_view field,
                                    const field_value& value) {
  require_open();
  const layer::layer_schema& schema = catalogue_->layer(layer);
  const std::size_t f = schema.field_index(field);
  const layer::feature_table old = existing(schema, id);
  single_value one(schema, f, id);
  const layer::feature_table& changed = one.filled(value, id);
  check_row(changed, 0);
  const std::string before = field_json(old, 0, f), after = field_json(changed, 0, 0);
  if (before == after) return;
  savepoint point(connection_);
  writer(layer).set_field(changed);
  journal_->updated(schema.name, id, field, before, after);
  point.release();
}

void spatialite_transaction::replace_row(const layer::feature_table& rows, std::size_t row) {
  require_open();
  check_schema(rows);
  check_row(rows, row);
  const layer::layer_schema& schema = rows.schema();
  const feature_id id = rows.ids()[row];
  const layer::feature_table old = existing(schema, id);
  savepoint point(connection_);
  writer(schema.name).replace(rows, row);
  for (std::size_t f = 0; f < schema.fields.size(); ++f) {
    const std::string before = field_json(old, 0, f), after = field_json(rows, row, f);
    if (before != after) journal_->updated(schema.name, id, schema.fields[f].name, before, after);
  }
  const std::string before = geometry_json(old.geometry()[0]), after = geometry_json(rows.geometry()[row]);
  if (before != after) journal_->updated(schema.name, id, "geometry", before, after);
  point.release();
}

void spatialite_transaction::erase(std::string_view layer, std::span<const feature_id> ids) {
  require_open();
  const layer::layer_schema& schema = catalogue_->layer(layer);
  savepoint point(connection_);
  for (std::span<const feature_id> rest = ids; !rest.empty();) {
    const std::span<const feature_id> run = next_run(rest);
    keep_in_journal(schema, run);
    writer(layer).erase(run);
    rest = rest.subspan(run.size());
  }
  point.release();
}

void spatialite_transaction::set_info(const district_info& info) {
  require_open();
  savepoint point(connection_);
  write_info(connection_, info, *journal_);
  point.release();
}

void spatialite_transaction::commit() {
  require_open();
  stamp_clocks();
  connection_.execute("COMMIT");
  open_ = false;
}

layer_writer& spatialite_transaction::writer(std::string_view layer) {
  const auto found = writers_.find(layer);
  if (found != writers_.end()) return found->second;
  const layer::layer_schema& schema = catalogue_->layer(layer);
  return writers_.try_emplace(schema.name, connection_, schema).first->second;
}

layer::feature_table spatialite_transaction::existing(const layer::layer_schema& schema,
                                                      feature_id id) const {
  layer::feature_table feature = read_feature(connection_, schema, id);
  if (feature.size() == 1) return feature;
  refuse_unknown(schema, id);
}

/// `run`: rising, with few ids between.
void spatialite_transaction::keep_in_journal(const layer::layer_schema& schema,
                                             std::span<const feature_id> run) {
  const layer::feature_table old = read_layer(connection_, schema, {run.front().value, run.back().value});
  auto row = old.ids().begin();
  for (const feature_id id : run) {
    row = std::lower_bound(row, old.ids().end(), id);
    if (row == old.ids().end() || *row != id) refuse_unknown(schema, id);
    journal_->erased(schema.name, id, row_json(old, static_cast<std::size_t>(row - old.ids().begin())));
  }
}

void spatialite_transaction::check_schema(const layer::feature_table& rows) const {
  const layer::layer_schema& schema = catalogue_->layer(rows.schema().name);
  const bool same = std::ranges::equal(schema.fields, rows.schema().fields, [](const auto& a, const auto& b) {
    return a.name == b.name && a.type == b.type;
  });
  if (same && schema.geometry == rows.schema().geometry) return;
  refuse_write(schema.name,
               {"数据的字段与目录不一致", "the fields of the rows are not those of the catalogue"});
}

void spatialite_transaction::stamp_clocks() {
  // What SpatiaLite's own triggers keep for each row, kept once for each layer that was written.
  sqlite_statement stamp(
      connection_,
      "UPDATE geometry_columns_time SET last_insert = ?2, last_update = ?2, last_delete = ?2 "
      "WHERE f_table_name = ?1");
  for (const auto& [layer, unused] : writers_) {
    stamp.bind(1, layer);
    stamp.bind(2, journal_->recorded_at());
    stamp.run();
  }
}

void spatialite_transaction::require_open() const {
  if (open_ && sqlite3_get_autocommit(connection_.handle()) == 0) return;
  throw error(error_code::store, connection_.subject(), {"这次修改已经结束", "this change has already ended"},
              {"重新开始一次修改", "Begin a new change"});
}

}  // namespace greenward::store
