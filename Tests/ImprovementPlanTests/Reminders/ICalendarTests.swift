import Civil
import Foundation
import Storage
import Testing

@testable import ImprovementPlan

@Suite struct ICalendarTests {
  @Test(arguments: [
    ("plain", "plain"), ("a, b; c", #"a\, b\; c"#), (#"back\slash"#, #"back\\slash"#),
    ("two\nlines", #"two\nlines"#), ("two\r\nlines", #"two\nlines"#),
    ("END:VEVENT\r\nX", #"END:VEVENT\nX"#),
  ])
  func `Text is escaped, so that no line can begin in it`(text: String, escaped: String) {
    #expect(ICalendar.escaped(text) == escaped)
  }

  @Test(arguments: [
    "SUMMARY:short", "SUMMARY:" + String(repeating: "x", count: 67),
    "SUMMARY:" + String(repeating: "x", count: 68), String(repeating: "ë", count: 200),
    String(repeating: "👩‍👧", count: 40), "SUMMARY:" + String(repeating: "a b ", count: 100),
  ])
  func `Lines are folded at 75 octets, without splitting a character, and unfold to what they were`(
    line: String
  ) {
    let folded = ICalendar.folded(line)
    let parts = folded.components(separatedBy: "\r\n")
    for part in parts { #expect(part.utf8.count <= 75) }
    #expect(folded.components(separatedBy: "\r\n ").joined() == line)
    #expect((parts.count == 1) == (line.utf8.count <= 75))
  }

  @Test func `A deadline is an all-day event whose identifier stays when its day moves`() throws {
    let authority = PlanHouse.authority
    var action = Action(
      authority: authority, plan: Plan.ID(), number: 3, title: "Visit, each week",
      measureOfSuccess: "All seen; none missed")
    #expect(ICalendar.Event(action, inPlan: "Plan", linkingTo: "https://x.example") == nil)
    action.dueOn = date("2012-12-31")
    let first = try #require(
      ICalendar.Event(action, inPlan: "Plan", linkingTo: "https://x.example"))
    action.dueOn = date("2013-02-01")
    action.version = 2
    let moved = try #require(
      ICalendar.Event(action, inPlan: "Plan", linkingTo: "https://x.example"))
    #expect(first.uid == moved.uid && first.sequence < moved.sequence)
    let calendar = ICalendar(
      name: "Plan", at: Instant(milliseconds: 1_349_092_800_000), events: [first])
    let lines = calendar.text.components(separatedBy: "\r\n")
    for line in [
      "BEGIN:VCALENDAR", "VERSION:2.0", "UID:\(action.id)@goldthread", "DTSTAMP:20121001T120000Z",
      "DTSTART;VALUE=DATE:20121231", "DTEND;VALUE=DATE:20130101",
      #"SUMMARY:ACT-03 due: Visit\, each week"#, #"DESCRIPTION:Plan\nAll seen\; none missed"#,
      "END:VCALENDAR", "",
    ] { #expect(lines.contains(line), "\(line)") }
    #expect(!calendar.text.replacing("\r\n", with: "").contains("\n"))
  }
}
