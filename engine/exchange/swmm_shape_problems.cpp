#include "engine/exchange/swmm_value_checks.hpp"
#include "engine/exchange/swmm_words.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace greenward::exchange {

namespace {

class shape_checker : swmm_value_checks {
 public:
  shape_checker(const swmm_model& model, const swmm_network& network, swmm_problem_list& problems)
      : swmm_value_checks(model, network, problems) {}

  void check() {
    for (const swmm_link_view& link : network_.links) check_regulator_shape(link);
    check_cross_sections();
  }

 private:
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
};

}  // namespace

void check_swmm_shapes(const swmm_model& model, const swmm_network& network, swmm_problem_list& problems) {
  shape_checker(model, network, problems).check();
}

}  // namespace greenward::exchange
