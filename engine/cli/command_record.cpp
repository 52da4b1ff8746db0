// greenward record DB WORK --stage STAGE --date DATE ...; greenward record DB --file FILE
#include "engine/base/error.hpp"
#include "engine/cli/arguments.hpp"
#include "engine/cli/commands.hpp"
#include "engine/cli/json_output.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/record_file.hpp"
#include "engine/workflow/record_progress.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <iostream>

namespace greenward::cli {

namespace {

struct record_arguments {
  std::string database, work, stage, day, planned, skip_reason, who, note;
  std::string file, source_layer, encoding, rejects;
  std::vector<std::filesystem::path> photos;
};

std::string change_text(const session& session, const workflow::recorded_work& work) {
  const layer::code_list& stages = workflow::program_environment().catalogue.codes("stage");
  const auto title = [&](const std::string& stage) {
    const auto* entry = stages.find(stage);
    return entry != nullptr ? session.text(entry->title) : stage;
  };
  const std::string arrow =
      work.before == work.after ? title(work.after) : title(work.before) + " → " + title(work.after);
  return work.name + session.text("：", ": ") + arrow;
}

json work_json(const workflow::recorded_work& work) {
  return {{"id", work.work.value},
          {"code", work.code},
          {"name", work.name},
          {"before", work.before},
          {"after", work.after}};
}

workflow::stage_update update_of(const record_arguments& a) {
  if (a.stage.empty()) {
    throw error(error_code::usage, a.work, {"没有给出阶段", "no stage is given"},
                {"请加 --stage，例如 started、completed，各类工程的阶段见 gis-data/lifecycles",
                 "add --stage, e.g. started or completed; gis-data/lifecycles has the stages of each kind"});
  }
  workflow::stage_update update{a.work, a.stage, {}, {}, a.skip_reason, a.note};
  if (!a.day.empty()) update.actual = parse_day("--date", a.day);
  if (!a.planned.empty()) update.planned = parse_day("--planned", a.planned);
  return update;
}

void record_one(const session& session, const record_arguments& a) {
  const workflow::stage_update update = update_of(a);
  const auto result =
      workflow::record_progress(a.database, person(a.who), a.note, std::span(&update, 1), a.photos);
  if (!result.refused.empty()) {
    throw error(error_code::usage, a.work, result.refused.front().reason,
                {"请改正后重做；已登记的见 greenward history",
                 "correct it and do it again; greenward history shows what is recorded"});
  }
  const workflow::recorded_work& work = result.works.front();
  if (session.format == output_format::json) {
    json document = work_json(work);
    document["date"] = a.day.empty() ? json() : json(a.day);
    document["planned"] = a.planned.empty() ? json() : json(a.planned);
    return print(document);
  }
  std::cout << change_text(session, work) << (a.day.empty() ? "" : session.text("，", ", ") + a.day) << '\n';
}

void record_many(session& session, const record_arguments& a) {
  const auto summary = workflow::record_from_file(
      {a.database, a.file, {a.source_layer, "", a.encoding}, a.rejects, person(a.who), a.note, a.photos},
      session.task);
  if (session.format == output_format::json) {
    json works = json::array();
    for (const auto& work : summary.works) works.push_back(work_json(work));
    print({{"read", summary.read},
           {"works", works},
           {"refused", summary.refused},
           {"rejects", summary.rejects.empty() ? json() : json(summary.rejects.string())}});
  } else {
    for (const auto& work : summary.works) std::cout << change_text(session, work) << '\n';
    session.say({fmt::format("读入 {} 条，登记 {} 项工程", summary.read, summary.works.size()),
                 fmt::format("{} records read, {} works recorded", summary.read, summary.works.size())});
  }
  if (summary.refused == 0) return;
  throw error(
      error_code::bad_input, a.file,
      {fmt::format("{} 条记录被退回，没有写入任何内容；原因见 {}", summary.refused, summary.rejects.string()),
       fmt::format("{} records were refused and nothing was written; the reasons are in {}", summary.refused,
                   summary.rejects.string())},
      {"改正后重做", "correct them and do it again"});
}

void run_record(session& session, const record_arguments& a) {
  if (a.file.empty() != a.work.empty())
    return a.file.empty() ? record_one(session, a) : record_many(session, a);
  throw error(error_code::usage, "record", {"请给出一项工程或一个文件", "give one work, or one file"},
              {"例如 greenward record DB W-ROAD-001 --stage started --date 2023-05-01，或 --file 文件",
               "e.g. greenward record DB W-ROAD-001 --stage started --date 2023-05-01, or --file FILE"});
}

}  // namespace

void add_record(CLI::App& app, session& session) {
  auto a = std::make_shared<record_arguments>();
  CLI::App* command =
      app.add_subcommand("record", session.text("登记工程进度：一项，或一个文件中的多项",
                                                "record the progress of one work, or of those in a file"));
  add_database(*command, session, a->database);
  command->add_option("WORK", a->work, session.text("工程编码或编号", "the work's code or id"));
  command->add_option("--stage", a->stage,
                      session.text("达到的阶段；停工 suspended、复工 resumed、取消 cancelled",
                                   "the stage it reached; or suspended, resumed, cancelled"));
  command->add_option("--date", a->day, session.text("实际日期 YYYY-MM-DD", "actual date YYYY-MM-DD"));
  command->add_option(
      "--planned", a->planned,
      session.text("计划日期 YYYY-MM-DD（含当日）", "planned date YYYY-MM-DD (that day included)"));
  command->add_option("--skip-reason", a->skip_reason,
                      session.text("跳过前序阶段的原因", "why stages before it were skipped"));
  command->add_option(
      "--file", a->file,
      session.text("更新表（CSV、XLSX），列同 work_stages；全部登记或全部退回",
                   "a table of updates (CSV, XLSX) with the columns of work_stages; all or none"));
  command->add_option("--source-layer", a->source_layer,
                      session.text("文件中的工作表", "the sheet within the file"));
  command->add_option("--encoding", a->encoding,
                      session.text("文字编码，例如 GBK", "text encoding, e.g. GBK"));
  command->add_option("--rejects", a->rejects,
                      session.text("退回记录文件（CSV）", "file for refused records (CSV)"));
  command->add_option("--by", a->who, session.text("登记人", "who records it"));
  command->add_option("--note", a->note, session.text("说明（写入台账）", "note (goes into the journal)"));
  command->add_option(
      "--photo", a->photos,
      session.text("佐证文件（照片等），可多个；按内容存入 DB.evidence 文件夹",
                   "evidence (photos and the like), any number; kept by content in DB.evidence"));
  add_format(*command, session, {"table", "json"});
  command->callback([a, &session] { run_record(session, *a); });
}

}  // namespace greenward::cli
