// The lives of works: which stages a kind of work goes through, in which order.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/layer/catalogue.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::layer {

struct lifecycle_stage {
  std::string code;             ///< of the list `stage`
  bool may_be_skipped = false;  ///< a later stage may be reached without it
};

/// The last stage need not be reached: a work has then got as far as it has.
struct lifecycle {
  std::string name;
  bilingual title;
  std::vector<std::string> kinds;       ///< codes of the list `work_kind`
  std::vector<lifecycle_stage> stages;  ///< in order
  std::size_t begins = 0;               ///< position of the stage at which digging begins ...
  std::size_t ends = 0;                 ///< ... and of the one at which it has ended

  /// Position of a stage; none for one of another life, or for an interruption.
  [[nodiscard]] std::optional<std::size_t> position(std::string_view stage) const;
};

/// Codes of the list `stage` that may come into every life, and are no step in it.
inline constexpr std::string_view kSuspended = "suspended";
inline constexpr std::string_view kResumed = "resumed";
inline constexpr std::string_view kCancelled = "cancelled";
[[nodiscard]] bool is_interruption(std::string_view stage);

/// Every kind of work has one life.
class lifecycle_book {
 public:
  /// Reads `folder`/lifecycles/*.toml. Throws error{bad_input} naming file and key for a stage or a kind that
  /// the lists of `catalogue` do not have, a stage that comes twice, a kind without a life or with two.
  [[nodiscard]] static lifecycle_book load(const std::filesystem::path& folder, const catalogue& catalogue);

  [[nodiscard]] const std::vector<lifecycle>& all() const { return lives_; }
  /// Precondition: the list `work_kind` has the kind.
  [[nodiscard]] const lifecycle& of_kind(std::string_view kind) const;

 private:
  std::vector<lifecycle> lives_;
};

}  // namespace greenward::layer
