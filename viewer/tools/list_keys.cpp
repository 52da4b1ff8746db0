#include "viewer/tools/list_keys.hpp"

#include "viewer/tools/key_chord.hpp"

namespace greenward::viewer {

std::optional<std::ptrdiff_t> list_step(char32_t key, std::size_t in_sight, std::size_t all) {
  const auto page = static_cast<std::ptrdiff_t>(in_sight), whole = static_cast<std::ptrdiff_t>(all);
  switch (key) {
    case keys::kUp:
      return -1;
    case keys::kDown:
      return 1;
    case keys::kPageUp:
      return -page;
    case keys::kPageDown:
      return page;
    case keys::kHome:
      return -whole;
    case keys::kEnd:
      return whole;
    default:
      return std::nullopt;
  }
}

}  // namespace greenward::viewer
