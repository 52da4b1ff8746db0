// The box into which a name is typed, and what was found.
#pragma once

#include "viewer/layers/name_search.hpp"

#include <memory>
#include <string>

namespace greenward::viewer {

struct search_state {
  static constexpr std::size_t kMostShown = 50;

  bool open = false;
  bool opened_now = false;  ///< the field is to take the keys in the next frame
  std::string typed;
  std::shared_ptr<const name_index> index;  ///< nullptr: not made yet
  found_names found;
  std::size_t marked = 0;  ///< of found.best
  bool moved = false;      ///< the marked one is to be scrolled to

  /// Of another state of the district, or nullptr; what was found is looked for again.
  void use(std::shared_ptr<const name_index> made);
  /// After `typed` has changed.
  void look();
  /// Stays within what was found.
  void move_mark(int by);
};

}  // namespace greenward::viewer
