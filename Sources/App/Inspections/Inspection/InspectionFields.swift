import Civil
import Web

/// The fields that describe an inspection, the same on its own form and on the review of a paper.
enum InspectionFields {
  static func entry(_ entry: inout FormEntry) -> InspectionEntry {
    InspectionEntry(
      framework: entry.text(
        "framework", "Choose the framework the inspection was made under.", maximum: 40),
      council: entry.text("council", "Say which council was inspected."),
      title: entry.optionalText("title") ?? "",
      visitStart: entry.optionalDate("visitStart", "visit start"),
      visitEnd: entry.optionalDate("visitEnd", "visit end"),
      receivedOn: entry.optionalDate("receivedOn", "day the report was received"),
      publishedOn: entry.optionalDate("publishedOn", "publication date"),
      leadInspector: entry.optionalText("leadInspector") ?? "",
      reportLink: entry.optionalText("reportLink", maximum: 2_000) ?? "",
      notLookedAt: entry.optionalText("notLookedAt", maximum: 5_000) ?? "",
      declared: declared(&entry))
  }

  private static func declared(_ entry: inout FormEntry) -> DeclaredCounts {
    func count(_ timescale: Timescale) -> Int? {
      entry.optionalInteger(
        "declared.\(timescale.rawValue)",
        "declared number (\(timescale.title.lowercased()))", in: 0...999)
    }
    return DeclaredCounts(
      immediate: count(.immediate), threeMonths: count(.threeMonths),
      sixMonths: count(.sixMonths), twelveMonths: count(.twelveMonths))
  }

  /// What stands in the fields of an inspection that is there already.
  static func values(
    _ inspection: Inspection, framework: FrameworkVersion, link: String
  ) -> FormValues {
    [
      "framework": framework.framework.code, "council": inspection.council,
      "title": inspection.title, "visitStart": inspection.visitStart,
      "visitEnd": inspection.visitEnd, "receivedOn": inspection.receivedOn,
      "publishedOn": inspection.publishedOn, "leadInspector": inspection.leadInspector,
      "reportLink": link, "notLookedAt": inspection.notLookedAt,
      "declared.IMMEDIATE": inspection.declared.immediate,
      "declared.3M": inspection.declared.threeMonths,
      "declared.6M": inspection.declared.sixMonths,
      "declared.12M": inspection.declared.twelveMonths,
    ]
  }
}
