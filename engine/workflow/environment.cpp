#include "engine/workflow/environment.hpp"

#include "engine/base/data_directory.hpp"
#include "engine/base/error.hpp"

#include <filesystem>
#include <utility>

namespace greenward::workflow {

const layer::rule_pack& environment::pack(std::string_view name) const {
  for (const layer::rule_pack& candidate : rules)
    if (candidate.name == name) return candidate;
  throw error(error_code::usage, std::string(name), {"没有这个规则包", "there is no such rule pack"},
              {"见 gis-data/rules", "see gis-data/rules"});
}

const layer::layer_style* environment::style(std::string_view layer) const {
  for (const layer::layer_style& candidate : styles)
    if (candidate.layer == layer) return &candidate;
  return nullptr;
}

namespace {

environment read_environment() {
  const std::filesystem::path folder = data_directory();
  layer::catalogue catalogue = layer::catalogue::load(folder);
  layer::lifecycle_book lives = layer::lifecycle_book::load(folder, catalogue);
  environment result{std::move(catalogue), std::move(lives), {}, {}, {}};
  result.styles = layer::load_styles(folder, result.catalogue);
  result.rules = layer::load_rule_packs(folder);
  result.ground = layer::ground_uses::load(folder, result.catalogue);
  return result;
}

std::unique_ptr<store::store> open(const std::string& address, store::open_mode mode) {
  const environment& environment = program_environment();
  return store::open_store(address, mode, environment.catalogue, environment.styles);
}

}  // namespace

const environment& program_environment() {
  static const environment only = read_environment();
  return only;
}

std::unique_ptr<store::store> open_for_reading(const std::string& address) {
  return open(address, store::open_mode::read_only);
}

std::unique_ptr<store::store> open_for_writing(const std::string& address) {
  return open(address, store::open_mode::read_write);
}

std::unique_ptr<store::store> open_or_create(const std::string& address) {
  std::error_code ignored;
  const bool is_path = address.find("://") == std::string::npos;
  const bool missing = is_path && !std::filesystem::exists(address, ignored);
  return open(address, missing ? store::open_mode::create : store::open_mode::read_write);
}

}  // namespace greenward::workflow
