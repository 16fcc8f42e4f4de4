import Civil
import SiteMap
import Storage
import Web

/// The golden thread as it passes through this slice: inspection → finding → recommendation →
/// actions.
struct ThreadSteps {
  private(set) var steps: [GoldenThread.Step] = []
  /// The past day whose pages the steps lead to; nil for today.
  private let day: CivilDate?

  init(asAt day: CivilDate?) { self.day = day }

  /// Words long enough to know a record by.
  static func short(_ text: String, _ limit: Int = 110) -> String {
    guard text.count > limit else { return text }
    let cut = text.prefix(limit)
    let end = cut.lastIndex { $0 == " " } ?? cut.endIndex
    return cut[..<end] + "…"
  }

  mutating func add(_ inspection: Inspection, isHere: Bool = false) {
    steps.append(
      GoldenThread.Step(
        kind: "Inspection", text: inspection.title,
        state: inspection.publishedOn.map { "published \($0.shortForm)" },
        address: isHere ? nil : Address.inspection(inspection.id).asAt(day)))
  }

  mutating func add(_ finding: Finding, isHere: Bool = false) {
    steps.append(
      GoldenThread.Step(
        kind: "Finding \(finding.number)", text: Self.short(finding.text),
        state: finding.page.map { "page \($0)" },
        address: isHere ? nil : Address.finding(finding.id).asAt(day)))
  }

  mutating func add(
    _ recommendation: Recommendation, due: PlanLinks.Due?, isHere: Bool = false
  ) {
    steps.append(
      GoldenThread.Step(
        kind: recommendation.reference, text: Self.short(recommendation.text),
        state: due.map { "due \($0.on.shortForm)" },
        address: isHere ? nil : Address.recommendation(recommendation.id).asAt(day)))
  }

  /// A recommendation of another inspection that says the same.
  mutating func add(_ told: ToldLink, _ word: String, _ became: PlanLinks.Became?) {
    let one = told.other.recommendation
    steps.append(
      GoldenThread.Step(
        kind: "\(word): \(one.reference)", text: Self.short(one.text),
        state: became.map { Self.short($0.words, 60) },
        address: Address.recommendation(one.id).asAt(day)))
  }

  mutating func add(_ action: PlanLinks.Action) {
    steps.append(
      GoldenThread.Step(
        kind: "Action", text: Self.short(action.title), state: action.delivery.words,
        address: action.address))
  }

  mutating func add(_ plan: PlanLinks.Plan) {
    steps.append(
      GoldenThread.Step(
        kind: "Improvement plan", text: plan.title, state: plan.state, address: plan.address))
  }

  var thread: GoldenThread { GoldenThread(steps) }
}
