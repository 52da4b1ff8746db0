#include "engine/index/rtree_file.hpp"

#include "engine/base/error.hpp"
#include "engine/base/memory_block.hpp"
#include "tests/engine/index/random_boxes.hpp"
#include "tests/support/bytes_of.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>

namespace greenward::index {
namespace {

using geo::planar_box;
using greenward::testing::bytes_of;

constexpr std::uint64_t kContent = 42;

void put(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

std::vector<planar_box> row_of_boxes(int count) {
  std::vector<planar_box> boxes;
  for (int i = 0; i < count; ++i) boxes.push_back({{10.0 * i, 0}, {10.0 * i + 4, 3}});
  return boxes;
}

rtree_origin origin_of(std::span<const planar_box> boxes) {
  return {.rows = static_cast<std::uint32_t>(boxes.size()), .content = kContent};
}

RC_GTEST_PROP(RtreeFile, AMappedTreeAnswersLikeTheOneThatWasSaved, ()) {
  const testing::temporary_directory folder;
  const auto file = folder.path() / "boxes.rtree";
  const auto boxes = some_boxes();
  const packed_rtree tree(boxes);
  save_rtree(tree, file, kContent);
  const packed_rtree mapped = open_rtree(file, origin_of(boxes));
  RC_ASSERT(mapped.size() == tree.size());
  RC_ASSERT(mapped.bounds() == tree.bounds());
  const auto box = [&](std::uint32_t row) { return boxes[row]; };
  for (int i = 0; i < 5; ++i) {
    const planar_box window = a_box(a_point(110), 100);
    RC_ASSERT(mapped.window(window, box) == tree.window(window, box));
    RC_ASSERT(mapped.nearest_boxes(window.min, 7, box) == tree.nearest_boxes(window.min, 7, box));
  }
}

TEST(RtreeFile, ATreeThatWasNeverBuiltIsSavedAsAnEmptyOne) {
  const testing::temporary_directory folder;
  save_rtree(packed_rtree(), folder.path() / "none.rtree", kContent);
  EXPECT_EQ(open_rtree(folder.path() / "none.rtree", {0, kContent}).size(), 0U);
}

TEST(RtreeFile, ATreeOfOtherBoxesIsRefused) {
  const testing::temporary_directory folder;
  const auto file = folder.path() / "boxes.rtree";
  const auto boxes = row_of_boxes(40);
  save_rtree(packed_rtree(boxes), file, kContent);
  EXPECT_THROW((void)open_rtree(file, {40, kContent + 1}), error);
  EXPECT_THROW((void)open_rtree(file, {41, kContent}), error);
  EXPECT_NO_THROW((void)open_rtree(file, {40, kContent}));
}

TEST(RtreeFile, EveryChangedByteIsNoticed) {
  const testing::temporary_directory folder;
  const auto file = folder.path() / "boxes.rtree";
  const auto boxes = row_of_boxes(20);
  save_rtree(packed_rtree(boxes), file, kContent);
  const std::string whole = bytes_of(file);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string damaged = whole;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
    put(file, damaged);
    EXPECT_THROW((void)open_rtree(file, origin_of(boxes)), error) << "byte " << i;
  }
}

TEST(RtreeFile, AFileOfAnotherLengthIsRefused) {
  const testing::temporary_directory folder;
  const auto file = folder.path() / "boxes.rtree";
  const auto boxes = row_of_boxes(20);
  save_rtree(packed_rtree(boxes), file, kContent);
  const std::string whole = bytes_of(file);
  for (std::size_t length = 0; length < whole.size(); length += 37) {
    put(file, whole.substr(0, length));
    EXPECT_THROW((void)open_rtree(file, origin_of(boxes)), error) << length;
  }
  put(file, whole + whole);
  EXPECT_THROW((void)open_rtree(file, origin_of(boxes)), error);
}

TEST(RtreeFile, AMissingFileAndAFolderSayWhatTheyAre) {
  const testing::temporary_directory folder;
  for (const auto& path : {folder.path() / "nothing", folder.path()}) {
    try {
      (void)open_rtree(path, {});
      ADD_FAILURE() << path;
    } catch (const error& e) {
      EXPECT_EQ(e.code(), error_code::bad_input);
      EXPECT_EQ(e.subject(), path.string());
    }
  }
}

/// The image with one number changed and a checksum that fits: what an attacker would write.
template <class Change>
packed_rtree opened_after(const packed_rtree& tree, const rtree_origin& origin, Change change) {
  const testing::temporary_directory folder;
  save_rtree(tree, folder.path() / "boxes.rtree", origin.content);
  const std::string bytes = bytes_of(folder.path() / "boxes.rtree");
  const auto block = allocate_block(bytes.size());
  std::memcpy(block.get(), bytes.data(), bytes.size());
  change(block.get());
  auto* header = reinterpret_cast<rtree_header*>(block.get());
  header->checksum = rtree_checksum({block.get(), bytes.size()});
  return rtree_of_image(block, bytes.size(), origin, "image");
}

TEST(RtreeFile, RowsThatDoNotExistOrComeTwiceAreRefused) {
  const auto boxes = row_of_boxes(40);
  const packed_rtree tree(boxes);
  const auto with_row = [&](std::uint32_t row) {
    return opened_after(tree, origin_of(boxes), [&](std::byte* image) {
      reinterpret_cast<leaf_node*>(image + tree.layout().leaves_offset)->row[3] = row;
    });
  };
  const std::uint32_t own = tree.leaf(0).row[3], other = tree.leaf(0).row[4];
  EXPECT_NO_THROW((void)with_row(own));
  EXPECT_THROW((void)with_row(other), error);
  EXPECT_THROW((void)with_row(40), error);
  EXPECT_THROW((void)with_row(0xffffffffU), error);
}

TEST(RtreeFile, CellsOutsideTheGridAreRefused) {
  const auto boxes = row_of_boxes(40);
  const packed_rtree tree(boxes);
  const auto with_side = [&](std::int32_t value) {
    return opened_after(tree, origin_of(boxes), [&](std::byte* image) {
      reinterpret_cast<inner_node*>(image + tree.layout().nodes_offset)->min_x[1] = value;
    });
  };
  EXPECT_THROW((void)with_side(-1), error);
  EXPECT_THROW((void)with_side(std::numeric_limits<std::int32_t>::min()), error);
  EXPECT_THROW((void)with_side(std::numeric_limits<std::int32_t>::max()), error);
}

TEST(RtreeFile, ANumberThatIsNoneIsRefused) {
  const auto boxes = row_of_boxes(40);
  EXPECT_THROW((void)opened_after(packed_rtree(boxes), origin_of(boxes),
                                  [](std::byte* image) {
                                    reinterpret_cast<rtree_header*>(image)->cells_per_metre = std::nan("");
                                  }),
               error);
}

}  // namespace
}  // namespace greenward::index
