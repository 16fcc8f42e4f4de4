import Civil
import Storage

/// The council's own rule for what its plans' figures say beyond counting, in force from a day:
/// when a forecast may be made, and what the measures are to reach.
///
/// The numbers that Goldthread ships with are our own choice; targets it ships with none.
public struct FigureRule: Record, Hashable {
  public static let table: SQLName = "figure_rule"

  public let authority: AuthorityID
  public let id: Storage.ID<FigureRule>
  public var version = 0
  public let validFrom: CivilDate
  /// How many actions must be complete before the plan is looked ahead of.
  public var forecastMinimum = 10
  /// The range of a forecast, in per cent of the complete actions.
  public var forecastLower = 20
  public var forecastUpper = 80
  /// In per cent; nil without a target.
  public var targets: [Measure: Int] = [:]
  /// Where it was decided.
  public var source: String

  public init(
    authority: AuthorityID, id: Storage.ID<FigureRule> = Storage.ID(), validFrom: CivilDate,
    source: String
  ) {
    self.authority = authority
    self.id = id
    self.validFrom = validFrom
    self.source = source
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    validFrom = try row["valid_from"]
    forecastMinimum = try row["forecast_minimum"]
    forecastLower = try row["forecast_lower"]
    forecastUpper = try row["forecast_upper"]
    for measure in Measure.allCases {
      targets[measure] = try row.get("target_" + measure.code.lowercased(), as: Int?.self)
    }
    source = try row["source"]
  }

  public var fields: Fields {
    [
      "valid_from": validFrom, "forecast_minimum": forecastMinimum,
      "forecast_lower": forecastLower, "forecast_upper": forecastUpper,
      "target_m64": targets[.actionsOnTime], "target_m65": targets[.recommendationsProven],
      "target_m66": targets[.partnerActionsOnTrack], "source": source,
    ]
  }
}

extension FigureRule {
  /// The rule of a council that has set none of its own.
  static func shipped(for authority: AuthorityID) -> FigureRule {
    FigureRule(
      authority: authority, validFrom: .earliest,
      source: "As delivered with Goldthread; the council has not set its own")
  }

  /// The rule in a sentence.
  public var sentence: String {
    let set = Measure.allCases.compactMap { measure in
      targets[measure].map { "\(measure.code) \($0) %" }
    }
    let aims =
      set.isEmpty ? "No targets are set" : "Targets: \(set.joined(separator: ", "))"
    return
      "A forecast needs \(forecastMinimum) complete actions and spans from \(forecastLower) to \(forecastUpper) per cent of them. \(aims). \(source)."
  }

  static let tables: [SQL] = [
    """
    CREATE TABLE figure_rule (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      valid_from date NOT NULL, forecast_minimum bigint NOT NULL, forecast_lower bigint NOT NULL,
      forecast_upper bigint NOT NULL, target_m64 bigint, target_m65 bigint, target_m66 bigint,
      source text NOT NULL,
      PRIMARY KEY (authority_id, id),
      UNIQUE (authority_id, valid_from))
    """
  ]
}

extension Transaction {
  /// The rule in force on a day.
  func figureRule(on day: CivilDate, of authority: AuthorityID) throws -> FigureRule {
    try rule(on: day, of: authority)
  }

  /// All rules that the council has set, the latest first.
  func figureRules(of authority: AuthorityID) throws -> [FigureRule] {
    try rules(of: authority)
  }
}
