#include "viewer/layers/search_state.hpp"

#include <algorithm>
#include <utility>

namespace greenward::viewer {

void search_state::use(std::shared_ptr<const name_index> made) {
  index = std::move(made);
  look();
}

void search_state::look() {
  found = index ? search(*index, typed, kMostShown) : found_names{};
  marked = 0;
  moved = true;
}

void search_state::move_mark(int by) {
  if (found.best.empty()) return;
  const auto last = static_cast<std::ptrdiff_t>(found.best.size()) - 1;
  marked =
      static_cast<std::size_t>(std::clamp(static_cast<std::ptrdiff_t>(marked) + by, std::ptrdiff_t{0}, last));
  moved = true;
}

}  // namespace greenward::viewer
