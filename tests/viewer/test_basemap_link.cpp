#include "viewer/layers/basemap_link.hpp"

#include "tests/engine/exchange/coloured_raster.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/viewer/small_session.hpp"
#include "viewer/layers/bookmarks.hpp"
#include "viewer/layers/import_link.hpp"
#include "viewer/layers/view_sheet.hpp"

#include <gtest/gtest.h>
#include <cmath>

namespace greenward::viewer {
namespace {

class BasemapLink : public SmallSession {
 protected:
  const testing::temporary_directory folder;

  [[nodiscard]] std::string orthophoto() const {
    const geo::planar middle = state.view.centre();
    testing::coloured_raster raster;
    raster.epsg = district->measuring.epsg;
    raster.west = middle.x - 400;
    raster.north = middle.y + 300;
    raster.cell = 10;
    testing::write_colours(folder / "p.tif", raster, [](int, double, double) { return 200; });
    return folder / "p.tif";
  }
  /// As the desk does; without the pixels, which need a GPU.
  void answer() {
    const auto question = question_of_basemap(state);
    ASSERT_TRUE(question);
    state.basemap.asked = question->window;
    const basemap_answer read = answer_basemap(*question, task{});
    take_basemap(state, {read.file, read.opened, std::nullopt, read.problem});
  }
};

TEST_F(BasemapLink, AFileIsTakenForAPictureByItsSuffix) {
  open_import(state, "/data/park.geojson");
  EXPECT_EQ(state.basemap.file, "");
  EXPECT_TRUE(state.import.open);
  for (const char* name : {"/data/a.tif", "/data/b.TIFF", "/data/c.mbtiles"}) {
    open_import(state, name);
    EXPECT_EQ(state.basemap.file, name);
    EXPECT_FALSE(state.import.open);
  }
}

TEST_F(BasemapLink, IsAskedForMoreThanTheMapOnTheMapsOwnPixels) {
  EXPECT_FALSE(question_of_basemap(state));
  use_basemap(state, orthophoto());
  const auto question = question_of_basemap(state);
  ASSERT_TRUE(question);
  const exchange::ground_window& window = question->window;
  EXPECT_TRUE(window.extent.contains(state.view.visible().min));
  EXPECT_TRUE(window.extent.contains(state.view.visible().max));
  EXPECT_NEAR(window.extent.width() / window.width, state.view.metres_per_pixel(), 1e-9);
  const screen_point corner = state.view.to_screen({window.extent.min.x, window.extent.max.y});
  EXPECT_NEAR(corner.x, std::round(corner.x), 1e-6);
  EXPECT_NEAR(corner.y, std::round(corner.y), 1e-6);
}

TEST_F(BasemapLink, IsAskedAnewOnlyWhenTheMapShowsWhatWasNotRead) {
  use_basemap(state, orthophoto());
  answer();
  EXPECT_TRUE(state.basemap.opened);
  EXPECT_FALSE(question_of_basemap(state));
  state.view.pan(100, -100);
  EXPECT_FALSE(question_of_basemap(state)) << "within what was read around the map";
  state.basemap.opacity = 0.3F;
  EXPECT_FALSE(question_of_basemap(state));
  state.view.pan(400, 0);
  EXPECT_TRUE(question_of_basemap(state));
  answer();
  EXPECT_FALSE(question_of_basemap(state));
  state.view.zoom({300, 300}, 1.5);
  EXPECT_TRUE(question_of_basemap(state));
  state.basemap.visible = false;
  EXPECT_FALSE(question_of_basemap(state));
}

TEST_F(BasemapLink, AHugeMapIsReadMoreCoarsely) {
  state.view.resize({8000, 6000});
  use_basemap(state, orthophoto());
  const exchange::ground_window window = question_of_basemap(state)->window;
  EXPECT_LE(static_cast<std::int64_t>(window.width) * window.height, exchange::kMostWindowPixels);
  EXPECT_GT(window.width, 3000);
  state.basemap.asked = window;
  EXPECT_FALSE(question_of_basemap(state));
}

TEST_F(BasemapLink, WhatIsRefusedIsNotAskedForAgain) {
  use_basemap(state, folder / "moved.tif");
  answer();
  ASSERT_TRUE(state.basemap.problem);
  EXPECT_EQ(state.basemap.problem->subject(), (folder / "moved.tif").string());
  state.view.pan(2000, 0);
  EXPECT_FALSE(question_of_basemap(state));
  use_basemap(state, orthophoto());
  EXPECT_FALSE(state.basemap.problem);
  EXPECT_TRUE(question_of_basemap(state));
}

TEST_F(BasemapLink, TheOneThatWasThereComesBackIfAnotherCannotBeOpened) {
  use_basemap(state, orthophoto());
  answer();
  state.basemap.opacity = 0.5F;
  use_basemap(state, folder / "moved.tif");
  use_basemap(state, folder / "moved too.tif");
  answer();
  EXPECT_EQ(state.basemap.file, (folder / "p.tif").string());
  EXPECT_TRUE(state.basemap.opened);
  EXPECT_FLOAT_EQ(state.basemap.opacity, 0.5F);
  ASSERT_TRUE(state.basemap.problem);
  EXPECT_EQ(state.basemap.problem->subject(), (folder / "moved too.tif").string());
  EXPECT_FALSE(question_of_basemap(state)) << "what was read is still there";
}

TEST_F(BasemapLink, WhatIsReadOfAnotherFileIsDropped) {
  use_basemap(state, orthophoto());
  basemap_answer old = answer_basemap(*question_of_basemap(state), task{});
  ASSERT_TRUE(old.pixels);
  EXPECT_LE(old.pixels->window.width, 80 * 10 / state.view.metres_per_pixel() + 2) << "no more than there is";
  state.basemap.reading = true;
  remove_basemap(state);
  EXPECT_TRUE(state.basemap.given_up);
  take_basemap(state, std::move(old));
  EXPECT_FALSE(state.basemap.opened);
}

TEST_F(BasemapLink, IsKeptWithTheOtherChoices) {
  EXPECT_FALSE(view_to_keep(state)->basemap);
  use_basemap(state, "/data/a.tif");
  state.basemap.visible = false;
  state.basemap.opacity = 0.5F;
  const kept_view kept = *view_to_keep(state);
  ASSERT_EQ(kept.basemap, (kept_basemap{"/data/a.tif", false, 0.5}));
  remove_basemap(state);
  restore_view(state, kept);
  EXPECT_EQ(state.basemap.file, "/data/a.tif");
  EXPECT_FALSE(state.basemap.visible);
  EXPECT_FLOAT_EQ(state.basemap.opacity, 0.5F);
}

TEST_F(BasemapLink, LiesUnderTheExportedMapToo) {
  EXPECT_FALSE(sheet_of_view(state)->content.ground);
  use_basemap(state, orthophoto());
  answer();
  state.basemap.opacity = 0.5F;
  const auto sheet = sheet_of_view(state);
  ASSERT_TRUE(sheet->content.ground);
  EXPECT_EQ(sheet->content.ground_opacity, 0.5);
  const geo::planar middle = state.view.centre();
  const auto ground = sheet->content.ground({middle, {middle.x + 1000, middle.y + 1000}}, 100, 100);
  ASSERT_TRUE(ground);
  EXPECT_NEAR(ground->width, 40, 1) << "400 m of it";
  EXPECT_EQ(ground->rgba[ground->rgba.size() / 2], 200);
  state.basemap.visible = false;
  EXPECT_FALSE(sheet_of_view(state)->content.ground);
}

TEST_F(BasemapLink, ItsNameLeadsToIt) {
  use_basemap(state, orthophoto());
  const geo::planar middle = state.view.centre();
  answer();
  state.view.look_at({middle.x + 50000, middle.y}, 1);
  look_at_basemap(state);
  EXPECT_NEAR(state.view.centre().x, middle.x, 1e-3);
  EXPECT_NEAR(state.view.centre().y, middle.y, 1e-3);
}

}  // namespace
}  // namespace greenward::viewer
