#include "viewer/i18n/text_table.hpp"

#include <array>
#include <cassert>
#include <cstddef>

namespace greenward::viewer {

namespace {

constexpr std::size_t kTextCount = static_cast<std::size_t>(text_key::count);

struct table_row {
  text_key key;
  bilingual both;
};

/// In the order of text_key; the constructor below asserts it.
const std::array<table_row, kTextCount>& rows() {
  using enum text_key;
  static const std::array<table_row, kTextCount> table{{
      {product_name, {"绿园一图", "Greenward"}},
      {synthetic, {"合成数据", "Synthetic data"}},
      {synthetic_hint,
       {"本库几何由种子随机生成，不代表真实地物。",
        "Geometry is generated from a seed; no real place is shown."}},
      {loading, {"正在打开数据库", "Opening the database"}},
      {loading_failed, {"数据库未能打开", "The database could not be opened"}},
      {error_title, {"出现问题", "Something went wrong"}},
      {copy, {"复制说明", "Copy message"}},
      {close, {"关闭", "Close"}},
      {layers_title, {"图层与图例", "Layers and legend"}},
      {details_title, {"详情", "Details"}},
      {summary_tab, {"概况", "Summary"}},
      {feature_tab, {"要素", "Feature"}},
      {show_all, {"全部显示", "Show all"}},
      {hide_all, {"全部隐藏", "Hide all"}},
      {opacity, {"不透明度", "Opacity"}},
      {group_progress, {"工程进度", "Progress of works"}},
      {group_service, {"15分钟服务圈", "15-minute service"}},
      {group_drainage, {"排水管网", "Drainage"}},
      {group_facilities, {"设施与隐患", "Facilities and hazards"}},
      {group_walking, {"步行网络", "Walking network"}},
      {group_land, {"基础地理", "Base map"}},
      {group_other, {"其他", "Other"}},
      {not_at_this_scale, {"当前比例尺下不显示", "Not drawn at this scale"}},
      {zoom_in_to_see, {"放大至", "Drawn from"}},
      {no_value, {"未填", "not given"}},
      {nothing_selected, {"尚未选择要素", "Nothing selected"}},
      {nothing_selected_hint,
       {"在地图上单击要素，查看其全部属性。", "Click a feature on the map to see all its fields."}},
      {hits_here, {"此处要素", "Features here"}},
      {feature_number, {"编号", "Id"}},
      {layer, {"图层", "Layer"}},
      {yes, {"是", "Yes"}},
      {no, {"否", "No"}},
      {progress_title, {"工程进度", "Progress of works"}},
      {progress_empty, {"库中没有工程项目", "No works in this database"}},
      {kind, {"类别", "Kind"}},
      {total, {"合计", "Total"}},
      {under_way, {"在建", "Under way"}},
      {done, {"完成", "Done"}},
      {halted, {"停缓", "Halted"}},
      {other_class, {"其他", "Other"}},
      {other_values, {"其余取值", "Other values"}},
      {all_features, {"全部要素", "All features"}},
      {service_title, {"养老服务圈", "Elderly-care circle"}},
      {service_waiting, {"正在计算服务圈", "Computing the service area"}},
      {service_none, {"库中没有养老设施或步行网络", "No elderly care or walking network here"}},
      {facilities, {"养老设施", "Elderly-care facilities"}},
      {people_all, {"人口总数", "People in all"}},
      {people_within, {"步行可达人口", "Within walking reach"}},
      {people_within_radius, {"直线半径内人口", "Within the plain radius"}},
      {people_outside, {"步行不可达人口", "Out of walking reach"}},
      {within_walk, {"按路网步行", "On foot by street"}},
      {within_radius, {"按直线半径", "As the crow flies"}},
      {service_area, {"步行可达范围", "Walking reach"}},
      {service_radius, {"直线服务半径", "Plain radius"}},
      {reached_paths, {"可达路段", "Paths reached"}},
      {rule_pack_note, {"规则包", "Rule pack"}},
      {unverified_note, {"项参数未经核验", "parameters unverified"}},
      {scale, {"比例尺", "Scale"}},
      {cursor, {"光标", "Cursor"}},
      {features, {"要素", "features"}},
      {as_of, {"截至", "As of"}},
      {language_switch, {"English", "中文"}},
      {fit_view, {"全图", "Fit"}},
      {zoom_in, {"放大", "Zoom in"}},
      {zoom_out, {"缩小", "Zoom out"}},
      {north, {"北", "N"}},
      {attribution, {"数据说明", "Data"}},
      {people_unit, {"人", "people"}},
      {minutes_unit, {"分钟", "min"}},
      {metres_unit, {"米", "m"}},
      {font_missing, {"缺少中文字体", "The Chinese font is missing"}},
      {font_remedy, {"请安装 fonts-noto-cjk 软件包", "Install the package fonts-noto-cjk"}},
      {display_missing, {"无法打开窗口", "No window can be opened"}},
      {display_remedy,
       {"请检查 DISPLAY，或改用 --screenshot 直接出图",
        "Check DISPLAY, or draw a picture with --screenshot"}},
      {graphics_missing, {"无法使用 OpenGL 3.3", "OpenGL 3.3 is not available"}},
      {graphics_remedy,
       {"请安装 libgl1-mesa-dri 或显卡驱动", "Install libgl1-mesa-dri or the graphics driver"}},
      {picture_failed, {"文件写入失败", "The file could not be written"}},
      {picture_remedy,
       {"请检查文件夹是否存在、可写且有空间",
        "Check that the folder exists, may be written to and has space"}},
      {drawing_step, {"准备图形", "Preparing the drawing"}},
      {service_step, {"计算服务圈", "Computing service areas"}},
      {stopping, {"正在停止", "Stopping"}},
      {keys_hint,
       {"拖动平移，滚轮缩放，F 全图，L 切换语言", "Drag to pan, wheel to zoom, F to fit, L for 中文"}},
      {record_title, {"登记进度", "Record progress"}},
      {record_save, {"登记", "Record"}},
      {record_running, {"正在登记…", "Recording…"}},
      {record_done, {"已登记：", "Recorded: "}},
      {record_bad_day,
       {"日期应写作 年-月-日，例如 2026-05-01", "A date is written YYYY-MM-DD, e.g. 2026-05-01"}},
      {record_no_name, {"请填写登记人", "Say who records it"}},
      {cancel, {"取消", "Cancel"}},
      {stage, {"阶段", "Stage"}},
      {stands_at, {"现处阶段：", "stands at: "}},
      {actual_day, {"实际日期", "Actual"}},
      {planned_day, {"计划日期", "Planned"}},
      {today, {"今天", "Today"}},
      {skip_reason, {"跳过原因", "If skipped"}},
      {remark, {"说明", "Note"}},
      {recorded_by, {"登记人", "By"}},
      {photos, {"佐证照片", "Evidence"}},
      {add_photo, {"选择文件…", "Choose files…"}},
      {photos_hint,
       {"也可将照片拖入窗口；照片存入台账旁的文件夹。",
        "Or drop photos on the window; they are kept beside the ledger."}},
      {folder_above, {"上级文件夹", "Folder above"}},
      {folder_unreadable, {"无法读取此文件夹", "This folder cannot be read"}},
      {pan_left, {"向左移动", "Pan left"}},
      {pan_right, {"向右移动", "Pan right"}},
      {pan_up, {"向上移动", "Pan up"}},
      {pan_down, {"向下移动", "Pan down"}},
      {cancel_hint, {"取消、关闭、清除选择", "Cancel, close, clear the selection"}},
      {language_hint, {"切换界面语言", "Switch the language"}},
      {key_sheet_title, {"键盘与鼠标", "Keys and mouse"}},
      {drag_hint, {"按住左键拖动", "Drag"}},
      {wheel_hint, {"滚轮", "Wheel"}},
      {click_hint, {"单击", "Click"}},
      {pan_action, {"平移地图", "Pan the map"}},
      {zoom_action, {"以指针为中心缩放", "Zoom about the pointer"}},
      {identify_action, {"查询要素", "Show what is there"}},
      {circle_tab, {"服务圈", "Circle"}},
      {try_site, {"试放设施", "Try a facility"}},
      {try_stop, {"结束试放", "Stop trying"}},
      {try_clear, {"清除", "Clear"}},
      {try_hint,
       {"在地图上单击，试放一处新设施；按住已有的养老设施拖动，试看迁址。可达范围与人数随之更新，库中数据不变"
        "。",
        "Click the map to try a new facility; drag one that is there to try it elsewhere. Reach and people "
        "follow; nothing is stored."}},
      {new_facility, {"新设施（试放）", "New facility (trial)"}},
      {moved_facility, {"迁址（试放）", "Moved (trial)"}},
      {to_the_street, {"至步行网络", "To the walking network"}},
      {trial_group, {"人群", "Group"}},
      {trial_within, {"可达", "Within"}},
      {trial_newly, {"新增覆盖", "Newly"}},
      {trial_lost, {"失去覆盖", "Lost"}},
      {trial_unknown, {"处数目未知，未计入", "places have no known number and are not counted"}},
      {replay_failed, {"回放中止", "The replay stopped"}},
      {replay_remedy, {"请核对脚本该行与当时的界面", "Compare that line with what the window showed"}},
  }};
  return table;
}

}  // namespace

const bilingual& words(text_key key) {
  const table_row& row = rows()[static_cast<std::size_t>(key)];
  assert(row.key == key);
  return row.both;
}

}  // namespace greenward::viewer
