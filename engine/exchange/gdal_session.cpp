#include "engine/exchange/gdal_session.hpp"

#include <mutex>

#include <cpl_error.h>
#include <gdal.h>
#include <ogrsf_frmts.h>

namespace greenward::exchange {

namespace {

constexpr std::size_t kMostMessages = 100;

void keep(std::vector<std::string>& list, const char* text) {
  if (list.size() >= kMostMessages) return;
  std::string line = text;
  for (char& c : line) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  list.push_back(std::move(line));
}

void CPL_STDCALL collect(CPLErr level, CPLErrorNum, const char* text) {
  auto* messages = static_cast<gdal_messages*>(CPLGetErrorHandlerUserData());
  if (level == CE_Failure || level == CE_Fatal) messages->take_failure(text);
  if (level == CE_Warning) messages->take_warning(text);
}

}  // namespace

void register_drivers() {
  static std::once_flag once;
  std::call_once(once, [] {
    RegisterOGRShape();
    RegisterOGRGeoPackage();
    RegisterOGRGeoJSON();
    RegisterOGRLIBKML();
    RegisterOGRKML();
    RegisterOGRCSV();
    RegisterOGRFlatGeobuf();
    RegisterOGRDXF();
    RegisterOGROpenFileGDB();
    RegisterOGRXLSX();
  });
}

gdal_messages::gdal_messages() {
  register_drivers();
  CPLPushErrorHandlerEx(collect, this);
}

gdal_messages::~gdal_messages() {
  CPLPopErrorHandler();
}

void gdal_messages::clear() {
  failures_.clear();
  warnings_.clear();
}

void gdal_messages::take_failure(const char* text) {
  keep(failures_, text);
}
void gdal_messages::take_warning(const char* text) {
  keep(warnings_, text);
}

}  // namespace greenward::exchange
