// A gis-data folder with one layer and one list, which a test then spoils.
#pragma once

#include "tests/support/temporary_directory.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace greenward::layer {

class data_folder {
 public:
  data_folder() {
    write("catalogue/common.toml", "[identity]\nfields = [" + field_line("code", "CODE") + "]\n");
    write("catalogue/wells.toml", wells(field_line("name", "NAME")));
    write("codes/well_kind.toml", kKinds);
  }

  [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }

  void write(std::string_view name, std::string_view text) const {
    const std::filesystem::path file = folder_.path() / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
  }

  [[nodiscard]] static std::string field_line(const std::string& name, const std::string& alias) {
    return "{name = \"" + name + "\", type = \"text\", zh = \"甲\", en = \"A\", dbf = \"" + alias + "\"}";
  }

  [[nodiscard]] static std::string wells(const std::string& fields) {
    return "zh = \"井\"\nen = \"Wells\"\ngeometry = \"point\"\ndraw_order = 3\ncommon = "
           "[\"identity\"]\nfields = [" +
           fields + "]\n";
  }

  static constexpr std::string_view kKinds =
      "zh = \"井的类别\"\nen = \"Kind of well\"\n"
      "entries = [{code = \"dug\", zh = \"大口井\", en = \"Dug\"}, {code = \"drilled\", zh = \"机井\", en = "
      "\"Drilled\"}]\n";

 private:
  testing::temporary_directory folder_;
};

}  // namespace greenward::layer
