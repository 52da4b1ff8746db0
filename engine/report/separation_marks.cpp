#include "engine/report/separation_marks.hpp"

#include "engine/report/cairo_surface.hpp"
#include "engine/report/pens.hpp"
#include "engine/report/separation_ink.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>

namespace greenward::report {

namespace {

constexpr double kArrow = 16;     ///< pixels: the length of an exit's arrow
constexpr double kTogether = 14;  ///< exits nearer than this are one

bool has_place(geo::planar p) {
  return std::isfinite(p.x) && std::isfinite(p.y);
}

/// Boxes around a point: on it, then in rings around it.
std::vector<label_box> around(pixel at, double half_width, double half_height, bool on_it) {
  std::vector<label_box> boxes;
  if (on_it) boxes.push_back({at, half_width, half_height, 0});
  constexpr int kDirections = 12;
  for (const double gap : {7.0, 14.0, 24.0, 38.0, 56.0, 80.0})
    for (int i = 0; i < kDirections; ++i) {
      const double angle = 2 * std::numbers::pi * (i + 0.5) / kDirections;
      boxes.push_back(
          {{at.x + std::cos(angle) * (half_width + gap), at.y + std::sin(angle) * (half_height + gap)},
           half_width,
           half_height,
           0});
    }
  return boxes;
}

class mark_placer {
 public:
  mark_placer(const separation_page& page, const map_frame& frame, language lang, text_painter& text)
      : page_(page), frame_(frame), lang_(lang), text_(text) {}

  std::vector<plan_mark> place(std::span<const label_box> obstacles) {
    obstacles_.assign(obstacles.begin(), obstacles.end());
    add_exits();
    add_misconnections();
    add_numbers();
    add_faults();
    const auto chosen = place_labels(requests_, {.frame = frame_.box, .obstacles = obstacles_});
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      marks_[i].has_place = chosen[i].has_value();
      marks_[i].box = requests_[i].candidates[chosen[i].value_or(0)];
    }
    return std::move(marks_);
  }

 private:
  void add(plan_mark mark, int priority, bool on_it) {
    const text_size size = text_.measure(mark.text, style_of(mark.kind));
    const double half_width = std::max(size.width / 2 + 3.5, mark.kind == mark_kind::fault ? 0.0 : 7.5);
    const double half_height = mark.kind == mark_kind::fault ? size.height / 2 - 1 : 7.5;
    requests_.push_back(
        {.priority = priority, .candidates = around(mark.at, half_width, half_height, on_it)});
    marks_.push_back(std::move(mark));
  }

  /// What lies outside has its number at the border.
  [[nodiscard]] pixel within_frame(pixel p) const {
    const pixel_box inner = frame_.box.expanded(-10);
    return {std::clamp(p.x, inner.min.x, inner.max.x), std::clamp(p.y, inner.min.y, inner.max.y)};
  }

  void add_numbers() {
    for (std::size_t i = 0; i < page_.faults.size(); ++i) {
      const page_fault& fault = page_.faults[i];
      if (!has_place(fault.place)) continue;
      const bool building = fault.subject == page_subject::building;
      const pixel at = within_frame(frame_.to_sheet(fault.place));
      if (!building) obstacles_.push_back({at, 3, 3, 0});
      add({building ? mark_kind::building : mark_kind::inlet, std::to_string(i + 1), at, {}, {}},
          building ? 3 : 1, building);
    }
  }

  /// One cross for all whose water goes wrong at the same place.
  void add_faults() {
    std::map<std::pair<double, double>, std::vector<std::size_t>> at_place;
    for (std::size_t i = 0; i < page_.faults.size(); ++i)
      if (has_place(page_.faults[i].end))
        at_place[{page_.faults[i].end.x, page_.faults[i].end.y}].push_back(i + 1);
    for (const auto& [place, numbers] : at_place) {
      const pixel at = frame_.to_sheet({place.first, place.second});
      if (!frame_.box.contains(at)) continue;
      obstacles_.push_back({at, 6, 6, 0});
      const bool fails = std::ranges::any_of(numbers, [&](std::size_t number) {
        return page_.faults[number - 1].result == drainage::verdict::fails;
      });
      plan_mark mark{mark_kind::fault, number_list(numbers), at, {}, {}};
      mark.result = fails ? drainage::verdict::fails : drainage::verdict::unknown;
      add(std::move(mark), 0, false);
    }
  }

  void add_misconnections() {
    for (std::size_t i = 0; i < page_.misconnections.size(); ++i) {
      if (!has_place(page_.misconnections[i].place)) continue;
      const pixel at = frame_.to_sheet(page_.misconnections[i].place);
      if (!frame_.box.contains(at)) continue;
      obstacles_.push_back({at, 2, 2, 0});
      add({mark_kind::misconnection, "M" + std::to_string(i + 1), at, {}, {}}, 2, false);
    }
  }

  /// Ways that leave together for the same end.
  struct exit_group {
    std::string to;
    pixel at, direction;
    double metres_left = 0;
    std::vector<std::size_t> numbers;
  };

