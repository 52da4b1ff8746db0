#include "engine/exchange/swmm_value_checks.hpp"
#include "engine/exchange/swmm_words.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

namespace greenward::exchange {

namespace {

class rain_checker : swmm_value_checks {
 public:
  rain_checker(const swmm_model& model, const swmm_network& network, swmm_problem_list& problems)
      : swmm_value_checks(model, network, problems) {
    for (std::size_t i = 0; i < model.time_series.size(); ++i) series_.add(model.time_series[i].id, i);
  }

  void check() {
    check_subcatchments();
    check_infiltration();
    check_gages();
    check_curves();
    check_series();
  }

 private:
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

  swmm_ids series_;
};

}  // namespace

void check_swmm_rain(const swmm_model& model, const swmm_network& network, swmm_problem_list& problems) {
  rain_checker(model, network, problems).check();
}

}  // namespace greenward::exchange
