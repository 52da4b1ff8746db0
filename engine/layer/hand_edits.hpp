// What nobody changes by hand, and which fields name features of other layers: gis-data/editing/hand.toml.
#pragma once

#include "engine/layer/catalogue.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::layer {

/// A field, of whichever layer, that holds the code of a feature of another.
struct code_reference {
  std::string field;
  std::vector<std::string> to;  ///< the layers; none = the one that the row names in its field `layer`
};

/// What becomes of a line's fields where it is divided in two; those that are not named are copied. Where two
/// are joined it is read backwards.
struct division_rule {
  std::string layer;
  std::vector<std::string> begin;    ///< what is said of the line's first point: the first piece keeps it
  std::vector<std::string> end;      ///< of its last point: the second piece keeps it
  std::vector<std::string> whole;    ///< of the line as a whole: neither does
  std::string nodes;                 ///< the layer of the points at its ends; "" = it has none
  std::string begin_node, end_node;  ///< the fields that hold their codes
  std::string direction;  ///< the field that says `forward` along the line or `backward`; "" = there is none
};

class hand_edits {
 public:
  /// Throws error{bad_input} naming file and key for what toml_table refuses and for a layer or field that
  /// the catalogue does not have.
  [[nodiscard]] static hand_edits load(const std::filesystem::path& folder, const catalogue& catalogue);

  /// The command that alone writes the layer; "" = a person may.
  [[nodiscard]] std::string_view writer_of(std::string_view layer) const;
  /// The same for a field of it.
  [[nodiscard]] std::string_view writer_of(std::string_view layer, std::string_view field) const;
  [[nodiscard]] bool is_worked_out(std::string_view layer) const;
  [[nodiscard]] const std::vector<code_reference>& references() const { return references_; }
  /// nullptr = lines of the layer are not divided by hand.
  [[nodiscard]] const division_rule* division_of(std::string_view layer) const;

 private:
  struct command_rule {
    std::string layer, by;
    std::vector<std::string> fields;  ///< none = the whole layer
  };
  std::vector<command_rule> worked_out_, recorded_;
  std::vector<code_reference> references_;
  std::vector<division_rule> divisions_;
};

}  // namespace greenward::layer
