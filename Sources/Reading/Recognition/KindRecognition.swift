/// What sort of report a paper is, told by the title on its first page.
enum KindRecognition {
  enum Outcome {
    case known(Located<ReportKind>)
    /// No report, or none that Goldthread reads; the reason ends "…: it …".
    case other(reason: String)
  }

  static func recognise(_ paper: Paper) -> Outcome {
    if let title = ChildSummaryPaper.title(of: paper) {
      return .known(Located(.childrenSummary, at: title))
    }
    let cover = paper.page(paper.body.first?.line.page ?? 1)
    var found: [(kind: ReportKind, lines: ArraySlice<BodyLine>)] = []
    var refusal: String?
    for index in cover.indices.prefix(50) where paper.body[index].text.startsUppercase {
      let position = index - cover.startIndex
      let key = paper.joinedKey(from: index, lines: 5)
      for title in titles where key.hasPrefix(title.key) {
        guard position < title.withinLines else { continue }
        found.append((title.kind, titleLines(paper.body, from: index, key: title.key)))
      }
      if position < 12, isFullInspectionTitle(key), hasInspectionFacts(cover) {
        found.append((.ilacs, paper.body[index..<min(index + 2, cover.endIndex)]))
      }
      for title in otherTitles where position < 12 && key.hasPrefix(title.key) {
        refusal = refusal ?? title.reason
      }
    }
    // The first that applies, in the order in which titles contain one another.
    let order: [ReportKind] = [
      .areaSEND, .jtai, .monitoringVisit, .ilacsFocusedVisit, .sif, .cp, .lac, .jar, .ilacs,
      .lscbReview,
    ]
    for kind in order {
      if let match = found.first(where: { $0.kind == kind }), let place = Place(match.lines) {
        return .known(Located(kind, at: place))
      }
    }
    if refusal == nil, let kind = byTable(cover) { return .known(kind) }
    return .other(
      reason: refusal
        ?? "its first page has no title of an inspection report that Goldthread knows")
  }

  /// Whether one of the first lines of a page opens the title of a report.
  static func isTitled(_ lines: [PaperLine], within count: Int = 30) -> Bool {
    for (index, line) in lines.prefix(count).enumerated() where line.text.startsUppercase {
      guard openings.contains(line.opening) else { continue }
      let key = lines[index...].prefix(5).map(\.key).joined()
      if titles.contains(where: { key.hasPrefix($0.key) && index < $0.withinLines })
        || (index < 12 && isFullInspectionTitle(key))
      {
        return true
      }
    }
    return false
  }

  /// The first letters of titles, to pass over most lines quickly.
  private static let openings = Set(titles.map { TextKey.opening($0.key) })

  private struct Title {
    var key: String
    var kind: ReportKind
    /// How far down the page the title may stand; letters print it beneath the addressees.
    var withinLines = 12
  }

  private static let titles: [Title] = [
    Title(key: "areasendinspection", kind: .areaSEND),
    Title(key: "localareapartnershipreport", kind: .areaSEND),
    Title(key: "jointareasendinspection", kind: .areaSEND, withinLines: 40),
    Title(key: "areasendfullinspection", kind: .areaSEND),
    Title(key: "areasendmonitoring", kind: .areaSEND),
    Title(key: "jointlocalareasendinspection", kind: .areaSEND, withinLines: 40),
    Title(key: "jointareasendrevisit", kind: .areaSEND, withinLines: 40),
    Title(key: "jointlocalareasendrevisit", kind: .areaSEND, withinLines: 40),
    Title(key: "jointtargetedareainspection", kind: .jtai, withinLines: 50),
    Title(key: "monitoringvisitof", kind: .monitoringVisit, withinLines: 40),
    Title(key: "monitoringvisitto", kind: .monitoringVisit, withinLines: 40),
    Title(key: "focusedvisitto", kind: .ilacsFocusedVisit, withinLines: 40),
    Title(key: "focusedvisitof", kind: .ilacsFocusedVisit, withinLines: 40),
    Title(
      key: "inspectionoflocalauthoritychildrensservicesfocusedvisit", kind: .ilacsFocusedVisit),
    Title(key: "inspectionofservicesforchildreninneedofhelpandprotection", kind: .sif),
    Title(key: "reinspectionofservicesforchildreninneedofhelpandprotection", kind: .sif),
    Title(key: "inspectionoflocalauthorityarrangementsfortheprotectionofchildren", kind: .cp),
    Title(key: "inspectionofarrangementsfortheprotectionofchildren", kind: .cp),
    Title(key: "inspectionoflookedafterchildren", kind: .lac),
    Title(key: "inspectionofservicesforlookedafterchildren", kind: .lac),
    Title(key: "inspectionofprogressmadeintheprovisionofsafeguardingservices", kind: .jar),
    Title(key: "reviewoftheeffectivenessofthelocalsafeguardingchildren", kind: .lscbReview),
  ]

  private static let otherTitles = [
    (
      key: "inspectionofsafeguardingandlookedafterchildren",
      reason: "it is an inspection of safeguarding and looked after children services (2009–12), "
        + "which Goldthread does not read"
    ),
    (
      key: "inspectionofsafeguardingandcare",
      reason: "it is an inspection of safeguarding and care (2013 pilot), which Goldthread does "
        + "not read"
    ),
    (
      key: "schoolreport",
      reason: "it is a school inspection report, and Goldthread reads those of children’s services"
    ),
  ]

  /// "Inspection of Thornmere local authority children's services" and its variants.
  private static func isFullInspectionTitle(_ key: String) -> Bool {
    guard key.hasPrefix("inspectionof") else { return false }
    let start = String(key.prefix(130))
    return ["childrensservices", "childrenssocialcareservices"].contains { start.contains($0) }
  }

  /// A report under a title that is not known: told by the rows of its table, and said to be so.
  private static func byTable(_ cover: ArraySlice<BodyLine>) -> Located<ReportKind>? {
    guard hasInspectionFacts(cover) else { return nil }
    let rows: [(opening: String, kind: ReportKind)] = [
      ("impactofleadersonsocialwork", .ilacs),
      ("childrenlookedafterandachieving", .sif),
    ]
    for (opening, kind) in rows {
      guard let row = cover.first(where: { $0.key.contains(opening) }) else { continue }
      return Located(
        kind, at: Place(row),
        certainty: .uncertain(
          "The title is none that is known; only the rows of the table tell what kind it is."))
    }
    return nil
  }

  /// A plan or a press notice may carry the title; only a report says when and by whom.
  private static func hasInspectionFacts(_ cover: ArraySlice<BodyLine>) -> Bool {
    cover.contains {
      $0.key.hasPrefix("inspectiondate") || $0.key.hasPrefix("leadinspector")
        || $0.key == "judgementgrade"
    }
  }

  private static func titleLines(
    _ body: [BodyLine], from index: Int, key: String
  ) -> ArraySlice<BodyLine> {
    var letters = 0
    var end = index
    while end < body.endIndex, letters < key.utf8.count {
      letters += body[end].key.utf8.count
      end += 1
    }
    return body[index..<end]
  }
}
