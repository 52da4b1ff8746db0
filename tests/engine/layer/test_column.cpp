#include "engine/layer/column.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <string>
#include <utility>
#include <vector>

namespace greenward::layer {
namespace {

TEST(Column, AbsentReadsAsEmptyOrZero) {
  for (const field_type type : {field_type::text, field_type::code, field_type::integer, field_type::boolean,
                                field_type::date, field_type::real}) {
    column c(type);
    c.append_absent();
    ASSERT_EQ(c.size(), 1U);
    EXPECT_FALSE(c.has(0));
    if (c.is_text()) {
      EXPECT_EQ(c.text(0), "");
    } else {
      EXPECT_EQ(c.number(0), 0.0);
    }
  }
}

TEST(Column, EmptyTextIsNotAbsent) {
  column c(field_type::text);
  c.append_text("");
  c.append_absent();
  EXPECT_TRUE(c.has(0));
  EXPECT_FALSE(c.has(1));
}

TEST(Column, NumberReadsIntegersAndReals) {
  column whole(field_type::integer);
  whole.append_integer(-7);
  column real(field_type::real);
  real.append_real(0.25);
  EXPECT_EQ(whole.number(0), -7.0);
  EXPECT_EQ(real.number(0), 0.25);
}

RC_GTEST_PROP(Column, TextsComeBackAsTheyWent, (const std::vector<std::pair<bool, std::string>>& values)) {
  column c(field_type::text);
  for (const auto& [present, value] : values) present ? c.append_text(value) : c.append_absent();
  RC_ASSERT(c.size() == values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    RC_ASSERT(c.has(i) == values[i].first);
    RC_ASSERT(c.text(i) == (values[i].first ? values[i].second : ""));
  }
}

RC_GTEST_PROP(Column, AppendingRowByRowCopiesAColumn,
              (const std::vector<std::pair<bool, std::int64_t>>& values)) {
  column c(field_type::integer);
  for (const auto& [present, value] : values) present ? c.append_integer(value) : c.append_absent();
  column copy(field_type::integer);
  for (std::size_t i = 0; i < c.size(); ++i) copy.append_from(c, i);
  RC_ASSERT(copy == c);
}

RC_GTEST_PROP(Column, AppendingAllIsAppendingEachRow,
              (const std::vector<std::pair<bool, std::string>>& first,
               const std::vector<std::pair<bool, std::string>>& second)) {
  column texts[3]{column(field_type::text), column(field_type::text), column(field_type::text)};
  column reals[3]{column(field_type::real), column(field_type::real), column(field_type::real)};
  const auto add = [&](int to, const std::pair<bool, std::string>& value) {
    value.first ? texts[to].append_text(value.second) : texts[to].append_absent();
    value.first ? reals[to].append_real(static_cast<double>(value.second.size())) : reals[to].append_absent();
  };
  for (const auto& value : first) add(0, value), add(2, value);
  for (const auto& value : second) add(1, value), add(2, value);
  texts[0].append_all(texts[1]);
  reals[0].append_all(reals[1]);
  RC_ASSERT(texts[0] == texts[2]);
  RC_ASSERT(reals[0] == reals[2]);
}

}  // namespace
}  // namespace greenward::layer
