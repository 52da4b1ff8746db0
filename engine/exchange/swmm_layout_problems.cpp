#include "engine/exchange/swmm_problem_list.hpp"
#include "engine/exchange/swmm_values.hpp"
#include "engine/exchange/swmm_words.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace greenward::exchange {

namespace {

/// SWMM takes a smaller drop of a conduit for this one, in feet.
constexpr double kLeastDropFeet = 0.001;

/// The value of an option that has no member; 0 if it is not given or no number.
double setting(const swmm_model& model, std::string_view name) {
  double value = 0;
  for (const swmm_setting& s : model.options.others) {
    if (swmm_match(s.name, std::span(&name, 1))) value = swmm_number(s.value).value_or(0);
  }
  return value;
}

bool ignores_routing(const swmm_model& model) {
  constexpr std::string_view name = "IGNORE_ROUTING", yes = "YES";
  bool ignored = model.options.routing == swmm_routing::none;
  for (const swmm_setting& s : model.options.others) {
    if (swmm_match(s.name, std::span(&name, 1)))
      ignored = swmm_match(s.value, std::span(&yes, 1)).has_value();
  }
  return ignored;
}

class layout_checker {
 public:
  layout_checker(const swmm_model& model, const swmm_network& network, swmm_problem_list& problems)
      : model_(model),
        network_(network),
        problems_(problems),
        out_(network.nodes.size()),
        in_(network.nodes.size()) {
    for (const swmm_link_view& link : network.links) {
      if (!link.whole()) continue;
      ++out_[link.from];
      ++in_[link.to];
    }
  }

  void check() {
    check_depths();
    check_diversions();
    for (const swmm_link_view& link : network_.links) {
      if (link.whole()) check_levels(link);
    }
    if (ignores_routing(model_) || network_.nodes.empty()) return;
    check_outfalls();
    if (model_.options.routing == swmm_routing::dynamic_wave) {
      check_dummies();
    } else {
      check_tree();
      check_loops();
    }
  }

 private:
  [[nodiscard]] const swmm_node_view& from(const swmm_link_view& link) const {
    return network_.nodes[link.from];
  }
  [[nodiscard]] const swmm_node_view& to(const swmm_link_view& link) const { return network_.nodes[link.to]; }
  [[nodiscard]] bool is_ideal_pump(const swmm_link_view& link) const {
    return link.type == swmm_link_type::pump && model_.pumps[link.row].curve.empty();
  }
  /// A link that passes on all that arrives, at once.
  [[nodiscard]] bool passes_all(const swmm_link_view& link) const {
    return link.is_dummy_conduit() || is_ideal_pump(link);
  }

  // ---- nodes ----

  /// The depth that SWMM gives a node: at least up to the crown of its links. Infinite where that is not
  /// known.
  [[nodiscard]] std::vector<double> full_depths() const {
    std::vector<double> depths;
    for (const swmm_node_view& node : network_.nodes) depths.push_back(node.max_depth);
    const auto raise = [&](std::uint32_t node, double depth) {
      const swmm_node_view& view = network_.nodes[node];
      if (view.type == swmm_node_type::storage && !(view.surcharge_depth > 0)) return;
      depths[node] = std::max(depths[node], depth);
    };
    for (const swmm_link_view& link : network_.links) {
      const bool bottom =
          link.type == swmm_link_type::orifice && model_.orifices[link.row].kind == swmm_orifice_kind::bottom;
      if (!link.whole() || link.type == swmm_link_type::pump || bottom) continue;
      const swmm_link_heights heights = heights_of(model_, network_, link);
      raise(link.from, heights.from + crown_of(link));
      if (link.type == swmm_link_type::conduit) raise(link.to, heights.to + crown_of(link));
    }
    return depths;
  }

  static double crown_of(const swmm_link_view& link) {
    if (link.section == nullptr || link.section->shape == "DUMMY") return 0;
    const std::string& shape = link.section->shape;
    // The depth of a transect, a street or a standard size is not in this table.
    const bool elsewhere = shape == "IRREGULAR" || shape == "STREET" || shape == "ARCH" ||
                           shape == "HORIZ_ELLIPSE" || shape == "VERT_ELLIPSE";
    return elsewhere ? HUGE_VAL : link.section->geometry[0];
  }

  void check_depths() {
    const std::vector<double> depths = full_depths();
    for (std::size_t i = 0; i < network_.nodes.size(); ++i) {
      const swmm_node_view& node = network_.nodes[i];
      if (!(node.initial_depth > depths[i] + node.surcharge_depth)) continue;
      problems_.error(138, section_of(node.type), node.id,
                      {"初始水深大于最大水深", "its initial depth is above its greatest depth"},
                      {"降低初始水深", "lower the initial depth"});
    }
  }

