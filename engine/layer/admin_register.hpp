// The codes and names of a district's administrative units, read from gis-data/admin.
#pragma once

#include "engine/base/bilingual.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace greenward::layer {

struct admin_unit {
  std::string code;  ///< 9 digits: street, town or zone; 12 digits: community or village
  std::string name;
  std::string kind;  ///< a code of the list unit_kind
};

struct admin_register {
  std::string code;  ///< 6 digits
  bilingual title;
  std::string source;
  std::vector<admin_unit> streets;
  std::vector<admin_unit> communities;  ///< the first 9 digits name the street

  /// Reads `folder`/admin/`code`/units.toml. Throws error{bad_input} for an unreadable file, a code that is
  /// not 9 or 12 digits, a duplicate, a community without its street, or an unknown kind.
  [[nodiscard]] static admin_register load(const std::filesystem::path& folder, const std::string& code);
};

}  // namespace greenward::layer
