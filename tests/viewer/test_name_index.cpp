#include "viewer/layers/name_index.hpp"

#include "engine/base/error.hpp"
#include "tests/viewer/named_district.hpp"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace greenward::viewer {
namespace {

using testing::named_district;

std::vector<std::string> things(const name_index& index) {
  std::vector<std::string> all;
  for (std::size_t thing = 0; thing < index.size(); ++thing)
    all.push_back(std::string(index.name(thing)) + "|" + std::string(index.code(thing)) + "|" +
                  std::to_string(index.rows_of(thing).size()));
  return all;
}

TEST(NameIndex, SectionsOfAStreetAreOneThingByNameAndEachOneByItsCode) {
  const auto index = make_name_index(
      named_district({{"绿园路", "R-1"}, {"青年路", "R-2"}, {"绿园路", "R-3"}, {"绿园路", ""}}, {}), {});
  EXPECT_EQ(things(*index),
            (std::vector<std::string>{"绿园路||3", "绿园路|R-1|1", "青年路|R-2|1", "绿园路|R-3|1"}));
  EXPECT_EQ(index->first_key, (std::vector<std::uint32_t>{0, 1, 2, 4, 5}));
}

TEST(NameIndex, TwoCompoundsOfOneNameAreTwoThings) {
  const auto index = make_name_index(named_district({}, {{"佳园", "C-1"}, {"佳园", "C-2"}}), {});
  EXPECT_EQ(things(*index), (std::vector<std::string>{"佳园|C-1|1", "佳园|C-2|1"}));
}

TEST(NameIndex, WhatHasNeitherNameNorCodeIsLeftOut) {
  const auto index = make_name_index(named_district({{"", ""}, {"", "R-2"}}, {{"·", ""}}), {});
  EXPECT_EQ(things(*index), std::vector<std::string>{"|R-2|1"});
}

TEST(NameIndex, ACodeThatIsTheNameIsOneKey) {
  const auto index = make_name_index(named_district({}, {{"C-1", "C-1"}}), {});
  EXPECT_EQ(index->first_key, (std::vector<std::uint32_t>{0, 1}));
}

TEST(NameIndex, EachCharacterIsThereOnceWithItsReadings) {
  const auto index = make_name_index(named_district({}, {{"长长路", ""}, {"路A", ""}}), {});
  EXPECT_EQ(index->alphabet, std::u32string(U"\0长路a", 4));
  EXPECT_EQ(index->readings, (std::vector<std::string>{"zhang", "chang", "lu"}));
  EXPECT_EQ(index->first_reading, (std::vector<std::uint32_t>{0, 0, 2, 3, 3}));
  EXPECT_EQ(index->symbols, (std::vector<std::uint16_t>{1, 1, 2, 2, 3}));
}

TEST(NameIndex, CanBeCancelled) {
  task cancelled;
  cancelled.token.cancel();
  EXPECT_THROW((void)make_name_index(named_district({}, {}), cancelled), error);
}

}  // namespace
}  // namespace greenward::viewer