  void check_diversions() {
    for (std::size_t i = 0; i < network_.nodes.size(); ++i) {
      const swmm_node_view& node = network_.nodes[i];
      if (node.type != swmm_node_type::divider) continue;
      const std::uint32_t link = network_.link_ids.find(model_.dividers[node.row].diverted_link);
      const bool attached =
          link != kNoSwmmObject && (network_.links[link].from == i || network_.links[link].to == i);
      if (attached) continue;
      problems_.error(136, "DIVIDERS", node.id,
                      {"分流管段不接在这个节点上", "its diverted link is none of its own"},
                      {"指定接在节点上的管段", "name a link that meets the node"});
    }
  }

  void check_outfalls() {
    const bool dynamic = model_.options.routing == swmm_routing::dynamic_wave;
    if (model_.outfalls.empty()) no_outfall(dynamic);
    for (std::size_t i = 0; i < network_.nodes.size(); ++i) {
      const swmm_node_view& node = network_.nodes[i];
      if (node.type != swmm_node_type::outfall) continue;
      const std::uint32_t links = out_[i] + in_[i];
      const bilingual problem{fmt::format("接有 {} 条管段", links), fmt::format("{} links meet it", links)};
      if (dynamic ? links > 1 : out_[i] > 0) {
        problems_.error(141, "OUTFALLS", node.id, problem,
                        {"排口只能接一条管段（流入）；请在前面加一个节点",
                         "an outfall has one link, into it: put a junction before it"});
      } else if (links != 1) {
        problems_.warning(0, "OUTFALLS", node.id, problem,
                          {"排口应恰有一条管段", "an outfall should have one link"});
      }
    }
  }

  void no_outfall(bool dynamic) {
    const bilingual problem{"没有排口", "there is no outfall"};
    const bilingual remedy{"加一个排口", "add an outfall"};
    dynamic ? problems_.error(145, "OUTFALLS", "", problem, remedy)
            : problems_.warning(0, "OUTFALLS", "", problem, remedy);
  }

  // ---- dynamic wave ----

  void check_dummies() {
    // 1 = all that comes in comes by such links, 2 = something comes by another.
    std::vector<std::uint8_t> comes(network_.nodes.size(), 0);
    for (const swmm_link_view& link : network_.links) {
      if (link.whole()) comes[link.to] = std::max<std::uint8_t>(comes[link.to], passes_all(link) ? 1 : 2);
    }
    for (const swmm_link_view& link : network_.links) {
      if (!link.whole() || !passes_all(link)) continue;
      const bool from_storage = link.is_dummy_conduit() && from(link).type == swmm_node_type::storage;
      if (out_[link.from] <= 1 && comes[link.from] != 1 && !from_storage) continue;
      problems_.error(
          134, section_of(link.type), link.id,
          {fmt::format("DUMMY 管或理想泵须是节点“{}”唯一的出路，且上游不能同类", from(link).id),
           fmt::format(
               "a DUMMY conduit or ideal pump must be the only way out of '{}', and not follow another",
               from(link).id)},
          {"给它真实断面或水泵曲线", "give it a real section or a pump curve"});
    }
  }

  // ---- kinematic wave and steady flow ----

  void check_tree() {
    for (std::size_t i = 0; i < network_.nodes.size(); ++i) {
      const swmm_node_view& node = network_.nodes[i];
      const bool split = node.type == swmm_node_type::junction && out_[i] > 1;
      const bool divider = node.type == swmm_node_type::divider && out_[i] > 2;
      if (!split && !divider) continue;
      problems_.error(
          split ? 133 : 135, section_of(node.type), node.id,
          {fmt::format("有 {} 条出流管段", out_[i]), fmt::format("{} links lead out of it", out_[i])},
          {"改用 DYNWAVE，或用分流节点", "route by DYNWAVE, or use a divider"});
    }
    for (const swmm_link_view& link : network_.links) {
      if (link.whole()) check_tree_link(link);
    }
  }

  void check_tree_link(const swmm_link_view& link) {
    if (link.type == swmm_link_type::conduit && is_adverse(link)) {
      problems_.error(115, "CONDUITS", link.id, {"反坡", "it rises in the direction of flow"},
                      {"改用 DYNWAVE，或核对标高", "route by DYNWAVE, or check the levels"});
    }
    const bool regulator = link.type >= swmm_link_type::orifice;
    if (!regulator || from(link).type == swmm_node_type::storage) return;
    problems_.error(
        139, section_of(link.type), link.id, {"起点不是蓄水节点", "it does not start at a storage node"},
        {"改用 DYNWAVE，或把起点改为蓄水节点", "route by DYNWAVE, or make its first node a storage node"});
  }

  [[nodiscard]] double least_drop() const {
    return kLeastDropFeet * 0.3048 / metres_per_length(model_.options.flow_units);
  }

