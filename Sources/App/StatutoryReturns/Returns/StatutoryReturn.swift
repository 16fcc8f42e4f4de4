import Returns

/// One of the department's returns, as the pages see it. Everything that differs from return to
/// return is here; whatever it finds comes as a `CheckedReturn`, which is the same for all.
struct StatutoryReturn: Sendable {
  /// Kept with each check: never changed.
  let code: String
  /// "Children in need census".
  let title: String
  /// What file it is: "the XML file that the council's system makes".
  let file: String
  /// The kinds of file that the browser offers.
  let accept: String
  /// The collections whose rules are known, the last ones first.
  let years: [CollectionYear]
  /// The collection whose rules are a draft.
  let draftYear: CollectionYear?
  /// Fields whose values are nobody's to see on a page: they tell who a child is.
  let hiddenFields: Set<String>
  /// Whether it is several files, as a return in CSV is.
  var hasSeveralFiles = false
  /// What the browser is told of a file that is taken away.
  var mediaType = "application/xml"
  /// Reads its files; throws a `ReturnRefusal` in one sentence.
  let open: @Sendable (_ papers: [ReturnPaper]) async throws -> OpenedReturn

  static let all = [cin]

  static func named(_ code: String) -> StatutoryReturn? { all.first { $0.code == code } }
}

/// A return that was read.
struct OpenedReturn: Sendable {
  let file: ReturnFile
  /// The collection that the file names.
  let statedYear: CollectionYear?
  /// The collection whose rules apply when nobody says.
  let year: CollectionYear
  let check: @Sendable (CollectionYear) async -> CheckedReturn
  /// The main counts that the department publishes.
  let summary: @Sendable () -> ReturnSummary
  /// The tables by name, each as CSV.
  let tables: @Sendable () -> [(name: String, bytes: [UInt8])]
}

extension StatutoryReturn {
  /// The children in need census.
  static let cin = StatutoryReturn(
    code: "cin", title: "Children in need census", file: "The XML file that your system makes",
    accept: ".xml,application/xml,text/xml", years: CINReturn.years.reversed(),
    draftYear: CINReturn.draftYear,
    hiddenFields: ["UPN", "FormerUPN", "PersonBirthDate", "ExpectedPersonBirthDate"]
  ) { papers in
    guard papers.count == 1 else {
      throw ReturnRefusal("the return is one file; choose that one alone")
    }
    let cin = try await CINReturn(bytes: papers[0].bytes)
    return OpenedReturn(
      file: cin.file, statedYear: cin.statedYear, year: cin.year,
      check: { await cin.check(year: $0) }, summary: { cin.summary }, tables: { cin.tablesAsCSV })
  }
}
