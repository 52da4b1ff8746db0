// How long the attribute table takes with many rows: measure_attribute_table [ROWS], a million by default.
// Sorting and filtering are what the table's thread does; a frame is the panel's part of one, up to the
// vertices that are handed to the GPU.
#include "engine/base/random.hpp"
#include "engine/workflow/environment.hpp"
#include "viewer/layers/table_copy.hpp"
#include "viewer/layers/table_link.hpp"
#include "viewer/panels/attribute_table.hpp"
#include "viewer/shell/font_atlas.hpp"
#include "viewer/shell/theme.hpp"

#include <imgui.h>
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

namespace greenward::viewer {
namespace {

template <class Work>
double milliseconds(Work work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

std::size_t below(random_source& random, std::size_t count) {
  return static_cast<std::size_t>(random.next() % count);
}

std::string made_name(random_source& random) {
  static constexpr std::array kParts{"绿园", "安庆", "和平", "景阳", "正阳",
                                     "青年", "普阳", "长春", "西安", "春城"};
  static constexpr std::array kEnds{"大街", "路", "胡同", "大路", "街"};
  return std::string(kParts[below(random, kParts.size())]) + kParts[below(random, kParts.size())] +
         kEnds[below(random, kEnds.size())] + std::to_string(below(random, 100'000));
}

void set_value(layer::row_writer& row, const layer::field& field, const layer::catalogue& catalogue,
               random_source& random, std::size_t number) {
  switch (field.type) {
    case layer::field_type::text:
      return row.set(field.name, field.name == "code" ? "R-" + std::to_string(number) : made_name(random));
    case layer::field_type::code: {
      const auto& entries = catalogue.codes(field.code_list).entries;
      return row.set(field.name, entries[below(random, entries.size())].code);
    }
    case layer::field_type::boolean:
      return row.set(field.name, below(random, 2) == 1);
    case layer::field_type::real:
      return row.set(field.name, static_cast<double>(below(random, 1'000'000)) / 7);
    default:
      return row.set(field.name, static_cast<std::int64_t>(below(random, 20'000)));
  }
}

/// Every tenth value is unknown.
std::shared_ptr<const workflow::district_snapshot> made_district(const layer::catalogue& catalogue,
                                                                 std::size_t count) {
  auto district = std::make_shared<workflow::district_snapshot>();
  layer::feature_table table(catalogue.layer("roads"));
  geo::planar_geometry planar;
  random_source random(20'261'127);
  for (std::size_t i = 0; i < count; ++i) {
    layer::row_writer row(table, feature_id(static_cast<std::int64_t>(i) + 1));
    for (const layer::field& field : table.schema().fields)
      if (below(random, 10) != 0) set_value(row, field, catalogue, random, i);
    row.geometry().append_none();
    planar.append_none();
  }
  district->layers.push_back({std::move(table), std::move(planar), {}});
  return district;
}

class measurement_of_table {
 public:
  explicit measurement_of_table(std::size_t count) {
    const workflow::environment& environment = workflow::program_environment();
    state_.environment = &environment;
    state_.district = made_district(environment.catalogue, count);
    auto prepared = std::make_shared<prepared_layer>();
    prepared->name = "roads";
    prepared->title = {"道路", "Roads"};
    prepared->stored = &state_.district->layers[0];
    state_.layers.emplace_back().prepared = std::move(prepared);
    open_table(state_, "roads");
  }

  void run() {
    list("as stored");
    for (const layer::field& field : state_.district->layers[0].table.schema().fields) sort_by(field.name);
    filter("width_m >= 20");
    filter("name LIKE '%安庆%' AND width_m >= 20");
    filter(
        "(name LIKE '%1%' OR code LIKE '%9') AND NOT road_class IN ('arterial', 'branch') AND width_m > 3");
    state_.table.filter.reset();
    list("no filter");
    draw();
    state_.table.mark_all_shown();
    std::printf("%-70s %8.1f ms\n", "copy 100,000 rows", milliseconds([&] { copy_rows(state_); }));
  }

 private:
  void list(const std::string& what) {
    const row_request request{
        state_.district, &state_.district->layers[0], state_.table.order, state_.table.filter, {}};
    shown_rows shown;
    const double time =
        milliseconds([&] { shown = lister_.list(request, state_.environment->catalogue, {}); });
    std::printf("%-70s %8.1f ms  %zu rows\n", what.c_str(), time, shown.rows.size());
    state_.table.shown = std::make_shared<const shown_rows>(std::move(shown));
    state_.table.stale = false;
  }

  void sort_by(const std::string& field) {
    const std::size_t column = state_.district->layers[0].table.schema().field_index(field);
    state_.table.order = column_order{column, false};
    list("sort by " + field);
  }

  void filter(const std::string& expression) {
    state_.table.typed = expression;
    apply_filter(state_);
    if (state_.table.problem) std::printf("%s\n", state_.table.problem->what());
    list("filter " + expression);
  }

  /// The slowest of frames at many places of the list.
  void draw() {
    ImGui::CreateContext();
    {
      constexpr std::array kSizes{12.0};
      font_atlas atlas(kSizes);
      atlas.cover(interface_glyphs(state_.environment->catalogue, {}));
      atlas.cover(district_glyphs(*state_.district));
      apply_theme();
      std::vector<double> times;
      for (int i = 0; i < 200; ++i) times.push_back(frame(atlas, static_cast<std::size_t>(i) * 5003));
      std::ranges::sort(times);
      std::printf("frame while scrolling: median %.2f ms, slowest of %zu %.2f ms\n", times[times.size() / 2],
                  times.size(), times.back());
    }
    ImGui::DestroyContext();
  }

  double frame(const font_atlas& atlas, std::size_t place) {
    ImGui::GetIO().DisplaySize = ImVec2(1920, 1080);
    ImGui::GetIO().DeltaTime = 1.0F / 60;
    state_.table.current = state_.table.shown->rows[place % state_.table.shown->rows.size()];
    state_.table.scroll = true;
    state_.table.height = 700;
    return milliseconds([&] {
      ImGui::NewFrame();
      draw_attribute_table({state_, atlas.fonts()}, ImVec2(0, 300), ImVec2(1920, 700));
      ImGui::Render();
    });
  }

  session state_;
  row_lister lister_;
};

}  // namespace
}  // namespace greenward::viewer

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? std::stoul(argv[1]) : 1'000'000;
  greenward::viewer::measurement_of_table(count).run();
}