  [[nodiscard]] bool is_adverse(const swmm_link_view& link) const {
    if (link.section == nullptr || link.is_dummy_conduit()) return false;
    const swmm_link_heights heights = heights_of(model_, network_, link);
    const double rise = to(link).invert + heights.to - from(link).invert - heights.from;
    if (!(rise > 0)) return false;
    const double drop = std::max(rise, least_drop()), length = model_.conduits[link.row].length;
    const double slope = drop >= length ? drop / length : drop / std::sqrt(length * length - drop * drop);
    return !(slope < setting(model_, "MIN_SLOPE") / 100.0);  // a slighter one is made positive
  }

  /// Takes away nodes that nothing flows into, again and again; what is left has a loop above it.
  void check_loops() {
    const std::size_t n = network_.nodes.size();
    std::vector<std::uint32_t> first(n + 1, 0), heads;
    for (std::size_t i = 0; i < n; ++i) first[i + 1] = first[i] + out_[i];
    heads.resize(first[n]);
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1), waiting(in_);
    for (const swmm_link_view& link : network_.links) {
      if (link.whole()) heads[next[link.from]++] = link.to;
    }
    std::vector<std::uint32_t> done;
    for (std::uint32_t i = 0; i < n; ++i) {
      if (waiting[i] == 0) done.push_back(i);
    }
    for (std::size_t k = 0; k < done.size(); ++k) {
      for (std::uint32_t e = first[done[k]]; e < first[done[k] + 1]; ++e) {
        if (--waiting[heads[e]] == 0) done.push_back(heads[e]);
      }
    }
    if (done.size() < n) report_loop(waiting);
  }

  /// Names the first link that comes after a loop or lies on one.
  void report_loop(const std::vector<std::uint32_t>& waiting) {
    const auto on_loop = std::ranges::find_if(network_.links, [&](const swmm_link_view& link) {
      return link.whole() && waiting[link.from] > 0 && waiting[link.to] > 0;
    });
    problems_.error(
        131, section_of(on_loop->type), on_loop->id,
        {"管网有环（此管在环上或其下游）", "the network has a loop (this link is on it or below it)"},
        {"改用 DYNWAVE，或打开环", "route by DYNWAVE, or open the loop"});
  }

  // ---- levels: SWMM runs, but alters them ----

  void check_levels(const swmm_link_view& link) {
    if (link.type == swmm_link_type::pump) return;
    check_offset(link, link.from_offset, from(link));
    if (link.type == swmm_link_type::conduit) {
      check_offset(link, link.to_offset, to(link));
      check_drop(link);
      return;
    }
    const double crest = from(link).invert + heights_of(model_, network_, link).from;
    if (!(crest < to(link).invert)) return;
    problems_.warning(10, section_of(link.type), link.id,
                      {"堰顶（孔底）低于下游节点底", "its crest is below the invert of the node after it"},
                      {"核对标高", "check the levels"});
  }

  void check_offset(const swmm_link_view& link, const std::optional<double>& offset,
                    const swmm_node_view& node) {
    const bool levels = model_.options.offsets == swmm_offsets::elevation;
    const double height = levels ? offset.value_or(node.invert) - node.invert : offset.value_or(0);
    if (!(height < (levels ? -least_drop() : 0))) return;
    problems_.warning(
        3, section_of(link.type), link.id,
        {fmt::format("端点低于节点“{}”的底，SWMM 会抬到节点底", node.id),
         fmt::format("its end lies below the invert of '{}', to which SWMM raises it", node.id)},
        {"节点底取所接管段的最低标高", "let the node's invert be the lowest of its links"});
  }

  void check_drop(const swmm_link_view& link) {
    if (link.section == nullptr || link.is_dummy_conduit()) return;
    const swmm_link_heights heights = heights_of(model_, network_, link);
    const double drop = std::abs(from(link).invert + heights.from - to(link).invert - heights.to);
    if (drop < least_drop()) {
      problems_.warning(4, "CONDUITS", link.id,
                        {"高差太小，SWMM 取 0.3 毫米", "its drop is too small, SWMM takes 0.3 mm"},
                        {"核对标高", "check the levels"});
    } else if (drop >= model_.conduits[link.row].length) {
      problems_.warning(8, "CONDUITS", link.id, {"高差大于长度", "its drop exceeds its length"},
                        {"核对标高、长度和单位", "check levels, length and units"});
    }
  }

  const swmm_model& model_;
  const swmm_network& network_;
  swmm_problem_list& problems_;
  std::vector<std::uint32_t> out_, in_;  ///< links that start and end at each node
};

}  // namespace

void check_swmm_layout(const swmm_model& model, const swmm_network& network, swmm_problem_list& problems) {
  layout_checker(model, network, problems).check();
}

}  // namespace greenward::exchange
