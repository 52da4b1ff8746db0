// What the columns of a survey of drains mean, and what one of its records gives of a pipe or node.
#pragma once

#include "engine/base/task.hpp"
#include "engine/exchange/record_file.hpp"
#include "engine/layer/schema.hpp"
#include "engine/workflow/field_mapping.hpp"
#include "engine/workflow/lines_between_nodes.hpp"
#include "engine/workflow/section_size.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace greenward::workflow {

struct survey_source {
  const std::filesystem::path& file;
  const exchange::read_options& reading;
  const mapping_request& mapping;
  std::optional<size_unit> sizes_in;
  const std::string& database;  ///< where the nodes are that lines run between
};

/// For the layers pipes and drainage_nodes; of other layers only the mapping.
/// - A column called like `code` that holds nothing but words for drainage systems is taken for `system`.
/// - Sizes become diameter_mm, or width_mm and height_mm. Their unit is the one said by the user, by the
///   number, by the heading, or the one in which the whole column makes sense; then rows that do not fit it
///   are refused.
/// - built_year takes the year of a date.
/// - A pipe without geometry that names its two nodes runs straight between their points in the database.
/// What was taken for what is said in notes(); nothing that the file says is changed otherwise.
class survey_table {
 public:
  /// Reads the file once where a column must be judged as a whole. Throws error{bad_input} if the unit of its
  /// sizes cannot be told, and as map_fields() and read_records() do.
  survey_table(const survey_source& source, const layer::layer_schema& schema, const task& progress);

  /// Sources may be cells that complete() appends.
  [[nodiscard]] const field_mapping& mapping() const { return mapping_; }
  /// Throws error{bad_input} if the file has other columns now.
  void require_same(const exchange::record_header& header) const;

  /// Appends the cells worked out; returns why the record is refused, `record.refused` set where its geometry
  /// is the reason.
  [[nodiscard]] std::vector<bilingual> complete(exchange::record& record);

  [[nodiscard]] std::vector<bilingual> notes() const;

 private:
  void look_through(const survey_source& source, const task& progress);
  void choose_unit(const survey_source& source, const size_statistics& sizes);
  void add_columns();
  void add_size(exchange::record& record, std::vector<bilingual>& reasons) const;
  void add_year(exchange::record& record) const;
  void add_line(exchange::record& record);
  [[nodiscard]] const mapped_field* told_by_file(const char* field) const;
  [[nodiscard]] std::string heading_of(const mapped_field& from) const;
  [[nodiscard]] std::string code_in(const exchange::record& record, const char* field) const;
  [[nodiscard]] std::string names_taken() const;

  const layer::layer_schema& schema_;
  exchange::record_header header_;
  field_mapping read_;     ///< fields of the file
  field_mapping mapping_;  ///< with the cells that complete() appends
  bool is_drains_ = false;
  const mapped_field* size_ = nullptr;  ///< of `read_`; nullptr = the file has no sizes to be worked out
  const mapped_field* year_ = nullptr;
  std::optional<size_unit> unit_;
  bool unit_guessed_ = false;
  bilingual sizes_look_;
  std::optional<std::string> system_column_;  ///< called like `code`
  lines_between_nodes lines_;
};

}  // namespace greenward::workflow
