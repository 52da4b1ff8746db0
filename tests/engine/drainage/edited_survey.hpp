// A survey that is edited at random, the way a district is: rows added, removed, moved, renamed.
#pragma once

#include "engine/index/packed_rtree.hpp"
#include "tests/engine/drainage/survey_maker.hpp"

#include <rapidcheck.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace greenward::drainage::testing {

/// A survey with everything it refers to.
struct whole_survey {
  survey_maker made;
  std::optional<index::packed_rtree> nodes, lines;
  std::array<std::string, 3> columns;  ///< codes of nodes, of first ends, of last ends
};

class edited_survey {
 public:
  explicit edited_survey(int nodes = 10, int links = 12) {
    for (int i = *rc::gen::inRange(0, nodes + 1); i > 0; --i) add_node();
    for (int i = *rc::gen::inRange(0, links + 1); i > 0; --i) add_link();
  }

  /// With indexes or without.
  [[nodiscard]] std::unique_ptr<whole_survey> whole() const {
    auto result = std::make_unique<whole_survey>();
    survey_maker& made = result->made;
    for (const node_row& row : nodes_) {
      made.node(row.code, node_kind::manhole, drain_system::storm, row.place);
      made.drains.nodes.id.back() = row.id;
      made.drains.nodes.ground_m.back() = row.ground;
    }
    for (const link_row& row : links_) {
      if (row.line.empty())
        made.link(row.from, row.to, drain_system::storm, row.stated_length);
      else
        made.line(row.line, row.from, row.to);
      survey_links& links = made.drains.links;
      links.id.back() = row.id;
      links.flow.back() = row.flow;
      links.status.back() = row.status;
      links.up_invert_m.back() = row.up;
      links.down_invert_m.back() = row.down;
      links.up_depth_m.back() = row.up_depth;
      links.flow_doubted.back() = row.doubted ? 1 : 0;
    }
    if (*rc::gen::arbitrary<bool>()) bring_indexes(*result);
    if (*rc::gen::arbitrary<bool>()) lay_codes_in_line(*result);
    return result;
  }

  void edit() {
    switch (*rc::gen::inRange(0, 14)) {
      case 0:
        return add_node();
      case 1:
        return add_link();
      case 2:
        return remove_one(nodes_);
      case 3:
        return remove_one(links_);
      case 4:
        return change(nodes_, [](node_row& row) { row.place = some_place(); });
      case 5:
        return change(nodes_, [](node_row& row) { row.code = some_code(); });
      case 6:
        return change(links_, [](link_row& row) { row.from = some_code(); });
      case 7:
        return change(links_, [](link_row& row) { row.to = some_code(); });
      case 8:
        return change(links_, [](link_row& row) { row.line = some_line(); });
      case 9:
        return change(links_, [](link_row& row) {
          if (!row.line.empty())
            (*rc::gen::arbitrary<bool>() ? row.line.front() : row.line.back()) = some_place();
        });
      case 10:
        return change(links_, [](link_row& row) { row.flow = some_flow(); });
      case 11:
        return change(nodes_, [](node_row& row) { row.ground = some_level(); });
      case 12:
        return change(links_, [](link_row& row) {
          row.up_depth = some_level();
          row.doubted = *rc::gen::arbitrary<bool>();
        });
      default:
        return change(links_, [](link_row& row) {
          row.up = some_level();
          row.status =
              *rc::gen::element(asset_status::existing, asset_status::planned, asset_status::abandoned);
        });
    }
  }

 private:
  struct node_row {
    std::int64_t id = 0;
    std::string code;
    geo::planar place;
    double ground = kNotGiven;
  };
  struct link_row {
    std::int64_t id = 0;
    std::string from, to;
    std::vector<geo::planar> line;  ///< empty = none
    double stated_length = 0, up = 0, down = 0, up_depth = kNotGiven;
    bool doubted = false;
    flow_direction flow = flow_direction::unknown;
    asset_status status = asset_status::existing;
  };

