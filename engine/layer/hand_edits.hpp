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

 private:
  struct command_rule {
    std::string layer, by;
    std::vector<std::string> fields;  ///< none = the whole layer
  };
  std::vector<command_rule> worked_out_, recorded_;
  std::vector<code_reference> references_;
};

}  // namespace greenward::layer
