// Foreign records into rows of a layer, or into refusals.
#pragma once

#include "engine/exchange/record_file.hpp"
#include "engine/layer/catalogue.hpp"
#include "engine/layer/feature_table.hpp"
#include "engine/store/store.hpp"
#include "engine/workflow/admin_locator.hpp"
#include "engine/workflow/field_mapping.hpp"
#include "engine/workflow/rejects_file.hpp"

#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace greenward::workflow {

enum class import_mode : std::uint8_t {
  append,   ///< a record whose code is already there is refused
  upsert,   ///< such a record takes the place of the feature with that code
  replace,  ///< the layer is emptied first (the journal keeps what was there)
};

/// The codes of a layer and the features that carry them.
using codes_in_use = std::unordered_map<std::string, feature_id>;
[[nodiscard]] codes_in_use codes_of(const layer::feature_table& table);

/// The cell that the file has for a field: the source's, or the first fallback's that is not blank.
[[nodiscard]] exchange::cell first_cell(const exchange::record& record, const mapped_field& from);
/// The same, or the value from --set.
[[nodiscard]] exchange::cell cell_of(const exchange::record& record, const mapped_field& from);

struct check_context {
  const layer::catalogue& catalogue;
  const layer::layer_schema& schema;
  field_mapping mapping;
  import_mode mode = import_mode::append;
  codes_in_use existing;                   ///< empty when the layer is replaced
  const admin_locator* locator = nullptr;  ///< nullptr = places are not looked up
  std::string source;                      ///< for the field `source` where the record names none
  /// How many cells of a record are the file's own; those after them are worked out from it and stand in no
  /// rejects file.
  std::size_t file_fields = std::numeric_limits<std::size_t>::max();
};

/// A record is accepted whole or refused with every reason at once. A field of the file that was taken for
/// `code` or `id` only because of its name, and that turns out not to be unique, is no key: finish() empties
/// it and says so.
class record_checker {
 public:
  explicit record_checker(check_context context);

  /// `reasons`: why it has been refused already, if it has; `record.refused` where its geometry is the
  /// reason.
  void take(exchange::record&& record, std::vector<bilingual> reasons = {});
  void finish();

  [[nodiscard]] std::int64_t read() const { return read_; }
  [[nodiscard]] const layer::feature_table& accepted() const { return accepted_; }
  [[nodiscard]] const std::vector<refused_record>& refused() const { return refused_; }
  /// What happened on the way to the accepted records, each once, with their number.
  [[nodiscard]] std::vector<bilingual> notes() const;

 private:
  using values_of_row = std::vector<store::field_value>;
  using reason_list = std::vector<bilingual>;
  [[nodiscard]] values_of_row convert_all(const exchange::record& record, reason_list& reasons) const;
  [[nodiscard]] feature_id identify(const exchange::record& record, const values_of_row& values,
                                    reason_list& reasons);
  void check_id(feature_id id, reason_list& reasons);
  void check_code(const std::string& code, reason_list& reasons);
  void count_notes(const exchange::record& record);
  void write(const exchange::record& record, const values_of_row& values, feature_id id);
  [[nodiscard]] admin_codes missing_places(const exchange::record& record, const values_of_row& values) const;
  [[nodiscard]] bool code_matched_by_name() const;

  check_context context_;
  layer::feature_table accepted_;
  std::vector<refused_record> refused_;
  std::unordered_set<std::string> codes_seen_;
  std::unordered_set<std::int64_t> ids_seen_;
  bool false_code_ = false;
  bool false_id_ = false;
  std::map<std::string, std::pair<bilingual, std::int64_t>> notes_;
  std::int64_t read_ = 0;
};

}  // namespace greenward::workflow
