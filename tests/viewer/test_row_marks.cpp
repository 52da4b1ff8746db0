#include "viewer/layers/row_marks.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <set>

namespace greenward::viewer {
namespace {

RC_GTEST_PROP(RowMarks, AreASet, (const std::vector<std::pair<std::uint8_t, bool>>& changes)) {
  row_marks marks;
  std::set<std::uint32_t> set;
  for (const auto& [row, marked] : changes) {
    const std::uint32_t version = marks.version();
    const std::size_t before = set.size();
    marks.set(row, marked);
    if (marked)
      set.insert(row);
    else
      set.erase(row);
    RC_ASSERT((marks.version() == version) == (set.size() == before));
    RC_ASSERT(marks.contains(row) == marked);
  }
  RC_ASSERT(marks.count() == set.size());
  RC_ASSERT(marks.rows() == std::vector<std::uint32_t>(set.begin(), set.end()));
  marks.clear();
  RC_ASSERT(marks.empty());
  RC_ASSERT(!marks.contains(0));
}

}  // namespace
}  // namespace greenward::viewer
