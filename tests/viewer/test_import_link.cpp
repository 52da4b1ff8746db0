#include "viewer/layers/import_link.hpp"

#include "tests/viewer/named_district.hpp"

#include <gtest/gtest.h>

namespace greenward::viewer {
namespace {

class ImportLink : public ::testing::Test {
 protected:
  ImportLink() {
    state.environment = &workflow::program_environment();
    state.district = testing::named_district({}, {});
    state.recorder = "李";
    state.importer = [this](workflow::import_request request, const task&) {
      asked = std::move(request);
      return summary;
    };
  }

  /// As if the background had looked into it.
  void look(workflow::import_preview preview) {
    open_import(state, "/data/parks.csv");
    state.import.work = nullptr;
    state.import.answer->preview = std::move(preview);
    end_import_work(state, std::nullopt);
  }
  void run() {
    begin_import(state);
    ASSERT_TRUE(state.import.work);
    (void)state.import.work(task{});
    end_import_work(state, std::nullopt);
  }
  [[nodiscard]] import_field& field(const char* name) {
    return state.import.fields[state.environment->catalogue.layer(state.import.layer).field_index(name)];
  }

  session state;
  workflow::import_request asked;
  workflow::import_summary summary;
};

TEST_F(ImportLink, AsksForWhatItDoesNotKnow) {
  EXPECT_EQ(missing_for_import(state), text_key::import_no_file);
  look({{"one", "two"}, "", {}, "", false, -1});
  EXPECT_EQ(missing_for_import(state), text_key::import_no_source);
  look({{"one"}, "one", {"name"}, "", true, 2});
  EXPECT_EQ(missing_for_import(state), text_key::import_no_layer) << "which layer is never guessed";
  choose_import_layer(state, "parks");
  EXPECT_EQ(missing_for_import(state), text_key::import_no_crs);
  look({{"one"}, "one", {"name"}, "EPSG:4490", false, 2});
  choose_import_layer(state, "parks");
  EXPECT_FALSE(missing_for_import(state));
  state.importer = nullptr;
  EXPECT_EQ(missing_for_import(state), text_key::import_cannot);
}

TEST_F(ImportLink, OnlyWhatIsToBeOtherThanUsualIsTold) {
  look({{"one"}, "one", {"NAME", "title", "code"}, "EPSG:4490", false, 2});
  choose_import_layer(state, "parks");
  EXPECT_EQ(field("name").source, 0U) << "by its name";
  EXPECT_EQ(field("code").source, 2U);
  field("name").source = 1;
  field("code").source.reset();
  state.import.crs = "gcj02";
  state.import.mode = 1;
  run();
  using pairs = std::vector<std::pair<std::string, std::string>>;
  pairs told = asked.mapping.map;
  std::ranges::sort(told);
  EXPECT_EQ(told, (pairs{{"code", ""}, {"name", "title"}}));
  EXPECT_EQ(asked.layer, "parks");
  EXPECT_EQ(asked.file, "/data/parks.csv");
  EXPECT_EQ(asked.reading.crs, "gcj02");
  EXPECT_EQ(asked.mode, workflow::import_mode::upsert);
  EXPECT_EQ(asked.who, "李");
}

TEST_F(ImportLink, WhatWasTakenIsToldAndTheDistrictReadAnew) {
  look({{"one"}, "one", {"name"}, "EPSG:4490", false, 2});
  choose_import_layer(state, "parks");
  summary.inserted = 2;
  summary.entry = 7;
  run();
  ASSERT_TRUE(state.import.taken);
  EXPECT_EQ(state.import.taken->inserted, 2);
  EXPECT_TRUE(state.import.changed);
  EXPECT_EQ(state.history.done, (std::vector<std::int64_t>{7})) << "it can be taken back";
}

TEST_F(ImportLink, WhatFailedIsToldAndNothingElse) {
  look({{"one"}, "one", {"name"}, "EPSG:4490", false, 2});
  choose_import_layer(state, "parks");
  begin_import(state);
  end_import_work(state, error(error_code::bad_input, "x", {"坏", "bad"}, {"", ""}));
  EXPECT_TRUE(state.import.problem);
  EXPECT_FALSE(state.import.taken);
  EXPECT_FALSE(state.import.changed);
  EXPECT_FALSE(state.import.running);
}

TEST_F(ImportLink, AWrongCrsCanBeMendedAndTheFieldsStayAsChosen) {
  look({{"one"}, "one", {"NAME", "title"}, "", true, 2});
  choose_import_layer(state, "parks");
  field("name").source = 1;
  state.import.crs = "EPSG:x";
  look_at_import(state);
  end_import_work(state, error(error_code::usage, "x", {"坏", "bad"}, {"", ""}));
  EXPECT_TRUE(state.import.problem);
  EXPECT_EQ(missing_for_import(state), text_key::import_no_crs);
  state.import.crs = "gcj02";
  look_at_import(state);
  state.import.answer->preview = {{"one"}, "one", {"NAME", "title"}, "gcj02", false, 2};
  end_import_work(state, std::nullopt);
  EXPECT_FALSE(missing_for_import(state));
  EXPECT_EQ(field("name").source, 1U);
}

TEST_F(ImportLink, AnotherFileIsAskedAboutAnew) {
  look({{"one"}, "one", {"name"}, "", true, 2});
  choose_import_layer(state, "parks");
  state.import.crs = "bd09";
  open_import(state, "/data/other.csv");
  EXPECT_TRUE(state.import.layer.empty());
  EXPECT_TRUE(state.import.crs.empty());
  EXPECT_TRUE(state.import.running) << "it is looked into";
  open_import(state, "/data/third.csv");
  EXPECT_EQ(state.import.file, "/data/other.csv") << "one after the other";
}

}  // namespace
}  // namespace greenward::viewer
