#include "engine/drainage/words.hpp"

#include <array>
#include <cstddef>
#include <utility>

namespace greenward::drainage {

namespace {

template <class Word, std::size_t Count>
using word_list = std::array<std::pair<std::string_view, Word>, Count>;

constexpr word_list<node_kind, 14> kNodeKinds{{{"manhole", node_kind::manhole},
                                               {"inlet", node_kind::inlet},
                                               {"junction", node_kind::junction},
                                               {"house_connection", node_kind::house_connection},
                                               {"kitchen_stack", node_kind::kitchen_stack},
                                               {"roof_downpipe", node_kind::roof_downpipe},
                                               {"balcony_stack", node_kind::balcony_stack},
                                               {"septic_tank", node_kind::septic_tank},
                                               {"pump_station", node_kind::pump_station},
                                               {"overflow", node_kind::overflow},
                                               {"interceptor", node_kind::interceptor},
                                               {"wwtp", node_kind::wwtp},
                                               {"outfall", node_kind::outfall},
                                               {"trunk_boundary", node_kind::trunk_boundary}}};
constexpr word_list<drain_system, 3> kSystems{{{"storm", drain_system::storm},
                                               {"sanitary", drain_system::sanitary},
                                               {"combined", drain_system::combined}}};
constexpr word_list<asset_status, 3> kStates{{{"existing", asset_status::existing},
                                              {"planned", asset_status::planned},
                                              {"abandoned", asset_status::abandoned}}};
constexpr word_list<link_kind, 4> kLinkKinds{{{"gravity", link_kind::gravity},
                                              {"pressure", link_kind::pressure},
                                              {"culvert", link_kind::culvert},
                                              {"lateral", link_kind::lateral}}};
constexpr word_list<pipe_shape, 3> kShapes{
    {{"circular", pipe_shape::circular}, {"box", pipe_shape::box}, {"other", pipe_shape::other}}};
constexpr word_list<flow_direction, 2> kDirections{
    {{"forward", flow_direction::forward}, {"backward", flow_direction::backward}}};

template <class Word, std::size_t Count>
Word find(const word_list<Word, Count>& list, std::string_view code) {
  for (const auto& [name, word] : list)
    if (name == code) return word;
  return Word::unknown;
}

template <class Word, std::size_t Count>
std::string_view name_in(const word_list<Word, Count>& list, Word word) {
  for (const auto& [name, value] : list)
    if (value == word) return name;
  return "unknown";
}

}  // namespace

node_kind node_kind_of(std::string_view code) {
  return find(kNodeKinds, code);
}
drain_system drain_system_of(std::string_view code) {
  return find(kSystems, code);
}
asset_status asset_status_of(std::string_view code) {
  return find(kStates, code);
}
link_kind link_kind_of(std::string_view code) {
  return find(kLinkKinds, code);
}
pipe_shape pipe_shape_of(std::string_view code) {
  return find(kShapes, code);
}
flow_direction flow_direction_of(std::string_view code) {
  return find(kDirections, code);
}

std::string_view to_string(node_kind kind) {
  return kind == node_kind::made ? "made" : name_in(kNodeKinds, kind);
}
std::string_view to_string(drain_system system) {
  return name_in(kSystems, system);
}

}  // namespace greenward::drainage
