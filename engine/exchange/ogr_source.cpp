#include "engine/exchange/ogr_source.hpp"

#include "engine/base/error.hpp"
#include "engine/exchange/shapefile_check.hpp"
#include "engine/exchange/text_encoding.hpp"
#include "engine/geo/crs.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

namespace greenward::exchange {

namespace {

namespace fs = std::filesystem;

const bilingual kFormats{
    "可读：Shapefile、GeoPackage、GeoJSON、KML、CSV、XLSX、FlatGeobuf、DXF、FileGDB",
    "readable: Shapefile, GeoPackage, GeoJSON, KML, CSV, XLSX, FlatGeobuf, DXF, FileGDB"};

/// GDAL takes many strings for a data set; only a path of this machine's disk gets through.
std::string local_path(const fs::path& file) {
  const std::string name = file.string();
  if (name.find("/vsi") != std::string::npos || name.find("://") != std::string::npos) {
    throw error(error_code::bad_input, name,
                {"只读本机磁盘上的文件", "only files on this machine's disk are read"}, kFormats);
  }
  std::error_code failure;
  const bool folder = fs::is_directory(file, failure);
  if (!fs::exists(file, failure)) {
    throw error(error_code::bad_input, name, {"没有这个文件", "there is no such file"},
                {"请检查路径", "check the path"});
  }
  if (folder && file.extension() != ".gdb") {
    throw error(error_code::bad_input, name, {"这是文件夹", "it is a folder"},
                {"请给出其中一个文件", "name one of its files"});
  }
  return fs::absolute(file).string();
}

/// A setting of GDAL for this thread, as long as this lives.
class thread_option {
 public:
  thread_option(const char* name, const char* value) : name_(name) {
    CPLSetThreadLocalConfigOption(name, value);
  }
  ~thread_option() { CPLSetThreadLocalConfigOption(name_, nullptr); }
  thread_option(const thread_option&) = delete;
  thread_option& operator=(const thread_option&) = delete;

 private:
  const char* name_;
};

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

/// The table's own word about its code page, if it is one that names an encoding (dBASE language driver id).
bool dbf_names_its_encoding(const fs::path& shp) {
  for (const char* suffix : {".cpg", ".CPG"}) {
    if (fs::exists(fs::path(shp).replace_extension(suffix))) return true;
  }
  std::ifstream in(fs::path(shp).replace_extension(".dbf"), std::ios::binary);
  in.seekg(29);
  const int id = in.get();
  constexpr int kNotStated = 0, kWhateverWindowsUsed = 0x57;
  return in.good() && id != kNotStated && id != kWhateverWindowsUsed;
}

CPLStringList open_options(const std::string& driver, const fs::path& file, const std::string& encoding) {
  CPLStringList options;
  if (driver == "ESRI Shapefile") {
    // Without a stated encoding the bytes come as they are, and are checked to be UTF-8.
    if (!encoding.empty())
      options.SetNameValue("ENCODING", encoding.c_str());
    else if (!dbf_names_its_encoding(file))
      options.SetNameValue("ENCODING", "");
  }
  if (driver == "CSV") {
    options.SetNameValue("GEOM_POSSIBLE_NAMES", "wkt,geom,geometry,the_geom");
    options.SetNameValue("KEEP_GEOM_COLUMNS", "YES");
  }
  return options;
}

void check_encoding_is_wanted(const std::string& driver, const std::string& encoding,
                              const std::string& subject) {
  if (encoding.empty()) return;
  if (driver != "ESRI Shapefile" && driver != "CSV") {
    throw error(error_code::usage, subject,
                {"此格式自带文字编码，不能另行指定", "this format states its encoding itself"},
                {"去掉 --encoding", "leave out --encoding"});
  }
  if (!from_utf8("A", encoding)) {
    throw error(error_code::usage, encoding, {"不认识的文字编码", "unknown encoding"},
                {"例如 GBK、GB18030、UTF-8", "for example GBK, GB18030, UTF-8"});
  }
}

error unreadable(const std::string& subject, const std::string& library_says) {
  const std::string why = library_says.empty() ? "" : "（" + library_says + "）";
  const std::string why_en = library_says.empty() ? "" : " (" + library_says + ")";
  return {error_code::bad_input,
          subject,
          {"无法读取此文件，可能不完整或格式不对" + why,
           "it cannot be read: damaged, or of an unknown format" + why_en},
          kFormats};
}

/// A small file can hold a large workbook, which GDAL would unpack into memory as a whole.
void check_workbook(const std::string& path) {
  constexpr vsi_l_offset kMost = vsi_l_offset{256} << 20U;
  const std::string inside = "/vsizip/{" + path + "}/";
  const CPLStringList entries(VSIReadDirRecursive(inside.c_str()));
  vsi_l_offset bytes = 0;
  for (int i = 0; i < entries.Count(); ++i) {
    VSIStatBufL entry;
    if (VSIStatL((inside + entries[i]).c_str(), &entry) == 0)
      bytes += static_cast<vsi_l_offset>(std::max<decltype(entry.st_size)>(entry.st_size, 0));
  }
  if (bytes <= kMost) return;
  throw error(error_code::bad_input, path,
              {"工作簿解压后超过 256 MiB", "the workbook unpacks to more than 256 MiB"},
              {"请拆分，或另存为 CSV", "split it, or save it as CSV"});
}

std::string layer_names(GDALDataset& dataset) {
  std::string names;
  for (OGRLayer* layer : dataset.GetLayers())
    names += (names.empty() ? "" : ", ") + std::string(layer->GetName());
  return names;
}

}  // namespace

void dataset_closer::operator()(GDALDataset* dataset) const {
  GDALClose(dataset);
}

opened_file open_records(const fs::path& file, const std::string& encoding) {
  const std::string path = local_path(file);
  const gdal_messages messages;
  std::vector<const char*> allowed(std::begin(kReadableDrivers), std::end(kReadableDrivers));
  allowed.push_back(nullptr);
  GDALDriverH driver = GDALIdentifyDriverEx(path.c_str(), GDAL_OF_VECTOR, allowed.data(), nullptr);
  if (driver == nullptr) throw unreadable(file.string(), messages.first_failure());
  opened_file opened;
  opened.driver = GDALGetDriverShortName(driver);
  check_encoding_is_wanted(opened.driver, encoding, file.string());
  if (opened.driver == "ESRI Shapefile" && lower(file.extension().string()) == ".shp") check_shapefile(file);
  if (opened.driver == "XLSX") check_workbook(path);
  const thread_option headings("OGR_XLSX_HEADERS", "FORCE");  // the first row, also where all cells are texts
  const CPLStringList options = open_options(opened.driver, file, encoding);
  const char* only[] = {opened.driver.c_str(), nullptr};
  opened.sql = std::make_unique<foreign_sql>(file);
  const foreign_sql::opening watched(*opened.sql);
  opened.dataset.reset(
      GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, only, options.List(), nullptr));
  opened.sql->throw_if_stopped();
  if (!opened.dataset || messages.failed()) throw unreadable(file.string(), messages.first_failure());
  if (opened.driver == "XLSX") {
    for (OGRLayer* sheet : opened.dataset->GetLayers()) sheet->GetLayerDefn();  // reads it, headings and all
  }
  opened.text_is_raw = opened.driver == "CSV";
  return opened;
}

