#include "engine/report/separation_legend.hpp"

#include "engine/geo/predicates.hpp"
#include "engine/report/cairo_surface.hpp"
#include "engine/report/feature_painter.hpp"
#include "engine/report/pens.hpp"
#include "engine/report/separation_ink.hpp"
#include "engine/report/separation_marks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace greenward::report {

namespace {

using drainage::asset_status;
using drainage::drain_system;
using drainage::verdict;
using sample_function = std::function<void(cairo_t*, const pixel_box&)>;

void building_sample(cairo_t* cairo, const pixel_box& box, verdict result) {
  const saved_state keep(cairo);
  paint_swatch(cairo, plan::building_rules()[static_cast<std::size_t>(result)], geo::geometry_kind::polygon,
               box);
  add_rectangle(cairo, box);
  plan::hatch(cairo, result, box);
}

void drain_sample(cairo_t* cairo, const pixel_box& box, const page_drain& drain) {
  const layer::style_rule& rule = plan::drain_rules()[plan::drain_rule_of(drain)];
  paint_swatch(cairo, rule, geo::geometry_kind::line, box);
  if (drain.flow != drainage::flow_direction::unknown)
    plan::paint_arrow(cairo, box.centre(), {1, 0}, 7.5, plan::arrow_of(drain.system), rule.stroke);
}

void way_sample(cairo_t* cairo, const pixel_box& box, layer::colour colour) {
  const saved_state keep(cairo);
  take_pen(cairo, colour, plan::kWayWidth);
  add_segment(cairo, {box.min.x, box.centre().y}, {box.max.x, box.centre().y});
  cairo_stroke(cairo);
}

bilingual system_words(drain_system system) {
  switch (system) {
    case drain_system::storm:
      return {"雨水管", "Storm"};
    case drain_system::sanitary:
      return {"污水管", "Sanitary"};
    case drain_system::combined:
      return {"合流管", "Combined"};
    case drain_system::unknown:
      break;
  }
  return {"系统未知", "Unknown system"};
}

class plan_legend_maker {
 public:
  plan_legend_maker(const separation_page& page, const map_frame& frame, text_painter& text)
      : page_(page), ground_(frame.ground()), text_(text) {}

  std::vector<legend_entry> make() {
    add_verdicts({"建筑（污水去向）", "Buildings (sewage)"}, page_.building_verdicts,
                 {"无法评定或无人居住", "Not assessable or empty"}, building_sample);
    add_verdicts({"雨水口、雨落管", "Inlets, downpipes"}, page_.inlet_verdicts,
                 {"无法评定", "Not assessable"}, [](cairo_t* cairo, const pixel_box& box, verdict result) {
                   plan::paint_inlet(cairo, box.centre(), result);
                 });
    add_drains();
    add_marks();
    return std::move(entries_);
  }

 private:
  void heading(bilingual title) {
    entries_.push_back({.role = legend_role::heading, .title = std::move(title)});
  }
  void row(bilingual title, sample_function sample, std::optional<std::size_t> count = std::nullopt) {
    entries_.push_back({.role = legend_role::class_row,
                        .title = std::move(title),
                        .count = count,
                        .sample = std::move(sample)});
  }

  template <class Sample>
  void add_verdicts(bilingual title, const std::vector<verdict>& verdicts, const bilingual& not_assessable,
                    Sample sample) {
    if (verdicts.empty()) return;
    heading(std::move(title));
    for (const verdict result :
         {verdict::fails, verdict::unknown, verdict::passes, verdict::not_assessable}) {
      const auto count = static_cast<std::size_t>(std::ranges::count(verdicts, result));
      if (count == 0) continue;
      const bilingual& words =
          result == verdict::not_assessable ? not_assessable : drainage::words_of(result).title;
      row(
          words, [=](cairo_t* cairo, const pixel_box& box) { sample(cairo, box, result); }, count);
    }
  }

