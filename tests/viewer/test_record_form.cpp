#include "viewer/layers/record_form.hpp"

#include "viewer/i18n/text_table.hpp"

#include <gtest/gtest.h>
#include <vector>

namespace greenward::viewer {
namespace {

using layer::feature_table;
using layer::row_writer;

const workflow::environment& program() {
  return workflow::program_environment();
}

struct line {
  const char* stage;
  const char* planned;
  const char* actual;
};

std::int64_t days(const char* text) {
  return days_since_epoch(*parse_date(text));
}

workflow::layer_snapshot snapshot_of(feature_table table) {
  geo::planar_geometry drawn = geo::project(table.geometry(), geo::crs_code{4551});
  index::packed_rtree index(index::boxes_of(drawn));
  return {std::move(table), std::move(drawn), std::move(index)};
}

/// One road work with these lines.
workflow::district_snapshot district(const char* stage, const std::vector<line>& lines) {
  feature_table works(program().catalogue.layer("works"));
  {
    row_writer row(works, feature_id(7));
    row.set("code", "W-1");
    row.set("name", "示例路维修");
    row.set("work_kind", "road");
    if (stage != nullptr) row.set("stage", stage);
  }
  feature_table stages(program().catalogue.layer("work_stages"));
  std::int64_t id = 1;
  for (const line& given : lines) {
    row_writer row(stages, feature_id(id++));
    row.set("work_code", "W-1");
    row.set("stage", given.stage);
    if (given.planned != nullptr) row.set("planned_date", days(given.planned));
    if (given.actual != nullptr) row.set("actual_date", days(given.actual));
  }
  workflow::district_snapshot result;
  result.layers.push_back(snapshot_of(std::move(works)));
  result.layers.push_back(snapshot_of(std::move(stages)));
  return result;
}

record_form form_of(const char* stage, const std::vector<line>& lines) {
  return open_form(district(stage, lines), program(), 0, *parse_date("2026-05-02"), "李");
}

const std::string& chosen(const record_form& form) {
  return form.choices[form.choice].code;
}

TEST(RecordForm, OffersTheNextStageAndToday) {
  const record_form form =
      form_of("started", {{"planned", nullptr, "2026-01-01"}, {"started", nullptr, "2026-03-01"}});
  EXPECT_EQ(chosen(form), "completed");
  EXPECT_EQ(form.actual, "2026-05-02");
  EXPECT_EQ(form.planned, "");
  EXPECT_EQ(form.who, "李");
  EXPECT_EQ(form.name, "示例路维修");
  EXPECT_EQ(form.work, feature_id(7));
}

TEST(RecordForm, ShowsWhatIsKnownInTheOrderOfTheLife) {
  const record_form form = form_of("suspended", {{"suspended", nullptr, "2026-04-01"},
                                                 {"completed", "2026-09-01", nullptr},
                                                 {"started", "2026-02-01", "2026-03-01"}});
  ASSERT_EQ(form.known.size(), 5U) << "four stages of the life and one suspension";
  EXPECT_EQ(form.known[0].actual, "");
  EXPECT_EQ(form.known[1].planned, "2026-02-01");
  EXPECT_EQ(form.known[1].actual, "2026-03-01");
  EXPECT_EQ(form.known[2].planned, "2026-09-01");
  EXPECT_EQ(form.known[4].actual, "2026-04-01");
}

TEST(RecordForm, ASuspendedWorkIsLikelyToBeResumed) {
  EXPECT_EQ(chosen(form_of("suspended", {{"started", nullptr, "2026-03-01"}})), "resumed");
}

TEST(RecordForm, AWorkAtItsEndStaysThere) {
  EXPECT_EQ(chosen(form_of("operating", {})), "operating");
  EXPECT_EQ(chosen(form_of(nullptr, {})), "planned");
}

TEST(RecordForm, SaysWhatWasTyped) {
  record_form form = form_of("started", {});
  form.planned = "2026-06-30";
  form.note = "验收";
  form.skip_reason = "应急";
  add_photo(form, "/a/b.jpg");
  add_photo(form, "/a/c.jpg");
  add_photo(form, "/a/b.jpg");
  const auto entry = entry_of(form);
  ASSERT_TRUE(entry);
  EXPECT_EQ(entry->who, "李");
  EXPECT_EQ(entry->note, "验收");
  EXPECT_EQ(entry->update.id, feature_id(7));
  EXPECT_EQ(entry->update.stage, "completed");
  EXPECT_EQ(entry->update.actual, parse_date("2026-05-02"));
  EXPECT_EQ(entry->update.planned, parse_date("2026-06-30"));
  EXPECT_EQ(entry->update.skip_reason, "应急");
  EXPECT_EQ(entry->update.note, "验收");
  EXPECT_EQ(entry->photos, (std::vector<std::filesystem::path>{"/a/b.jpg", "/a/c.jpg"}));
}

TEST(RecordForm, AnEmptyDayIsNoDay) {
  record_form form = form_of("started", {});
  form.actual.clear();
  const auto entry = entry_of(form);
  ASSERT_TRUE(entry);
  EXPECT_FALSE(entry->update.actual);
}

TEST(RecordForm, SaysWhatIsWrongAndTakesNothing) {
  record_form form = form_of("started", {});
  form.actual = "2026-02-30";
  EXPECT_FALSE(entry_of(form));
  EXPECT_EQ(form.problem, words(text_key::record_bad_day));
  form.actual = "2026-02-28";
  form.who.clear();
  EXPECT_FALSE(entry_of(form));
  EXPECT_EQ(form.problem, words(text_key::record_no_name));
  form.who = "李";
  EXPECT_TRUE(entry_of(form));
  EXPECT_FALSE(form.problem);
}

TEST(RecordForm, TellsTheChange) {
  const auto& catalogue = program().catalogue;
  EXPECT_EQ(change_text({feature_id(7), "", "", "started", "completed"}, catalogue).en,
            "Started → Completed");
  EXPECT_EQ(change_text({feature_id(7), "", "", "started", "started"}, catalogue).en, "Started");
}

}  // namespace
}  // namespace greenward::viewer
