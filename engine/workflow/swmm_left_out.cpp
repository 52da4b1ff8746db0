#include "engine/workflow/swmm_left_out.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cstddef>
#include <string>

namespace greenward::workflow {

namespace {

using exchange::swmm_model;

class left_out_list {
 public:
  explicit left_out_list(const swmm_model& model) : model_(model) {}

  std::vector<bilingual> list() {
    list_taken_for();
    list_node_attributes();
    list_link_attributes();
    list_sections();
    list_kept_sections();
    return std::move(notes_);
  }

 private:
  void taken_for(std::size_t count, const char* zh, const char* en) {
    if (count > 0)
      notes_.push_back(
          {fmt::format("{} 个{}，请核实", count, zh), fmt::format("{} {}; check them", count, en)});
  }
  void without_field(std::size_t count, const char* zh, const char* en) {
    if (count > 0)
      notes_.push_back({fmt::format("{} 个{}没有对应字段，未导入", count, zh),
                        fmt::format("{} {}: there is no field for that, it was passed over", count, en)});
  }
  void without_layer(std::size_t count, const char* section, const char* zh, const char* en) {
    if (count > 0)
      notes_.push_back(
          {fmt::format("[{}] {} 个{}没有对应图层，未导入", section, count, zh),
           fmt::format("[{}] {} {} have no layer here and were passed over", section, count, en)});
  }

  void list_taken_for() {
    taken_for(model_.storage.size(), "蓄水设施作为化粪池导入", "storage units came in as septic tanks");
    taken_for(model_.dividers.size(), "分流器作为截流井导入", "dividers came in as interceptors");
    taken_for(model_.pumps.size(), "水泵作为压力管导入", "pumps came in as pressure pipes");
    taken_for(model_.orifices.size() + model_.weirs.size() + model_.outlets.size(),
              "孔口、堰和出流件作为溢流通道导入", "orifices, weirs and outlets came in as overflow paths");
  }

  void list_node_attributes() {
    without_field(
        static_cast<std::size_t>(std::ranges::count_if(model_.junctions,
                                                       [](const auto& n) {
                                                         return n.initial_depth != 0 ||
                                                                n.surcharge_depth != 0 || n.ponded_area != 0;
                                                       })),
        "节点的初始水深、超载水深或积水面积", "junctions with initial, surcharge or ponding values");
    without_field(
        static_cast<std::size_t>(std::ranges::count_if(model_.outfalls,
                                                       [](const auto& n) {
                                                         return n.kind != exchange::swmm_outfall_kind::free ||
                                                                n.gated || !n.route_to.empty();
                                                       })),
        "排放口的水位边界、拍门或去向", "outfalls with a stage, gate or route");
    without_field(model_.storage.size(), "蓄水设施的容积曲线", "storage units with a shape");
    without_field(model_.dividers.size(), "分流器的分流规则", "dividers with a rule of diversion");
  }

  void list_link_attributes() {
    without_field(static_cast<std::size_t>(std::ranges::count_if(
                      model_.conduits, [](const auto& l) { return l.initial_flow != 0 || l.max_flow != 0; })),
                  "管道的初始流量或限流", "conduits with an initial or greatest flow");
    without_field(static_cast<std::size_t>(std::ranges::count_if(
                      model_.cross_sections, [](const auto& s) { return s.barrels != 1 || s.culvert != 0; })),
                  "断面的孔数或涵洞代码", "cross-sections with several barrels or a culvert code");
    without_field(model_.pumps.size(), "水泵的曲线和启停水深", "pumps with a curve and switching depths");
    without_field(model_.orifices.size() + model_.weirs.size() + model_.outlets.size(),
                  "孔口、堰和出流件的堰顶、系数和闸门",
                  "orifices, weirs and outlets with crest, coefficient and gate");
    without_field(model_.losses.size(), "管道的局部损失", "links with head losses");
  }

  void list_sections() {
    const swmm_model& m = model_;
    without_layer(m.subcatchments.size(), "SUBCATCHMENTS", "子汇水区", "subcatchments");
    without_layer(m.subareas.size(), "SUBAREAS", "产流参数行", "rows of runoff");
    without_layer(m.infiltration.size(), "INFILTRATION", "下渗参数行", "rows of infiltration");
    without_layer(m.polygons.size(), "POLYGONS", "汇水区边界点", "points of outlines");
    without_layer(m.rain_gages.size(), "RAINGAGES", "雨量计", "rain gages");
    without_layer(m.inflows.size(), "INFLOWS", "入流", "inflows");
    without_layer(m.dry_weather_flows.size(), "DWF", "旱流", "dry-weather flows");
    without_layer(m.curves.size(), "CURVES", "曲线", "curves");
    without_layer(m.time_series.size(), "TIMESERIES", "时间序列", "time series");
    without_layer(m.patterns.size(), "PATTERNS", "时间模式", "patterns");
  }

  /// Lines that say something: no comments, nothing blank.
  void list_kept_sections() {
    for (const exchange::swmm_other_section& section : model_.other_sections) {
      const auto lines =
          static_cast<std::size_t>(std::ranges::count_if(section.lines, [](const std::string& line) {
            const std::size_t first = line.find_first_not_of(" \t\r");
            return first != std::string::npos && line[first] != ';';
          }));
      without_layer(lines, section.name.c_str(), "行", "lines");
    }
  }

  const swmm_model& model_;
  std::vector<bilingual> notes_;
};

}  // namespace

std::vector<bilingual> swmm_left_out(const swmm_model& model) {
  return left_out_list(model).list();
}

}  // namespace greenward::workflow
