#include "engine/exchange/swmm_problem_list.hpp"
#include "engine/exchange/swmm_row.hpp"
#include "engine/exchange/swmm_words.hpp"

#include <fmt/format.h>

namespace greenward::exchange {

namespace {

const bilingual kNode{"节点", "node"};
const bilingual kLink{"管段", "link"};
const bilingual kCurve{"曲线", "curve"};
const bilingual kSeries{"时间序列", "time series"};
const bilingual kPattern{"时间模式", "pattern"};
const bilingual kSubcatchment{"汇水区", "subcatchment"};
const bilingual kGage{"雨量计", "rain gage"};

template <typename T>
swmm_ids ids_of(const std::vector<T>& table) {
  swmm_ids ids;
  for (std::size_t i = 0; i < table.size(); ++i) ids.add(table[i].id, i);
  return ids;
}

/// The names that a kept section defines: the item at `place` of each line whose first item is `first` ("" =
/// of every line).
swmm_ids kept_ids(const swmm_model& model, swmm_section section, std::size_t place, std::string_view first) {
  swmm_ids ids;
  for (const swmm_other_section& kept : model.other_sections) {
    if (swmm_section_of(kept.name) != section) continue;
    for (const std::string& text : kept.lines) {
      const swmm_line line = cut_swmm_line(text);
      if (line.items.size() <= place || (!first.empty() && !swmm_same(line.items[0], first))) continue;
      ids.add(line.items[place], 0);
    }
  }
  return ids;
}

class reference_checker {
 public:
  reference_checker(const swmm_model& model, const swmm_network& network, swmm_problem_list& problems)
      : model_(model),
        network_(network),
        problems_(problems),
        curves_(ids_of(model.curves)),
        series_(ids_of(model.time_series)),
        patterns_(ids_of(model.patterns)),
        gages_(ids_of(model.rain_gages)),
        subcatchments_(ids_of(model.subcatchments)) {}

  void check() {
    check_links();
    check_nodes();
    check_pumps_and_regulators();
    check_cross_sections();
    check_subcatchments();
    check_subcatchment_rows();
    check_inflows();
    check_map();
  }

 private:
  void need(const swmm_ids& ids, std::string_view section, std::string_view element, const bilingual& kind,
            std::string_view id) {
    if (!ids.has(id)) problems_.missing(section, element, kind, id);
  }
  void may(const swmm_ids& ids, std::string_view section, std::string_view element, const bilingual& kind,
           std::string_view id) {
    if (!id.empty()) need(ids, section, element, kind, id);
  }

  void check_links() {
    for (const swmm_link_view& link : network_.links) {
      need(network_.node_ids, section_of(link.type), link.id, kNode, link.from_id);
      need(network_.node_ids, section_of(link.type), link.id, kNode, link.to_id);
    }
  }

  void check_nodes() {
    for (const swmm_outfall& node : model_.outfalls) {
      if (node.kind == swmm_outfall_kind::tidal) need(curves_, "OUTFALLS", node.id, kCurve, node.series);
      if (node.kind == swmm_outfall_kind::timeseries)
        need(series_, "OUTFALLS", node.id, kSeries, node.series);
      may(subcatchments_, "OUTFALLS", node.id, kSubcatchment, node.route_to);
    }
    for (const swmm_storage& node : model_.storage) {
      if (node.shape == swmm_storage_shape::tabular) need(curves_, "STORAGE", node.id, kCurve, node.curve);
    }
    for (const swmm_divider& node : model_.dividers) {
      if (node.kind == swmm_divider_kind::tabular) need(curves_, "DIVIDERS", node.id, kCurve, node.curve);
      may(network_.link_ids, "DIVIDERS", node.id, kLink, node.diverted_link);
    }
  }

  void check_pumps_and_regulators() {
    for (const swmm_pump& pump : model_.pumps) may(curves_, "PUMPS", pump.id, kCurve, pump.curve);
    for (const swmm_weir& weir : model_.weirs) may(curves_, "WEIRS", weir.id, kCurve, weir.coefficient_curve);
    for (const swmm_outlet& outlet : model_.outlets) {
      const bool tabular =
          outlet.kind == swmm_outlet_kind::tabular_depth || outlet.kind == swmm_outlet_kind::tabular_head;
      if (tabular) need(curves_, "OUTLETS", outlet.id, kCurve, outlet.curve);
    }
    for (const swmm_loss& loss : model_.losses)
      need(network_.link_ids, "LOSSES", loss.link, kLink, loss.link);
  }

  void check_cross_sections() {
    const swmm_ids transects = kept_ids(model_, swmm_section::transects, 1, "X1");
    const swmm_ids streets = kept_ids(model_, swmm_section::streets, 0, "");
    for (const swmm_cross_section& section : model_.cross_sections) {
      need(network_.link_ids, "XSECTIONS", section.link, kLink, section.link);
      const auto name = [&](const swmm_ids& ids, const bilingual& kind) {
        need(ids, "XSECTIONS", section.link, kind, section.reference);
      };
      if (section.shape == "IRREGULAR") name(transects, {"断面", "transect"});
      if (section.shape == "STREET") name(streets, {"街道断面", "street"});
      if (section.shape == "CUSTOM") name(curves_, kCurve);
    }
  }

