import Civil
import Kernel
import Storage

/// Deadlines as an iCalendar file (RFC 5545): one all-day event each, whose identifier stays the
/// same however often it is fetched, so that a calendar moves what has moved.
struct ICalendar: Sendable {
  struct Event: Sendable {
    /// The same for ever: "0190…@goldthread".
    let uid: String
    /// How often what it tells of has changed.
    let sequence: Int
    let day: CivilDate
    let summary: String
    let description: String
    let url: String
  }

  let name: String
  let at: Instant
  let events: [Event]

  /// In UTF-8, in lines of at most 75 octets, each ended by CR LF.
  var text: String {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Goldthread//Improvement plan//EN",
      "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "NAME:\(Self.escaped(name))",
      "X-WR-CALNAME:\(Self.escaped(name))",
    ]
    for event in events {
      lines += [
        "BEGIN:VEVENT", "UID:\(event.uid)", "DTSTAMP:\(Self.moment(at))",
        "SEQUENCE:\(event.sequence)", "DTSTART;VALUE=DATE:\(Self.day(event.day))",
        "DTEND;VALUE=DATE:\(Self.day(event.day.adding(days: 1)))",
        "SUMMARY:\(Self.escaped(event.summary))", "DESCRIPTION:\(Self.escaped(event.description))",
        "URL:\(event.url)", "TRANSP:TRANSPARENT", "END:VEVENT",
      ]
    }
    lines.append("END:VCALENDAR")
    return lines.map { Self.folded($0) + "\r\n" }.joined()
  }

  /// Text as a value (RFC 5545, section 3.3.11).
  static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing(";", with: "\\;")
      .replacing(",", with: "\\,").replacing("\r\n", with: "\\n")
      .replacing("\n", with: "\\n").replacing("\r", with: "\\n")
  }

  /// A line of more than 75 octets goes on in the next, after a space; no character is split.
  static func folded(_ line: String) -> String {
    var parts: [String] = []
    var part = ""
    var octets = 0
    func add(_ piece: String) {
      // A line that goes on begins with a space.
      if octets + piece.utf8.count > (parts.isEmpty ? 75 : 74) {
        parts.append(part)
        (part, octets) = ("", 0)
      }
      part += piece
      octets += piece.utf8.count
    }
    for character in line {
      // What is longer than a line is no letter of any script; it is split where it may be.
      if character.utf8.count <= 74 {
        add(String(character))
      } else {
        for scalar in character.unicodeScalars { add(String(scalar)) }
      }
    }
    return (parts + [part]).joined(separator: "\r\n ")
  }

  private static func day(_ date: CivilDate) -> String {
    date.description.replacing("-", with: "")
  }

  /// A moment in UTC: "20261123T080500Z".
  private static func moment(_ instant: Instant) -> String {
    let seconds = instant.milliseconds / 1000
    let day = CivilDate(dayNumber: Int32(clamping: seconds / 86_400)) ?? .earliest
    let rest = seconds % 86_400
    let time = [rest / 3600, rest % 3600 / 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(Self.day(day))T\(time.joined())Z"
  }
}

extension ICalendar.Event {
  /// The day by which something is asked for beside the plan; nil without one.
  init?(_ asked: AskedElsewhere.Open, linkingTo url: String) {
    guard let due = asked.dueOn else { return nil }
    uid = "\(asked.kind)-\(asked.id)@goldthread"
    sequence = asked.version
    day = due
    summary = "\(asked.title) due: \(asked.words.onOneLine.shortened(to: 120))"
    description = "\(asked.from)\n\(asked.words)"
    self.url = url
  }

  /// The day on which an action is due; nil without one.
  ///
  /// - Parameter service: where people reach the service.
  init?(_ action: Action, inPlan title: String, linkingTo service: String) {
    guard let due = action.dueOn else { return nil }
    uid = "\(action.id)@goldthread"
    sequence = action.version
    day = due
    summary = "\(action.reference) due: \(action.title)"
    description = [title, action.measureOfSuccess].filter { !$0.isEmpty }.joined(separator: "\n")
    url = "\(service)/actions/\(action.id)"
  }
}
