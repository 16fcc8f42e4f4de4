import Inspections

extension DemoReport {
  /// Thirteen: three immediate, seven within three months, three within six.
  static let protectionRecommendations2012 =
    immediately2012 + withinThreeMonths2012 + withinSixMonths2012

  private static let allAgencies = "The council and its partners"
  private static let section = "Areas for improvement"

  private static let immediately2012 = [
    Advised(
      "ensure that every strategy discussion includes the police and a health professional who knows the child, and that its decisions are recorded on the same day",
      .immediate, section: section, theme: "front-door", to: allAgencies, page: 3, answers: [1]),
    Advised(
      "ensure that parents and young people receive the reports for an initial child protection conference at least three working days before it takes place",
      .immediate, section: section, theme: "conferences", page: 3, answers: [5]),
    Advised(
      "ensure that children who are the subject of a child protection plan are seen alone at each statutory visit, or that the reason why they were not is recorded",
      .immediate, section: section, theme: "visits", page: 3, answers: [10]),
  ]

  private static let withinThreeMonths2012 = [
    Advised(
      "ensure that every child protection plan says in plain words what needs to change, by when, and how success will be measured",
      .threeMonths, section: section, theme: "plans", page: 3, answers: [4, 11]),
    Advised(
      "agree a single threshold document with all agencies of the Thornmere Safeguarding Children Board and test that staff in schools, health and the police understand it",
      .threeMonths, section: section, theme: "front-door", to: allAgencies, page: 3,
      answers: [8]),
    Advised(
      "reissue the multi-agency referral form, with guidance on what a good referral contains, and return incomplete referrals within one working day",
      .threeMonths, section: section, theme: "front-door", to: allAgencies, page: 3),
    Advised(
      "ensure that newly qualified social workers carry protected caseloads and that this is checked by a service manager each month",
      .threeMonths, section: section, theme: "workforce", page: 3),
    Advised(
      "ensure that all social workers receive supervision at least monthly, and that its record shows reflection as well as direction",
      .threeMonths, section: section, theme: "supervision", page: 3, answers: [11]),
    Advised(
      "offer an independent advocate to each child aged five or over before an initial child protection conference",
      .threeMonths, section: section, theme: "voice", page: 3, answers: [10]),
    Advised(
      "ensure that case audits include the views of the child and the family, and that their lessons reach front-line teams",
      .threeMonths, section: section, theme: "quality-assurance", page: 3, answers: [10]),
  ]

  private static let withinSixMonths2012 = [
    Advised(
      "establish an early help offer in each locality with a named lead professional for every family that receives it",
      .sixMonths, section: section, theme: "early-help", to: allAgencies, page: 3, answers: [8]),
    Advised(
      "analyse repeat referrals with partners and show what has been done so that families do not need to be referred again",
      .sixMonths, section: section, theme: "quality-assurance", to: allAgencies, page: 3,
      answers: [8]),
    Advised(
      "evaluate the impact of training on practice, with the police, health services and schools, and report it to the Safeguarding Children Board",
      .sixMonths, section: section, theme: "workforce", to: allAgencies, page: 3, answers: [14]),
  ]
}
