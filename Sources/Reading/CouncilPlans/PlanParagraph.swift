import Civil

/// A paragraph of a document outside its tables.
struct PlanParagraph: Sendable {
  var text: String
  /// It has the style of a heading, or is bold from end to end.
  var isHeading: Bool
  /// It has the style of a title, or of a line of the contents.
  var isTitle = false
  /// It is an item of a list.
  var isItem = false

  /// Whether it is neither a heading nor a title, and no table says what it says.
  ///
  /// - Parameters:
  ///   - headings: those that were understood.
  ///   - isFirst: it stands above the first table, where the name of the council and the date do.
  func isLoose(besides headings: Set<String>, isFirst: Bool) -> Bool {
    let words = text.split(whereSeparator: \.isWhitespace).count
    if isTitle || headings.contains(text.squeezed) || !text.contains(where: \.isLetter) {
      return false
    }
    if isAction || (isItem && !isHeading) { return true }
    return words > (isHeading ? 15 : isFirst && !text.squeezed.endsSentence ? 10 : 0)
  }

  /// Whether it is an item of a list, or opens with a number or a mark, and names a day or an
  /// owner: an action by itself, and no heading over a table.
  var isAction: Bool {
    let opensItem = isItem || text.first.map { !$0.isLetter && !"“‘(".contains($0) } ?? false
    guard opensItem, !isTitle, text.utf8.count <= 2000 else { return false }
    return namesDay || (!isHeading && namesOwner)
  }

  /// "… – 1 May 2027", "… by March 2027"
  private var namesDay: Bool {
    if ProseDates.date(in: text.squeezed) != nil { return true }
    let lines = text.replacing(" by ", with: "–").replacing(" due ", with: "–")
    return Self.parts(of: lines).dropFirst().contains { part in
      part.contains(where: \.isNumber) && (try? PlanDate(reading: part))?.day != nil
    }
  }

  /// "… – Lee Wong", "… (lead: Head of Early Help)"
  private var namesOwner: Bool {
    if text.lowercased().contains(/\b(lead|owner|responsible)( officer)?:/) { return true }
    return Self.parts(of: text).dropFirst().contains { part in
      let words = part.split(separator: " ")
      return (2...4).contains(words.count)
        && words.allSatisfy { $0.first?.isUppercase == true && $0.contains(where: \.isLowercase) }
    }
  }

  private static func parts(of text: String) -> [String] {
    text.replacing(" - ", with: "–").split { "–—|;()\t\n".contains($0) }.map {
      String($0).squeezed
    }
  }
}

/// Text of a document outside its tables that is neither a title nor a heading.
public struct PlanLooseText: Sendable, Hashable {
  /// The table beside which it stands.
  var table: String
  var isBelow = false
  public var text: String

  /// "below “table 2”"
  public var place: String { "\(isBelow ? "below" : "above") “\(table)”" }

  /// What a person is told of it, by its table.
  func problem(in tables: [PlanTable]) -> PlanProblem {
    let row = tables.first { $0.name == table }?.rows.first
    return PlanProblem(
      kind: .notRead,
      place: PlanPlace(table: table, row: row?.number ?? 1, column: nil, page: row?.page),
      message:
        "Text stands \(isBelow ? "below" : "above") the table and was not read; look whether it "
        + "is an action: “\(text)”.")
  }
}
