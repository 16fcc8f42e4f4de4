/// A children in need return: read once, checked as often as one likes.
///
/// ```swift
/// let cin = try await CINReturn(path: "cin.xml")
/// let checked = await cin.check()
/// for group in checked.issuesByRule { … }
/// ```
public struct CINReturn: Sendable {
  public let file: ReturnFile
  let rows: CIN.Rows

  /// Reads a return.
  ///
  /// - Parameter parts: into how many parts the file is cut to be read side by side; by default by
  ///   its size and the machine's cores.
  /// - Throws: ``ReturnRefusal`` when it is not well-formed XML, or no such return.
  public init(bytes: [UInt8], parts: Int? = nil) async throws(ReturnRefusal) {
    var file = try await CIN.reader.read(bytes, parts: parts)
    CIN.complete(&file)
    rows = CIN.Rows(file)
    CIN.warnOfYear(&file, reference: rows.census.reference)
    self.file = file
  }

  /// The collections whose rules are known; the last is a draft.
  public static let years = (2023...2027).map(CollectionYear.init)

  /// The collections that were released; a return is checked against a draft only when asked.
  public static let releasedYears = years.filter { $0 != draftYear }

  /// The collection whose rules are a draft.
  public static let draftYear = CollectionYear(ending: 2027)

  /// The collection the header names, by Year or else by ReferenceDate; `nil` when neither names
  /// one that is known.
  public var statedYear: CollectionYear? {
    CIN.namedYear(file) ?? CIN.year(of: rows.census.reference)
  }

  /// The collection whose rules apply when nobody says: the header's, or the last released.
  public var year: CollectionYear { Self.released(statedYear) }

  /// The collection itself when its rules were released; otherwise the last that was.
  static func released(_ year: CollectionYear?) -> CollectionYear {
    let latest = releasedYears[releasedYears.count - 1]
    return min(year ?? latest, latest)
  }

  /// What the rules of a collection say.
  public static func rules(for year: CollectionYear) -> [RuleInfo] {
    CIN.rules(for: year.ending).map(\.info)
  }

  /// Checks the return.
  ///
  /// - Parameters:
  ///   - year: whose rules; by default those of ``year``.
  ///   - wanted: which of them; by default all.
  public func check(
    year: CollectionYear? = nil, where wanted: (RuleInfo) -> Bool = { _ in true }
  ) async -> CheckedReturn {
    let year = year ?? self.year
    let rules = CIN.rules(for: year.ending).filter { wanted($0.info) }
    // Small returns are done before a second core has woken.
    let parts = rows.children.birth.count < 500 ? 1 : 2 * Cores.count
    let issues = await RuleRun.issues(rules, whole: rows, parts: rows.parts(parts))
    return CheckedReturn(
      file: file, year: year, rules: rules.map(\.info), issues: issues)
  }
}

extension CIN {
  static let recordLayout = RecordLayout(
    collection: "children in need census", parents: parents, records: TableNumber.children,
    recordID: Child.laChildID)

  /// The collection that the header’s Year names; `nil` when it names none that is known.
  static func namedYear(_ file: ReturnFile) -> CollectionYear? {
    let year = file.tables[Int(TableNumber.header)].texts(Header.year).first
    return year.flatMap { Int(file.source.string($0)) }.flatMap(known)
  }

  /// The collection that ends in the year of a reference date; `nil` when none is known.
  static func year(of reference: Day) -> CollectionYear? {
    reference.parts.flatMap { known($0.year) }
  }

  private static func known(_ year: Int) -> CollectionYear? {
    let year = CollectionYear(ending: year)
    return CINReturn.years.contains(year) ? year : nil
  }

  /// Says so when Year names no collection that is known and the reference date stands in for it.
  static func warnOfYear(_ file: inout ReturnFile, reference: Day) {
    guard namedYear(file) == nil, let year = year(of: reference) else { return }
    let header = file.tables[Int(TableNumber.header)]
    let written = file.shown(Header.year, row: 0)
    let start = header.texts(Header.year).first.flatMap {
      $0.isPresent && !$0.isAssembled ? $0.range.lowerBound : nil
    }
    var warnings = WarningList()
    warnings.note(
      .unknownYear, "Year", value: written,
      at: start ?? header.positions.first.map(Int.init) ?? 0,
      remark:
        "ReferenceDate \(reference) stands in for it: checked by the rules of \(CINReturn.released(year)), unless others were asked for"
    )
    file.warnings.merge(warnings.warnings)
  }

  /// Gives a return without a header an empty one, so that rules find what they ask for, and warns
  /// of what a person would miss.
  static func complete(_ file: inout ReturnFile) {
    let number = Int(TableNumber.header)
    let headers = file.tables[number].positions.map(Int.init)
    var warnings = WarningList()
    if headers.isEmpty {
      file.tables[number].append(at: 0, parent: 0)
      warnings.note(.absent, "Header", at: 0)
    } else {
      let collection = file.shown(Header.collection, row: 0)
      if !collection.isEmpty, collection != "CIN" {
        warnings.note(.otherCollection, "Collection", value: collection, at: headers[0])
      }
      // One in a later part of the file is a first one there.
      for position in headers.dropFirst() {
        warnings.note(.repeatedElement, "Header", at: position)
      }
    }
    if file.tables[Int(TableNumber.children)].count == 0 {
      warnings.note(.absent, "Child", at: 0)
    }
    file.warnings.merge(warnings.warnings)
  }
}
