// What the codes mean that an edit brings into question.
#pragma once

#include "engine/drainage/network.hpp"
#include "engine/drainage/survey_changes.hpp"

#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace greenward::drainage {

struct code_meaning {
  std::uint32_t row = kNone;     ///< the first node of now that has it; kNone = missing
  std::uint32_t before = kNone;  ///< the node of the network before, surveyed or made; kNone = it had none
  std::uint32_t number = kNone;  ///< for the caller to set
};

/// The codes that changed links name, and those that nodes gained or lost. One pass over the codes of the
/// nodes if there are any, and one over the ends if the network has made nodes: O(n) without hashing but for
/// the few that look alike. The surveys must outlive it.
class changed_codes {
 public:
  changed_codes(const survey& was, const network& before, const survey& now, const survey_changes& changes);

  /// Precondition: it is one of them.
  [[nodiscard]] const code_meaning& at(std::string_view code) const { return meanings_.at(code); }

  /// Calls visit(meaning) for each, in no particular order.
  template <class Visit>
  void visit(Visit visit) {
    for (auto& [code, meaning] : meanings_) visit(meaning);
  }

 private:
  void ask(std::string_view code);
  /// nullptr if it is not asked for.
  [[nodiscard]] code_meaning* find(std::string_view code);
  void find_rows(const survey& was, const survey& now, const row_changes& nodes);
  void find_missing(const survey& was, const network& before);

  static constexpr std::size_t kLooks = 1U << 14U;
  std::unordered_map<std::string_view, code_meaning> meanings_;
  std::vector<std::uint8_t> looks_;  ///< kLooks flags: a code that looks so is asked for
};

}  // namespace greenward::drainage
