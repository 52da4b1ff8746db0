// Lines of the sections that Greenward reads, turned into rows of the model.
#pragma once

#include "engine/exchange/swmm_model.hpp"
#include "engine/exchange/swmm_row.hpp"
#include "engine/exchange/swmm_words.hpp"

#include <cstddef>
#include <string>
#include <unordered_map>

namespace greenward::exchange {

/// Fills a model line by line. OPTIONS must come first: they say whether an offset may be '*'.
class swmm_table_reader {
 public:
  explicit swmm_table_reader(swmm_model& model) : model_(model) {}

  /// Adds the row, or leaves the model as it is and the row with a fault. Returns where the object's note is
  /// kept, nullptr if it has none.
  std::string* read(swmm_section section, swmm_row& row);
  /// One line of OPTIONS; `value` is all that follows the name.
  void read_option(swmm_row& row, std::string_view value);

 private:
  std::string* read_node(swmm_section section, swmm_row& row);
  std::string* read_link(swmm_section section, swmm_row& row);
  std::string* read_detail(swmm_section section, swmm_row& row);
  std::string* read_curve(swmm_row& row);
  std::string* read_series(swmm_row& row);
  std::string* read_pattern(swmm_row& row);
  [[nodiscard]] bool stars() const { return model_.options.offsets == swmm_offsets::elevation; }

  swmm_model& model_;
  // By upper-case id: objects that span several lines.
  std::unordered_map<std::string, std::size_t> curves_, series_, patterns_;
};

}  // namespace greenward::exchange
