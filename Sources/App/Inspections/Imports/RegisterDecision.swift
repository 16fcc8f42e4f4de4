import Civil
import Storage

/// What a report means for the register: a line more, a line that has more in it, or something for
/// a person.
enum RegisterDecision: Sendable {
  case enter(NationalInspection, [RegisterReading.Grade])
  case complete(NationalInspection, [RegisterReading.Grade], added: [String])
  case unchanged(NationalInspection)
  /// It differs from what the register has; nothing is overwritten.
  case conflict(NationalInspection, [String])
  case uncertain([String])
  case left(String)

  /// - Parameter source: Where a new line is known from: "The report “thornmere.pdf”".
  init(_ reading: PaperReading, source: String, in state: RegisterState) {
    switch RegisterCertainty(reading, in: state) {
    case .left(let reason): self = .left(reason)
    case .doubtful(let reasons): self = .uncertain(reasons)
    case .certain(let read): self.init(read, source: source, in: state)
    }
  }

  init(_ read: RegisterReading, source: String, in state: RegisterState) {
    let candidates = state.lines.filter {
      $0.framework == read.framework.id && state.isSameCouncil($0.council, read.council)
    }
    let sameVisit = candidates.filter { $0.isSameVisit(as: read) }
    if sameVisit.count > 1 {
      self = .uncertain(["The register has \(sameVisit.count) lines that could be this visit."])
      return
    }
    if let line = sameVisit.first {
      self = Self.compared(read, with: line, in: state)
      return
    }
    if let near = candidates.first(where: { $0.mayBeVisit(of: read) }) {
      self = .uncertain([
        "The register has a line of \(near.council) under \(read.framework.framework.shortName) "
          + "that may be this visit (\(near.whenInWords)); this report says \(read.whenInWords)."
      ])
      return
    }
    self = .enter(
      NationalInspection(
        authority: state.authority, council: read.council, framework: read.framework.id,
        visitStart: read.visitStart, visitEnd: read.visitEnd, publishedOn: read.publishedOn,
        overall: read.overall?.id, source: source),
      read.grades)
  }

  /// What the report adds to a line, or where it says something else.
  private static func compared(
    _ read: RegisterReading, with line: NationalInspection, in state: RegisterState
  ) -> RegisterDecision {
    var differences: [String] = []
    var added: [String] = []
    var completed = line
    fill(&completed.visitStart, read.visitStart, "visit start", &added, &differences)
    fill(&completed.visitEnd, read.visitEnd, "visit end", &added, &differences)
    fill(&completed.publishedOn, read.publishedOn, "published", &added, &differences)
    let stored = state.judgements[line.id] ?? []
    for one in read.grades {
      if let old = stored.first(where: { $0.area == one.area.id }) {
        if old.grade != one.grade.id {
          let name = read.framework.grade(old.grade)?.name ?? "another grade"
          differences.append(
            "\(one.area.name): the register has \(name), the report \(one.grade.name)")
        }
      } else {
        added.append(one.area.name)
      }
    }
    if completed.overall == nil { completed.overall = read.overall?.id }
    if !differences.isEmpty { return .conflict(line, differences) }
    // A line that follows from an inspection of our own is completed there.
    if added.isEmpty || line.inspection != nil { return .unchanged(line) }
    return .complete(completed, read.grades, added: added)
  }

  private static func fill(
    _ stored: inout CivilDate?, _ read: CivilDate?, _ what: String, _ added: inout [String],
    _ differences: inout [String]
  ) {
    guard let read else { return }
    guard let old = stored else {
      stored = read
      added.append(what)
      return
    }
    if old != read {
      differences.append(
        "\(what): the register has \(old.longForm), the report \(read.longForm)")
    }
  }
}

extension NationalInspection {
  /// One council is visited once on a day under one framework, and publishes one report of it on a
  /// day.
  fileprivate func isSameVisit(as read: RegisterReading) -> Bool {
    if let visitStart, visitStart == read.visitStart { return true }
    if let publishedOn, publishedOn == read.publishedOn { return true }
    return false
  }

  /// Where one knows the visit and the other the publication, they may be the same as long as a
  /// report may follow so late; and two days of one visit are often mistaken for each other.
  fileprivate func mayBeVisit(of read: RegisterReading) -> Bool {
    if let visitStart, let theirs = read.visitStart {
      return abs(visitStart.days(until: theirs)) <= Self.nearVisit
    }
    guard let visit = visitStart ?? read.visitStart,
      let published = publishedOn ?? read.publishedOn
    else { return false }
    return (0...Self.latestReport).contains(visit.days(until: published))
  }

  /// Days within which two visits are hardly two.
  private static let nearVisit = 14
  /// Days from the first day of a visit within which its report comes out at the latest.
  static let latestReport = 240

  fileprivate var whenInWords: String { visitInWords(visitStart, publishedOn) }
}

extension RegisterReading {
  fileprivate var whenInWords: String { visitInWords(visitStart, publishedOn) }

  /// "Thornmere, ILACS (2023), visit from 6 October 2025: Good".
  var inWords: String {
    let line = "\(council), \(framework.framework.shortName), \(whenInWords)"
    return overall.map { "\(line): \($0.name)" } ?? line
  }
}

/// "visit from 6 October 2025, published 1 December 2025", as far as it is known.
func visitInWords(_ start: CivilDate?, _ published: CivilDate?) -> String {
  [start.map { "visit from \($0.longForm)" }, published.map { "published \($0.longForm)" }]
    .compactMap { $0 }.joined(separator: ", ")
}
