#include "engine/workflow/import_records.hpp"

#include "engine/base/error.hpp"
#include "engine/workflow/environment.hpp"
#include "tests/support/bytes_of.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <fstream>

namespace greenward::workflow {
namespace {

class ImportRecords : public ::testing::Test {
 protected:
  greenward::testing::temporary_directory folder_;
  std::string database_ = (folder_ / "d.sqlite").string();

  import_request request(const std::string& csv, const std::string& layer) {
    std::ofstream(folder_ / "in.csv") << csv;
    import_request result;
    result.database = database_;
    result.file = folder_ / "in.csv";
    result.layer = layer;
    result.reading.crs = "EPSG:4490";
    result.who = "tester";
    return result;
  }
  layer::feature_table stored(const char* layer) { return open_for_reading(database_)->read(layer); }
};

constexpr const char* kFacilities =
    "code,name,category,lon,lat\n"
    "F1,甲,养老,125.2,43.9\n"
    "F2,乙,elderly_care,125.3,43.8\n";

TEST_F(ImportRecords, MakesTheDatabaseAndKeepsTheRecords) {
  const auto summary = import_records(request(kFacilities, "facilities"), {});
  EXPECT_EQ(summary.inserted, 2);
  EXPECT_EQ(summary.refused, 0);
  const auto table = stored("facilities");
  ASSERT_EQ(table.size(), 2U);
  EXPECT_EQ(table["category"].text(0), "elderly_care");
  EXPECT_EQ(table["source"].text(0), "in.csv");
  EXPECT_DOUBLE_EQ(table.geometry()[1].points()[0].x, 125.3);
  EXPECT_EQ(open_for_reading(database_)->info().measuring_crs.epsg, 4551);
}

TEST_F(ImportRecords, RefusedRecordsGoToTheRejectsFileWithTheirReasons) {
  const auto summary = import_records(
      request("code,name,category,lon,lat\nF1,甲,养老,125.2,43.9\nF2,乙,寺庙,125.2,43.9\nF3,丙,,125.2,43.9\n",
              "facilities"),
      {});
  EXPECT_EQ(summary.inserted, 1);
  EXPECT_EQ(summary.refused, 2);
  const std::string rejects = greenward::testing::bytes_of(summary.rejects);
  EXPECT_NE(rejects.find("寺庙"), std::string::npos);
  EXPECT_NE(rejects.find("不在代码表中"), std::string::npos);
  EXPECT_NE(rejects.find("缺少必填字段"), std::string::npos);
}

TEST_F(ImportRecords, WhenEveryRecordIsRefusedNothingIsMade) {
  EXPECT_THROW(
      (void)import_records(request("code,name,category,lon,lat\nF1,甲,寺庙,125.2,43.9\n", "facilities"), {}),
      error);
  EXPECT_FALSE(std::filesystem::exists(database_));
}

TEST_F(ImportRecords, AppendingACodeThatIsThereIsRefusedAndUpsertReplacesIt) {
  (void)import_records(request(kFacilities, "facilities"), {});
  const char* again = "code,name,category,lon,lat\nF2,新名,养老,125.3,43.8\nF3,丁,养老,125.3,43.8\n";
  const auto appended = import_records(request(again, "facilities"), {});
  EXPECT_EQ(appended.refused, 1);
  EXPECT_EQ(appended.inserted, 1);
  auto upsert =
      request("code,name,category,lon,lat\nF2,新名,养老,125.3,43.8\nF9,戊,养老,125.3,43.8\n", "facilities");
  upsert.mode = import_mode::upsert;
  const auto updated = import_records(upsert, {});
  EXPECT_EQ(updated.updated, 1);
  EXPECT_EQ(updated.inserted, 1);
  const auto table = stored("facilities");
  ASSERT_EQ(table.size(), 4U);
  EXPECT_EQ(table["name"].text(1), "新名");
  EXPECT_EQ(table.ids()[1].value, 2);
}

TEST_F(ImportRecords, ReplaceEmptiesTheLayerAndTheJournalKeepsWhatWasThere) {
  (void)import_records(request(kFacilities, "facilities"), {});
  auto replace = request("code,name,category,lon,lat\nF1,庚,养老,125.3,43.8\n", "facilities");
  replace.mode = import_mode::replace;
  const auto summary = import_records(replace, {});
  EXPECT_EQ(summary.removed, 2);
  EXPECT_EQ(stored("facilities").size(), 1U);
  const auto history = open_for_reading(database_)->history("facilities", feature_id(1));
  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(history[1].operation, "delete");
  EXPECT_NE(history[1].before->find("甲"), std::string::npos);
}

TEST_F(ImportRecords, ACodeThatIsNotUniqueIsNotTakenForTheKey) {
  const auto summary = import_records(
      request("code,name,category,lon,lat\n5115,甲,养老,125.2,43.9\n5115,乙,养老,125.3,43.8\n", "facilities"),
      {});
  EXPECT_EQ(summary.inserted, 2);
  EXPECT_FALSE(stored("facilities")["code"].has(0));
  ASSERT_FALSE(summary.notes.empty());
  EXPECT_NE(summary.notes[0].zh.find("重复"), std::string::npos);
}

TEST_F(ImportRecords, ReadingLeavesOneFileBehind) {
  (void)import_records(request(kFacilities, "facilities"), {});
  (void)stored("facilities");
  EXPECT_FALSE(std::filesystem::exists(database_ + "-wal"));
  EXPECT_FALSE(std::filesystem::exists(database_ + "-shm"));
}

TEST_F(ImportRecords, ColumnsThatGiveTheGeometryAreNotCalledUnused) {
  EXPECT_TRUE(import_records(request(kFacilities, "facilities"), {}).notes.empty());
}

TEST_F(ImportRecords, FieldsThatNothingTakesAreNamed) {
  const auto summary =
      import_records(request("code,category,lon,lat,secret\nF1,养老,125.2,43.9,x\n", "facilities"), {});
  ASSERT_FALSE(summary.notes.empty());
  EXPECT_NE(summary.notes.back().en.find("secret"), std::string::npos);
}

TEST_F(ImportRecords, AdministrativeCodesAreFoundByPlace) {
  std::ofstream(folder_ / "units.csv")
      << "code,name,level,district_code,street_code,WKT\n"
         "220106,绿园区,district,220106,,\"POLYGON((125 43,126 43,126 44,125 44,125 43))\"\n"
         "220106001,正阳街道,street,220106,220106001,\"POLYGON((125 43,125.25 43,125.25 44,125 44,125 "
         "43))\"\n";
  auto units = request("", "admin_units");
  units.file = folder_ / "units.csv";
  ASSERT_EQ(import_records(units, {}).inserted, 2);
  (void)import_records(request(kFacilities, "facilities"), {});
  const auto table = stored("facilities");
  EXPECT_EQ(table["street_code"].text(0), "220106001");
  EXPECT_FALSE(table["street_code"].has(1));
  EXPECT_EQ(table["district_code"].text(1), "220106");
}

TEST_F(ImportRecords, IdsOfTheFileAreKeptWhereTheyServe) {
  const auto summary = import_records(
      request("id,code,category,lon,lat\n70,F1,养老,125.2,43.9\n71,F2,养老,125.2,43.9\n", "facilities"), {});
  EXPECT_EQ(summary.inserted, 2);
  EXPECT_EQ(stored("facilities").ids()[0].value, 70);
}

}  // namespace
}  // namespace greenward::workflow
