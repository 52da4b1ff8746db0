#include "viewer/layers/shown_rows.hpp"

#include "engine/workflow/environment.hpp"
#include "tests/viewer/named_district.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace greenward::viewer {
namespace {

const layer::catalogue& known_layers() {
  return workflow::program_environment().catalogue;
}

row_request request_of(const std::shared_ptr<const workflow::district_snapshot>& district) {
  return {district, &district->layers[0], {}, {}, {}};
}

std::vector<std::string> listed_names(const row_request& request, const shown_rows& shown) {
  std::vector<std::string> names;
  for (const std::uint32_t row : shown.rows) names.emplace_back(request.layer->table["name"].text(row));
  return names;
}

std::size_t name_column(const row_request& request) {
  return request.layer->table.schema().field_index("name");
}

using names = std::vector<std::string>;

TEST(ShownRows, WithoutOrderAndFilterTheyStandAsStored) {
  const row_request request = request_of(testing::named_district({{"c", ""}, {"a", ""}, {"b", ""}}, {}));
  const shown_rows shown = row_lister().list(request, known_layers(), {});
  EXPECT_EQ(listed_names(request, shown), (names{"c", "a", "b"}));
  EXPECT_EQ(shown.place_of_row, (std::vector<std::uint32_t>{0, 1, 2}));
}

TEST(ShownRows, WhatTheLayersFilterHidesIsLeftOutToo) {
  row_request request = request_of(testing::named_district({{"c", "1"}, {"a", "1"}, {"b", "2"}}, {}));
  row_bits drawn(3);
  drawn.set(0);
  drawn.set(2);
  request.drawn = std::make_shared<const row_bits>(drawn);
  EXPECT_EQ(listed_names(request, row_lister().list(request, known_layers(), {})), (names{"c", "b"}));
  request.filter = layer::filter::parse("code = '1'", request.layer->table.schema());
  EXPECT_EQ(listed_names(request, row_lister().list(request, known_layers(), {})), (names{"c"}));
}

TEST(ShownRows, TheOrderThatIsKeptKeepsNoDistrict) {
  auto district = testing::named_district({{"c", ""}, {"a", ""}}, {});
  const std::weak_ptr<const workflow::district_snapshot> seen = district;
  row_lister lister;
  {
    row_request request = request_of(district);
    request.order = column_order{name_column(request), false};
    (void)lister.list(request, known_layers(), {});
  }
  district.reset();
  EXPECT_TRUE(seen.expired());
}

TEST(ShownRows, TheFilterLeavesOutAndTheOrderStays) {
  row_request request =
      request_of(testing::named_district({{"c", "1"}, {"a", "2"}, {"b", "1"}, {"d", "1"}}, {}));
  request.order = column_order{name_column(request), true};
  request.filter = layer::filter::parse("code = '1' AND name <> 'd'", request.layer->table.schema());
  const shown_rows shown = row_lister().list(request, known_layers(), {});
  EXPECT_EQ(listed_names(request, shown), (names{"c", "b"}));
  EXPECT_EQ(shown.place_of_row,
            (std::vector<std::uint32_t>{0, shown_rows::kNotShown, 1, shown_rows::kNotShown}));
}

TEST(ShownRows, OnlyThoseInViewAreListed) {
  row_request request = request_of(testing::named_district({{"a", ""}, {"b", ""}, {"c", ""}}, {}));
  request.in_view = geo::planar_box{{439000, 4860090}, {441000, 4860110}};
  EXPECT_EQ(listed_names(request, row_lister().list(request, known_layers(), {})), names{"b"});
}

TEST(ShownRows, ADistrictThatWasReadAnewIsSortedAnew) {
  row_lister lister;
  for (const names& stored : {names{"b", "a"}, names{"d", "c"}}) {
    row_request request = request_of(testing::named_district({{stored[0], ""}, {stored[1], ""}}, {}));
    request.order = column_order{name_column(request), false};
    EXPECT_EQ(listed_names(request, lister.list(request, known_layers(), {})), (names{stored[1], stored[0]}));
  }
}

RC_GTEST_PROP(ShownRows, AreThoseThatAStableSortAndAPlainTestLeave, ()) {
  const auto letters = rc::gen::container<std::string>(rc::gen::element('a', 'b', 'c'));
  const auto stored = *rc::gen::container<testing::named_rows>(rc::gen::pair(letters, letters));
  row_request request = request_of(testing::named_district(stored, {}));
  const bool descending = *rc::gen::arbitrary<bool>();
  request.order = column_order{name_column(request), descending};
  request.filter = layer::filter::parse("code >= 'b' OR code IS NULL", request.layer->table.schema());

  std::vector<std::uint32_t> expected;
  for (std::uint32_t row = 0; row < stored.size(); ++row)
    if (stored[row].second.empty() || stored[row].second >= "b") expected.push_back(row);
  std::ranges::stable_sort(expected, [&](std::uint32_t a, std::uint32_t b) {
    const std::string &left = stored[a].first, &right = stored[b].first;
    if (left.empty() || right.empty()) return !left.empty() && right.empty();
    return descending ? right < left : left < right;
  });
  row_lister lister;
  (void)lister.list(request_of(request.keeps), known_layers(), {});
  RC_ASSERT(lister.list(request, known_layers(), {}).rows == expected);
  RC_ASSERT(lister.list(request, known_layers(), {}).rows == expected);
}

}  // namespace
}  // namespace greenward::viewer
