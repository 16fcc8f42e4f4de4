import Civil
import Kernel
import Storage

/// One version of a way of inspecting: what it is for, when it was in use, what it judges.
///
/// A framework is dated data, not code: its areas and its grade scale are records of their own, and
/// a grade belongs to the version it was given under. Nothing maps one version's scale to
/// another's.
public struct Framework: Record, Hashable {
  public static let table: SQLName = "framework"

  public let authority: AuthorityID
  public let id: Storage.ID<Framework>
  public var version: Int
  /// Short and stable: `PROT2012`.
  public var code: String
  /// What people call it: "Child protection inspection (2012)".
  public var shortName: String
  /// Its full name, as printed.
  public var name: String
  /// Who inspects.
  public var inspectorate: String
  /// What it is for, in plain English.
  public var purpose: String
  /// Whose work it looks at: the council alone, or its partners too.
  public var scope: String
  /// The powers it rests on.
  public var powers: String
  /// What comes out of it besides grades: "a letter without grades".
  public var outcome: String
  /// The first day of use, as far as it is known.
  public var validFrom: CivilDate?
  /// The last day of use; nil while it is in use.
  public var validTo: CivilDate?
  /// Where all this is taken from.
  public var source: String
  /// How much authority that source has.
  public var tag: RuleTag
  /// The time rules whose clocks start when such a report is received, separated by spaces.
  public var responseRules: String

  public init(
    authority: AuthorityID, id: Storage.ID<Framework> = ID(), version: Int = 0, code: String,
    shortName: String, name: String, inspectorate: String, purpose: String, scope: String,
    powers: String, outcome: String, validFrom: CivilDate?, validTo: CivilDate?, source: String,
    tag: RuleTag, responseRules: String
  ) {
    self.authority = authority
    self.id = id
    self.version = version
    self.code = code
    self.shortName = shortName
    self.name = name
    self.inspectorate = inspectorate
    self.purpose = purpose
    self.scope = scope
    self.powers = powers
    self.outcome = outcome
    self.validFrom = validFrom
    self.validTo = validTo
    self.source = source
    self.tag = tag
    self.responseRules = responseRules
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    code = try row["code"]
    shortName = try row["short_name"]
    name = try row["name"]
    inspectorate = try row["inspectorate"]
    purpose = try row["purpose"]
    scope = try row["scope"]
    powers = try row["powers"]
    outcome = try row["outcome"]
    validFrom = try row["valid_from"]
    validTo = try row["valid_to"]
    source = try row["source"]
    let letter: String = try row["tag"]
    guard let known = RuleTag(rawValue: letter) else {
      throw DecodingFault("framework \(code) has the unknown tag '\(letter)'")
    }
    tag = known
    responseRules = try row["response_rules"]
  }

  public var fields: Fields {
    [
      "code": code, "short_name": shortName, "name": name, "inspectorate": inspectorate,
      "purpose": purpose, "scope": scope, "powers": powers, "outcome": outcome,
      "valid_from": validFrom, "valid_to": validTo, "source": source, "tag": tag.rawValue,
      "response_rules": responseRules,
    ]
  }
}

extension Framework {
  /// The keys of the time rules that start to run when a report is received.
  public var responseKeys: [TimeRuleKey] {
    responseRules.split(separator: " ").map { TimeRuleKey(rawValue: String($0)) }
  }

  /// Whether a visit on this day can have been made under it, as far as its time of use is known.
  func isInUse(on day: CivilDate) -> Bool {
    (validFrom ?? .earliest) <= day && day <= (validTo ?? .latest)
  }

  /// Why a visit that began on this day was not made under it; nil where it may have been.
  func problem(withVisitFrom day: CivilDate) -> String? {
    isInUse(on: day)
      ? nil
      : "\(shortName) was not in use on \(day.longForm), the first day of the visit (\(period))."
  }

  /// "in use from June 2012 to September 2013", as far as it is known.
  public var period: String {
    switch (validFrom, validTo) {
    case (let from?, let to?): "\(from.monthAndYear) to \(to.monthAndYear)"
    case (let from?, nil): "from \(from.monthAndYear)"
    case (nil, let to?): "until \(to.monthAndYear)"
    case (nil, nil): "dates not known"
    }
  }
}

extension CivilDate {
  /// "June 2012".
  var monthAndYear: String {
    let words = longForm.split(separator: " ")
    return words.suffix(2).joined(separator: " ")
  }
}
