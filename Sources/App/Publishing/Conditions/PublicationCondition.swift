import SiteMap

/// What has to hold before a plan is published, in the order in which one would see to it.
enum PublicationCondition: String, CaseIterable, Sendable {
  case agreed, report, responses, actions, owners, dueDates
  /// S34 and S35: the council says when it will talk with children, and with which groups.
  case consultationDated, consultationGroups, consultationAhead
  case signOffs, signOffsStand
  case summary, children
  /// What its words say in numbers is what stands beneath them.
  case figures
  case personalData

  var title: String {
    switch self {
    case .agreed: "The plan is agreed, and a body answers for it"
    case .report: "Everybody can read the full report"
    case .responses: "Every recommendation has an answer"
    case .actions: "Every recommendation has an action, or a reason why not"
    case .owners: "A post or a body owns every action"
    case .dueDates: "Every action has a due date"
    case .consultationDated: "A consultation with children has a day"
    case .consultationGroups: "Every consultation names its groups"
    case .consultationAhead: "The next talk with children has a day that stands"
    case .signOffs: "What the board signed off is still judged to have helped"
    case .signOffsStand: "No sign-off that it tells was opened again"
    case .summary: "The summary is there and reads plainly"
    case .children: "The version for children is there and reads plainly"
    case .figures: "Figures in its words agree with the plan"
    case .personalData: "No person can be recognised"
    }
  }

  /// Whether it may be approved although it does not hold, with a reason: a name that is found may
  /// be the name of a street, a figure may be about something else, a plan that is nearly done may
  /// ask nobody any more, and the board may not have met since.
  var isWarning: Bool { [.figures, .personalData, .consultationAhead, .signOffs].contains(self) }
}

/// One thing that is missing, and where it is mended.
struct PublicationGap: Hashable, Sendable {
  let condition: PublicationCondition
  let words: String
  let address: Address

  init(_ condition: PublicationCondition, _ words: String, at address: Address) {
    self.condition = condition
    self.words = words
    self.address = address
  }
}
