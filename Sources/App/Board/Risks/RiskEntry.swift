import Civil
import ImprovementPlan
import Kernel

/// What a person enters about a risk.
public struct RiskEntry: Hashable, Sendable {
  public var kind: Risk.Kind
  public var title: String
  public var cause: String
  public var event: String
  public var consequence: String
  public var mitigation: String
  public var owner: Owner?
  public var plan: Plan.ID?
  public var pressure: String
  public var pressureOn: CivilDate?
  public var reviewOn: CivilDate
  public var bearsOn: [RiskLink.Subject]

  public init(
    kind: Risk.Kind, title: String, cause: String, event: String, consequence: String,
    mitigation: String, owner: Owner? = nil, plan: Plan.ID? = nil, pressure: String = "",
    pressureOn: CivilDate? = nil, reviewOn: CivilDate, bearsOn: [RiskLink.Subject] = []
  ) {
    self.kind = kind
    self.title = title
    self.cause = cause
    self.event = event
    self.consequence = consequence
    self.mitigation = mitigation
    self.owner = owner
    self.plan = plan
    self.pressure = pressure
    self.pressureOn = pressureOn
    self.reviewOn = reviewOn
    self.bearsOn = bearsOn
  }
}

extension RiskEntry {
  /// What is wrong with it, in words.
  var problems: [Problem] {
    let needed = [
      ("title", title, "Give the risk a short title."), ("cause", cause, "Say what causes it."),
      ("event", event, "Say what may happen."),
      ("consequence", consequence, "Say what that would mean."),
      ("mitigation", mitigation, "Say what is done about it."),
    ]
    var found = needed.filter(\.1.isEmpty).map { Problem($0.2, field: $0.0) }
    if pressureOn != nil, pressure.isEmpty {
      found.append(Problem("Say what comes from outside on that day.", field: "pressure"))
    }
    if pressureOn == nil, !pressure.isEmpty {
      found.append(
        Problem("Enter the day from which the pressure is felt.", field: "pressureOn"))
    }
    if owner == nil { found.append(Problem("Choose who owns the risk.", field: "owner")) }
    return found
  }
}

/// What a person enters when they score a risk.
public struct ScoreEntry: Hashable, Sendable {
  public var likelihood: Int
  public var impact: Int
  public var scoredOn: CivilDate
  public var reason: String

  public init(likelihood: Int, impact: Int, scoredOn: CivilDate, reason: String) {
    self.likelihood = likelihood
    self.impact = impact
    self.scoredOn = scoredOn
    self.reason = reason
  }
}

extension ScoreEntry {
  func problems(on today: CivilDate) -> [Problem] {
    var found: [Problem] = []
    if !(1...5).contains(likelihood) {
      found.append(Problem("Choose a likelihood from 1 to 5.", field: "likelihood"))
    }
    if !(1...5).contains(impact) {
      found.append(Problem("Choose an impact from 1 to 5.", field: "impact"))
    }
    if reason.isEmpty { found.append(Problem("Say why it is scored so.", field: "reason")) }
    if scoredOn > today {
      found.append(Problem("That day lies in the future.", field: "scoredOn"))
    }
    return found
  }
}
