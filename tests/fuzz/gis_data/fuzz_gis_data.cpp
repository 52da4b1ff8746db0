// Any bytes as a file of gis-data: refused with error{bad_input}, or read; never a crash or a hang.
// The first byte chooses the file: c catalogue, g groups, l code list, r rules, s style, u units.
#include "engine/base/error.hpp"
#include "engine/layer/admin_register.hpp"
#include "engine/layer/catalogue.hpp"
#include "engine/layer/rule_pack.hpp"
#include "engine/layer/style.hpp"
#include "tests/support/temporary_directory.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <utility>

namespace {

using namespace greenward;
using namespace greenward::layer;

constexpr std::array<std::pair<char, std::string_view>, 6> kFiles{{
    {'c', "catalogue/wells.toml"},
    {'g', "catalogue/common.toml"},
    {'l', "codes/unit_kind.toml"},
    {'r', "rules/wells.toml"},
    {'s', "styles/wells.toml"},
    {'u', "admin/990101/units.toml"},
}};

constexpr std::array<std::string_view, 6> kValid{
    R"(zh = "井"
en = "Wells"
geometry = "point"
draw_order = 3
common = ["identity"]
fields = [{name = "kind", type = "code", codes = "unit_kind", zh = "类", en = "Kind", dbf = "KIND"}]
)",
    R"([identity]
fields = [{name = "name", type = "text", zh = "名称", en = "Name", dbf = "NAME"}]
)",
    R"(zh = "类型"
en = "Kind"
entries = [{code = "street", zh = "街道", en = "Street"}, {code = "community", zh = "社区", en = "Community"}]
)",
    R"(name = "wells"
version = "1"
zh = "井"
en = "Wells"
[[rules]]
key = "depth.least"
zh = "井深"
en = "Depth"
value = 2.5
verified = false
)",
    R"(field = "kind"
[[rules]]
values = ["street"]
fill = "#102030"
[[rules]]
zh = "其他"
en = "Others"
stroke = "#10203040"
dash = [4, 2]
)",
    R"(code = "990101"
zh = "某区"
en = "A district"
source = "test"
units = [{code = "990101001", name = "甲街道", kind = "street"}]
)"};

void write(const std::filesystem::path& file, std::string_view text) {
  std::ofstream(file, std::ios::binary) << text;
}

bool write_valid(const std::filesystem::path& folder) {
  for (std::size_t i = 0; i < kFiles.size(); ++i) {
    std::filesystem::create_directories((folder / kFiles[i].second).parent_path());
    write(folder / kFiles[i].second, kValid[i]);
  }
  return true;
}

void read_all(const std::filesystem::path& folder) {
  const catalogue all = catalogue::load(folder);
  for (const layer_schema& layer : all.layers()) {
    for (const field& f : layer.fields) {
      if (f.dbf_alias.empty() || f.dbf_alias.size() > 10 || f.name.empty()) std::abort();
    }
  }
  for (const layer_style& style : load_styles(folder, all)) (void)style.rule_for("street");
  (void)load_rule_packs(folder);
  (void)admin_register::load(folder, "990101");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const testing::temporary_directory folder;
  static const bool written = write_valid(folder.path());
  if (size == 0 || !written) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto chosen = std::ranges::find(kFiles, text.front(), &std::pair<char, std::string_view>::first);
  if (chosen == kFiles.end()) return 0;
  const std::filesystem::path file = folder.path() / chosen->second;
  write(file, text.substr(1));
  try {
    read_all(folder.path());
  } catch (const error& refused) {
    if (refused.code() != error_code::bad_input) std::abort();
  }
  write(file, kValid[static_cast<std::size_t>(chosen - kFiles.begin())]);
  return 0;
}