  /// On a lattice of a few metres, and around its points by steps of which some are within a tolerance of
  /// 0.1.
  static geo::planar some_place() {
    const auto along = [] { return *rc::gen::inRange(0, 4) + *rc::gen::inRange(-2, 3) * 0.06; };
    return {along(), along()};
  }
  /// Few enough that nodes share some, and links name some that no node has.
  static std::string some_code() {
    return *rc::gen::weightedOneOf<std::string>(
        {{3, rc::gen::just(std::string())},
         {4, rc::gen::map(rc::gen::inRange(0, 7), [](int i) { return "YS-N" + std::to_string(i); })},
         {1, rc::gen::map(rc::gen::inRange(0, 3), [](int i) { return std::to_string(i); })}});
  }
  static std::vector<geo::planar> some_line() {
    std::vector<geo::planar> line;
    if (*rc::gen::inRange(0, 8) == 0) return line;
    for (int i = *rc::gen::inRange(2, 4); i > 0; --i) line.push_back(some_place());
    return line;
  }
  static flow_direction some_flow() {
    return *rc::gen::element(flow_direction::unknown, flow_direction::unknown, flow_direction::forward,
                             flow_direction::backward);
  }
  static double some_level() { return *rc::gen::element(kNotGiven, 1.0, 2.0); }

  /// An id that is not taken, anywhere between the others; rows stay in their order.
  template <class Row>
  static Row& new_row(std::vector<Row>& rows) {
    const std::int64_t wanted = *rc::gen::inRange<std::int64_t>(1, 60);
    auto at = std::ranges::lower_bound(rows, wanted, {}, &Row::id);
    std::int64_t id = wanted;
    for (; at != rows.end() && at->id == id; ++at) ++id;
    Row row;
    row.id = id;
    return *rows.insert(at, row);
  }
  void add_node() {
    node_row& row = new_row(nodes_);
    row.code = some_code();
    row.ground = some_level();
    row.place = *rc::gen::inRange(0, 8) == 0 ? geo::planar{kNotGiven, kNotGiven} : some_place();
  }
  void add_link() {
    link_row& row = new_row(links_);
    row.from = some_code();
    row.to = some_code();
    row.line = some_line();
    row.stated_length = *rc::gen::inRange(0, 9);
    row.up = some_level();
    row.down = some_level();
    row.up_depth = some_level();
    row.doubted = *rc::gen::arbitrary<bool>();
    row.flow = some_flow();
  }
  template <class Row>
  static void remove_one(std::vector<Row>& rows) {
    if (!rows.empty())
      rows.erase(rows.begin() +
                 *rc::gen::inRange<std::ptrdiff_t>(0, static_cast<std::ptrdiff_t>(rows.size())));
  }
  template <class Row, class Change>
  static void change(std::vector<Row>& rows, Change how) {
    if (!rows.empty()) how(rows[*rc::gen::inRange<std::size_t>(0, rows.size())]);
  }

  /// As the columns of a table keep them.
  static void lay_codes_in_line(whole_survey& result) {
    survey& drains = result.made.drains;
    const std::array texts{&drains.nodes.code, &drains.links.from_code, &drains.links.to_code};
    for (std::size_t c = 0; c < texts.size(); ++c) {
      std::string& column = result.columns[c];
      for (const std::string_view text : *texts[c]) column += text;
      std::size_t at = 0;
      for (std::string_view& text : *texts[c]) {
        text = std::string_view(column).substr(at, text.size());
        at += text.size();
      }
    }
  }

  static void bring_indexes(whole_survey& result) {
    survey& drains = result.made.drains;
    std::vector<geo::planar_box> boxes(drains.nodes.size());
    for (std::size_t node = 0; node < boxes.size(); ++node)
      if (!std::isnan(drains.nodes.place[node].x)) boxes[node].include(drains.nodes.place[node]);
    drains.node_index = &result.nodes.emplace(boxes);
    drains.line_index = &result.lines.emplace(index::boxes_of(result.made.lines));
  }

  std::vector<node_row> nodes_;
  std::vector<link_row> links_;
};

}  // namespace greenward::drainage::testing
