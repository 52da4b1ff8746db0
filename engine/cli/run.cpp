#include "engine/cli/run.hpp"

#include "engine/base/error.hpp"
#include "engine/cli/commands.hpp"
#include "engine/cli/session.hpp"

#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

namespace greenward::cli {

namespace {

constexpr int kInternalError = 70;

void add_commands(CLI::App& app, session& session) {
  add_sample(app, session);
  add_import(app, session);
  add_info(app, session);
  add_find(app, session);
  add_coords(app, session);
  add_record(app, session);
  add_edit(app, session);
  add_history(app, session);
  add_journal(app, session);
  add_undo(app, session);
  add_diff(app, session);
  add_progress(app, session);
  add_dispatch(app, session);
  add_race(app, session);
  add_review(app, session);
  add_targets(app, session);
  add_trend(app, session);
  add_inventory(app, session);
  add_green(app, session);
  add_villages(app, session);
  add_chiefs(app, session);
  add_publish(app, session);
  add_conflicts(app, session);
  add_drainage(app, session);
  add_walk(app, session);
  add_site(app, session);
  add_hazards(app, session);
  add_export(app, session);
  add_map(app, session);
  add_verify(app, session);
}

void set_up(CLI::App& app, session& session) {
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
  add_commands(app, session);
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
    set_up(app, session);
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
