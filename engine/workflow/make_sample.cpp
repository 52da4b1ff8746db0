#include "engine/workflow/make_sample.hpp"

#include "engine/base/data_directory.hpp"
#include "engine/layer/admin_register.hpp"
#include "engine/sample/sample_district.hpp"
#include "engine/workflow/district_settings.hpp"
#include "engine/workflow/environment.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <filesystem>

namespace greenward::workflow {

namespace {

using layer_counts = std::vector<std::pair<std::string, std::int64_t>>;

void add_count(layer_counts& counts, const layer::feature_table& table) {
  const auto found = std::ranges::find(counts, table.schema().name, &layer_counts::value_type::first);
  const auto size = static_cast<std::int64_t>(table.size());
  if (found == counts.end())
    counts.emplace_back(table.schema().name, size);
  else
    found->second += size;
}

/// Removes the half-made file unless the work was finished.
class unfinished_file {
 public:
  explicit unfinished_file(std::string path) : path_(std::move(path)) {}
  ~unfinished_file() {
    std::error_code ignored;
    if (path_.empty()) return;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"})
      std::filesystem::remove(path_ + suffix, ignored);
  }
  unfinished_file(const unfinished_file&) = delete;
  unfinished_file& operator=(const unfinished_file&) = delete;
  void keep() { path_.clear(); }

 private:
  std::string path_;
};

}  // namespace

layer_counts make_sample(const sample_request& request, const task& progress) {
  const environment& environment = program_environment();
  const auto units = layer::admin_register::load(data_directory(), request.district);
  const std::string clock = std::string(sample::kSampleDate) + "T00:00:00Z";
  auto store = store::open_store(request.database, store::open_mode::create, environment.catalogue,
                                 environment.styles);
  unfinished_file unfinished(request.database);
  layer_counts counts;
  {
    const auto transaction = store->begin(
        {"greenward sample", "sample", fmt::format("seed {} scale {}", request.seed, request.scale), clock});
    store::district_info info{units.title.zh, units.code, true, kSyntheticNotice, {}};
    sample::make_sample(
        {request.seed, request.scale}, units, environment.catalogue,
        [&](const layer::feature_table& table) {
          progress.throw_if_cancelled();
          transaction->insert(table, progress);
          add_count(counts, table);
          if (const auto completed = completed_info(info, request.database, table.geometry()))
            info = *completed;
        },
        progress);
    transaction->set_info(info);
    transaction->commit();
  }
  store->compact(clock);
  unfinished.keep();
  return counts;
}

}  // namespace greenward::workflow
