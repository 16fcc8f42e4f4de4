import Civil
import Kernel
import Storage

/// Measure M61, *schools reached*: those that acknowledged the material of a campaign, of the
/// registered schools that are open (domain, section 12).
///
/// On which day they are open is our choice: see ``AwarenessCampaign/countedOn(_:)``.
public struct SchoolsReached: Sendable {
  /// A school that is counted, with what is on record of it.
  public struct Line: Sendable {
    public let school: School
    public let receipt: CampaignReceipt?

    var isAcknowledged: Bool { receipt?.acknowledgedOn != nil }
  }

  /// The day on which schools are counted.
  public let day: CivilDate
  /// The schools that are counted, by their names.
  public let lines: [Line]

  /// - Parameters:
  ///   - schools: all that are in the register.
  ///   - receipts: of any campaigns.
  public init(
    of campaign: AwarenessCampaign, schools: [School], receipts: [CampaignReceipt],
    today: CivilDate
  ) {
    let day = campaign.countedOn(today)
    let own = Dictionary(
      receipts.filter { $0.campaign == campaign.id }.map { ($0.school, $0) },
      uniquingKeysWith: { $1 })
    self.day = day
    lines =
      schools.filter { $0.isOpen(on: day) }
      .sorted { ($0.name, $0.id.text) < ($1.name, $1.id.text) }
      .map { Line(school: $0, receipt: own[$0.id]) }
  }

  public var denominator: Int { lines.count }
  public var numerator: Int { lines.count(where: \.isAcknowledged) }
  public var sent: Int { lines.count { $0.receipt?.sentOn != nil } }

  /// The schools that have not acknowledged it, by their names.
  public var missing: [School] { lines.filter { !$0.isAcknowledged }.map(\.school) }

  /// "99.0 %"; "n/a" when no school is registered.
  public var share: String { Share(numerator, of: denominator).text }

  /// Who is missing, in a sentence.
  ///
  /// - Parameter most: how many are named; all unless it is given.
  func missingWords(atMost most: Int = .max) -> String {
    let names = missing.map(\.name)
    if denominator == 0 { return "No school is registered, so there is no share of them." }
    if names.isEmpty { return "Every school has acknowledged it." }
    let named =
      names.count <= most
      ? names : Array(names.prefix(most)) + [Words.count(names.count - most, "other")]
    return "Not acknowledged yet: \(Words.list(named))."
  }
}
