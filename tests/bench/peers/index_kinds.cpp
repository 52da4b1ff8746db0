#include "tests/bench/peers/index_kinds.hpp"

#include "tests/bench/peers/boost_index.hpp"
#include "tests/bench/peers/flatbush_style.hpp"
#include "tests/bench/peers/geos_index.hpp"
#include "tests/bench/peers/greenward_index.hpp"
#include "tests/bench/peers/sqlite_index.hpp"

#include <stdexcept>

namespace greenward::bench {

std::vector<box_index_kind> library_index_kinds() {
  return {geos_index(), boost_index(), flatbush_style()};
}

std::vector<box_index_kind> peer_index_kinds() {
  std::vector<box_index_kind> kinds = library_index_kinds();
  kinds.push_back(sqlite_index());
  return kinds;
}

box_index_kind index_kind(const std::string& name) {
  std::vector<box_index_kind> kinds = peer_index_kinds();
  kinds.push_back(greenward_index());
  for (box_index_kind& kind : kinds) {
    if (kind.name == name) return std::move(kind);
  }
  throw std::runtime_error("no index called " + name);
}

}  // namespace greenward::bench
