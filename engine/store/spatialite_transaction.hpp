// One change of a SpatiaLite database, on a connection of its own.
#pragma once

#include "engine/layer/catalogue.hpp"
#include "engine/store/journal.hpp"
#include "engine/store/layer_writer.hpp"
#include "engine/store/store.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>

namespace greenward::store {

class spatialite_transaction final : public write_transaction {
 public:
  /// Takes the file's write lock (BEGIN IMMEDIATE) and writes the journal entry's head.
  spatialite_transaction(const std::filesystem::path& file, std::shared_ptr<const layer::catalogue> catalogue,
                         const journal_note& note);
  ~spatialite_transaction() override;
  spatialite_transaction(const spatialite_transaction&) = delete;
  spatialite_transaction& operator=(const spatialite_transaction&) = delete;

  std::vector<feature_id> insert(const layer::feature_table& rows, const task& progress) override;
  void update(std::string_view layer, feature_id id, std::string_view field,
              const field_value& value) override;
  void replace_row(const layer::feature_table& rows, std::size_t row) override;
  void erase(std::string_view layer, std::span<const feature_id> ids) override;
  void set_info(const district_info& info) override;
  void commit() override;

 private:
  [[nodiscard]] layer_writer& writer(std::string_view layer);
  [[nodiscard]] layer::feature_table existing(const layer::layer_schema& schema, feature_id id) const;
  void keep_in_journal(const layer::layer_schema& schema, std::span<const feature_id> run);
  void check_schema(const layer::feature_table& rows) const;
  void insert_rows(layer_writer& into, const layer::feature_table& rows, std::vector<feature_id>& ids,
                   const task& progress);
  void stamp_clocks();
  void require_open() const;

  sqlite_connection connection_;
  std::shared_ptr<const layer::catalogue> catalogue_;
  std::unique_ptr<journal_writer> journal_;
  std::map<std::string, layer_writer, std::less<>> writers_;
  bool open_ = false;
};

}  // namespace greenward::store
