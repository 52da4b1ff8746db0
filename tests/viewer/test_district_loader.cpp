#include "viewer/shell/district_loader.hpp"

#include "tests/viewer/small_district.hpp"

#include <gtest/gtest.h>
#include <atomic>
#include <stdexcept>

namespace greenward::viewer {
namespace {

struct counted_access {
  std::atomic<int> loads = 0, records = 0;
  std::function<workflow::record_result()> answer = [] { return workflow::record_result(); };

  district_access access() {
    return {[this](const task&) {
              ++loads;
              return testing::small_district(workflow::program_environment().catalogue, 2);
            },
            [this](const progress_entry& entry) {
              EXPECT_EQ(entry.who, "李");
              ++records;
              return answer();
            }};
  }
};

progress_entry entry() {
  progress_entry made;
  made.who = "李";
  return made;
}

/// Waits for the news that has it.
template <class Wanted>
loader_news news_with(district_loader& loader, Wanted wanted) {
  for (int i = 0; i < 600; ++i) {
    loader.wait(std::chrono::milliseconds(100));
    loader_news news = loader.take();
    if (wanted(news)) return news;
  }
  ADD_FAILURE() << "the news never came";
  return {};
}

TEST(DistrictLoader, RecordsAndReadsTheDistrictAnew) {
  counted_access counted;
  district_loader loader(counted.access(), workflow::program_environment(), [] {});
  EXPECT_TRUE(loader.can_record());
  (void)news_with(loader, [](const loader_news& news) { return news.loaded.has_value(); });
  loader.record(entry());
  bool recorded = false;
  (void)news_with(loader, [&](const loader_news& news) {
    if (news.recorded) recorded = !news.recorded->refusal;
    return recorded && news.loaded;
  });
  EXPECT_TRUE(recorded);
  EXPECT_EQ(counted.loads, 2);
}

TEST(DistrictLoader, ReadsTheDistrictAnewWhenSomethingWasAddedToIt) {
  counted_access counted;
  district_loader loader(counted.access(), workflow::program_environment(), [] {});
  EXPECT_FALSE(loader.importer()) << "this one takes no files";
  (void)news_with(loader, [](const loader_news& news) { return news.loaded.has_value(); });
  loader.reload();
  (void)news_with(loader, [](const loader_news& news) { return news.loaded.has_value(); });
  EXPECT_EQ(counted.loads, 2);
}

TEST(DistrictLoader, GathersTheNamesOfEachStateOfTheDistrict) {
  counted_access counted;
  district_loader loader(counted.access(), workflow::program_environment(), [] {});
  loader.want_names();
  std::shared_ptr<const workflow::district_snapshot> district;
  std::shared_ptr<const name_index> names;
  const auto gather = [&](loader_news& news) {
    if (news.loaded) district = news.loaded->snapshot;
    if (news.names) names = news.names;
    return names && district && names->district == district;
  };
  (void)news_with(loader, gather);
  const auto before = names;
  loader.record(entry());
  (void)news_with(loader, [&](loader_news& news) { return gather(news) && names != before; });
  EXPECT_NE(names->district, before->district);
}

TEST(DistrictLoader, NamesAreGatheredOnlyOnceSomebodyWantsThem) {
  counted_access counted;
  district_loader loader(counted.access(), workflow::program_environment(), [] {});
  bool named = false;
  const auto finished = [&](const loader_news& news) {
    named = named || news.names;
    return news.finished;
  };
  (void)news_with(loader, finished);
  EXPECT_FALSE(named);
  loader.want_names();
  (void)news_with(loader, finished);
  EXPECT_TRUE(named);
}

TEST(DistrictLoader, TheTextsOfADistrictComeBeforeIt) {
  counted_access counted;
  district_loader loader(counted.access(), workflow::program_environment(), [] {});
  std::optional<loader_news::district_texts> texts;
  const loader_news news = news_with(loader, [&](loader_news& told) {
    if (told.texts) texts = told.texts;
    return told.loaded.has_value();
  });
  ASSERT_TRUE(texts);
  EXPECT_TRUE(texts->all.covers(district_glyphs(*news.loaded->snapshot)));
}

TEST(DistrictLoader, ARefusalChangesNothing) {
  counted_access counted;
  counted.answer = [] { return workflow::record_result{{}, {{0, {"不行", "no"}}}}; };
  district_loader loader(counted.access(), workflow::program_environment(), [] {});
  loader.record(entry());
  const loader_news news =
      news_with(loader, [](const loader_news& told) { return told.recorded.has_value(); });
  ASSERT_TRUE(news.recorded->refusal);
  EXPECT_EQ(news.recorded->refusal->en, "no");
  counted.answer = [] { return workflow::record_result(); };
  loader.record(entry());
  (void)news_with(loader, [](const loader_news& told) { return told.recorded.has_value(); });
  EXPECT_LE(counted.loads, 2) << "the refused one did not read the district again";
}

TEST(DistrictLoader, AnErrorIsARefusalInTheForm) {
  counted_access counted;
  counted.answer = []() -> workflow::record_result {
    throw error(error_code::store, "d.sqlite", {"库已锁定", "it is locked"}, {"稍后再试", "try later"});
  };
  district_loader loader(counted.access(), workflow::program_environment(), [] {});
  loader.record(entry());
  const loader_news news =
      news_with(loader, [](const loader_news& told) { return told.recorded.has_value(); });
  ASSERT_TRUE(news.recorded->refusal);
  EXPECT_NE(news.recorded->refusal->en.find("it is locked"), std::string::npos);
  EXPECT_NE(news.recorded->refusal->en.find("try later"), std::string::npos);
}

TEST(DistrictLoader, ItIsFinishedAgainOnlyWhenWhatWasEnteredIsReadBack) {
  counted_access counted;
  district_loader loader(counted.access(), workflow::program_environment(), [] {});
  (void)news_with(loader, [](const loader_news& news) { return news.finished; });
  loader.record(entry());
  bool served = false;
  (void)news_with(loader, [&](const loader_news& news) {
    served = served || news.served;
    return news.finished;
  });
  EXPECT_TRUE(served);
  EXPECT_EQ(counted.loads, 2);
}

TEST(DistrictLoader, WhatWasEnteredIsRecordedThoughTheWindowCloses) {
  counted_access counted;
  {
    district_loader loader(counted.access(), workflow::program_environment(), [] {});
    loader.record(entry());
    loader.record(entry());
  }
  EXPECT_EQ(counted.records, 2);
}

}  // namespace
}  // namespace greenward::viewer
