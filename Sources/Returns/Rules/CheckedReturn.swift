/// A return with everything the rules found in it. What reports are made of, whichever the return.
public struct CheckedReturn: Sendable {
  public let file: ReturnFile
  public let year: CollectionYear
  /// The rules that were applied, in order; an issue names its rule by its place here.
  public let rules: [RuleInfo]
  /// In the order of rules, tables and rows; one for each rule and row.
  public let issues: [ReturnIssue]
  var layout: RecordLayout { file.layout }

  public func rule(_ issue: ReturnIssue) -> RuleInfo { rules[Int(issue.rule)] }

  /// The table's name; `nil` for an issue of the return as a whole.
  public func table(_ issue: ReturnIssue) -> String? {
    issue.isOfWholeReturn ? nil : "\(file.tables[Int(issue.table)].layout.name)"
  }

  /// The names of the flagged fields, in alphabetical order.
  public func fields(_ issue: ReturnIssue) -> [String] {
    guard !issue.isOfWholeReturn else { return [] }
    return file.tables[Int(issue.table)].layout.names(of: issue.fields).map { "\($0)" }
  }

  /// The flagged fields with what the file says in them, shortened where that is absurdly long;
  /// without those that stand for a whole row.
  public func values(_ issue: ReturnIssue) -> [(field: String, value: String)] {
    guard !issue.isOfWholeReturn else { return [] }
    return file.tables[Int(issue.table)].layout.fields.compactMap { field in
      guard issue.fields & field.bit != 0 else { return nil }
      if case .marker = field.kind { return nil }
      return ("\(field.name)", file.shown(field, row: Int(issue.row)))
    }
  }

  /// Where the row begins in the file; `nil` for an issue of the return as a whole, or of something
  /// that is not there.
  public func place(_ issue: ReturnIssue) -> LinePlace? {
    guard !issue.isOfWholeReturn,
      Int(issue.row) < file.tables[Int(issue.table)].count
    else { return nil }
    return file.place(of: Int(issue.row), in: Int(issue.table))
  }

  /// The row of the child an issue is about, among all children of the file; `nil` for the header
  /// and the return as a whole.
  public func child(_ issue: ReturnIssue) -> Int? {
    guard !issue.isOfWholeReturn else { return nil }
    return file.record(ofRow: Int(issue.row), in: Int(issue.table))
  }

  /// The child's number in the authority; `nil` when it is missing, or there is no one child.
  public func childID(_ issue: ReturnIssue) -> String? {
    idText(issue).map(file.source.shortened)
  }

  /// What names the child: the number in the row of the child, or that in the row itself where the
  /// return has no such child.
  func idText(_ issue: ReturnIssue) -> TextReference? {
    var (field, row) = (layout.recordID, child(issue))
    if row == nil, !issue.isOfWholeReturn {
      let fields = file.tables[Int(issue.table)].layout.fields
      guard let own = fields.first(where: { $0.isText(named: field.name) }) else { return nil }
      (field, row) = (own, Int(issue.row))
    }
    guard let row, row < file.tables[Int(field.table)].count else { return nil }
    let text = file.tables[Int(field.table)].texts(field)[row]
    return text.isPresent ? text : nil
  }

  /// The number of the child in a row; `nil` when it is missing.
  public func childID(ofRow row: Int) -> String? { file.recordID(ofRow: row) }

  /// What an issue keeps from one run to the next, so that runs can be compared: its rule, child,
  /// table and the values flagged, but no row or line, which move when anything before them is
  /// mended.
  public func identity(_ issue: ReturnIssue) -> String {
    ([rule(issue).code, childID(issue) ?? "", table(issue) ?? ""]
      + values(issue).map { "\($0.field)=\($0.value)" })
      .joined(separator: "|")
  }

  /// Where a rule is laid down.
  public func citation(_ rule: RuleInfo) -> String {
    "Department for Education, \(layout.collection) \(year), validation rule \(rule.code)"
  }

  /// How many children the return holds.
  public var childCount: Int { file.tables[Int(layout.records)].count }

  /// How many children have issues. Those that bear one number count as one, since nobody can tell
  /// them apart by it; each one without a number counts.
  public var childrenWithIssues: Int {
    var rows: Set<Int> = []
    var ids: Set<String> = []
    var nameless = 0
    for issue in issues {
      guard let row = child(issue) else {
        if let id = childID(issue) { ids.insert(id) }
        continue
      }
      guard rows.insert(row).inserted else { continue }
      if let id = childID(ofRow: row) { ids.insert(id) } else { nameless += 1 }
    }
    return ids.count + nameless
  }

  /// Of some numbers those that more than one child of the return bears, with how many do.
  public func namesakes(among ids: Set<String>) -> [String: Int] {
    var counts: [String: Int] = [:]
    for row in 0..<childCount {
      if let id = childID(ofRow: row), ids.contains(id) { counts[id, default: 0] += 1 }
    }
    return counts.filter { $0.value > 1 }
  }

  /// How many issues there are of a level.
  public func count(_ level: RuleLevel) -> Int { issues.count { rule($0).level == level } }

  /// The issues of each rule that found any, in the order of rules.
  public var issuesByRule: [(rule: RuleInfo, issues: ArraySlice<ReturnIssue>)] {
    var groups: [(rule: RuleInfo, issues: ArraySlice<ReturnIssue>)] = []
    var first = issues.startIndex
    while first < issues.endIndex {
      let next =
        issues[first...].firstIndex { $0.rule != issues[first].rule } ?? issues.endIndex
      groups.append((rule(issues[first]), issues[first..<next]))
      first = next
    }
    return groups
  }

  /// The issues of each child that has any, by the row of the child; those of no child under `nil`.
  public var issuesByChild: [Int?: [ReturnIssue]] {
    Dictionary(grouping: issues, by: child)
  }
}
