#include "engine/exchange/swmm_problem_list.hpp"
#include "engine/exchange/swmm_words.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <initializer_list>
#include <map>
#include <set>

#include <fmt/format.h>

namespace greenward::exchange {

namespace {

using namespace std::chrono_literals;

constexpr date kSwmmFirstDay{std::chrono::year{2004} / 1 / 1};
constexpr double kSwmmReportStep = 900, kSwmmRoutingStep = 20;

bool all_finite(std::initializer_list<double> values) {
  return std::ranges::all_of(values, [](double v) { return std::isfinite(v); });
}

bool none_negative(std::initializer_list<double> values) {
  return std::ranges::none_of(values, [](double v) { return v < 0; });
}

/// The pieces of a moment as hours since 1970, for comparing.
double hours_of(date day, double hours) {
  return static_cast<double>(days_since_epoch(day)) * 24.0 + hours;
}

double start_of(const swmm_options& options) {
  return hours_of(options.start_date.value_or(kSwmmFirstDay), options.start_time.value_or(0));
}

class value_checker {
 public:
  value_checker(const swmm_model& model, const swmm_network& network, swmm_problem_list& problems)
      : model_(model), network_(network), problems_(problems) {
    for (std::size_t i = 0; i < model.curves.size(); ++i) curves_.add(model.curves[i].id, i);
    for (std::size_t i = 0; i < model.time_series.size(); ++i) series_.add(model.time_series[i].id, i);
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
    check_cross_sections();
    check_losses();
    check_subcatchments();
    check_infiltration();
    check_gages();
    check_curves();
    check_series();
    check_others();
  }

 private:
  void bad_number(std::string_view section, std::string_view id, std::string_view what_zh,
                  std::string_view what_en) {
    problems_.error(211, section, id, {fmt::format("{}不对", what_zh), fmt::format("{}", what_en)},
                    {"改正数值", "mend the number"});
  }
  void need_finite(std::string_view section, std::string_view id, std::initializer_list<double> values) {
    if (!all_finite(values)) bad_number(section, id, "数值不是有限数，", "a value is not a finite number");
  }
  void need_not_negative(std::string_view section, std::string_view id,
                         std::initializer_list<double> values) {
    need_finite(section, id, values);
    if (!none_negative(values)) bad_number(section, id, "数值为负，", "a value that must not be is negative");
  }

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
    for (const swmm_link_view& link : network_.links) check_regulator_shape(link);
  }

  void check_regulator_shape(const swmm_link_view& link) {
    if (link.type != swmm_link_type::orifice && link.type != swmm_link_type::weir) return;
    const std::string_view shape = link.section ? std::string_view(link.section->shape) : "";
    bool good = shape == "RECT_CLOSED" || shape == "CIRCULAR";
    std::string_view needed = "CIRCULAR, RECT_CLOSED";
    if (link.type == swmm_link_type::weir) {
      needed = "RECT_OPEN";
      if (model_.weirs[link.row].kind == swmm_weir_kind::v_notch) needed = "TRIANGULAR";
      if (model_.weirs[link.row].kind == swmm_weir_kind::trapezoidal) needed = "TRAPEZOIDAL";
      good = shape == needed;
    }
    if (good) return;
    problems_.error(143, section_of(link.type), link.id,
                    {link.section ? "断面形状不对" : "没有断面",
                     link.section ? "its cross-section has a wrong shape" : "it has no cross-section"},
                    {fmt::format("断面用 {}", needed), fmt::format("give it the shape {}", needed)});
  }

  void check_cross_sections() {
    for (const swmm_cross_section& section : model_.cross_sections) {
      const auto& [a, b, c, d] = section.geometry;
      need_finite("XSECTIONS", section.link, {a, b, c, d});
      if (std::ranges::find(swmm_shape_words(), section.shape) == swmm_shape_words().end()) {
        problems_.error(205, "XSECTIONS", section.link,
                        {fmt::format("SWMM 没有断面形状“{}”", section.shape),
                         fmt::format("SWMM knows no shape '{}'", section.shape)},
                        {"改用 SWMM 的形状", "use one of SWMM's shapes"});
      } else if (!good_geometry(section)) {
        problems_.error(section.shape == "FORCE_MAIN" ? 119 : 211, "XSECTIONS", section.link,
                        {fmt::format("{} 断面的尺寸不对（第一个 {}）", section.shape, a),
                         fmt::format("the dimensions of its {} section are out of range (the first is {})",
                                     section.shape, a)},
                        {"尺寸须大于 0", "dimensions must be above 0"});
      }
      if (section.culvert < 0)
        bad_number("XSECTIONS", section.link, "涵洞代码为负，", "its culvert code is negative");
    }
  }

