import Civil

/// Text as a cell takes it.
enum CellText {
  static let mostUnits = 32_767
  private static let cut = "… (cut: a cell holds 32,767 characters)"

  /// Without what XML has no place for, and cut, saying so, where it is longer than a cell may be.
  static func fitting(_ text: String) -> String {
    var plain = text
    if text.unicodeScalars.contains(where: isImpossible) {
      plain = String(
        String.UnicodeScalarView(
          text.unicodeScalars.map { isImpossible($0) ? "\u{FFFD}" : $0 }))
    }
    guard plain.utf16.count > mostUnits else { return plain }
    return SheetNames.prefix(of: plain, units: mostUnits - cut.utf16.count) + cut
  }

  /// Whether a spreadsheet would take it for a formula if it were typed.
  static func looksLikeFormula(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    return "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first)
  }

  private static func isImpossible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}

extension CivilDate {
  /// The day's number as spreadsheets count, from 1 for 1 January 1900; nil before that.
  ///
  /// They hold 1900 for a leap year: from March on every number is one too large, by agreement.
  var spreadsheetNumber: Int? {
    // 31 December 1899 is day −25,568 of ours.
    let number = Int(dayNumber) + 25_568
    guard number >= 1 else { return nil }
    return number >= 60 ? number + 1 : number
  }
}
