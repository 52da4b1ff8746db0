// All layers and code lists the program knows, read from gis-data and checked once at start.
#pragma once

#include "engine/layer/schema.hpp"

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace greenward::layer {

class catalogue {
 public:
  /// Reads `folder`/catalogue/*.toml and `folder`/codes/*.toml (see docs/catalogue.md for the form).
  /// Throws error{bad_input} naming the file and the key for: unreadable TOML, a missing or unknown key,
  /// a duplicate layer, field or DBF alias, a DBF alias that is not 1–10 ASCII characters, an alias for
  /// imports that is another field's name or stands twice, an unknown type or code list, a name that is not
  /// snake_case, an empty zh or en title.
  [[nodiscard]] static catalogue load(const std::filesystem::path& folder);

  /// By draw order.
  [[nodiscard]] std::span<const layer_schema> layers() const { return layers_; }
  [[nodiscard]] std::span<const code_list> code_lists() const { return code_lists_; }

  [[nodiscard]] const layer_schema* find_layer(std::string_view name) const;
  /// Throws error{usage} that lists the layers there are.
  [[nodiscard]] const layer_schema& layer(std::string_view name) const;
  /// The list must exist: load() has checked every reference.
  [[nodiscard]] const code_list& codes(std::string_view name) const;

 private:
  std::vector<layer_schema> layers_;
  std::vector<code_list> code_lists_;
};

}  // namespace greenward::layer
