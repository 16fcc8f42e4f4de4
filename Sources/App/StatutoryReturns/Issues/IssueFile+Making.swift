import Returns
import Web

extension IssueFile {
  /// What is kept of a checked return. Values that tell who a child is are left out.
  ///
  /// - Parameter limit: how many issues are kept at most; that there are more is said first of all.
  init(
    _ checked: CheckedReturn, hiding hidden: HiddenValues, measures: [ReturnMeasure],
    atMost limit: Int = IssueFile.mostIssues
  ) {
    self.measures = measures.map {
      Measure(
        name: $0.name, count: $0.count, of: $0.of, percentage: $0.percentage ?? "",
        definition: $0.definition)
    }
    var places = Places()
    var ruleNumbers: [UInt16: UInt16] = [:]
    let nameless = Self.linesOfNameless(checked)
    let kept = checked.issues.prefix(limit)
    issues.reserveCapacity(kept.count)
    for issue in kept {
      let rule =
        ruleNumbers[issue.rule]
        ?? {
          let info = checked.rule(issue)
          rules.append(
            Rule(code: info.code, level: info.level, title: info.title, remedy: info.remedy))
          let number = UInt16(rules.count - 1)
          ruleNumbers[issue.rule] = number
          return number
        }()
      let place = checked.place(issue)
      issues.append(
        Issue(
          rule: rule, table: places.table(checked.table(issue), in: &self), standing: .usual,
          child: places.child(
            checked.childID(issue)
              ?? checked.child(issue).map { "\(Self.nameless)\(nameless[$0] ?? "0")" }, in: &self),
          row: issue.row,
          line: UInt32(place?.line ?? 0), column: UInt32(place?.column ?? 0),
          text: append(
            checked.values(issue).map { ($0.field, hidden.shown($0.value, of: $0.field)) }),
          identity: Self.digest(checked.identity(issue))))
    }
    namesakes = checked.namesakes(among: Set(children))
    let file = checked.file
    returnTables = file.tables.map { "\($0.layout.name)" }
    if checked.issues.count > kept.count {
      warnings.append(
        Warning(
          line: 1,
          sentence:
            "\(checked.issues.count.grouped) issues were found, of which the first \(kept.count.grouped) are kept here; the command line gives all"
        ))
    }
    let said = warnings.count
    for warning in file.warnings {
      for occurrence in warning.occurrences.prefix(Self.mostWarningsOfKind) {
        let place = file.lines.place(of: occurrence.position)
        let child = occurrence.record.flatMap(file.recordID(ofRow:)).map { "child \($0), " } ?? ""
        let paper = place.file.map { "\($0), " } ?? ""
        warnings.append(
          Warning(
            line: place.line, sentence: paper + child + hidden.sentence(warning, occurrence)))
      }
    }
    warningsLeft =
      file.warnings.reduce(file.warningsLeft) { $0 + $1.count } - (warnings.count - said)
  }

  /// More issues than this are not kept: no return that anybody means to hand in has them.
  static let mostIssues = 2_000_000

  /// More places of one kind of warning are only counted.
  static let mostWarningsOfKind = 1000

  /// The first lines of children that have no number, by their rows: the rule against that flags
  /// the child's own line. Where several stand on one line, with the column.
  private static func linesOfNameless(_ checked: CheckedReturn) -> [Int: String] {
    var places: [Int: LinePlace] = [:]
    for issue in checked.issues {
      guard let row = checked.child(issue), checked.childID(ofRow: row) == nil,
        let place = checked.place(issue)
      else { continue }
      let first = places[row] ?? place
      let isEarlier = (place.line, place.column) < (first.line, first.column)
      places[row] = isEarlier ? place : first
    }
    let onLine = Dictionary(grouping: places.values, by: \.line).mapValues(\.count)
    return places.mapValues { place in
      onLine[place.line] == 1 ? "\(place.line)" : "\(place.line), column \(place.column)"
    }
  }

  /// Takes issues of another check in, under its own numbers for rules, tables and children.
  func adding(_ others: [Issue], of file: IssueFile) -> (file: IssueFile, issues: [Issue]) {
    var whole = self
    var places = Places(self)
    var numbers = Dictionary(
      rules.enumerated().map { ($1.code, UInt16($0)) }, uniquingKeysWith: { first, _ in first })
    let taken = others.map { other in
      let rule = file.rule(other)
      var copy = other
      if let number = numbers[rule.code] {
        copy.rule = number
      } else {
        whole.rules.append(rule)
        copy.rule = UInt16(whole.rules.count - 1)
        numbers[rule.code] = copy.rule
      }
      copy.table = places.table(other.table == 0 ? nil : file.table(other), in: &whole)
      copy.child = places.child(file.child(other), in: &whole)
      copy.text = whole.append(file.values(other))
      return copy
    }
    return (whole, taken)
  }

  private mutating func append(_ values: [(field: String, value: String)]) -> Range<UInt32> {
    let start = UInt32(texts.count)
    for (field, value) in values {
      texts += field.utf8
      texts.append(Self.nameEnd)
      texts += value.utf8
      texts.append(Self.valueEnd)
    }
    return start..<UInt32(texts.count)
  }

  /// FNV-1a, 64 bits: what is compared is that of one return with that of another, not secrets.
  static func digest(_ identity: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in identity.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }

  /// Where tables and children stand, while issues are put in.
  private struct Places {
    private var tables: [String: UInt8] = [:]
    private var children: [String: UInt32] = [:]

    init() {}

    init(_ file: IssueFile) {
      for (index, name) in file.tables.enumerated() { tables[name] = UInt8(index + 1) }
      for (index, id) in file.children.enumerated() { children[id] = UInt32(index) }
    }

    mutating func table(_ name: String?, in file: inout IssueFile) -> UInt8 {
      guard let name else { return 0 }
      if let number = tables[name] { return number }
      file.tables.append(name)
      tables[name] = UInt8(file.tables.count)
      return UInt8(file.tables.count)
    }

    mutating func child(_ id: String?, in file: inout IssueFile) -> UInt32 {
      guard let id else { return Issue.none }
      if let number = children[id] { return number }
      file.children.append(id)
      let number = UInt32(file.children.count - 1)
      children[id] = number
      return number
    }
  }
}
