#include "engine/store/spatialite_store.hpp"

#include "engine/base/error.hpp"
#include "engine/base/sql_name.hpp"
#include "engine/store/compact.hpp"
#include "engine/store/database_file.hpp"
#include "engine/store/figures.hpp"
#include "engine/store/history_reader.hpp"
#include "engine/store/journal.hpp"
#include "engine/store/layer_reader.hpp"
#include "engine/store/layer_styles.hpp"
#include "engine/store/layer_tables.hpp"
#include "engine/store/metadata.hpp"
#include "engine/store/migrations.hpp"
#include "engine/store/spatialite_transaction.hpp"
#include "engine/store/verify.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <utility>

namespace greenward::store {

namespace {

bool is_current(const sqlite_connection& connection, const layer::catalogue& catalogue,
                std::span<const layer::layer_style> styles) {
  return connection.integer("PRAGMA user_version") == kSchemaVersion &&
         layer_tables_current(connection, catalogue) && layer_styles_current(connection, catalogue, styles);
}

/// Everything the file lacks, in the transaction that is open.
void complete(sqlite_connection& connection, const layer::catalogue& catalogue,
              std::span<const layer::layer_style> styles) {
  migrate(connection);
  update_layer_tables(connection, catalogue);
  update_layer_styles(connection, catalogue, styles);
}

std::unique_ptr<sqlite_connection> created(const std::filesystem::path& file,
                                           const layer::catalogue& catalogue,
                                           std::span<const layer::layer_style> styles) {
  auto connection = create_file(file);
  try {
    complete(*connection, catalogue, styles);
    connection->execute("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");  // a full disk shows now, not at the end
  } catch (...) {
    connection.reset();
    remove_database(file);
    throw;
  }
  return connection;
}

std::unique_ptr<sqlite_connection> brought_up_to_date(const std::filesystem::path& file,
                                                      const layer::catalogue& catalogue,
                                                      std::span<const layer::layer_style> styles) {
  auto connection = open_for_writing(file);
  if (is_current(*connection, catalogue, styles)) return connection;
  connection->execute("BEGIN IMMEDIATE");
  complete(*connection, catalogue, styles);  // if it throws, closing the connection rolls it all back
  connection->execute("COMMIT");
  return connection;
}

void refuse_postgresql(const std::string& address) {
  if (!address.starts_with("postgresql://") && !address.starts_with("postgres://")) return;
  // The address may hold a password: it is not repeated.
  throw error(error_code::store, "postgresql://",
              {"暂不支持 PostgreSQL 数据库", "PostgreSQL databases are not supported yet"},
              {"请给出 SpatiaLite 文件的路径", "Give the path of a SpatiaLite file"});
}

}  // namespace

spatialite_store::spatialite_store(std::filesystem::path file, std::unique_ptr<sqlite_connection> connection,
                                   open_mode mode, const layer::catalogue& catalogue)
    : file_(std::move(file)),
      address_(file_.string()),
      mode_(mode),
      catalogue_(std::make_shared<const layer::catalogue>(catalogue)),
      connection_(std::move(connection)) {}

district_info spatialite_store::info() const {
  return read_info(*connection_);
}

std::int64_t spatialite_store::count(std::string_view layer) const {
  const layer::layer_schema& schema = catalogue_->layer(layer);
  if (!connection_->has_object("table", schema.name)) return 0;
  return connection_->integer(fmt::format("SELECT count(*) FROM {}", sql_name(schema.name)));
}

std::int64_t spatialite_store::last_id(std::string_view layer) const {
  const layer::layer_schema& schema = catalogue_->layer(layer);
  if (!connection_->has_object("table", schema.name)) return 0;
  return connection_->integer(fmt::format("SELECT coalesce(max(id), 0) FROM {}", sql_name(schema.name)));
}

layer::feature_table spatialite_store::read(std::string_view layer) const {
  return read_layer(*connection_, catalogue_->layer(layer), {});
}

layer::feature_table spatialite_store::read(std::string_view layer, const layer_part& part) const {
  layer::layer_schema schema = catalogue_->layer(layer);
  if (part.fields) {
    std::erase_if(schema.fields, [&](const layer::field& field) {
      return std::ranges::find(*part.fields, field.name) == part.fields->end();
    });
  }
  return part.window ? read_window(*connection_, schema, *part.window, part.ids)
                     : read_layer(*connection_, schema, part.ids);
}

layer::feature_table spatialite_store::read_at(std::string_view layer, std::int64_t entry) const {
  return read_layer_history(*connection_, catalogue_->layer(layer), {.first = entry + 1}).at(entry);
}

layer::feature_table spatialite_store::read_without(std::string_view layer, std::int64_t entry) const {
  return read_layer_history(*connection_, catalogue_->layer(layer), {entry, entry}).at(entry - 1);
}

layer_history spatialite_store::read_versions(std::string_view layer) const {
  return read_layer_history(*connection_, catalogue_->layer(layer));
}

std::int64_t spatialite_store::last_entry_by(std::string_view moment) const {
  return greenward::store::last_entry_by(*connection_, moment);
}

std::int64_t spatialite_store::content_version() const {
  return connection_->integer("SELECT max(id) FROM greenward_journal");
}

std::vector<journal_entry> spatialite_store::journal() const {
  return read_journal(*connection_);
}

std::vector<journal_change> spatialite_store::history(std::string_view layer, feature_id id) const {
  return read_history(*connection_, layer, id);
}

std::vector<journal_change> spatialite_store::changes_of(std::int64_t entry) const {
  return read_changes_of(*connection_, entry);
}

std::vector<journal_change> spatialite_store::changes_after(std::string_view layer,
                                                            std::int64_t entry) const {
  return read_changes_after(*connection_, layer, entry);
}

std::unique_ptr<write_transaction> spatialite_store::begin(const journal_note& note) {
  require_writable();
  return std::make_unique<spatialite_transaction>(file_, catalogue_, note);
}

void spatialite_store::publish(const published_figures& figures) {
  require_writable();
  const auto connection = open_for_writing(file_);
  connection->execute("BEGIN IMMEDIATE");
  write_figures(*connection, figures);  // if it throws, closing the connection rolls it all back
  connection->execute("COMMIT");
}

void spatialite_store::compact(std::optional<std::string> deterministic_timestamp) {
  require_writable();
  compact_file(*connection_, deterministic_timestamp);
}

std::vector<bilingual> spatialite_store::verify() const {
  return verify_file(*connection_, *catalogue_);
}

void spatialite_store::require_writable() const {
  if (mode_ != open_mode::read_only) return;
  throw error(error_code::store, address_,
              {"数据库是以只读方式打开的", "the database was opened for reading only"},
              {"以读写方式重新打开", "Open it for writing"});
}

std::unique_ptr<store> open_store(const std::string& address, open_mode mode,
                                  const layer::catalogue& catalogue,
                                  std::span<const layer::layer_style> styles) {
  refuse_postgresql(address);
  const std::filesystem::path file(address);
  std::unique_ptr<sqlite_connection> connection;
  switch (mode) {
    case open_mode::create:
      connection = created(file, catalogue, styles);
      break;
    case open_mode::read_write:
      connection = brought_up_to_date(file, catalogue, styles);
      break;
    case open_mode::read_only:
      connection = open_for_reading(file);
      break;
  }
  return std::make_unique<spatialite_store>(file, std::move(connection), mode, catalogue);
}

}  // namespace greenward::store
