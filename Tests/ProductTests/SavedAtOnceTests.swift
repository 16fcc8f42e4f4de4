import HTTPTypes
import HummingbirdTesting
import Kernel
import Storage
import Testing

@testable import Product

/// Two people who have opened one form of the council’s own rules and settings: the second is told,
/// and undoes nothing of the first.
@Suite struct SavedAtOnceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let page: String
    var path: String?
    let role: Role
    let fields: [(String, String)]
    /// What the second changes, and the first had not.
    let other: (String, String)

    var testDescription: String { path ?? page }
  }

  private static let day = [
    ("validFrom", "23"), ("validFrom-month", "11"), ("validFrom-year", "2026"),
    ("source", "Improvement board, minute 7"),
  ]

  static let cases: [Case] = [
    Case(
      page: "/delivery-rule", role: .improvementOfficer,
      fields: [
        ("wordComplete", "Sea blue"), ("wordOnTrack", "Green"), ("wordAtRisk", "Amber"),
        ("wordOffTrack", "Red"), ("wordNotStarted", "Grey"), ("wordTooEarly", "Open"),
        ("wordNoChange", "Nothing new"), ("wordSomeChange", "A little"),
        ("wordSustainedChange", "For good"), ("wordWorse", "Harm"), ("lookAheadDays", "20"),
        ("milestoneShare", "50"), ("recoveryDays", "10"), ("overrideDays", "30"),
        ("someChangeStrength", "sampled"), ("sustainedChangeStrength", "sampled"),
      ] + day, other: ("lookAheadDays", "25")),
    Case(
      page: "/delivery-rule", path: "/delivery-rule/updates", role: .improvementOfficer,
      fields: [
        ("offTrack", "3"), ("atRisk", "7"), ("onTrack", "30"), ("notStarted", "0"),
        ("asksFrom", "23"), ("asksFrom-month", "11"), ("asksFrom-year", "2026"),
        ("decidedBy", "Improvement board, minute 7"),
      ], other: ("atRisk", "8")),
    Case(
      page: "/figure-rule", role: .improvementOfficer,
      fields: [("forecastMinimum", "6"), ("forecastLower", "10"), ("forecastUpper", "90")] + day,
      other: ("forecastUpper", "95")),
    Case(
      page: "/reminders/settings", role: .administrator,
      fields: [("quietFrom", "21:00"), ("quietTo", "06:30")], other: ("quietTo", "07:15")),
    Case(
      page: "/settings/registers", role: .administrator,
      fields: [("recentMonths", "6"), ("readingGradeLimit", "8")],
      other: ("readingGradeLimit", "9")),
    Case(
      page: "/settings/publishing", role: .administrator, fields: [("childGrade", "5")],
      other: ("childGrade", "7")),
  ]

  @Test(arguments: cases)
  func `Who saves second is told what was changed since, and their words are kept`(
    one: Case
  ) async throws {
    try await withProduct(now: { .init(milliseconds: 1_795_435_200_000) }) { house in
      let (first, second) = (
        try await house.visitor(one.role), try await house.visitor(one.role)
      )
      let address = one.path ?? one.page
      let opened = try await house.get(one.page, as: first).text
      #expect(opened.contains("name=\"version\" value=\"0\""), "\(opened)")
      let version = [("version", "0")]
      let saved = try await house.post(address, one.fields + version, as: first)
      #expect(saved.status == .seeOther, "\(saved.text)")
      let changed = one.fields.map { $0.0 == one.other.0 ? one.other : $0 }
      let told = try await house.post(
        address, changed + version + [("_label", "\(one.other.0):What was asked")], as: second)
      #expect(told.status == .conflict, "\(told.text)")
      #expect(told.text.contains("Somebody else has changed it in the meantime"))
      #expect(told.text.contains("What you had typed"))
      #expect(told.text.contains(">\(one.other.1)</textarea>"), "\(told.text)")
      // The first one’s words stand, and who has read them goes on from there.
      let now = try await house.get(one.page, as: second).text
      let read = try #require(now.firstMatch(of: /name="version" value="([1-9]\d*)"/)).1
      let again = try await house.post(address, changed + [("version", String(read))], as: second)
      #expect(again.status == .seeOther, "\(again.text)")
    }
  }
}
