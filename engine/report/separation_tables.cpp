#include "engine/report/separation_tables.hpp"

#include "engine/drainage/separation_words.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace greenward::report {

namespace {

using drainage::verdict;
using drainage::words_of;

constexpr const char* kNothing = "—";

std::string share_bounds(const drainage::weighed& sum) {
  return bounds_text(sum.pass / sum.total(), (sum.pass + sum.unknown) / sum.total());
}

/// "3 / 1 / 0": passing, failing, unknown.
std::string counts_text(const std::array<std::size_t, 4>& counts) {
  const auto count = [&](verdict v) { return counts[static_cast<std::size_t>(v)]; };
  return fmt::format("{} / {} / {}", count(verdict::passes), count(verdict::fails), count(verdict::unknown));
}

bilingual title_of(drainage::separation_scope scope) {
  return scope == drainage::separation_scope::handover
             ? bilingual{"至接户井（小区自身）", "To the handover manhole"}
             : bilingual{"至终点（含街道）", "To the final receptor"};
}

std::vector<cell> proof_row(const separation_page& page, const page_proof& proof,
                            drainage::separation_scope scope, language lang) {
  const double combined = proof.combined_m / proof.total_m;
  return {title_of(scope).in(lang),
          words_of(proof.result).title.in(lang),
          share_bounds(proof.sewage),
          share_bounds(proof.rain),
          bounds_text(combined, combined),
          static_cast<std::int64_t>(page.misconnection_count),
          bounds_text(proof.least_index, proof.greatest_index),
          counts_text(proof.buildings),
          counts_text(proof.inlets)};
}

cell code_cell(const std::string& text) {
  return text.empty() ? cell(std::string(kNothing)) : cell(text);
}

bilingual subject_title(page_subject subject) {
  return subject == page_subject::building ? bilingual{"建筑", "Building"} : bilingual{"雨水口", "Inlet"};
}

bilingual where_title(drainage::separation_scope scope) {
  return scope == drainage::separation_scope::handover ? bilingual{"至接户井", "Handover"}
                                                       : bilingual{"至终点", "Receptor"};
}

}  // namespace

std::string bounds_text(double least, double most) {
  if (std::isnan(least) || std::isnan(most)) return kNothing;
  const std::string low = fmt::format("{:.1f}%", 100 * least), high = fmt::format("{:.1f}%", 100 * most);
  return low == high ? low : low + "–" + high;
}

std::string way_text(std::span<const std::string> pipes, language lang) {
  constexpr std::size_t kShown = 12;
  std::string text;
  for (std::size_t i = 0; i < pipes.size(); ++i) {
    if (pipes.size() > kShown && i == kShown / 2) {
      i = pipes.size() - kShown / 2;
      const std::size_t left_out = pipes.size() - kShown;
      text += lang == language::zh ? fmt::format(" → …（略 {} 段）…", left_out)
                                   : fmt::format(" → … ({} more pipes) …", left_out);
    }
    text += (text.empty() ? "" : " → ") + pipes[i];
  }
  return text;
}

sheet proof_table(const separation_page& page, language lang) {
  sheet table{"proof",
              {"", ""},
              {{"scope", {"证实范围", "Proven"}},
               {"result", {"结论", "Verdict"}},
               {"sewage", {"污水通过率 S", "Sewage passes, S"}},
               {"rain", {"雨水通过率 R", "Rain passes, R"}},
               {"combined", {"合流管占比 H", "Combined pipes, H"}},
               {"misconnections", {"错接 M", "Misconnections, M"}},
               {"index", {"分流指数", "Index"}},
               {"buildings", {"建筑\n通过/不通过/未知", "Buildings\npass/fail/unknown"}},
               {"inlets", {"雨水口\n通过/不通过/未知", "Inlets\npass/fail/unknown"}}},
              {}};
  table.rows.push_back(proof_row(page, page.handover, drainage::separation_scope::handover, lang));
  table.rows.push_back(proof_row(page, page.receptor, drainage::separation_scope::receptor, lang));
  return table;
}

sheet fault_table(const separation_page& page, language lang) {
  sheet table{"faults",
              {"不通过和未知的建筑、雨水口（编号与图上一致）",
               "Buildings and inlets that fail or are unknown (numbered as on the map)"},
              {{"number", {"图号", "No."}},
               {"subject", {"对象", "What"}},
               {"code", {"编码", "Code"}},
               {"result", {"结论", "Verdict"}},
               {"where", {"范围", "Scope"}},
               {"why", {"原因", "Reason"}},
               {"fault", {"问题处", "At"}},
               {"way", {"水流路径（至问题处）", "The water's way to the fault"}},
               {"people", {"人口", "People"}}},
              {}};
  const bool has_people = std::ranges::any_of(
      page.faults, [](const page_fault& fault) { return fault.subject == page_subject::building; });
  if (!has_people) table.columns.pop_back();
  for (std::size_t i = 0; i < page.faults.size(); ++i) {
    const page_fault& fault = page.faults[i];
    const bool known = !std::isnan(fault.people);
    table.rows.push_back({static_cast<std::int64_t>(i + 1), subject_title(fault.subject).in(lang),
                          code_cell(fault.code), words_of(fault.result).title.in(lang),
                          where_title(fault.scope).in(lang), words_of(fault.why).title.in(lang),
                          code_cell(fault.fault), code_cell(way_text(fault.pipes, lang)),
                          known ? cell(fault.people) : cell()});
    table.rows.back().resize(table.columns.size());
  }
  return table;
}

sheet misconnection_table(const separation_page& page, language lang) {
  sheet table{"misconnections",
              {"错接（根源管段）", "Misconnections (the pipe to blame)"},
              {{"number", {"图号", "No."}},
               {"kind", {"类别", "Kind"}},
               {"link", {"管段", "Pipe"}},
               {"from", {"起点", "From node"}},
               {"to", {"接入点", "To node"}},
               {"sources", {"受影响来源数", "Sources"}}},
              {}};
  for (std::size_t i = 0; i < page.misconnections.size(); ++i) {
    const page_misconnection& fault = page.misconnections[i];
    table.rows.push_back({"M" + std::to_string(i + 1), words_of(fault.kind).title.in(lang),
                          code_cell(fault.pipe), code_cell(fault.from), code_cell(fault.to),
                          static_cast<std::int64_t>(fault.sources)});
  }
  return table;
}

std::string conclusion(const separation_page& page, language lang) {
  const bool zh = lang == language::zh;
  const std::string proven = words_of(page.receptor.result).title.in(lang);
  std::string text = zh ? "申报状态：" + page.declared.zh + "　证实结论：" + proven
                        : "Declared state: " + page.declared.en + ". Proven: " + proven;
  if (!page.declared_complete) return text;
  const bilingual verdicts[]{{"——申报无从证实", " - the declaration cannot be tested"},
                             {"——申报属实", " - the declaration holds"},
                             {"——与申报不符", " - the declaration does not hold"},
                             {"——申报尚不能证实", " - the declaration is not proven yet"}};
  return text + verdicts[static_cast<std::size_t>(page.receptor.result)].in(lang);
}

}  // namespace greenward::report
