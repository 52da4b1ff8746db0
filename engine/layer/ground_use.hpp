// What kinds of works do to the ground, and which seasons they had better avoid.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/layer/catalogue.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::layer {

inline constexpr std::size_t kMostSeasons = 32;

/// Its days are the rules "<name>.from" and "<name>.until" of the pack works.
struct ground_season {
  std::string name;
  bilingual title;
};

struct ground_use {
  std::string kind;                 ///< a code of the list `work_kind`
  bool paves = false;               ///< leaves a new surface
  bool digs = false;                ///< opens the ground
  std::vector<std::size_t> avoids;  ///< into ground_uses::seasons
};

struct ground_uses {
  std::vector<ground_season> seasons;  ///< at most kMostSeasons
  std::vector<ground_use> kinds;       ///< those that do anything, each once

  /// Reads `folder`/works/ground.toml. Throws error{bad_input} naming file and key for a kind that the
  /// catalogue does not have, a kind or season that comes twice, too many seasons, or one that is not
  /// declared.
  [[nodiscard]] static ground_uses load(const std::filesystem::path& folder, const catalogue& catalogue);
};

}  // namespace greenward::layer
