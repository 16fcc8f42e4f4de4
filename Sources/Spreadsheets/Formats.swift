import CXlsxWriter

/// How the cells of a workbook are drawn.
struct Formats {
  let heading: UnsafeMutablePointer<lxw_format>
  let date: UnsafeMutablePointer<lxw_format>
  /// Text that stays text when somebody types into the cell: numbers with leading zeros, and what
  /// begins like a formula.
  let plain: UnsafeMutablePointer<lxw_format>
  private let wrapped: UnsafeMutablePointer<lxw_format>

  /// Nil when there is no memory for them.
  init?(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
    guard let heading = workbook_add_format(workbook), let date = workbook_add_format(workbook),
      let plain = workbook_add_format(workbook), let wrapped = workbook_add_format(workbook)
    else { return nil }
    format_set_bold(heading)
    format_set_bottom(heading, UInt8(LXW_BORDER_THIN.rawValue))
    format_set_align(heading, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    format_set_num_format(date, "d mmm yyyy")
    format_set_align(date, UInt8(LXW_ALIGN_LEFT.rawValue))
    format_set_num_format(plain, "@")
    format_set_text_wrap(wrapped)
    for format in [date, plain, wrapped] {
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    }
    self.heading = heading
    self.date = date
    self.plain = plain
    self.wrapped = wrapped
  }

  /// Long text is wrapped, and is not marked as text: Excel draws a marked cell of more than 255
  /// characters as `#####`. A beginning that looks like a formula is marked however long it is.
  func text(_ text: String) -> UnsafeMutablePointer<lxw_format> {
    if CellText.looksLikeFormula(text) { return plain }
    return text.utf8.count > 60 || text.utf8.contains(10) ? wrapped : plain
  }
}
