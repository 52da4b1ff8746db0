#include "viewer/canvas/label_layout.hpp"

#include "engine/layer/stacked_text.hpp"
#include "viewer/canvas/layer_mesh.hpp"
#include "viewer/canvas/line_lettering.hpp"
#include "viewer/i18n/utf8.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <tuple>

namespace greenward::viewer {

namespace {

constexpr double kLineHeight = 1.2;        ///< of an ideograph's size
constexpr double kPadding = 2;             ///< pixels around every label
constexpr double kSameNameApart = 360;     ///< pixels between two labels of one name along lines
constexpr double kSameNameApartElse = 90;  ///< the same for points and polygons

struct candidate {
  std::size_t source = 0;
  std::uint32_t row = 0;
  int priority = 0;
  double weight = 0;

  [[nodiscard]] auto order() const { return std::tuple(-priority, -weight, source, row); }
};

void collect(const label_source& source, std::size_t number, const geo::planar_box& visible,
             std::vector<candidate>& found) {
  source.index->visit_window(visible, [&](std::uint32_t row) {
    if (source.rule_of_row[row] == kNoRule || source.names->text(row).empty()) return;
    const geo::planar_view view = (*source.geometry)[row];
    const geo::planar_box box = view.box();
    found.push_back({number, row, source.priority, box.width() + box.height()});
  });
}

class label_writer {
 public:
  label_writer(const camera& view, std::span<const screen_box> covered, const glyph_advance& advance)
      : view_(view), advance_(advance), grid_(view.size_in_points()) {
    for (const screen_box& box : covered) grid_.reserve(box);
  }

  void place(const candidate& wanted, const label_source& source) {
    const std::string_view name = source.names->text(wanted.row);
    letters_ = decode_utf8(name);
    advances_.clear();
    width_ = 0;
    for (const char32_t code : letters_) {
      advances_.push_back(advance_(code, source.size));
      width_ += advances_.back();
    }
    const geo::planar_view shape = (*source.geometry)[wanted.row];
    switch (shape.kind()) {
      case geo::geometry_kind::none:
        return;
      case geo::geometry_kind::point:
        return place_beside(wanted, source, name, shape);
      case geo::geometry_kind::line:
        return place_along(wanted, source, name, shape);
      case geo::geometry_kind::polygon:
        return place_inside(wanted, source, name, shape);
    }
  }

  [[nodiscard]] std::size_t count() const { return labels_.size(); }
  std::vector<placed_label> finish() { return std::move(labels_); }

 private:
  void place_beside(const candidate& wanted, const label_source& source, std::string_view name,
                    geo::planar_view shape) {
    const screen_point at = view_.to_screen(shape.points().front());
    const double off = source.symbol_radius + 3;
    const double half = source.size * kLineHeight / 2;
    const std::array<screen_point, 4> middles{{{at.x + off + width_ / 2, at.y},
                                               {at.x, at.y + off + half},
                                               {at.x, at.y - off - half},
                                               {at.x - off - width_ / 2, at.y}}};
    for (const screen_point& middle : middles) {
      if (put_level(wanted, source, name, middle)) return;
    }
  }

  /// Only where the polygon is wide enough on the screen to hold most of its name.
  void place_inside(const candidate& wanted, const label_source& source, std::string_view name,
                    geo::planar_view shape) {
    const geo::planar_box box = shape.box();
    const double point = view_.metres_per_point();
    if (box.width() < 0.8 * width_ * point || box.height() < source.size * point) return;
    put_level(wanted, source, name, view_.to_screen(source.anchors[wanted.row]));
  }

  void place_along(const candidate& wanted, const label_source& source, std::string_view name,
                   geo::planar_view shape) {
    const double height = source.size * kLineHeight;
    const steep_letters steep = layer::can_be_stacked(name) ? steep_letters::stacked : steep_letters::turned;
    for (std::size_t part = 0; part < shape.part_count(); ++part) {
      line_.clear();
      for (const geo::planar& p : shape.ring(part, 0)) line_.push_back(view_.to_screen(p));
      const auto places = letters_along(line_, advances_, height, steep, view_.size_in_points());
      if (places && put_letters(wanted, source, name, *places)) return;
    }
  }

  bool put_level(const candidate& wanted, const label_source& source, std::string_view name,
                 screen_point middle) {
    const double half = source.size * kLineHeight / 2;
    const double left = std::round(middle.x - width_ / 2);
    const double level = std::round(middle.y);
    const screen_box box{left - kPadding, level - half - kPadding, left + width_ + kPadding,
                         level + half + kPadding};
    if (!grid_.claim_apart(std::array{box}, name, middle, kSameNameApartElse)) return false;
    placed_label label{wanted.source, wanted.row, {}, {box}};
    double pen = left;
    for (std::size_t i = 0; i < letters_.size(); ++i) {
      label.glyphs.push_back({letters_[i], {pen + advances_[i] / 2, level}, 0});
      pen += advances_[i];
    }
    labels_.push_back(std::move(label));
    return true;
  }

  bool put_letters(const candidate& wanted, const label_source& source, std::string_view name,
                   std::span<const letter_place> places) {
    placed_label label{wanted.source, wanted.row, {}, {}};
    const double half = source.size * kLineHeight / 2 + kPadding;
    for (std::size_t i = 0; i < places.size(); ++i) {
      const screen_point at = places[i].middle;
      label.glyphs.push_back({letters_[i], at, places[i].angle});
      label.boxes.push_back({at.x - half, at.y - half, at.x + half, at.y + half});
    }
    if (!grid_.claim_apart(label.boxes, name, places[places.size() / 2].middle, kSameNameApart)) return false;
    labels_.push_back(std::move(label));
    return true;
  }

  const camera& view_;
  const glyph_advance& advance_;
  label_grid grid_;
  std::vector<placed_label> labels_;
  std::u32string letters_;
  std::vector<double> advances_;
  double width_ = 0;
  std::vector<screen_point> line_;
};

}  // namespace

std::vector<placed_label> layout_labels(const camera& view, std::span<const label_source> sources,
                                        std::span<const screen_box> covered, const glyph_advance& advance) {
  std::vector<candidate> found;
  const geo::planar_box visible = view.visible();
  for (std::size_t i = 0; i < sources.size(); ++i) collect(sources[i], i, visible, found);
  std::ranges::sort(found, [](const candidate& a, const candidate& b) { return a.order() < b.order(); });
  if (found.size() > kMaximumCandidates) found.resize(kMaximumCandidates);
  label_writer writer(view, covered, advance);
  for (const candidate& wanted : found) {
    if (writer.count() >= kMaximumLabels) break;
    writer.place(wanted, sources[wanted.source]);
  }
  return writer.finish();
}

}  // namespace greenward::viewer
