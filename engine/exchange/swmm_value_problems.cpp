#include "engine/exchange/swmm_value_checks.hpp"
#include "engine/exchange/swmm_words.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace greenward::exchange {

namespace {

constexpr double kSwmmReportStep = 900, kSwmmRoutingStep = 20;

/// Options, nodes, links and what comes in at them.
class network_value_checker : swmm_value_checks {
 public:
  network_value_checker(const swmm_model& model, const swmm_network& network, swmm_problem_list& problems)
      : swmm_value_checks(model, network, problems) {
    for (std::size_t i = 0; i < model.curves.size(); ++i) curves_.add(model.curves[i].id, i);
  }

  void check() {
    check_dates();
    check_steps();
    check_junctions();
    check_storage();
    check_dividers();
    check_conduits();
    check_pumps();
    check_regulators();
    check_others();
  }

 private:
  [[nodiscard]] const swmm_curve* curve(std::string_view id) const {
    const std::uint32_t found = curves_.find(id);
    return found == kNoSwmmObject ? nullptr : &model_.curves[found];
  }

  void check_dates() {
    const swmm_options& o = model_.options;
    for (const auto& hours : {o.start_time, o.end_time, o.report_start_time}) {
      need_finite("OPTIONS", "START_TIME", {hours.value_or(0)});
    }
    const double start = start_of(o);
    const double end = hours_of(o.end_date.value_or(kSwmmFirstDay), o.end_time.value_or(0));
    double report = start;
    if (o.report_start_date)
      report = std::max(start, hours_of(*o.report_start_date, o.report_start_time.value_or(0)));
    if (!(end > start)) {
      problems_.error(191, "OPTIONS", "END_DATE",
                      {"模拟结束不晚于开始", "the simulation does not end after its start"},
                      {"改 START_DATE 或 END_DATE", "mend START_DATE or END_DATE"});
    } else if (!(end > report)) {
      problems_.error(193, "OPTIONS", "REPORT_START_DATE",
                      {"输出开始不早于模拟结束", "reporting does not start before the simulation ends"},
                      {"改 REPORT_START_DATE", "mend REPORT_START_DATE"});
    } else {
      const double report_step = static_cast<double>(o.report_step_s.value_or(kSwmmReportStep));
      if (std::min(report_step, (end - start) * 3600.0) < o.routing_step_s.value_or(kSwmmRoutingStep)) {
        problems_.error(195, "OPTIONS", "REPORT_STEP",
                        {"输出步长（或总历时）短于演算步长",
                         "the reporting step or the duration is shorter than the routing step"},
                        {"改 REPORT_STEP 或 ROUTING_STEP", "mend REPORT_STEP or ROUTING_STEP"});
      }
    }
  }

  void check_steps() {
    const swmm_options& o = model_.options;
    const auto positive = [&](std::string_view name, double value) {
      if (!(value > 0) || !std::isfinite(value))
        bad_number("OPTIONS", name, "步长须大于 0，", "a step must be above 0");
    };
    positive("WET_STEP", static_cast<double>(o.wet_step_s.value_or(1)));
    positive("DRY_STEP", static_cast<double>(o.dry_step_s.value_or(1)));
    positive("REPORT_STEP", static_cast<double>(o.report_step_s.value_or(1)));
    positive("ROUTING_STEP", o.routing_step_s.value_or(1));
  }

  void check_junctions() {
    for (const swmm_junction& n : model_.junctions) {
      need_finite("JUNCTIONS", n.id, {n.invert});
      need_not_negative("JUNCTIONS", n.id, {n.max_depth, n.initial_depth, n.surcharge_depth, n.ponded_area});
    }
    for (const swmm_outfall& n : model_.outfalls) need_finite("OUTFALLS", n.id, {n.invert, n.stage});
  }

