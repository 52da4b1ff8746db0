#include "engine/cli/run.hpp"

#include "engine/base/error.hpp"
#include "engine/cli/commands.hpp"
#include "engine/cli/session.hpp"

#include <algorithm>
#include <array>
#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>
#include <span>
#include <string_view>

namespace greenward::cli {

namespace {

constexpr int kInternalError = 70;

struct verb_entry {
  std::string_view name;
  void (*add)(CLI::App& app, session& session);
};

constexpr std::array kVerbs = std::to_array<verb_entry>({
    {"sample", add_sample},
    {"import", add_import},
    {"info", add_info},
    {"find", add_find},
    {"coords", add_coords},
    {"record", add_record},
    {"edit", add_edit},
    {"history", add_history},
    {"journal", add_journal},
    {"undo", add_undo},
    {"diff", add_diff},
    {"progress", add_progress},
    {"dispatch", add_dispatch},
    {"race", add_race},
    {"review", add_review},
    {"targets", add_targets},
    {"trend", add_trend},
    {"inventory", add_inventory},
    {"green", add_green},
    {"villages", add_villages},
    {"chiefs", add_chiefs},
    {"publish", add_publish},
    {"conflicts", add_conflicts},
    {"drainage", add_drainage},
    {"walk", add_walk},
    {"site", add_site},
    {"hazards", add_hazards},
    {"export", add_export},
    {"map", add_map},
    {"verify", add_verify},
});

/// The one that the arguments name, or nullptr.
const verb_entry* verb_of(std::span<char* const> arguments) {
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const std::string_view word = arguments[i];
    if (word == "--lang") {
      ++i;
    } else if (!word.starts_with('-')) {
      const auto* found = std::ranges::find(kVerbs, word, &verb_entry::name);
      return found == kVerbs.end() ? nullptr : found;
    }
  }
  return nullptr;
}

/// To make the options of all takes longer than many a command itself.
void add_commands(CLI::App& app, session& session, std::span<char* const> arguments) {
  if (const verb_entry* asked = verb_of(arguments)) return asked->add(app, session);
  for (const verb_entry& one : kVerbs) one.add(app, session);
}

void set_up(CLI::App& app, session& session, std::span<char* const> arguments) {
  app.description(session.text("绿园一图：区县公共工程的一张图与一本账",
                               "Greenward: the map and the ledger of a district's public works"));
  app.set_version_flag("--version", "greenward " GREENWARD_VERSION);
  app.set_help_flag("-h,--help", session.text("显示帮助", "show this help"));
  // choose_language() has read it already, before the help texts were made.
  app.add_option_function<std::string>(
         "--lang", [](const std::string&) {}, session.text("语言：zh 或 en", "language: zh or en"))
      ->check(CLI::IsMember({"zh", "en"}))
      ->type_name("");
  app.add_flag("--quiet", session.quiet, session.text("只输出结果和错误", "print results and errors only"));
  app.require_subcommand(1);
  app.fallthrough();
  add_commands(app, session, arguments);
}

int usage_error(const CLI::App& app, const CLI::ParseError& failure, const session& session) {
  if (failure.get_exit_code() == 0) return app.exit(failure);
  std::cerr << session.text("用法错误：", "usage: ") << failure.what()
            << session.text("。见 greenward --help", ". See greenward --help") << '\n';
  return exit_status(error_code::usage);
}

}  // namespace

int run(int argc, char** argv) {
  session session;
  session.lang = choose_language(argc, argv);
  CLI::App app;
  try {
    set_up(app, session, std::span<char* const>(argv, static_cast<std::size_t>(argc)));
    cancel_on_interrupt(session.task.token);
    session.task.progress = terminal_progress(session.lang);
    app.parse(argc, argv);
    end_progress();
    std::cout.flush();
    return std::cout ? session.status : exit_status(error_code::bad_input);
  } catch (const CLI::ParseError& failure) {
    end_progress();
    return usage_error(app, failure, session);
  } catch (const error& failure) {
    end_progress();
    std::cerr << session.text("错误：", "error: ") << failure.message(session.lang) << '\n';
    return exit_status(failure.code());
  } catch (const std::bad_alloc&) {
    std::cerr << session.text("错误：内存不足", "error: out of memory") << '\n';
    return kInternalError;
  } catch (const std::exception& failure) {
    end_progress();
    std::cerr << session.text("内部错误：", "internal error: ") << failure.what() << '\n';
    return kInternalError;
  }
}

}  // namespace greenward::cli
