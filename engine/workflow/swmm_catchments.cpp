#include "engine/workflow/swmm_catchments.hpp"

#include "engine/base/error.hpp"
#include "engine/drainage/storm_formula.hpp"

#include <fmt/format.h>
#include <array>
#include <cmath>
#include <initializer_list>

namespace greenward::workflow {

namespace {

constexpr const char* kGage = "DESIGN_STORM";
constexpr double kSquareMetresPerHectare = 10000;

class catchment_writer {
 public:
  catchment_writer(exchange::swmm_model& model, const layer::rule_pack& pack) : model_(model), pack_(pack) {}

  std::vector<bilingual> write(std::span<const swmm_catchment> catchments) {
    add_rain();
    for (const swmm_catchment& one : catchments) add(one);
    say_sources();
    return {{fmt::format("{} 个汇水区只有面积：宽度取面积的平方根，不透水率取径流系数，坡度和下渗取规则包"
                         "（均见文件注释），无边界，未写 POLYGONS",
                         catchments.size()),
             fmt::format(
                 "{} catchments have an area and no more: the width is its square root, the sealed share the "
                 "runoff coefficient, slope and infiltration the rule pack's (see the comments); without "
                 "outlines there are no POLYGONS",
                 catchments.size())},
            {fmt::format("降雨是设计雨型，不是实测：重现期 {} 年、历时 {} 分钟", value("storm.return_years"),
                         value("swmm.storm_minutes")),
             fmt::format("the rain is a design storm, not a record: return period {} years, {} minutes",
                         value("storm.return_years"), value("swmm.storm_minutes"))}};
  }

 private:
  [[nodiscard]] double value(const char* key) const { return pack_.at(key).value; }

  void add_rain() {
    const drainage::storm_formula formula{.a1 = value("storm.a1"),
                                          .c = value("storm.c"),
                                          .b = value("storm.b"),
                                          .n = value("storm.n"),
                                          .return_years = value("storm.return_years")};
    const double step = value("swmm.storm_step");
    const std::vector<double> rain =
        drainage::chicago_storm(formula, value("swmm.storm_minutes"), value("swmm.storm_peak"), step);
    if (rain.empty()) {
      throw error(
          error_code::bad_input, pack_.name,
          {"暴雨强度公式或雨型的数值不对", "the numbers of the storm formula or of the storm are not sound"},
          {"核对规则包中的 storm.* 和 swmm.storm_*", "check storm.* and swmm.storm_* in the rule pack"});
    }
    exchange::swmm_time_series series{.id = kGage};
    for (std::size_t k = 0; k < rain.size(); ++k)
      series.points.push_back({.hours = static_cast<double>(k) * step / 60, .value = rain[k]});
    series.points.push_back({.hours = static_cast<double>(rain.size()) * step / 60, .value = 0});
    model_.time_series.push_back(std::move(series));
    model_.rain_gages.push_back({.id = kGage, .interval_hours = step / 60, .series = kGage});
  }

  void add(const swmm_catchment& one) {
    model_.subcatchments.push_back({.id = one.id,
                                    .gage = kGage,
                                    .outlet = one.node,
                                    .area = one.area_m2 / kSquareMetresPerHectare,
                                    .impervious_percent = 100 * value("storm.runoff_coefficient"),
                                    .width = std::sqrt(one.area_m2),
                                    .slope_percent = value("swmm.slope")});
    model_.subareas.push_back({.subcatchment = one.id,
                               .n_impervious = value("swmm.n_impervious"),
                               .n_pervious = value("swmm.n_pervious"),
                               .storage_impervious = value("swmm.storage_impervious"),
                               .storage_pervious = value("swmm.storage_pervious"),
                               .zero_storage_percent = value("swmm.zero_storage")});
    model_.infiltration.push_back({.subcatchment = one.id,
                                   .values = {value("swmm.horton_max"), value("swmm.horton_min"),
                                              value("swmm.horton_decay"), value("swmm.horton_drying"), 0}});
  }

  /// Each number that was not surveyed, in the section that it is used in.
  void say_sources() {
    say("RAINGAGES", {"storm.a1", "storm.c", "storm.b", "storm.n", "storm.return_years", "swmm.storm_minutes",
                      "swmm.storm_peak", "swmm.storm_step"});
    say("SUBCATCHMENTS", {"storm.runoff_coefficient", "swmm.slope"});
    say("SUBAREAS", {"swmm.n_impervious", "swmm.n_pervious", "swmm.storage_impervious",
                     "swmm.storage_pervious", "swmm.zero_storage"});
    say("INFILTRATION", {"swmm.horton_max", "swmm.horton_min", "swmm.horton_decay", "swmm.horton_drying"});
  }

  void say(const char* section, std::initializer_list<const char*> keys) {
    for (const char* key : keys) {
      const layer::rule& rule = pack_.at(key);
      model_.comments.push_back(
          {section, fmt::format("{} = {} {}: {} / {} [{} {}, {}]", rule.key, rule.value, rule.unit,
                                rule.title.zh, rule.title.en, pack_.name, pack_.version,
                                rule.verified ? "已核实 verified" : "未核实 not verified")});
    }
  }

  exchange::swmm_model& model_;
  const layer::rule_pack& pack_;
};

}  // namespace

std::vector<bilingual> add_catchments(exchange::swmm_model& model, const layer::rule_pack& pack,
                                      std::span<const swmm_catchment> catchments) {
  if (catchments.empty()) return {};
  return catchment_writer(model, pack).write(catchments);
}

}  // namespace greenward::workflow
