#include "engine/siting/siting_tables.hpp"

#include "engine/base/error.hpp"
#include "engine/siting/csv_rows.hpp"

#include <gtest/gtest.h>
#include <cmath>

namespace greenward::siting {
namespace {

constexpr const char* kDemandText = "demand,weight,unit\n甲,10,东村\n乙,2.5,西村\n";
constexpr const char* kCostText = "demand,site,cost\n甲,s1,3\n乙,s2,4\n甲,s2,0\n";

siting_tables read(std::string_view demand, std::string_view costs,
                   std::optional<std::string_view> candidates = {}) {
  siting_table_texts texts{{"demand.csv", demand}, {"costs.csv", costs}, {}};
  if (candidates) texts.candidates = table_text{"candidates.csv", *candidates};
  return read_siting_tables(texts);
}

std::string refusal_of(std::string_view demand, std::string_view costs,
                       std::optional<std::string_view> candidates = {}) {
  try {
    (void)read(demand, costs, candidates);
  } catch (const error& refused) {
    EXPECT_EQ(refused.code(), error_code::bad_input);
    return refused.message(language::en);
  }
  return "";
}

void expect_refused(const std::string& message, const char* where, const char* what) {
  EXPECT_NE(message.find(where), std::string::npos) << message;
  EXPECT_NE(message.find(what), std::string::npos) << message;
}

TEST(SitingTables, PlacesAreNumberedInTheOrderOfTheirRows) {
  const siting_tables tables = read(kDemandText, kCostText);
  EXPECT_EQ(tables.demand_names, (std::vector<std::string>{"甲", "乙"}));
  EXPECT_EQ(tables.site_names, (std::vector<std::string>{"s1", "s2"}));
  EXPECT_EQ(tables.unit_names, (std::vector<std::string>{"东村", "西村"}));
  EXPECT_EQ(tables.problem.weight, (std::vector<double>{10, 2.5}));
  EXPECT_EQ(tables.problem.costs.sites_of(0)[0], 1U);
  EXPECT_EQ(tables.problem.costs.costs_of(0)[1], 3);
  EXPECT_EQ(site_called(tables, "s2"), 1U);
  EXPECT_THROW((void)site_called(tables, "s3"), error);
}

TEST(SitingTables, CandidatesBringCapacityPriceAndLock) {
  const siting_tables tables =
      read(kDemandText, kCostText, "候选点,容量,价格,锁定,备注\r\ns2,,7,1,x\r\ns1,5,0,,\r\ns9,1,1,0,\r\n");
  EXPECT_EQ(tables.site_names, (std::vector<std::string>{"s2", "s1", "s9"}));
  EXPECT_TRUE(std::isinf(tables.problem.capacity[0]));
  EXPECT_EQ(tables.problem.price, (std::vector<double>{7, 0, 1}));
  EXPECT_EQ(tables.problem.locked, (std::vector<std::uint8_t>{1, 0, 0}));
  EXPECT_EQ(tables.ignored_columns, (std::vector<std::string>{"candidates.csv: 备注"}));
}

TEST(SitingTables, NumbersThatAreNoneAreRefusedWithTheirLine) {
  for (const char* bad : {"x", "", "-1", "nan", "inf", "1e999", "3m", "1e300"}) {
    const std::string row = std::string("demand,site,cost\n甲,s1,1\n乙,s1,") + bad + "\n";
    expect_refused(refusal_of(kDemandText, row), "costs.csv:3", "finite");
  }
  expect_refused(refusal_of("demand,weight\n甲,-3\n", kCostText), "demand.csv:2", "finite");
  expect_refused(refusal_of(kDemandText, kCostText, "site,price\ns1,1\ns2,\n"), "candidates.csv:3", "finite");
  expect_refused(refusal_of(kDemandText, kCostText, "site,locked\ns1,yes\n"), "candidates.csv:2", "locked");
}

TEST(SitingTables, NamesThatAreUnknownRepeatedOrEmptyAreRefused) {
  expect_refused(refusal_of(kDemandText, "demand,site,cost\n丙,s1,1\n"), "costs.csv:2", "丙");
  expect_refused(refusal_of(kDemandText, kCostText, "site\ns1\n"), "costs.csv:3", "s2");
  expect_refused(refusal_of("demand,weight\n甲,1\n甲,2\n", kCostText), "demand.csv:3", "twice");
  expect_refused(refusal_of(kDemandText, "demand,site,cost\n甲,s1,1\n甲,s1,1\n"), "costs.csv:3", "twice");
  expect_refused(refusal_of(kDemandText, "demand,site,cost\n,s1,1\n"), "costs.csv:2", "empty");
}

TEST(SitingTables, TablesOfAnotherShapeAreRefused) {
  expect_refused(refusal_of("demand\n甲\n", kCostText), "demand.csv:1", "weight");
  expect_refused(refusal_of("demand,weight,权重\n甲,1,1\n", kCostText), "demand.csv:1", "twice");
  expect_refused(refusal_of(kDemandText, "demand,site,cost\n甲,s1\n"), "costs.csv:2", "cells");
  expect_refused(refusal_of("", kCostText), "demand.csv:1", "header");
  expect_refused(refusal_of("demand,weight\n", kCostText), "demand.csv:1", "no row");
}

TEST(CsvRows, QuotesLineEndsAndTheByteOrderMarkAreRead) {
  const auto rows = csv_rows("\xEF\xBB\xBF\"a\"\"b\", c \r\n\r\n\"x\ny\",\n1,2", "f");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].cells, (std::vector<std::string>{"a\"b", "c"}));
  EXPECT_EQ(rows[1].cells, (std::vector<std::string>{"x\ny", ""}));
  EXPECT_EQ(rows[1].line, 3U);
  EXPECT_EQ(rows[2].line, 5U);
}

TEST(CsvRows, WhatIsNoCsvIsRefused) {
  for (const std::string& bad :
       {std::string("\"a"), std::string("\"a\"b"), std::string("\xC0\x80"), std::string("a\0b", 3),
        std::string("\xED\xA0\x80"), std::string("\xB0\xA1")})
    EXPECT_THROW((void)csv_rows(bad, "f"), error);
  EXPECT_THROW((void)csv_rows("a,b,c", "f", 2), error);
}

}  // namespace
}  // namespace greenward::siting
