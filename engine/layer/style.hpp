// How a layer is drawn: the same rules for the viewer, printed maps and QGIS.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/layer/catalogue.hpp"
#include "engine/layer/feature_table.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::layer {

struct colour {
  std::uint8_t r = 0, g = 0, b = 0, a = 255;
  friend bool operator==(const colour&, const colour&) = default;
};

enum class symbol : std::uint8_t { circle, square, triangle, diamond, cross, star };

/// One class of a layer. A colour with a = 0 is not drawn. Lengths in screen pixels at 96 dpi.
struct style_rule {
  bilingual title;                  ///< the legend's text
  std::vector<std::string> values;  ///< of the style's field
  std::vector<std::string> over;    ///< of the style's over_field; a rule has one of both or neither
  colour fill{0, 0, 0, 0};
  colour stroke{0, 0, 0, 255};
  double width = 1;           ///< of the stroke
  colour casing{0, 0, 0, 0};  ///< drawn under a line, 1 px wider on each side
  std::vector<double> dash;   ///< on, off, ... ; empty = solid
  layer::symbol marker = symbol::circle;
  double size = 6;  ///< of a marker

  /// Whether it takes every value that no other rule does.
  [[nodiscard]] bool takes_the_rest() const { return values.empty() && over.empty(); }
};

struct layer_style {
  std::string layer;
  std::string field;       ///< the field whose value chooses the rule; empty = the only rule
  std::string over_field;  ///< what it holds goes before, if a rule names it; empty = none
  std::vector<style_rule> rules;
  std::string label_field;  ///< empty = no labels
  double label_size = 12;   ///< pixels
  colour label_colour{30, 30, 30, 255};
  int label_priority = 0;      ///< higher wins a place
  double min_scale = 0;        ///< drawn while the scale is 1:min_scale or larger (zoomed in); 0 = always
  double label_min_scale = 0;  ///< the same for labels

  /// The rule of a value, or nullptr if no rule takes it.
  [[nodiscard]] const style_rule* rule_for(std::string_view value) const;
  /// The rule that names the value of the over_field, or nullptr.
  [[nodiscard]] const style_rule* rule_over(std::string_view value) const;
};

/// Reads `folder`/styles/*.toml; every layer with geometry has one. Throws error{bad_input} naming file and
/// key for an unknown layer, field, code value or symbol and a colour that is not #rrggbb or #rrggbbaa.
[[nodiscard]] std::vector<layer_style> load_styles(const std::filesystem::path& folder,
                                                   const catalogue& catalogue);

}  // namespace greenward::layer