  void add_exits() {
    std::vector<exit_group> groups;
    const std::vector<way_exit> exits = exits_of(page_.ways, frame_.ground());
    for (std::size_t i = 0; i < exits.size(); ++i) {
      if (exits[i].metres_left < 0) continue;
      const pixel at = frame_.to_sheet(exits[i].place), next = frame_.to_sheet(exits[i].towards);
      const auto same = std::ranges::find_if(groups, [&](const exit_group& group) {
        return group.to == page_.faults[i].fault && geo::distance(group.at, at) < kTogether;
      });
      if (same != groups.end())
        same->numbers.push_back(i + 1);
      else
        groups.push_back(
            {page_.faults[i].fault, at, {next.x - at.x, next.y - at.y}, exits[i].metres_left, {i + 1}});
    }
    for (const exit_group& group : groups) {
      const double length = std::max(1e-9, std::hypot(group.direction.x, group.direction.y));
      const pixel middle{group.at.x - group.direction.x / length * kArrow * 0.6,
                         group.at.y - group.direction.y / length * kArrow * 0.6};
      obstacles_.push_back({middle, kArrow * 0.8, kArrow * 0.8, 0});
      const std::string distance = fmt::format("{:.0f} m", group.metres_left);
      const std::string to = lang_ == language::zh
                                 ? "→ 至 " + (group.to.empty() ? "小区外" : group.to) + "，" + distance
                                 : "→ to " + (group.to.empty() ? "the street" : group.to) + ", " + distance;
      add({mark_kind::exit, number_list(group.numbers) + " " + to, group.at, group.direction, {}}, 4, false);
    }
  }

  const separation_page& page_;
  const map_frame& frame_;
  language lang_;
  text_painter& text_;
  std::vector<plan_mark> marks_;
  std::vector<label_request> requests_;
  std::vector<label_box> obstacles_;
};

void add_leader(cairo_t* cairo, const plan_mark& mark) {
  const pixel_box box = mark.box.bounds();
  if (box.contains(mark.at)) return;
  const pixel near{std::clamp(mark.at.x, box.min.x, box.max.x), std::clamp(mark.at.y, box.min.y, box.max.y)};
  take_pen(cairo, plan::kText, 0.7);
  add_segment(cairo, mark.at, near);
  cairo_stroke(cairo);
}

/// A box filled and edged; round ends for a number.
void paint_plate(cairo_t* cairo, const pixel_box& box, layer::colour fill, layer::colour edge,
                 double radius) {
  cairo_new_sub_path(cairo);
  constexpr double kQuarter = std::numbers::pi / 2;
  cairo_arc(cairo, box.max.x - radius, box.min.y + radius, radius, -kQuarter, 0);
  cairo_arc(cairo, box.max.x - radius, box.max.y - radius, radius, 0, kQuarter);
  cairo_arc(cairo, box.min.x + radius, box.max.y - radius, radius, kQuarter, 2 * kQuarter);
  cairo_arc(cairo, box.min.x + radius, box.min.y + radius, radius, 2 * kQuarter, 3 * kQuarter);
  cairo_close_path(cairo);
  take_colour(cairo, fill);
  cairo_fill_preserve(cairo);
  take_pen(cairo, edge, 1);
  cairo_stroke(cairo);
}

void paint_exit_arrow(cairo_t* cairo, const plan_mark& mark) {
  const double length = std::hypot(mark.direction.x, mark.direction.y);
  if (length == 0) return;
  const pixel back{mark.at.x - mark.direction.x / length * kArrow * 0.6,
                   mark.at.y - mark.direction.y / length * kArrow * 0.6};
  plan::paint_arrow(cairo, back, mark.direction, kArrow, plan::arrow_shape::filled, plan::kFault);
}

}  // namespace

text_style style_of(mark_kind kind) {
  switch (kind) {
    case mark_kind::misconnection:
      return {.size = 9.5, .weight = font_weight::bold, .colour = plan::kPaper};
    case mark_kind::fault:
      return {.size = 9.5, .weight = font_weight::bold, .colour = plan::kFault, .halo = 1.8};
    case mark_kind::exit:
      return {.size = 10, .colour = plan::kFault};
    case mark_kind::building:
    case mark_kind::inlet:
      break;
  }
  return {.size = 9.5, .weight = font_weight::bold, .colour = plan::kText};
}

std::vector<plan_mark> place_marks(const separation_page& page, const map_frame& frame,
                                   std::span<const label_box> obstacles, language lang, text_painter& text) {
  return mark_placer(page, frame, lang, text).place(obstacles);
}

void paint_mark(cairo_t* cairo, text_painter& text, const plan_mark& mark) {
  const saved_state keep(cairo);
  const pixel_box box = mark.box.bounds();
  if (mark.kind != mark_kind::fault) add_leader(cairo, mark);
  switch (mark.kind) {
    case mark_kind::building:
      paint_plate(cairo, box, plan::kPaper, plan::kText, box.height() / 2);
      break;
    case mark_kind::inlet:
      paint_plate(cairo, box, plan::kPaper, plan::kText, 1.5);
      break;
    case mark_kind::misconnection:
      paint_plate(cairo, box, plan::kText, plan::kPaper, 3);
      break;
    case mark_kind::exit:
      paint_exit_arrow(cairo, mark);
      paint_plate(cairo, box, plan::kPaper, plan::kFault, 2);
      break;
    case mark_kind::fault:
      plan::paint_fault(cairo, mark.at, mark.result);
      break;
  }
  text_style style = style_of(mark.kind);
  if (mark.kind == mark_kind::fault) style.colour = plan::fault_colour(mark.result);
  text.draw_centred(mark.text, style, mark.box.centre);
}

}  // namespace greenward::report