OGRLayer& chosen_layer(GDALDataset& dataset, const std::string& name, const std::string& subject) {
  if (dataset.GetLayerCount() == 0) {
    throw error(error_code::bad_input, subject, {"文件里没有图层", "the file holds no layer"}, kFormats);
  }
  const bilingual remedy{"用 --source-layer 指明，可选：" + layer_names(dataset),
                         "name one with --source-layer: " + layer_names(dataset)};
  if (name.empty() && dataset.GetLayerCount() > 1) {
    throw error(error_code::bad_input, subject, {"文件里有多个图层", "the file holds several layers"},
                remedy);
  }
  OGRLayer* layer = name.empty() ? dataset.GetLayer(0) : dataset.GetLayerByName(name.c_str());
  if (layer == nullptr)
    throw error(error_code::bad_input, subject, {"没有图层 " + name, "it has no layer " + name}, remedy);
  return *layer;
}

std::optional<source_crs> crs_of(OGRLayer& layer, const std::string& told) {
  if (told == "gcj02" || told == "bd09") return source_crs{told, told, crs_family::geographic};
  OGRSpatialReference reference;
  if (!told.empty()) {
    const auto code = geo::parse_crs_code(told);
    const bool known = code ? reference.importFromEPSG(code->epsg) == OGRERR_NONE
                            : reference.importFromWkt(told.c_str()) == OGRERR_NONE;
    if (!known) {
      throw error(
          error_code::usage, told, {"不认识的坐标系", "unknown coordinate reference system"},
          {"请写成 EPSG:4490、EPSG:4551、gcj02 或 bd09", "write EPSG:4490, EPSG:4551, gcj02 or bd09"});
    }
  } else {
    const OGRSpatialReference* stated = layer.GetSpatialRef();
    if (stated == nullptr || stated->IsEmpty()) return std::nullopt;
    reference = *stated;
    if (reference.GetAuthorityCode(nullptr) == nullptr) reference.AutoIdentifyEPSG();
  }
  source_crs crs;
  crs.family = reference.IsProjected() ? crs_family::projected : crs_family::geographic;
  const char* code = reference.GetAuthorityCode(nullptr);
  const char* authority = reference.GetAuthorityName(nullptr);
  if (code != nullptr && authority != nullptr && std::string(authority) == "EPSG") {
    crs.name = crs.definition = std::string("EPSG:") + code;
    return crs;
  }
  char* wkt = nullptr;
  const char* const kWkt2[] = {"FORMAT=WKT2_2019", nullptr};
  reference.exportToWkt(&wkt, kWkt2);
  crs.definition = wkt == nullptr ? "" : wkt;
  CPLFree(wkt);
  crs.name = reference.GetName() == nullptr ? "WKT" : reference.GetName();
  return crs;
}

}  // namespace greenward::exchange
