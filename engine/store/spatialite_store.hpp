// The store in one SpatiaLite file.
#pragma once

#include "engine/store/sqlite_connection.hpp"
#include "engine/store/store.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace greenward::store {

class spatialite_store final : public store {
 public:
  /// `connection`: reads only from now on; each transaction opens its own.
  spatialite_store(std::filesystem::path file, std::unique_ptr<sqlite_connection> connection, open_mode mode,
                   const layer::catalogue& catalogue);

  [[nodiscard]] const std::string& address() const override { return address_; }
  [[nodiscard]] district_info info() const override;
  [[nodiscard]] std::int64_t count(std::string_view layer) const override;
  [[nodiscard]] std::int64_t last_id(std::string_view layer) const override;
  [[nodiscard]] layer::feature_table read(std::string_view layer) const override;
  [[nodiscard]] layer::feature_table read(std::string_view layer, const layer_part& part) const override;
  [[nodiscard]] layer::feature_table read_at(std::string_view layer, std::int64_t entry) const override;
  [[nodiscard]] layer::feature_table read_without(std::string_view layer, std::int64_t entry) const override;
  [[nodiscard]] layer_history read_versions(std::string_view layer) const override;
  [[nodiscard]] std::int64_t last_entry_by(std::string_view moment) const override;
  [[nodiscard]] std::int64_t content_version() const override;
  [[nodiscard]] std::vector<journal_entry> journal() const override;
  [[nodiscard]] std::vector<journal_change> history(std::string_view layer, feature_id id) const override;
  [[nodiscard]] std::vector<journal_change> changes_of(std::int64_t entry) const override;
  [[nodiscard]] std::vector<journal_change> changes_after(std::string_view layer,
                                                          std::int64_t entry) const override;
  [[nodiscard]] std::unique_ptr<write_transaction> begin(const journal_note& note) override;
  void publish(const published_figures& figures) override;
  void compact(std::optional<std::string> deterministic_timestamp) override;
  [[nodiscard]] std::vector<bilingual> verify() const override;

 private:
  void require_writable() const;
  std::filesystem::path file_;
  std::string address_;
  open_mode mode_;
  std::shared_ptr<const layer::catalogue> catalogue_;
  std::unique_ptr<sqlite_connection> connection_;
};

}  // namespace greenward::store