  [[nodiscard]] bool good_geometry(const swmm_cross_section& section) const {
    const auto& [a, b, c, d] = section.geometry;
    const std::string& shape = section.shape;
    if (shape == "DUMMY" || shape == "IRREGULAR" || shape == "STREET") return true;
    if (!(a > 0)) return false;
    if (shape == "FILLED_CIRCULAR") return b < a;
    if (shape == "FORCE_MAIN" || shape == "TRIANGULAR" || shape == "PARABOLIC" || shape == "RECT_CLOSED" ||
        shape == "RECT_ROUND" || shape == "MODBASKETHANDLE") {
      return b > 0;
    }
    if (shape == "RECT_OPEN") return b > 0 && (!is_conduit(section.link) || (c >= 0 && c <= 2));
    if (shape == "RECT_TRIANGULAR" || shape == "POWER") return b > 0 && c > 0;
    if (shape == "TRAPEZOIDAL") return b >= 0 && c >= 0 && d >= 0 && (b > 0 || c + d > 0);
    if (shape == "HORIZ_ELLIPSE" || shape == "VERT_ELLIPSE" || shape == "ARCH")
      return good_standard_size(section);
    return true;
  }

  /// Ellipses and arches: own axes, or the number of a standard size (the third number, or the first where
  /// the second is 0).
  static bool good_standard_size(const swmm_cross_section& section) {
    const double sizes = section.shape == "ARCH" ? 102 : 23;
    const double code = section.geometry[1] == 0 ? section.geometry[0] : section.geometry[2];
    if (!(code > 0)) return section.geometry[1] > 0;
    return code >= 1 && std::floor(code) <= sizes;
  }

  [[nodiscard]] bool is_conduit(std::string_view id) const {
    const std::uint32_t link = network_.link_ids.find(id);
    return link != kNoSwmmObject && network_.links[link].type == swmm_link_type::conduit;
  }

  void check_losses() {
    for (const swmm_loss& loss : model_.losses) {
      need_not_negative("LOSSES", loss.link, {loss.entry, loss.exit, loss.average});
      need_finite("LOSSES", loss.link, {loss.seepage});
    }
  }

  void check_subcatchments() {
    for (const swmm_subcatchment& area : model_.subcatchments) {
      need_not_negative(
          "SUBCATCHMENTS", area.id,
          {area.area, area.impervious_percent, area.width, area.slope_percent, area.curb_length});
    }
    for (const swmm_subarea& area : model_.subareas) {
      need_not_negative("SUBAREAS", area.subcatchment,
                        {area.n_impervious, area.n_pervious, area.storage_impervious, area.storage_pervious,
                         area.zero_storage_percent, area.routed_percent});
      if (area.routed_percent > 100) {
        bad_number("SUBAREAS", area.subcatchment, "转输比例超过 100，", "it routes more than 100 percent");
      }
    }
  }

  void check_infiltration() {
    for (const swmm_infiltration& row : model_.infiltration) {
      const swmm_infiltration_model kind = row.model.value_or(model_.options.infiltration);
      const bool horton = kind <= swmm_infiltration_model::modified_horton;
      if (row.values.size() < (horton ? 4U : 3U)) {
        problems_.error(203, "INFILTRATION", row.subcatchment,
                        {"下渗参数太少", "too few infiltration parameters"},
                        {"补全参数", "give all of them"});
        continue;
      }
      const bool finite = std::ranges::all_of(row.values, [](double v) { return std::isfinite(v); });
      if (finite && good_infiltration(row.values, kind)) continue;
      problems_.error(
          235, "INFILTRATION", row.subcatchment,
          {fmt::format("{} 下渗参数不对", swmm_word(kind, kSwmmInfiltrationModels)),
           fmt::format("its {} parameters are out of range", swmm_word(kind, kSwmmInfiltrationModels))},
          {"核对参数的次序和数值", "check the order and the values of the parameters"});
    }
  }

  static bool good_infiltration(const std::vector<double>& v, swmm_infiltration_model kind) {
    switch (kind) {
      case swmm_infiltration_model::horton:
      case swmm_infiltration_model::modified_horton:
        return std::ranges::all_of(v, [](double p) { return p >= 0; }) && v[0] >= v[1];
      case swmm_infiltration_model::curve_number:
        return v[2] > 0;
      default:
        return v[0] >= 0 && v[1] > 0 && v[2] >= 0;
    }
  }

  void check_gages() {
    std::map<std::string, const swmm_rain_gage*> first_of_station;
    for (const swmm_rain_gage& gage : model_.rain_gages) {
      need_finite("RAINGAGES", gage.id, {gage.snow_catch});
      if (!(gage.interval_hours * 3600.0 >= 0.5) || !std::isfinite(gage.interval_hours)) {
        problems_.error(213, "RAINGAGES", gage.id, {"记录间隔须大于 0", "its interval must be above 0"},
                        {"改正记录间隔", "mend the interval"});
      }
      if (gage.file_name.empty()) continue;
      const auto [at, is_new] = first_of_station.emplace(swmm_upper(gage.station), &gage);
      if (is_new || at->second->file_name == gage.file_name) continue;
      problems_.error(156, "RAINGAGES", gage.id,
                      {"同一站号指向两个文件", "its station is read from two files"},
                      {"统一文件或站号", "use one file, or two stations"});
    }
    check_gage_series();
  }

