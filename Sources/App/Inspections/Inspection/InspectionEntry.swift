import Civil
import Kernel
import Storage

/// What a person, or a paper that was read, says about an inspection, before it is accepted.
public struct InspectionEntry: Hashable, Sendable {
  /// The code of the framework: `PROT2012`.
  public var framework: String
  public var council: String
  /// Empty: one is made from the framework and the visit.
  public var title: String
  public var visitStart: CivilDate?
  public var visitEnd: CivilDate?
  public var receivedOn: CivilDate?
  public var publishedOn: CivilDate?
  public var leadInspector: String
  /// Where the report is published: an `https` address, or empty.
  public var reportLink: String
  public var notLookedAt: String
  public var declared: DeclaredCounts

  public init(
    framework: String, council: String, title: String = "", visitStart: CivilDate? = nil,
    visitEnd: CivilDate? = nil, receivedOn: CivilDate? = nil, publishedOn: CivilDate? = nil,
    leadInspector: String = "", reportLink: String = "", notLookedAt: String = "",
    declared: DeclaredCounts = DeclaredCounts()
  ) {
    self.framework = framework
    self.council = council
    self.title = title
    self.visitStart = visitStart
    self.visitEnd = visitEnd
    self.receivedOn = receivedOn
    self.publishedOn = publishedOn
    self.leadInspector = leadInspector
    self.reportLink = reportLink
    self.notLookedAt = notLookedAt
    self.declared = declared
  }
}

extension InspectionEntry {
  /// Everything that cannot be accepted, in words that name the field.
  func problems(today: CivilDate) -> [Problem] {
    var found: [Problem] = []
    if council.isEmpty {
      found.append(Problem("Say which council was inspected.", field: "council"))
    }
    if let start = visitStart, let end = visitEnd, end < start {
      found.append(
        Problem(
          "Visit end, \(end.longForm), is before visit start, \(start.longForm).",
          field: "visitEnd"))
    }
    if visitStart == nil, visitEnd != nil {
      found.append(Problem("Give visit start as well as visit end.", field: "visitStart"))
    }
    found += datesAfterTheVisit
    if let received = receivedOn, received > today {
      found.append(
        Problem(
          "Report received, \(received.longForm), is in the future. The clocks start on the day the report came.",
          field: "receivedOn"))
    }
    if !reportLink.isEmpty, !SecureLink.isOne(reportLink) {
      found.append(
        Problem(
          "Link to the report must be an address that begins with https:// and has no spaces.",
          field: "reportLink"))
    }
    for timescale in Timescale.allCases where (declared[timescale] ?? 0) < 0 {
      found.append(
        Problem(
          "The declared number of recommendations (\(timescale.title.lowercased())) cannot be less than 0.",
          field: "declared.\(timescale.rawValue)"))
    }
    return found
  }

  /// A report can be neither received nor published before the inspectors have left.
  private var datesAfterTheVisit: [Problem] {
    guard let last = visitEnd ?? visitStart else { return [] }
    var found: [Problem] = []
    if let received = receivedOn, received < last {
      found.append(
        Problem(
          "Report received, \(received.longForm), is before visit end, \(last.longForm).",
          field: "receivedOn"))
    }
    if let published = publishedOn, published < last {
      found.append(
        Problem(
          "Published, \(published.longForm), is before visit end, \(last.longForm).",
          field: "publishedOn"))
    }
    return found
  }

  /// Things that may be right but deserve a second look; shown, never refused.
  func doubts(framework: Framework) -> [String] {
    guard let start = visitStart else { return [] }
    if let from = framework.validFrom, start < from {
      return [
        "The visit began on \(start.longForm), before \(framework.shortName) is known to have come into use (\(from.monthAndYear))."
      ]
    }
    if let to = framework.validTo, start > to {
      return [
        "The visit began on \(start.longForm), after \(framework.shortName) is known to have ended (\(to.monthAndYear))."
      ]
    }
    return []
  }

  /// The title when none is given: "Child protection inspection (2012), 12 to 21 November 2012".
  func titleOrMade(framework: Framework) -> String {
    if !title.isEmpty { return title }
    guard visitStart != nil || publishedOn != nil else { return framework.shortName }
    let when =
      visitStart != nil
      ? Inspection.period(visitStart, visitEnd)
      : "published \(publishedOn?.longForm ?? "")"
    return "\(framework.shortName), \(when)"
  }
}
