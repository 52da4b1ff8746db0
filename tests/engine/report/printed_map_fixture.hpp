// What tests of whole sheets draw, and where its colours are.
#pragma once

#include "engine/report/printed_map.hpp"
#include "tests/engine/report/report_fixture.hpp"
#include "tests/support/run_program.hpp"

#include <array>
#include <filesystem>
#include <string>

namespace greenward::report::testing {

inline constexpr layer::colour kGround{120, 200, 120, 255};
inline constexpr layer::colour kRoad{200, 60, 20, 255};
inline constexpr layer::colour kEdge{10, 20, 90, 255};

inline hand_layer square_layer() {
  hand_layer layer("parks", {"公园绿地", "Parks"}, 10);
  layer.style.rules = {testing::rule_of("", {"公园", "Park"})};
  layer.style.rules[0].fill = kGround;
  layer.style.rules[0].stroke.a = 0;
  const std::array ring{off(-500, -500), off(500, -500), off(500, 500), off(-500, 500)};
  layer.add_polygon("a", "绿园公园", ring);
  return layer;
}

inline hand_layer road_layer() {
  hand_layer layer("roads", {"道路", "Roads"}, 30);
  layer.style.rules = {testing::rule_of("main", {"主干路", "Main road"})};
  layer.style.rules[0].stroke = kRoad;
  layer.style.rules[0].width = 12;
  layer.style.rules[0].casing = kEdge;
  const std::array west_east{off(-500, 0), off(500, 0)};
  const std::array south_north{off(0, -500), off(0, 500)};
  layer.add_line("main", "景阳大路", west_east);
  layer.add_line("main", "西安大路", south_north);
  return layer;
}

inline map_options options_of() {
  map_options options;
  options.width = 1200;
  options.height = 800;
  options.title = {"绿园区测试图", "Test sheet of a district"};
  options.crs = testing::kMeasuring;
  options.crs_name = "CGCS2000 / 3 度带高斯-克吕格，中央经线 126°E";
  options.date = "2023-12-31";
  options.notice = "数据：手工示例。";
  options.extent.include(off(-500, -500));
  options.extent.include(off(500, 500));
  return options;
}

/// The box of a colour in the left part of a picture (the map; the legend stands right of it): what is where,
/// without asking the code under test.
inline geo::planar_box box_of(const picture& image, layer::colour colour) {
  geo::planar_box box;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width() * 3 / 4; ++x) {
      if (image.at(x, y) == colour) box.include(geo::planar{x + 0.5, y + 0.5});
    }
  }
  return box;
}

inline std::string text_of_pdf(const std::filesystem::path& file) {
  return greenward::testing::run_program({"pdftotext", "-layout", file.string(), "-"}).out;
}

}  // namespace greenward::report::testing
