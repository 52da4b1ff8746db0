#include "tests/bench/data/drains.hpp"

#include "engine/base/random.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>

namespace greenward::bench {

namespace {

using namespace greenward::drainage;

constexpr double kStep = 40;  ///< metres between manholes

class city_builder {
 public:
  city_builder(std::size_t links, std::uint64_t seed)
      : side_(static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(links) * 0.8)))),
        random_(seed) {
    city_->drains.lines = &city_->lines;
    city_->texts.reserve(side_ * side_ * 3 + 8);  // views into it are kept
  }

  void build(std::size_t links) {
    for (std::size_t row = 0; row < side_; ++row)
      for (std::size_t column = 0; column < side_; ++column) add_manhole(row, column);
    city_->outfall = add_node("OUT", node_kind::outfall, {-kStep, 0}, level(0, 0) - 0.2);
    for (std::size_t row = 0; row < side_; ++row)
      for (std::size_t column = 0; column < side_ && size() < links; ++column) add_pipe(row, column);
    for (std::size_t row = 0; row < side_; ++row)
      for (std::size_t column = 3; column < side_ && size() < links; column += 4) add_lateral(row, column);
  }

  /// Each time, somewhere, one of each thing that may be wrong about a drawing.
  void spoil(std::size_t times) {
    for (std::size_t i = 0; i < times; ++i) {
      add_close_manhole(some_corner());
      add_loose_pipe(some_corner());
      add_crossing_pipe(some_corner());
      add_pipe(some_corner());
      add_manhole_beside(some_corner());
    }
  }

  void forget_codes() {
    survey_links& links = city_->drains.links;
    for (auto* codes : {&city_->drains.nodes.code, &links.code, &links.from_code, &links.to_code})
      std::ranges::fill(*codes, std::string_view());
  }

  std::unique_ptr<drain_city> take() { return std::move(city_); }

 private:
  /// A crossing of streets that has one before it and two beyond it.
  struct corner {
    std::size_t row, column;
  };
  corner some_corner() {
    const auto last = static_cast<std::int64_t>(side_);
    return {static_cast<std::size_t>(random_.integer(0, last - 3)),
            static_cast<std::size_t>(random_.integer(1, last - 2))};
  }
  [[nodiscard]] std::size_t size() const { return city_->drains.links.size(); }
  /// Falls 2 in a thousand along every way down.
  [[nodiscard]] static double level(std::size_t row, std::size_t column) {
    return 100 + 0.002 * kStep * static_cast<double>(row + column);
  }
  [[nodiscard]] std::uint32_t manhole(std::size_t row, std::size_t column) const {
    return static_cast<std::uint32_t>(row * side_ + column);
  }
  [[nodiscard]] static geo::planar place(std::size_t row, std::size_t column) {
    return {kStep * static_cast<double>(column), kStep * static_cast<double>(row)};
  }

  void add_manhole(std::size_t row, std::size_t column) {
    (void)add_node(fmt::format("N{:07}", manhole(row, column)), node_kind::manhole, place(row, column),
                   level(row, column));
  }

  std::uint32_t add_node(const std::string& code, node_kind kind, geo::planar at, double invert,
                         std::uint32_t building = kNone) {
    survey_nodes& n = city_->drains.nodes;
    n.id.push_back(static_cast<std::int64_t>(n.id.size()) + 1);
    n.code.push_back(city_->texts.emplace_back(code));
    n.place.push_back(at);
    n.kind.push_back(kind);
    n.system.push_back(drain_system::storm);
    n.status.push_back(asset_status::existing);
    n.ground_m.push_back(invert + 3);
    n.invert_m.push_back(invert);
    n.depth_m.push_back(3);
    n.built_year.push_back(2000);
    n.catchment_m2.push_back(kNotGiven);
    n.compound.push_back(kNone);
    n.building.push_back(building);
    n.unsurveyed.push_back(0);
    return static_cast<std::uint32_t>(n.size() - 1);
  }

  void add_close_manhole(corner at) {
    const geo::planar p = place(at.row, at.column);
    (void)add_node("", node_kind::manhole, {p.x + 0.05, p.y + 0.05}, level(at.row, at.column));
  }
  /// At a quarter of the pipe, where none crosses it.
  void add_manhole_beside(corner at) {
    const geo::planar p = place(at.row, at.column);
    (void)add_node("", node_kind::manhole, {p.x - kStep / 4, p.y + 0.005}, level(at.row, at.column));
  }
  void add_loose_pipe(corner at) {
    const geo::planar p = place(at.row, at.column);
    const double invert = level(at.row, at.column);
    add_line({"", p, invert}, {"", {p.x + 17, p.y + 23}, invert - 0.1}, link_kind::gravity, 300);
  }
  /// Half-way over the row above it.
  void add_crossing_pipe(corner at) {
    add_link(manhole(at.row + 2, at.column + 1), manhole(at.row, at.column), link_kind::gravity, 300);
  }

  void add_pipe(corner at) { add_pipe(at.row, at.column); }
  /// Rows run to column 0, column 0 runs to row 0.
  void add_pipe(std::size_t row, std::size_t column) {
    const std::uint32_t from = manhole(row, column);
    const std::uint32_t to = column > 0 ? manhole(row, column - 1)
                             : row > 0  ? manhole(row - 1, 0)
                                        : city_->outfall;
    add_link(from, to, link_kind::gravity, column > 0 ? 500 : 1000);
  }

  void add_lateral(std::size_t row, std::size_t column) {
    const geo::planar at = place(row, column);
    const auto building = static_cast<std::uint32_t>(city_->people.size());
    city_->people.push_back(static_cast<double>(random_.integer(0, 59)));
    city_->floor_area_m2.push_back(900);
    const std::uint32_t inlet = add_node(fmt::format("I{:07}", building), node_kind::inlet,
                                         {at.x + 3, at.y + 9}, level(row, column) + 0.3, building);
    add_link(inlet, manhole(row, column), link_kind::lateral, 200);
  }

  void add_link(std::uint32_t from, std::uint32_t to, link_kind kind, double diameter) {
    const survey_nodes& n = city_->drains.nodes;
    add_line({n.code[from], n.place[from], n.invert_m[from]}, {n.code[to], n.place[to], n.invert_m[to]}, kind,
             diameter);
  }

  struct line_end {
    std::string_view code;
    geo::planar at;
    double invert_m;
  };
  void add_line(const line_end& from, const line_end& to, link_kind kind, double diameter) {
    survey_links& l = city_->drains.links;
    const bool faulty = random_.chance(0.001);
    l.id.push_back(static_cast<std::int64_t>(l.id.size()) + 1);
    l.code.push_back(city_->texts.emplace_back(fmt::format("P{:07}", l.id.size())));
    l.from_code.push_back(from.code);
    l.to_code.push_back(to.code);
    l.kind.push_back(kind);
    l.shape.push_back(pipe_shape::circular);
    l.system.push_back(drain_system::storm);
    l.status.push_back(asset_status::existing);
    l.flow.push_back(flow_direction::unknown);
    l.flow_doubted.push_back(0);
    l.diameter_mm.push_back(diameter);
    for (auto* values : {&l.width_mm, &l.height_mm, &l.up_depth_m, &l.down_depth_m})
      values->push_back(kNotGiven);
    l.manning_n.push_back(0.013);
    l.up_invert_m.push_back(faulty ? to.invert_m - 0.1 : from.invert_m);
    l.down_invert_m.push_back(to.invert_m);
    const std::array line{from.at, to.at};
    city_->lines.append_line(line);
    l.length_m.push_back(geo::distance(line[0], line[1]));
    l.stated_length_m.push_back(l.length_m.back());
    l.compound.push_back(kNone);
    l.built_year.push_back(2000);
    l.material.emplace_back("HDPE");
    l.is_overflow_path.push_back(0);
    l.adverse_accepted.push_back(0);
  }

  std::size_t side_;
  random_source random_;
  std::unique_ptr<drain_city> city_ = std::make_unique<drain_city>();
};

}  // namespace

std::unique_ptr<drain_city> make_drain_city(std::size_t links, std::uint64_t seed) {
  city_builder builder(links, seed);
  builder.build(links);
  return builder.take();
}

std::unique_ptr<drain_city> make_drawn_city(std::size_t links, std::uint64_t seed) {
  city_builder builder(links, seed);
  builder.build(links);
  builder.spoil(links / 1000);
  builder.forget_codes();
  return builder.take();
}

}  // namespace greenward::bench
