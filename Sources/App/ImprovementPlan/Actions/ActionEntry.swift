import Civil
import Inspections
import Kernel
import Storage

/// What a person enters about an action.
public struct ActionEntry: Hashable, Sendable {
  public var title: String
  public var whatWillBeDone: String
  public var measureOfSuccess: String
  public var startOn: CivilDate?
  public var owner: Owner?
  /// The body that answers for it; nil for the owner's own.
  public var leadBody: Body.ID?
  /// Bodies that help.
  public var partners: [Body.ID]
  /// What it serves: at least one.
  public var recommendations: [Recommendation.ID]

  public init(
    title: String, whatWillBeDone: String = "", measureOfSuccess: String = "",
    startOn: CivilDate? = nil, owner: Owner? = nil, leadBody: Body.ID? = nil,
    partners: [Body.ID] = [], recommendations: [Recommendation.ID]
  ) {
    self.title = title
    self.whatWillBeDone = whatWillBeDone
    self.measureOfSuccess = measureOfSuccess
    self.startOn = startOn
    self.owner = owner
    self.leadBody = leadBody
    self.partners = partners
    self.recommendations = recommendations
  }
}

extension ActionEntry {
  /// What is wrong with it, given what the plan answers. A missing measure, owner or date is no
  /// error: the plan page warns of it until it is there.
  ///
  /// - Parameter mayServeNone: the action came with a plan of the council's own, under a heading
  ///   that is no recommendation, or the plan answers none.
  func problems(
    inPlanWith offered: [Recommendation], mayServeNone: Bool = false
  ) -> [Problem] {
    var problems: [Problem] = []
    if title.isEmpty { problems.append(Problem("Give the action a title.", field: "title")) }
    if recommendations.isEmpty {
      if mayServeNone { return problems }
      problems.append(
        Problem("Choose at least one recommendation that it serves.", field: "recommendations"))
    } else if !Set(recommendations).isSubset(of: offered.map(\.id)) {
      problems.append(
        Problem("Choose from the recommendations of this plan.", field: "recommendations"))
    }
    return problems
  }
}

extension Transaction {
  /// What an entry says about whom it is asked of, looked up: what comes from a form may be made
  /// up.
  ///
  /// - Parameter known: who owns the action now; nil for a new one.
  func ownerProblems(
    _ entry: ActionEntry, keeping known: Owner? = nil, of authority: AuthorityID,
    on today: CivilDate
  ) throws -> [Problem] {
    var problems: [Problem] = []
    if let objection = try objection(
      to: entry.owner, from: today, keeping: known, in: authority,
      unknown: "Choose an owner who is in the directory of people and bodies.")
    {
      problems.append(Problem(objection, field: "owner"))
    }
    if let lead = entry.leadBody, try find(lead, of: authority) == nil {
      problems.append(Problem("Choose a body that is in the directory.", field: "leadBody"))
    }
    for partner in entry.partners where try find(partner, of: authority) == nil {
      problems.append(Problem("Choose bodies that are in the directory.", field: "partners"))
      break
    }
    return problems
  }

  /// The body that answers for what an owner owns: itself, or the one a post or person belongs to.
  func body(behind owner: Owner?, of authority: AuthorityID) throws -> Body.ID? {
    switch owner {
    case .body(let body): body
    case .post(let post): try find(post, of: authority)?.body
    case .person(let person): try find(person, of: authority)?.body
    case nil: nil
    }
  }
}
