/// Inspections of an area's services for special educational needs, reports since 2023 and the
/// letters before them: another framework, recognised, named and left.
enum AreaInspection {
  static func leave(_ paper: Paper, kind: Located<ReportKind>) -> InspectionReport {
    var report = InspectionReport(paper, kind: kind)
    let cover = paper.page(kind.page)
    if let (name, lines) = titled(cover) ?? named(cover) { report.setAuthority(name, at: lines) }
    report.setPeriods(CoverFacts.inspectionPeriods(in: cover))
    if report.authority == nil {
      report.warnings.append("The name of the authority was not found.")
    }
    report.warnings.append(
      "This is an area special educational needs report, another framework: its findings are not "
        + "read.")
    return report
  }

  /// "Area SEND inspection of Thornmere Local Area Partnership", "Joint area SEND revisit in
  /// Thornmere": a title, on up to three lines that stand together.
  private static func titled(
    _ cover: ArraySlice<BodyLine>
  ) -> (name: String, lines: ArraySlice<BodyLine>)? {
    for index in cover.indices.prefix(40)
    where cover[index].key.contains("send") && cover[index].text.startsUppercase {
      let rest = cover[(index + 1)...].prefix(2).prefix {
        !$0.gapBefore && !CoverFacts.isLabel($0)
      }
      let lines = cover[index..<rest.endIndex]
      let text = joinedText(lines.map(\.text))
      guard !text.endsSentence, let name = name(after: openings, in: text) else { continue }
      return (name, lines)
    }
    return nil
  }

  /// "… conducted a joint inspection of the local area of Thornmere to judge", "revisited the local
  /// area of Thornmere to decide".
  private static func named(
    _ cover: ArraySlice<BodyLine>
  ) -> (name: String, lines: ArraySlice<BodyLine>)? {
    for index in cover.indices
    where cover[index].key.contains("inspect")
      || cover[index].key.contains("revisit")
    {
      let lines = cover[index..<min(index + 2, cover.endIndex)]
      let text = joinedText(lines.map(\.text))
      if let name = name(after: openings + ["revisited "], in: text) { return (name, lines) }
    }
    return nil
  }

  private static let openings = [
    "inspection of ", "inspection in ", "inspection to ", "revisit of ", "revisit in ",
    "revisit to ", "visit to ",
  ]

  /// The name behind one of the openings, up to what no name goes on with.
  private static func name(after openings: [String], in text: String) -> String? {
    for opening in openings {
      guard let cut = text.firstRange(of: opening) else { continue }
      var name = text[cut.upperBound...]
      for prefix in ["the ", "local area of ", "local area in "] where name.hasPrefix(prefix) {
        name = name.dropFirst(prefix.utf8.count)
      }
      for end in [
        " Local Area", " local area", " Inspection date", " to ", " took ", " was ", ". ", " on ",
      ] {
        if let stop = name.firstRange(of: end) { name = name[..<stop.lowerBound] }
      }
      let short = name.trimmed
      guard short.first?.isUppercase == true, short.utf8.count <= 70, AuthorityName.isName(short)
      else { continue }
      return short
    }
    return nil
  }
}
