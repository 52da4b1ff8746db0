#include "engine/workflow/swmm_not_known.hpp"

#include <fmt/format.h>
#include <cstddef>

namespace greenward::workflow {

std::vector<bilingual> swmm_not_known(const drain_model& model, std::span<const std::uint8_t> links,
                                      std::span<const std::string> nodes) {
  using drainage::node_kind;
  std::size_t stations = 0, wells = 0, paths = 0;
  for (std::uint32_t node = 0; node < model.net.surveyed && node < nodes.size(); ++node) {
    if (nodes[node].empty()) continue;
    const node_kind kind = model.drains.nodes.kind[node];
    if (kind == node_kind::pump_station) ++stations;
    if (kind == node_kind::overflow || kind == node_kind::interceptor) ++wells;
  }
  for (std::uint32_t link = 0; link < links.size(); ++link)
    if (links[link] != 0 && model.drains.links.is_overflow_path[link] != 0) ++paths;
  std::vector<bilingual> notes;
  const auto say = [&](std::size_t count, const char* zh, const char* en) {
    if (count > 0) notes.push_back({fmt::format("{} {}", count, zh), fmt::format("{} {}", count, en)});
  };
  say(stations, "座泵站未导出为 PUMPS，因为没有水泵曲线和启停水位；按检查井导出",
      "pump stations are not exported as PUMPS, because there is no pump curve and no switching level; they "
      "are "
      "junctions");
  say(wells, "座溢流井、截流井未导出为 WEIRS 或 ORIFICES，因为没有堰顶高程、孔口尺寸和流量系数；按检查井导出",
      "overflows and interceptors are not exported as WEIRS or ORIFICES, because there is no crest level, "
      "opening or "
      "coefficient; they are junctions");
  say(paths, "条溢流通道未导出为 WEIRS，因为没有堰顶高程和流量系数；按管道导出",
      "overflow paths are not exported as WEIRS, because there is no crest level or coefficient; they are "
      "conduits");
  return notes;
}

}  // namespace greenward::workflow
