import Kernel
import Storage

/// How all who are asked stand to a question.
public struct ReadinessStanding: Hashable, Sendable {
  /// One body that is asked, with all it has said of itself, the latest first.
  public struct Partner: Hashable, Sendable {
    public let body: Body
    public let assessments: [ReadinessAssessment]

    public var latest: ReadinessAssessment? { assessments.first }
    public var rating: ReadinessAssessment.Rating { latest?.rating ?? .notYetAssessed }
  }

  public let question: ReadinessQuestion
  /// By name.
  public let partners: [Partner]
  /// How it read before its writing was put right, the latest first.
  var former: [ReadinessWording] = []

  /// Those who have answered it, by name.
  var answered: [Partner] { partners.filter { $0.latest != nil } }

  /// "Thornmere Police has answered"; nil while nobody has.
  var answeredBy: String? {
    answered.isEmpty
      ? nil
      : "\(Words.list(answered.map(\.body.name))) \(answered.count == 1 ? "has" : "have") answered"
  }

  /// Those who are not rated ready, whatever the reason.
  public var notReady: [Partner] { partners.filter { $0.rating != .ready } }

  /// Only when every partner is rated ready (S62); of nobody it cannot be said.
  public var areAllFit: Bool { !partners.isEmpty && notReady.isEmpty }

  /// "All 4 partners are rated ready." or who is not.
  public var sentence: String {
    guard !partners.isEmpty else { return "No partner has been asked yet." }
    if areAllFit {
      return "All fit: each of \(Words.count(partners.count, "partner")) is rated ready."
    }
    let verb = notReady.count == 1 ? "is" : "are"
    return "Not all fit: \(Words.list(notReady.map(\.body.name))) \(verb) not rated ready."
  }
}

extension Transaction {
  /// How everybody stands to a question.
  ///
  /// - Throws: `Refusal.notFound` when there is no such question.
  public func readiness(
    _ id: ID<ReadinessQuestion>, of authority: AuthorityID
  ) throws -> ReadinessStanding {
    guard let question = try find(id, of: authority) else {
      throw Refusal.notFound("There is no such question. The link may be incomplete.")
    }
    let bodies = try all(
      Body.self,
      """
      SELECT body.* FROM readiness_partner JOIN body
        ON body.authority_id = readiness_partner.authority_id
        AND body.id = readiness_partner.body_id
      WHERE readiness_partner.authority_id = \(authority)
        AND readiness_partner.question_id = \(id)
      ORDER BY lower(body.name), body.id
      """)
    let assessments = Dictionary(
      grouping: try all(
        ReadinessAssessment.self,
        """
        SELECT * FROM readiness_assessment
        WHERE authority_id = \(authority) AND question_id = \(id) ORDER BY number DESC, id
        """), by: \.body)
    return ReadinessStanding(
      question: question,
      partners: bodies.map {
        ReadinessStanding.Partner(body: $0, assessments: assessments[$0.id] ?? [])
      },
      former: try all(
        ReadinessWording.self,
        """
        SELECT * FROM readiness_wording
        WHERE authority_id = \(authority) AND question_id = \(id) ORDER BY number DESC, id
        """))
  }

  /// The links between a question and those it asks.
  func readinessPartners(
    of id: ID<ReadinessQuestion>, in authority: AuthorityID
  ) throws -> [ReadinessPartner] {
    try all(
      ReadinessPartner.self,
      """
      SELECT * FROM readiness_partner
      WHERE authority_id = \(authority) AND question_id = \(id) ORDER BY id
      """)
  }
}
