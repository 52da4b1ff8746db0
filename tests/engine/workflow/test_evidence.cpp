#include "engine/workflow/evidence.hpp"

#include "engine/base/error.hpp"
#include "engine/exchange/file_hash.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <fstream>
#include <iterator>

namespace greenward::workflow {
namespace {

namespace fs = std::filesystem;

class Evidence : public ::testing::Test {
 protected:
  [[nodiscard]] fs::path file(const std::string& name, const std::string& content) const {
    std::ofstream(folder_ / name, std::ios::binary) << content;
    return folder_ / name;
  }
  [[nodiscard]] std::size_t kept() const {
    if (!fs::exists(evidence_folder(database_))) return 0;
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(evidence_folder(database_)), fs::directory_iterator()));
  }
  greenward::testing::temporary_directory folder_;
  std::string database_ = (folder_ / "d.sqlite").string();
};

TEST_F(Evidence, HashesAreThoseOfTheStandard) {
  // FIPS 180-2, appendix B.1, and the empty message.
  EXPECT_EQ(exchange::hash_of(file("abc", "abc")).sha256,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  const auto empty = exchange::hash_of(file("empty", ""));
  EXPECT_EQ(empty.sha256, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(empty.bytes, 0);
  EXPECT_EQ(exchange::hash_of(file("long", std::string(200'000, 'x'))).bytes, 200'000);
  EXPECT_THROW((void)exchange::hash_of(folder_.path()), error);
  EXPECT_THROW((void)exchange::hash_of(folder_ / "none"), error);
}

TEST_F(Evidence, GoesAgainUnlessItIsKept) {
  const std::vector<fs::path> photos{file("现场.JPG", "photo")};
  {
    const kept_evidence evidence(database_, photos);
    EXPECT_EQ(kept(), 1U);
  }
  EXPECT_FALSE(fs::exists(evidence_folder(database_)));
  {
    kept_evidence evidence(database_, photos);
    evidence.keep();
  }
  EXPECT_EQ(kept(), 1U);
  { const kept_evidence again(database_, photos); }
  EXPECT_EQ(kept(), 1U) << "what was there before stays";
}

TEST_F(Evidence, OneContentIsKeptOnceUnderItsHash) {
  const std::vector<fs::path> photos{file("a.jpg", "photo"), file("b.jpg", "photo"),
                                     file("c.sh;rm -r", "other")};
  kept_evidence evidence(database_, photos);
  evidence.keep();
  ASSERT_EQ(evidence.files().size(), 2U);
  EXPECT_EQ(evidence.files()[0].name, "a.jpg");
  EXPECT_EQ(evidence_path(database_, evidence.files()[0]).extension(), ".jpg");
  EXPECT_EQ(evidence_path(database_, evidence.files()[1]).filename(), evidence.files()[1].sha256)
      << "no plain ending";
}

TEST_F(Evidence, ACopyThatHasChangedIsMended) {
  const std::vector<fs::path> photos{file("a.jpg", "photo")};
  kept_evidence first(database_, photos);
  first.keep();
  const fs::path copy = evidence_path(database_, first.files()[0]);
  std::ofstream(copy, std::ios::binary) << "something else";
  kept_evidence second(database_, photos);
  second.keep();
  EXPECT_EQ(exchange::hash_of(copy).sha256, first.files()[0].sha256);
}

TEST_F(Evidence, OneThatCannotBeReadKeepsNone) {
  const std::vector<fs::path> photos{file("a.jpg", "photo"), folder_ / "none.jpg"};
  EXPECT_THROW(kept_evidence(database_, photos), error);
  EXPECT_EQ(kept(), 0U);
}

}  // namespace
}  // namespace greenward::workflow