  [[nodiscard]] std::size_t count_drains(auto is_one) const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < page_.drains.size(); ++i)
      count += !page_.drain_marks[i].of_other && is_one(page_.drain_marks[i]) &&
                       geo::intersects(page_.drains[i], ground_)
                   ? 1
                   : 0;
    return count;
  }

  void add_drains() {
    const auto add = [&](bilingual title, page_drain shown, auto is_one) {
      const std::size_t count = count_drains(is_one);
      if (count == 0) return;
      row(
          std::move(title), [=](cairo_t* cairo, const pixel_box& box) { drain_sample(cairo, box, shown); },
          count);
    };
    if (count_drains([](const page_drain&) { return true; }) == 0) return;
    heading({"排水管（按申报系统）", "Drains (as declared)"});
    for (const drain_system system :
         {drain_system::sanitary, drain_system::storm, drain_system::combined, drain_system::unknown})
      add(system_words(system), {system, asset_status::existing, drainage::flow_direction::forward},
          [=](const page_drain& d) { return d.system == system && d.status == asset_status::existing; });
    for (const auto& [status, words] :
         {std::pair(asset_status::planned, bilingual{"规划", "Planned"}),
          std::pair(asset_status::abandoned, bilingual{"废弃", "Abandoned"}),
          std::pair(asset_status::unknown, bilingual{"状态未知", "Status unknown"})})
      add(words, {drain_system::sanitary, status, drainage::flow_direction::unknown},
          [status = status](const page_drain& d) { return d.status == status; });
  }

  void add_marks() {
    heading({"路径和标记", "Ways and marks"});
    const auto has_way = [&](verdict result) {
      for (std::size_t i = 0; i < page_.faults.size(); ++i)
        if (page_.faults[i].result == result && !page_.ways[i].is_none()) return true;
      return false;
    };
    const auto way = [](layer::colour colour) {
      return [colour](cairo_t* cairo, const pixel_box& box) { way_sample(cairo, box, colour); };
    };
    if (has_way(verdict::fails)) row({"不通过的水流路径", "Way of what fails"}, way(plan::kFailingWay));
    if (has_way(verdict::unknown)) row({"未知的水流路径", "Way of what is unknown"}, way(plan::kDoubtfulWay));
    for (const auto& [result, words] :
         {std::pair(verdict::fails, bilingual{"不通过处（图号）", "Where it fails (No.)"}),
          std::pair(verdict::unknown, bilingual{"不明处（图号）", "What is unknown (No.)"})})
      if (std::ranges::any_of(page_.faults, [result = result](const page_fault& fault) {
            return fault.result == result && std::isfinite(fault.end.x);
          }))
        row(words, [result = result](cairo_t* cairo, const pixel_box& box) {
          plan::paint_fault(cairo, box.centre(), result);
        });
    for (const auto& [subject, kind, words] :
         {std::tuple(page_subject::building, mark_kind::building, bilingual{"建筑图号", "No. of a building"}),
          std::tuple(page_subject::inlet, mark_kind::inlet, bilingual{"雨水口图号", "No. of an inlet"})})
      if (std::ranges::any_of(page_.faults,
                              [subject = subject](const page_fault& f) { return f.subject == subject; }))
        row(words, mark_sample(kind, "1"));
    if (!page_.misconnections.empty())
      row({"错接管段", "Misconnection"}, mark_sample(mark_kind::misconnection, "M1"));
    row({"小区范围", "Compound"}, [](cairo_t* cairo, const pixel_box& box) {
      paint_swatch(cairo, plan::outline_rule(), geo::geometry_kind::polygon, box);
    });
  }

  [[nodiscard]] sample_function mark_sample(mark_kind kind, const char* words) const {
    return [this_text = &text_, kind, words](cairo_t* cairo, const pixel_box& box) {
      plan_mark mark{
          kind, words, box.centre(), {}, {box.centre(), kind == mark_kind::misconnection ? 10.0 : 7, 6.5, 0}};
      paint_mark(cairo, *this_text, mark);
    };
  }

  const separation_page& page_;
  geo::planar_box ground_;
  text_painter& text_;
  std::vector<legend_entry> entries_;
};

}  // namespace

std::vector<legend_entry> plan_legend_entries(const separation_page& page, const map_frame& frame,
                                              text_painter& text) {
  return plan_legend_maker(page, frame, text).make();
}

}  // namespace greenward::report
