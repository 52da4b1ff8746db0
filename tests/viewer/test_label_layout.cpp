#include "viewer/canvas/label_layout.hpp"

#include "engine/base/data_directory.hpp"
#include "tests/viewer/small_district.hpp"
#include "viewer/canvas/layer_mesh.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <array>
#include <string>

namespace greenward::viewer {
namespace {

const glyph_advance kSquare = [](char32_t code, double size) { return code < 0x80 ? size / 2 : size; };

const layer::catalogue& catalogue() {
  static const layer::catalogue loaded = layer::catalogue::load(data_directory());
  return loaded;
}

const workflow::district_snapshot& district() {
  static const auto made = testing::small_district(catalogue(), 12);
  return *made;
}

/// Names of roads, parks and facilities.
struct label_world {
  std::vector<std::vector<std::uint16_t>> rules;
  std::vector<std::vector<geo::planar>> anchors;
  std::vector<label_source> sources;

  label_world() {
    const std::array names{"roads", "parks", "facilities"};
    rules.resize(names.size());
    anchors.resize(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
      const workflow::layer_snapshot& layer = *find(names[i]);
      rules[i].assign(layer.planar.size(), 0);
      for (std::size_t row = 0; row < layer.planar.size(); ++row)
        anchors[i].push_back(layer.planar[row].box().centre());
      sources.push_back({&layer.planar,
                         &layer.index,
                         &layer.table["name"],
                         rules[i],
                         anchors[i],
                         13,
                         {},
                         static_cast<int>(i),
                         4});
    }
  }
  static const workflow::layer_snapshot* find(std::string_view name) {
    for (const workflow::layer_snapshot& layer : district().layers) {
      if (layer.table.schema().name == name) return &layer;
    }
    return nullptr;
  }
};

camera whole_view(screen_size size) {
  camera view;
  view.resize(size);
  geo::planar_box box;
  for (const geo::planar& p : label_world::find("roads")->planar.points()) box.include(p);
  view.fit(box);
  return view;
}

RC_GTEST_PROP(LabelLayout, LabelsNeverOverlapAndStayOnTheScreen, ()) {
  const label_world world;
  camera view = whole_view({*rc::gen::inRange(200, 1600), *rc::gen::inRange(200, 1000)});
  view.zoom({100, 100}, static_cast<double>(*rc::gen::inRange(50, 2000)) / 100.0);
  const auto labels = layout_labels(view, world.sources, {}, kSquare);
  for (std::size_t a = 0; a < labels.size(); ++a) {
    for (const screen_box& box : labels[a].boxes) {
      RC_ASSERT(box.left >= 0 && box.top >= 0 && box.right <= view.size().width &&
                box.bottom <= view.size().height);
      for (std::size_t b = 0; b < a; ++b) {
        for (const screen_box& other : labels[b].boxes) RC_ASSERT(!box.overlaps(other));
      }
    }
  }
}

TEST(LabelLayout, ACloseViewNamesStreetsParksAndHomes) {
  const label_world world;
  camera view = whole_view({1000, 800});
  view.zoom({500, 400}, 3);
  std::array<int, 3> counts{};
  for (const placed_label& label : layout_labels(view, world.sources, {}, kSquare)) ++counts[label.source];
  EXPECT_GT(counts[0], 0);
  EXPECT_GT(counts[1], 0);
  EXPECT_GT(counts[2], 0);
}

TEST(LabelLayout, TheSameViewGivesTheSameLabels) {
  const label_world world;
  const camera view = whole_view({1000, 800});
  const auto once = layout_labels(view, world.sources, {}, kSquare);
  const auto again = layout_labels(view, world.sources, {}, kSquare);
  ASSERT_EQ(once.size(), again.size());
  ASSERT_FALSE(once.empty());
  for (std::size_t i = 0; i < once.size(); ++i) {
    EXPECT_EQ(once[i].row, again[i].row);
    EXPECT_EQ(once[i].source, again[i].source);
  }
}

TEST(LabelLayout, EveryGlyphOfANameIsPlaced) {
  const label_world world;
  const camera view = whole_view({1000, 800});
  for (const placed_label& label : layout_labels(view, world.sources, {}, kSquare)) {
    const label_source& source = world.sources[label.source];
    const std::string_view name = source.names->text(label.row);
    std::size_t letters = 0;
    for (const char byte : name) letters += (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U ? 1 : 0;
    EXPECT_EQ(label.glyphs.size(), letters);
  }
}

TEST(LabelLayout, NothingIsWrittenUnderWhatCoversTheMap) {
  const label_world world;
  const screen_box covered{0, 0, 500, 800};
  const auto labels = layout_labels(whole_view({1000, 800}), world.sources, std::array{covered}, kSquare);
  ASSERT_FALSE(labels.empty());
  for (const placed_label& label : labels) {
    for (const screen_box& box : label.boxes) EXPECT_FALSE(box.overlaps(covered));
  }
}

TEST(LabelLayout, WhatIsNotDrawnIsNotNamed) {
  label_world world;
  for (auto& rules : world.rules) rules.assign(rules.size(), kNoRule);
  EXPECT_TRUE(layout_labels(whole_view({1000, 800}), world.sources, {}, kSquare).empty());
}

}  // namespace
}  // namespace greenward::viewer
