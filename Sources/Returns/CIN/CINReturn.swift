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
    self.file = file
    rows = CIN.Rows(file)
  }

  /// The collections whose rules are known; the last is a draft.
  public static let years = (2023...2027).map(CollectionYear.init)

  /// The collections that were released; a return is checked against a draft only when asked.
  public static let releasedYears = years.filter { $0 != draftYear }

  /// The collection whose rules are a draft.
  public static let draftYear = CollectionYear(ending: 2027)

  /// The collection the header names, by Year or else by ReferenceDate; `nil` when neither names one
  /// that is known.
  public var statedYear: CollectionYear? {
    let header = file.tables[Int(CIN.TableNumber.header)]
    let year = header.texts(CIN.Header.year).first.flatMap { Int(file.source.string($0)) }
    let candidates = [year, rows.census.reference.parts?.year].compactMap { $0 }
    return candidates.lazy.map(CollectionYear.init).first(where: Self.years.contains)
  }

  /// The collection whose rules apply when nobody says: the header's, or the last released.
  public var year: CollectionYear {
    let latest = Self.releasedYears[Self.releasedYears.count - 1]
    return min(statedYear ?? latest, latest)
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

  /// Gives a return without a header an empty one, so that rules find what they ask for, and warns of
  /// what a person would miss.
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
