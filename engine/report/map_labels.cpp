#include "engine/report/map_labels.hpp"

#include "engine/geo/clip.hpp"
#include "engine/geo/measure.hpp"
#include "engine/layer/stacked_text.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

namespace greenward::report {

namespace {

/// Sets stacked characters as tight as characters in a line; the font's own line is 1.45 characters high.
constexpr double kStackedSpacing = 0.7;
constexpr double kPadding = 2;  ///< pixels kept free around a label

/// A feature that wants a label, with the line or place it goes to.
struct wish {
  std::string text;
  std::uint32_t row = 0;
  const layer::style_rule* rule = nullptr;
  double importance = 0;  ///< pixels: length of a line, square root of an area
  pixel place;            ///< points and areas
  std::vector<pixel> line;
  text_size room;  ///< areas: what the text may take
};

std::vector<pixel> to_sheet(std::span<const geo::planar> points, const map_frame& frame) {
  std::vector<pixel> result;
  result.reserve(points.size());
  for (const geo::planar& p : points) result.push_back(frame.to_sheet(p));
  return result;
}

/// The longest stretch of the feature inside the frame.
void find_line(wish& w, geo::planar_view view, const map_frame& frame) {
  for (std::size_t p = 0; p < view.part_count(); ++p) {
    const auto parts = geo::clip_line(to_sheet(view.ring(p, 0), frame), frame.box);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const double length = pixel_length(parts.part(i));
      if (length <= w.importance) continue;
      w.importance = length;
      w.line.assign(parts.part(i).begin(), parts.part(i).end());
    }
  }
}

/// A place inside the largest part of the area that the frame shows.
void find_area(wish& w, geo::planar_view view, const map_frame& frame) {
  double largest = 0;
  geo::planar_geometry shown;
  pixel_box box;
  for (std::size_t p = 0; p < view.part_count(); ++p) {
    const std::vector<pixel> shell = geo::clip_ring(to_sheet(view.ring(p, 0), frame), frame.box);
    if (shell.size() < 4) continue;
    std::vector<geo::planar> ground;
    pixel_box shell_box;
    for (const pixel& q : shell) {
      ground.push_back(frame.to_ground(q));
      shell_box.include(q);
    }
    const double size = std::abs(geo::signed_area(ground));
    if (size <= largest) continue;
    largest = size;
    box = shell_box;
    shown = {};
    shown.append_polygon(ground);
  }
  if (largest <= 0) return;
  w.importance = std::sqrt(largest) / frame.units_per_pixel;
  w.place = frame.to_sheet(geo::representative_point(shown[0]));
  w.room = {box.width() * 1.1, box.height()};
}

wish wish_for(const drawn_layer& layer, const drawn_feature& feature, std::string text,
              const map_frame& frame) {
  wish w{.text = std::move(text),
         .row = feature.row,
         .rule = &layer.rules[feature.rule],
         .place = {},
         .line = {},
         .room = {}};
  const geo::planar_view view = (*layer.geometry)[feature.row];
  if (view.kind() == geo::geometry_kind::point) {
    w.importance = 1;
    w.place = frame.to_sheet(view.points().front());
  } else if (view.kind() == geo::geometry_kind::line) {
    find_line(w, view, frame);
  } else if (view.kind() == geo::geometry_kind::polygon) {
    find_area(w, view, frame);
  }
  return w;
}

std::vector<wish> wishes_of(const drawn_layer& layer, const map_frame& frame) {
  const layer::column& names = (*layer.source->table)[layer.source->style->label_field];
  std::vector<wish> wishes;
  if (!names.is_text()) return wishes;
  for (const drawn_feature& feature : layer.features) {
    if (!names.has(feature.row) || names.text(feature.row).empty()) continue;
    wish w = wish_for(layer, feature, std::string(names.text(feature.row)), frame);
    if (w.importance > 0) wishes.push_back(std::move(w));
  }
  std::stable_sort(wishes.begin(), wishes.end(),
                   [](const wish& a, const wish& b) { return a.importance > b.importance; });
  if (wishes.size() > kMostLabels) wishes.resize(kMostLabels);
  return wishes;
}

/// Right, left, above, below, then the corners (after Imhof 1975).
std::vector<label_box> places_around(pixel p, text_size size, double gap) {
  std::vector<label_box> places;
  const double dx = size.width / 2 + gap;
  const double dy = size.height / 2 + gap * 0.6;
  for (const auto& [x, y] : {std::pair{1.0, 0.0},
                             {-1.0, 0.0},
                             {0.0, -1.0},
                             {0.0, 1.0},
                             {0.9, -0.9},
                             {0.9, 0.9},
                             {-0.9, -0.9},
                             {-0.9, 0.9}}) {
    places.push_back({{p.x + x * dx, p.y + y * dy}, size.width / 2, size.height / 2, 0});
  }
  return places;
}

text_direction steep_direction(const std::string& text) {
  return layer::can_be_stacked(text) ? text_direction::stacked : text_direction::along;
}

/// One character a line.
std::string stacked(const std::string& text) {
  std::string result;
  for (const char c : text) {
    const bool starts = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    if (starts && !result.empty()) result += '\n';
    result += c;
  }
  return result;
}

void add_line_places(map_label& label, const wish& w, text_size size) {
  const line_label_size room{
      .width = size.width, .height = size.height, .offset = size.height / 2 + w.rule->width / 2};
  for (const line_label_place& place : line_label_places(w.line, room, steep_direction(w.text))) {
    label.request.candidates.push_back(place.box);
    label.directions.push_back(place.direction);
  }
}

std::vector<label_box> places_for(const wish& w, text_size size) {
  if (w.room.width > 0) {
    if (size.width > w.room.width || size.height > w.room.height) return {};
    return {{w.place, size.width / 2, size.height / 2, 0}};
  }
  return places_around(w.place, size, w.rule->size / 2 + kPadding);
}

/// Text to its size; a street's name comes once for each of its segments.
class measured_texts {
 public:
  measured_texts(text_painter& text, text_style style) : text_(text), style_(std::move(style)) {}
  text_size operator()(const std::string& words) {
    const auto [at, is_new] = sizes_.try_emplace(words);
    if (is_new) {
      // The font's line is much higher than its characters.
      const text_size full = text_.measure(words, style_);
      at->second = {full.width + 2 * kPadding, style_.size * 1.15 + 2 * kPadding};
    }
    return at->second;
  }

