// greenward drainage separation DB [--compound CODE] [--all] [--pages BOOK.pdf|DIR] [-o FILE|DIR/]
// [--as-of DATE] [--recorded-by DATE]
#include "engine/base/error.hpp"
#include "engine/cli/arguments.hpp"
#include "engine/cli/drainage_commands.hpp"
#include "engine/cli/explained_output.hpp"
#include "engine/workflow/separation_pages.hpp"
#include "engine/workflow/separation_sheets.hpp"

#include <CLI/CLI.hpp>
#include <string>

namespace greenward::cli {

namespace {

struct separation_arguments {
  std::string database, compound;
  bool all = false;
  moment_arguments when;
  std::filesystem::path file, pages;
};

/// What one compound's page can be written as; tables go into other files.
bool is_page(const std::filesystem::path& file) {
  const std::string ending = file.extension().string();
  return ending == ".pdf" || ending == ".png" || ending == ".svg";
}

/// `-o DIR/` asks for pages, and so do `--pages`, and `-o` with a drawing of one compound.
void sort_out_outputs(separation_arguments& a) {
  const bool folder = !a.file.empty() && (!a.file.has_filename() || std::filesystem::is_directory(a.file));
  const bool drawing = is_page(a.file) && (!a.compound.empty() || a.file.extension() != ".pdf");
  if (!folder && !drawing) return;
  if (!a.pages.empty())
    throw error(error_code::usage, "--pages",
                {"-o 和 --pages 都要求写页面", "both -o and --pages ask for pages"},
                {"只用其中一个，或让 -o 写 .xlsx 或 .csv", "Use one, or let -o write .xlsx or .csv"});
  a.pages = std::exchange(a.file, {});
}

void write_pages(session& session, const separation_arguments& a, const workflow::drain_model& model,
                 const workflow::moment& when) {
  if (a.pages.empty()) return;
  const workflow::page_request request{when, session.lang, a.all};
  const auto written = a.compound.empty() ? workflow::print_compounds(model, request, a.pages)
                                          : workflow::print_compound(model, a.compound, request, a.pages);
  if (written.size() > 1) {
    const std::string count = std::to_string(written.size()), folder = written.front().parent_path().string();
    return session.say(
        {"已写出 " + count + " 个文件到 " + folder, "written: " + count + " files in " + folder});
  }
  for (const auto& file : written) session.say({"已写出 " + file.string(), "written " + file.string()});
}

}  // namespace

void add_separation(CLI::App& group, session& session) {
  auto a = std::make_shared<separation_arguments>();
  CLI::App* command = group.add_subcommand(
      "separation", session.text("雨污分流证实：各小区申报与逐栋追踪的结果",
                                 "separation of compounds: declared, and proven building by building"));
  add_database(*command, session, a->database);
  command->add_option("--compound", a->compound,
                      session.text("只看一个小区（编码或编号）；-o .pdf、.png、.svg 为该小区的专页",
                                   "one compound only, by code or id; -o .pdf, .png or .svg is its page"));
  command->add_flag("--all", a->all,
                    session.text("也列出没有管网数据的小区", "list compounds without any drains too"));
  command
      ->add_option(
          "--pages", a->pages,
          session.text("每个小区一页，最差的在前：.pdf 为一册，否则为目录，每个小区一个 PDF",
                       "a page for each compound, the worst first: one book if it ends in .pdf, else "
                       "a folder with a PDF for each"))
      ->type_name("BOOK.pdf|DIR");
  add_moment(*command, session, a->when);
  add_sheet_file(*command, session, a->file);
  add_format(*command, session, {"table", "json", "csv"});
  command->callback([a, &session] {
    sort_out_outputs(*a);
    const workflow::moment when = parse_moment(a->when);
    const auto layers =
        a->pages.empty() ? workflow::drain_model_layers() : workflow::separation_page_layers();
    const auto model =
        workflow::make_drain_model(workflow::load_snapshot(a->database, layers, session.task, when));
    show_explained(session, model.district->info, when.happened_by.value_or(today()), when,
                   {"雨污分流证实", "Separation of compounds"},
                   workflow::separation_of(model, a->compound, a->all, session.lang), a->file);
    write_pages(session, *a, model, when);
  });
}

}  // namespace greenward::cli
