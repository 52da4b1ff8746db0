#include "engine/layer/lifecycle.hpp"

#include "engine/base/error.hpp"
#include "engine/layer/toml_file.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cassert>

namespace greenward::layer {

namespace {

constexpr std::array kInterruptions{kSuspended, kResumed, kCancelled};

void require_code(const toml_table& table, std::string_view key, const code_list& list,
                  std::string_view code) {
  if (list.find(code) != nullptr) return;
  table.fail(key, {fmt::format("代码表“{}”中没有“{}”", list.name, code),
                   fmt::format("the code list '{}' has no '{}'", list.name, code)});
}

std::vector<lifecycle_stage> read_stages(const toml_table& table, const code_list& codes) {
  std::vector<lifecycle_stage> stages;
  for (const toml_table& entry : table.tables("stages")) {
    lifecycle_stage stage{entry.text("code"), entry.boolean_or("may_be_skipped", false)};
    entry.finish();
    require_code(entry, "code", codes, stage.code);
    if (is_interruption(stage.code)) {
      entry.fail("code", {fmt::format("“{}”可打断任何流程，不是其中一步", stage.code),
                          fmt::format("'{}' may interrupt every life and is no step in it", stage.code)});
    }
    if (std::ranges::find(stages, stage.code, &lifecycle_stage::code) != stages.end())
      entry.fail("code", {"阶段重复", "the stage comes twice"});
    stages.push_back(std::move(stage));
  }
  if (stages.empty()) table.fail("stages", {"没有阶段", "there are no stages"});
  return stages;
}

std::size_t read_position(const toml_table& table, std::string_view key, const lifecycle& life) {
  const std::string code = table.text(key);
  const auto found = life.position(code);
  if (!found) {
    table.fail(
        key, {fmt::format("“{}”不是本流程的阶段", code), fmt::format("'{}' is no stage of this life", code)});
  }
  return *found;
}

lifecycle read_lifecycle(const std::filesystem::path& file, const catalogue& catalogue) {
  const toml_table table = toml_table::read(file);
  lifecycle life;
  life.name = file.stem().string();
  life.title = table.title();
  life.kinds = table.texts("kinds");
  for (const std::string& kind : life.kinds) require_code(table, "kinds", catalogue.codes("work_kind"), kind);
  life.stages = read_stages(table, catalogue.codes("stage"));
  life.begins = read_position(table, "begins", life);
  life.ends = read_position(table, "ends", life);
  if (life.ends < life.begins) table.fail("ends", {"结束早于开始", "the end comes before the beginning"});
  table.finish();
  return life;
}

}  // namespace

std::optional<std::size_t> lifecycle::position(std::string_view stage) const {
  const auto found = std::ranges::find(stages, stage, &lifecycle_stage::code);
  if (found == stages.end()) return std::nullopt;
  return static_cast<std::size_t>(found - stages.begin());
}

bool is_interruption(std::string_view stage) {
  return std::ranges::find(kInterruptions, stage) != kInterruptions.end();
}

lifecycle_book lifecycle_book::load(const std::filesystem::path& folder, const catalogue& catalogue) {
  lifecycle_book book;
  for (const auto& file : toml_files(folder / "lifecycles"))
    book.lives_.push_back(read_lifecycle(file, catalogue));
  for (const code_entry& kind : catalogue.codes("work_kind").entries) {
    std::ptrdiff_t lives = 0;
    for (const lifecycle& life : book.lives_) lives += std::ranges::count(life.kinds, kind.code);
    if (lives == 1) continue;
    throw error(error_code::bad_input, (folder / "lifecycles").string(),
                {fmt::format("工程类别“{}”应恰有一个流程，现有 {} 个", kind.code, lives),
                 fmt::format("the kind of work '{}' must have one life; it has {}", kind.code, lives)},
                {"在一个流程的 kinds 中列出它", "list it in the kinds of one life"});
  }
  for (const std::string_view stage : kInterruptions) {
    if (catalogue.codes("stage").find(stage) != nullptr) continue;
    throw error(error_code::bad_input, (folder / "codes" / "stage.toml").string(),
                {fmt::format("缺少代码“{}”", stage), fmt::format("the code '{}' is missing", stage)},
                {"补上它", "add it"});
  }
  return book;
}

const lifecycle& lifecycle_book::of_kind(std::string_view kind) const {
  for (const lifecycle& life : lives_)
    if (std::ranges::find(life.kinds, kind) != life.kinds.end()) return life;
  assert(false && "every kind of the list has a life");
  return lives_.front();
}

}  // namespace greenward::layer