 private:
  text_painter& text_;
  text_style style_;
  std::unordered_map<std::string, text_size> sizes_;
};

}  // namespace

std::vector<map_label> gather_labels(std::span<const drawn_layer> layers, const map_frame& frame,
                                     text_painter& text) {
  std::vector<map_label> labels;
  std::uint32_t next_group = 1;
  for (const drawn_layer& layer : layers) {
    if (layer.source == nullptr || layer.source->style->label_field.empty()) continue;
    const layer::layer_style& style = *layer.source->style;
    if (!shown_at_scale(style.label_min_scale, frame.denominator)) continue;
    const text_style look{
        .size = style.label_size, .colour = style.label_colour, .halo = style.label_size * 0.14};
    measured_texts measure(text, look);
    std::unordered_map<std::string, std::uint32_t> groups;
    for (const wish& w : wishes_of(layer, frame)) {
      const auto [group, is_new] = groups.try_emplace(w.text, next_group);
      if (is_new) ++next_group;
      map_label label{.text = w.text, .style = look, .request = {}, .directions = {}};
      label.request.priority = style.label_priority;
      label.request.repeat_group = group->second;
      if (w.line.empty()) {
        label.request.candidates = places_for(w, measure(w.text));
      } else {
        add_line_places(label, w, measure(w.text));
      }
      if (!label.request.candidates.empty()) labels.push_back(std::move(label));
    }
  }
  return labels;
}

void paint_labels(std::span<const map_label> labels, const map_frame& frame,
                  std::span<const label_box> obstacles, text_painter& text) {
  std::vector<label_request> requests;
  requests.reserve(labels.size());
  for (const map_label& label : labels) requests.push_back(label.request);
  const auto chosen = place_labels(
      requests, {.frame = frame.box.expanded(-4), .obstacles = {obstacles.begin(), obstacles.end()}});
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (!chosen[i]) continue;
    const label_box& box = labels[i].request.candidates[*chosen[i]];
    const auto& directions = labels[i].directions;
    if (!directions.empty() && directions[*chosen[i]] == text_direction::stacked) {
      text_style style = labels[i].style;
      style.line_spacing = kStackedSpacing;
      style.align = text_align::centre;
      text.draw_centred(stacked(labels[i].text), style, box.centre, box.angle);
    } else {
      text.draw_centred(labels[i].text, labels[i].style, box.centre, box.angle);
    }
  }
}

}  // namespace greenward::report