  /// Of gages in use only: SWMM does not look at the others.
  void check_gage_series() {
    swmm_ids used, elsewhere;
    for (const swmm_subcatchment& area : model_.subcatchments) used.add(area.gage, 0);
    for (const swmm_inflow& inflow : model_.inflows) elsewhere.add(inflow.series, 0);
    for (const swmm_outfall& node : model_.outfalls) {
      if (node.kind == swmm_outfall_kind::timeseries) elsewhere.add(node.series, 0);
    }
    std::map<std::uint32_t, const swmm_rain_gage*> first_gage;
    for (const swmm_rain_gage& gage : model_.rain_gages) {
      const std::uint32_t series = gage.file_name.empty() ? series_.find(gage.series) : kNoSwmmObject;
      if (series == kNoSwmmObject || !used.has(gage.id)) continue;
      const auto [at, is_new] = first_gage.emplace(series, &gage);
      if (!is_new) {
        if (at->second->format != gage.format) shared_format(gage);
        continue;
      }
      if (elsewhere.has(gage.series)) shared_series(gage);
      check_interval(gage, model_.time_series[series]);
    }
  }

  void shared_format(const swmm_rain_gage& gage) {
    problems_.error(
        157, "RAINGAGES", gage.id,
        {"与另一雨量计共用时间序列但格式不同", "it shares a time series with a gage of another format"},
        {"统一格式", "give both the same format"});
  }
  void shared_series(const swmm_rain_gage& gage) {
    problems_.error(158, "RAINGAGES", gage.id,
                    {"时间序列另有他用", "its time series is used for something else too"},
                    {"复制一份时间序列", "make a copy of the series"});
  }
  void check_interval(const swmm_rain_gage& gage, const swmm_time_series& series) {
    double least = HUGE_VAL, before = -HUGE_VAL;
    for (const double hours : moments_of(series)) {
      least = std::min(least, hours - before);
      before = hours;
    }
    const double seconds = std::floor(least * 3600.0 + 0.5);
    if (!std::isfinite(seconds) || seconds <= 0 || gage.interval_hours * 3600.0 <= seconds + 0.5) return;
    problems_.error(159, "RAINGAGES", gage.id,
                    {"记录间隔大于时间序列的间隔", "its interval is longer than that of its time series"},
                    {"改正记录间隔", "mend the interval"});
  }

  /// Hours since 1970 of a series' points.
  [[nodiscard]] std::vector<double> moments_of(const swmm_time_series& series) const {
    std::vector<double> moments;
    moments.reserve(series.points.size());
    double day = start_of(model_.options);
    for (const swmm_time_point& point : series.points) {
      if (point.day) day = hours_of(*point.day, 0);
      moments.push_back(day + point.hours);
    }
    return moments;
  }

  void check_curves() {
    for (const swmm_curve& curve : model_.curves) {
      bool good = !curve.points.empty();
      for (std::size_t i = 0; i < curve.points.size(); ++i) {
        good = good && all_finite({curve.points[i].x, curve.points[i].y});
        if (i > 0) good = good && curve.points[i].x > curve.points[i - 1].x;
      }
      if (good) continue;
      problems_.error(171, "CURVES", curve.id,
                      {"曲线没有点，或横坐标不递增", "it has no points, or its x values do not increase"},
                      {"改正曲线的点", "mend its points"});
    }
  }

  void check_series() {
    for (const swmm_time_series& series : model_.time_series) {
      if (!series.file_name.empty()) {
        if (series.points.empty()) continue;
        problems_.warning(0, "TIMESERIES", series.id,
                          {"已指定文件，SWMM 不用所列的点", "it names a file: SWMM ignores its points"},
                          {"二者留一", "keep one of the two"});
        continue;
      }
      const std::vector<double> moments = moments_of(series);
      bool good = !moments.empty();
      for (std::size_t i = 0; i < moments.size(); ++i) {
        good = good && all_finite({moments[i], series.points[i].value});
        if (i > 0) good = good && moments[i] > moments[i - 1];
      }
      if (good) continue;
      problems_.error(173, "TIMESERIES", series.id,
                      {"序列没有点，或时间不递增", "it has no points, or its times do not increase"},
                      {"改正序列的点", "mend its points"});
    }
  }

  void check_others() {
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

  const swmm_model& model_;
  const swmm_network& network_;
  swmm_problem_list& problems_;
  swmm_ids curves_, series_;
};

}  // namespace

void check_swmm_values(const swmm_model& model, const swmm_network& network, swmm_problem_list& problems) {
  value_checker(model, network, problems).check();
}

}  // namespace greenward::exchange