  void check_storage() {
    for (const swmm_storage& n : model_.storage) {
      const auto [a, b, c] = n.coefficients;
      need_finite("STORAGE", n.id,
                  {n.invert, n.max_depth, n.initial_depth, a, b, c, n.surcharge_depth, n.evaporated_share});
      check_storage_shape(n);
      // SWMM looks at the soil only where it has a conductivity.
      const bool soil = n.suction_head >= 0 && n.conductivity >= 0 && n.moisture_deficit >= 0;
      if (!soil) bad_number("STORAGE", n.id, "渗漏参数为负，", "a seepage parameter is negative");
      if (volume_when_full(n) < 0) {
        problems_.error(140, "STORAGE", n.id, {"满深时容积为负", "its volume at full depth is negative"},
                        {"改正面积曲线或系数", "mend its area curve or coefficients"});
      }
    }
  }

  void check_storage_shape(const swmm_storage& n) {
    const auto [a, b, c] = n.coefficients;
    bool good = true;
    switch (n.shape) {
      case swmm_storage_shape::tabular:
        break;
      case swmm_storage_shape::functional:
        good = c >= 0;
        break;
      case swmm_storage_shape::parabolic:
        good = a > 0 && b > 0 && c > 0;
        break;
      default:
        good = a > 0 && b > 0 && c >= 0;
    }
    if (!good) bad_number("STORAGE", n.id, "形状参数不对，", "a parameter of its shape is out of range");
  }

  /// Only shapes whose area can be negative are looked at.
  [[nodiscard]] double volume_when_full(const swmm_storage& n) const {
    const auto [coefficient, exponent, constant] = n.coefficients;
    const double d = n.max_depth;
    if (n.shape == swmm_storage_shape::functional && d > 0) {
      return constant * d + coefficient / (exponent + 1) * std::pow(d, exponent + 1);
    }
    const swmm_curve* areas = n.shape == swmm_storage_shape::tabular ? curve(n.curve) : nullptr;
    return areas ? volume_under(areas->points, d) : 0.0;
  }

  /// Area by depth, up to `depth` or the curve's end: beyond it SWMM never takes away.
  static double volume_under(const std::vector<swmm_curve_point>& areas, double depth) {
    double volume = 0;
    for (std::size_t i = 1; i < areas.size() && areas[i - 1].x < depth; ++i) {
      const double end = std::min(depth, areas[i].x), width = end - areas[i - 1].x;
      const double slope = (areas[i].y - areas[i - 1].y) / (areas[i].x - areas[i - 1].x);
      volume += width * (areas[i - 1].y + slope * width / 2);
    }
    return volume;
  }

  void check_dividers() {
    for (const swmm_divider& n : model_.dividers) {
      need_finite("DIVIDERS", n.id,
                  {n.invert, n.cutoff_flow, n.weir_height, n.weir_coefficient, n.max_depth, n.initial_depth,
                   n.surcharge_depth, n.ponded_area});
      if (n.kind != swmm_divider_kind::weir) continue;
      const bool good = n.weir_height > 0 && n.weir_coefficient > 0 &&
                        n.cutoff_flow <= n.weir_coefficient * std::pow(n.weir_height, 1.5);
      if (good) continue;
      problems_.error(
          137, "DIVIDERS", n.id, {"堰式分流的参数不对", "the parameters of its weir are out of range"},
          {"堰高、系数须大于 0，起分流量不超过满堰流量",
           "height and coefficient must be above 0, the least flow not above that of a full weir"});
    }
  }

  void check_conduits() {
    for (const swmm_link_view& view : network_.links) {
      if (view.type != swmm_link_type::conduit) continue;
      const swmm_conduit& link = model_.conduits[view.row];
      need_finite("CONDUITS", link.id, {link.initial_flow, link.max_flow});
      if (!(link.length > 0) || !std::isfinite(link.length)) {
        problems_.error(111, "CONDUITS", link.id, {"长度须大于 0", "its length must be above 0"},
                        {"补上长度", "give its length"});
      }
      // A transect or a street brings its own roughness.
      const bool own =
          view.section && (view.section->shape == "IRREGULAR" || view.section->shape == "STREET");
      if ((!(link.roughness > 0) && !own) || !std::isfinite(link.roughness)) {
        problems_.error(113, "CONDUITS", link.id, {"糙率须大于 0", "its roughness must be above 0"},
                        {"补上曼宁糙率", "give Manning's n"});
      }
      if (view.section == nullptr) {
        problems_.error(117, "CONDUITS", link.id, {"没有断面", "it has no cross-section"},
                        {"在 XSECTIONS 中补一行", "add its row to XSECTIONS"});
      } else if (view.section->barrels < 1 || view.section->barrels > 127) {
        problems_.error(114, "XSECTIONS", link.id, {"管道孔数须为 1 至 127", "it must have 1 to 127 barrels"},
                        {"改正孔数", "mend the number of barrels"});
      }
    }
    check_offsets();
  }