  void check_subcatchments() {
    const swmm_ids packs = kept_ids(model_, swmm_section::snow_packs, 0, "");
    for (const swmm_subcatchment& area : model_.subcatchments) {
      need(gages_, "SUBCATCHMENTS", area.id, kGage, area.gage);
      may(packs, "SUBCATCHMENTS", area.id, {"积雪参数", "snow pack"}, area.snow_pack);
      const bool node = network_.node_ids.has(area.outlet), other = subcatchments_.has(area.outlet);
      if (!node && !other) problems_.missing("SUBCATCHMENTS", area.id, {"出口", "outlet"}, area.outlet);
      if (!node || !other) continue;
      problems_.error(108, "SUBCATCHMENTS", area.id,
                      {fmt::format("出口“{}”既是节点又是汇水区", area.outlet),
                       fmt::format("its outlet '{}' is both a node and a subcatchment", area.outlet)},
                      {"给其中一个改名", "rename one of the two"});
    }
  }

  void check_subcatchment_rows() {
    const auto subarea = rows_of(model_.subareas, "SUBAREAS");
    const auto infiltration = rows_of(model_.infiltration, "INFILTRATION");
    for (const swmm_subcatchment& area : model_.subcatchments) {
      if (!subarea.has(area.id)) lacks(area.id, "SUBAREAS", {"没有径流", "it gives no runoff"});
      if (!infiltration.has(area.id)) lacks(area.id, "INFILTRATION", {"没有下渗", "nothing infiltrates"});
    }
    for (const swmm_rain_gage& gage : model_.rain_gages) {
      if (gage.file_name.empty()) need(series_, "RAINGAGES", gage.id, kSeries, gage.series);
    }
  }

  template <typename T>
  swmm_ids rows_of(const std::vector<T>& table, std::string_view section) {
    swmm_ids rows;
    for (const T& row : table) {
      rows.add(row.subcatchment, 0);
      need(subcatchments_, section, row.subcatchment, kSubcatchment, row.subcatchment);
    }
    return rows;
  }

  void lacks(std::string_view id, std::string_view section, bilingual effect) {
    problems_.warning(0, section, id, {"缺这一行：" + effect.zh, "has no row here: " + effect.en},
                      {"补上一行", "add the row"});
  }

  void check_inflows() {
    const swmm_ids pollutants = kept_ids(model_, swmm_section::pollutants, 0, "");
    const auto constituent = [&](std::string_view section, std::string_view node, const std::string& name) {
      constexpr std::string_view flow = "FLOW";
      if (swmm_match(name, std::span(&flow, 1))) return;
      need(pollutants, section, node, {"污染物", "pollutant"}, name);
    };
    for (const swmm_inflow& inflow : model_.inflows) {
      need(network_.node_ids, "INFLOWS", inflow.node, kNode, inflow.node);
      constituent("INFLOWS", inflow.node, inflow.constituent);
      may(series_, "INFLOWS", inflow.node, kSeries, inflow.series);
      may(patterns_, "INFLOWS", inflow.node, kPattern, inflow.pattern);
    }
    for (const swmm_dry_weather_flow& flow : model_.dry_weather_flows) {
      need(network_.node_ids, "DWF", flow.node, kNode, flow.node);
      constituent("DWF", flow.node, flow.constituent);
      for (const std::string& pattern : flow.patterns) may(patterns_, "DWF", flow.node, kPattern, pattern);
    }
  }

  /// The engine does not read the map; the user's programs do.
  void check_map() {
    for (const swmm_place& place : model_.coordinates) stray("COORDINATES", place.id, network_.node_ids);
    for (const swmm_place& place : model_.vertices) stray("VERTICES", place.id, network_.link_ids);
    for (const swmm_place& place : model_.polygons) {
      // Storage nodes have outlines too.
      if (!network_.node_ids.has(place.id)) stray("POLYGONS", place.id, subcatchments_);
    }
  }

  void stray(std::string_view section, const std::string& id, const swmm_ids& ids) {
    if (ids.has(id) || !strays_.add(std::string(section) + "\n" + id, 0)) return;
    problems_.warning(0, section, id,
                      {"坐标所属的对象不存在", "the object of these coordinates is not there"},
                      {"删去坐标，或补上对象", "leave them out, or add the object"});
  }

  const swmm_model& model_;
  const swmm_network& network_;
  swmm_problem_list& problems_;
  swmm_ids curves_, series_, patterns_, gages_, subcatchments_, strays_;
};

}  // namespace

void check_swmm_references(const swmm_model& model, const swmm_network& network,
                           swmm_problem_list& problems) {
  reference_checker(model, network, problems).check();
}

}  // namespace greenward::exchange
