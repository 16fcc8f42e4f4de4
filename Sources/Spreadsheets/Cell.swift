import Civil

/// What stands in one cell of a workbook.
public enum Cell: Hashable, Sendable {
  case empty
  /// Words, exactly as they are: whatever they begin with, they never become a formula.
  case text(String)
  case whole(Int)
  case number(Double)
  /// A day, kept as a day, so that a spreadsheet sorts and filters it as one.
  case date(CivilDate)

  /// What a text says: a day written as 2013-03-27 becomes a day, and in a column of numbers a
  /// number becomes a number; everything else stays text.
  ///
  /// Numbers with leading zeros or more than fifteen digits are names of something, and stay text.
  public init(reading text: String, isNumber: Bool = false) {
    if text.isEmpty {
      self = .empty
    } else if let date = CivilDate(text) {
      self = .date(date)
    } else if isNumber, let whole = Int(text), String(whole) == text,
      whole.magnitude < 1_000_000_000_000_000
    {
      self = .whole(whole)
    } else if isNumber, Self.isDecimal(text), let number = Double(text) {
      self = .number(number)
    } else {
      self = .text(text)
    }
  }

  private static func isDecimal(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2 && digits.utf8.count <= 16
      && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
      && (parts[0].utf8.count == 1 || !parts[0].hasPrefix("0"))
  }
}

extension Cell {
  /// About how many characters wide it is drawn.
  var width: Int {
    switch self {
    case .empty: 0
    case .text(let text): text.split(separator: "\n").map(\.count).max() ?? 0
    case .whole(let number): String(number).count
    case .number(let number): min(String(number).count, 12)
    case .date: 11
    }
  }
}