  /// '*' belongs to levels, and every offset is a finite number.
  void check_offsets() {
    const bool levels = model_.options.offsets == swmm_offsets::elevation;
    for (const swmm_link_view& link : network_.links) {
      for (const auto& offset : {link.from_offset, link.to_offset}) {
        if (!offset && !levels) {
          bad_number(section_of(link.type), link.id, "LINK_OFFSETS 为 DEPTH 时偏移不能为 *，",
                     "an offset cannot be '*' where LINK_OFFSETS is DEPTH");
        }
        need_finite(section_of(link.type), link.id, {offset.value_or(0)});
      }
    }
  }

  void check_pumps() {
    for (const swmm_pump& pump : model_.pumps) {
      need_not_negative("PUMPS", pump.id, {pump.startup_depth, pump.shutoff_depth});
      const swmm_curve* found = curve(pump.curve);
      if (found != nullptr && found->kind < swmm_curve_kind::pump1) {
        problems_.error(121, "PUMPS", pump.id, {"所用曲线不是水泵曲线", "its curve is not one of a pump"},
                        {"改用 PUMP1 至 PUMP5 曲线", "use a curve PUMP1 to PUMP5"});
      }
      if (pump.startup_depth > 0 && pump.startup_depth <= pump.shutoff_depth) {
        problems_.error(122, "PUMPS", pump.id,
                        {"启动水深不高于停泵水深", "it starts no higher than it stops"},
                        {"提高启动水深", "raise the startup depth"});
      }
    }
  }

  void check_regulators() {
    for (const swmm_orifice& link : model_.orifices) {
      need_not_negative("ORIFICES", link.id, {link.coefficient, link.hours_to_close});
    }
    for (const swmm_weir& link : model_.weirs) {
      need_not_negative("WEIRS", link.id,
                        {link.coefficient, link.end_contractions, link.end_coefficient, link.road_width});
    }
    for (const swmm_outlet& link : model_.outlets)
      need_finite("OUTLETS", link.id, {link.coefficient, link.exponent});
  }

  void check_others() {
    for (const swmm_loss& loss : model_.losses) {
      need_not_negative("LOSSES", loss.link, {loss.entry, loss.exit, loss.average});
      need_finite("LOSSES", loss.link, {loss.seepage});
    }
    for (const swmm_pattern& pattern : model_.patterns) {
      for (const double factor : pattern.factors) need_finite("PATTERNS", pattern.id, {factor});
      if (pattern.factors.size() > 24) {
        problems_.warning(0, "PATTERNS", pattern.id, {"SWMM 只读 24 个系数", "SWMM reads 24 factors only"},
                          {"删去多余的", "leave out the rest"});
      }
    }
    for (const swmm_inflow& inflow : model_.inflows) {
      need_finite("INFLOWS", inflow.node, {inflow.unit_factor, inflow.scale, inflow.baseline});
      if (swmm_same(inflow.kind, "MASS") && !(inflow.unit_factor > 0)) {
        bad_number("INFLOWS", inflow.node, "单位系数须大于 0，", "its unit factor must be above 0");
      }
    }
    for (const swmm_dry_weather_flow& flow : model_.dry_weather_flows)
      need_finite("DWF", flow.node, {flow.average});
    for (const auto* places : {&model_.coordinates, &model_.vertices, &model_.polygons}) {
      for (const swmm_place& place : *places) need_finite("COORDINATES", place.id, {place.x, place.y});
    }
  }

  swmm_ids curves_;
};

}  // namespace

void check_swmm_values(const swmm_model& model, const swmm_network& network, swmm_problem_list& problems) {
  network_value_checker(model, network, problems).check();
  check_swmm_shapes(model, network, problems);
  check_swmm_rain(model, network, problems);
}

}  // namespace greenward::exchange
