import Civil
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

extension RecommendationResponse.Answer: FormValue {}
extension ImpactRating: FormValue {}
extension DeliveryRating: FormValue {}

/// The forms on which a recommendation in a plan is answered, judged, signed off and rated.
struct OutcomeForms {
  let visit: Visit
  let overview: PlanOverview
  let item: PlanItem
  let problems: [Problem]
  /// What disagrees with the plan in the reason that comes back.
  private let found: [NarrativeDisagreement]

  init(_ visit: Visit, _ problems: [Problem] = []) async throws {
    self.visit = visit
    self.problems = problems
    (overview, item) = try await OutcomePage.item(visit)
    guard overview.plan.state != .closed else {
      throw Refusal.conflict(
        "The plan “\(overview.plan.fullTitle)” is closed. Open it again on its page before you change it."
      )
    }
    let (sheet, id) = (FormSheet(visit, problems: problems), item.outcome.id)
    found = try await visit.store.read {
      try $0.disagreements(inForm: sheet, ["reason"], about: .outcome(id), visit)
    }
  }

  private func aside(_ sheet: FormSheet) -> HTML {
    NarrativeAside(sheet, found, plan: overview.plan.id).html
  }

  private var id: PlanOutcome.ID { item.outcome.id }
  private var here: Address { .outcome(id, inPlan: overview.plan.id) }

  private func step(_ name: String) -> Address { .outcome(id, inPlan: overview.plan.id, name) }

  private func page(_ title: String, @HTMLBuilder content: () -> HTML) -> Page {
    Page(
      title, kicker: item.recommendation.reference,
      breadcrumbs: [
        Breadcrumb(overview.plan.title, .plan(overview.plan.id)),
        Breadcrumb(item.recommendation.reference, here),
      ]
    ) {
      quotation(item.recommendation.text, source: item.recommendation.bothReferences, to: here)
      content()
    }
  }

  func response() -> Page {
    let known = overview.ratings.responses[id]
    let sheet = FormSheet(
      visit, problems: problems,
      values: [
        "answer": known?.answer, "reason": known?.reason,
        "answeredOn": known?.answeredOn ?? visit.today,
        "answeredBy": known?.answeredBy ?? overview.owningBody?.name,
      ])
    return page("Answer the recommendation") {
      sheet.form(to: step("response"), submit: "Save the answer", cancel: here) {
        sheet.radios(
          "answer", "Does the council accept it?",
          Choice.all(of: RecommendationResponse.Answer.self, titled: \.title))
        sheet.textArea(
          "reason", "Why, and which part?",
          hint: "Needed unless it is accepted as it stands.", isOptional: true, rows: 3,
          maximum: 2000)
        sheet.textField("answeredBy", "Who decided it?", hint: "For example, Cabinet")
        sheet.dateField("answeredOn", "When was it decided?")
        aside(sheet)
        sheet.hidden("version", known?.version ?? 0)
      }
    }
  }

  func impact() -> Page {
    let known = overview.ratings.impact[id] ?? []
    let sheet = FormSheet(
      visit, problems: problems,
      values: ["effectiveOn": visit.today, "rating": known.last?.rating])
    return page("Judge its impact") {
      if !item.outcome.text.isEmpty { insetText("It was to change: \(item.outcome.text)") }
      EvidenceTable(
        "Verified evidence", overview.ratings.verifiedEvidence(ofOutcome: id)
      ).html
      sheet.form(to: step("impact"), submit: "Save the judgement", cancel: here) {
        sheet.radios(
          "rating", "Has it helped children?",
          Choice.all(
            of: ImpactRating.self, titled: { overview.ratings.rule.word(for: $0) }, hint: hint))
        sheet.textArea("reason", "What shows it?", rows: 4, maximum: 4000)
        sheet.dateField("effectiveOn", "From which day does the judgement hold?")
        aside(sheet)
        sheet.hidden("count", known.count)
      }
    }
  }

  private func hint(_ rating: ImpactRating) -> String? {
    let thresholds = overview.ratings.rule.thresholds
    switch rating {
    case .tooEarly, .noChange, .worse: return nil
    case .someChange:
      return
        "Needs verified evidence that is at least “\(thresholds.someChangeStrength.title.lowercased())”."
    case .sustainedChange:
      return
        "Needs verified evidence that is at least “\(thresholds.sustainedChangeStrength.title.lowercased())”."
    }
  }

  /// - Parameters:
  ///   - directory: all bodies, of which some may decide.
  ///   - held: the meetings that were held.
  func signOff(_ directory: [Body], _ held: [HeldMeeting]) -> Page {
    let bodies = directory.filter(overview.plan.mayBeSignedOff)
    let sheet = FormSheet(
      visit, problems: problems, values: ["body": overview.plan.owningBody])
    return page("Record the board’s sign-off") {
      lead("The board says that this recommendation has been met. It changes no grade.")
      if let obstacle {
        insetText(obstacle)
        p { link("Back to the recommendation", to: here) }
      } else {
        openActions
        noBody(bodies)
        openedAgain
        sheet.form(to: step("sign-off"), submit: "Record the sign-off", cancel: here) {
          decision(sheet, bodies, held, "Which body signed it off?")
        }
      }
    }
  }

  /// - Parameters:
  ///   - directory: all bodies, of which some may decide.
  ///   - held: the meetings that were held.
  func confirmation(_ directory: [Body], _ held: [HeldMeeting]) -> Page {
    let ratings = overview.ratings
    let bodies = directory.filter(overview.plan.mayBeSignedOff)
    let judged = ratings.impact[id] ?? []
    let sheet = FormSheet(
      visit, problems: problems, values: ["body": ratings.signOff(ofOutcome: id)?.body])
    return page("Record that the sign-off stands") {
      if let since = ratings.sinceSignOff(ofOutcome: id) { lead(since) }
      if let obstacle = confirmationObstacle(judged) {
        insetText(obstacle)
        p { link("Back to the recommendation", to: here) }
      } else {
        insetText(
          "This changes neither how its impact is judged nor what counts as proven. If the sign-off does not stand, open the recommendation again instead."
        )
        noBody(bodies)
        sheet.form(to: step("confirm"), submit: "Record that it stands", cancel: here) {
          decision(sheet, bodies, held, "Which body decided that it stands?")
          sheet.textArea("reason", "Why does it still stand?", rows: 3, maximum: 1000)
          sheet.hidden("count", judged.count)
        }
      }
    }
  }

  /// Why nothing can be recorded, said before anything is filled in.
  private func confirmationObstacle(_ judged: [ImpactJudgement]) -> String? {
    guard overview.ratings.isSignOffInDoubt(id) else {
      return "Nothing about its sign-off waits for an answer."
    }
    return SignOffRules.ownJudgement(among: judged, of: visit.user)?.sentence
  }

  @HTMLBuilder private func noBody(_ bodies: [Body]) -> HTML {
    if bodies.isEmpty {
      insetText(
        "No board or committee is in the directory yet. Add the body that decides there first.")
    }
  }

  /// Which body decided, and where that stands.
  @HTMLBuilder private func decision(
    _ sheet: FormSheet, _ bodies: [Body], _ held: [HeldMeeting], _ title: String
  ) -> HTML {
    sheet.select("body", title, bodies.map { Choice($0.id.text, $0.name) })
    meetings(sheet, held, of: bodies, "At which meeting did it decide?")
    sheet.textField(
      "minute", "Where does the decision stand?",
      hint: "For example, Minute 7. Needed when the meeting is not in the list.",
      isOptional: true)
    sheet.dateField(
      "decidedOn", "When did it decide?",
      hint: "Only when the meeting is not in the list.", isOptional: true)
  }

  /// Why it cannot be signed off, said before anything is filled in.
  private var obstacle: String? {
    if overview.ratings.signOff(ofOutcome: id) != nil {
      return "This recommendation is signed off already."
    }
    return SignOffRules.obstacle(
      judged: overview.ratings.impact[id] ?? [],
      evidence: overview.ratings.verifiedEvidence(ofOutcome: id),
      reopened: overview.ratings.signOffs[id] ?? [], rule: overview.ratings.rule, by: visit.user
    )?.sentence
  }

  @HTMLBuilder private var openedAgain: HTML {
    if let day = overview.ratings.openedAgainOn(ofOutcome: id) {
      insetText(
        "It was opened again on \(day.longForm). What closes it now is a decision of that day or later."
      )
    }
  }

  @HTMLBuilder private var openActions: HTML {
    let standing = item.actions.filter { !$0.action.isWithdrawn }
    let open = standing.filter { $0.action.delivery != .complete }
    if !open.isEmpty {
      insetText(
        "\(open.count) of its \(Words.count(standing.count, "action is", "actions are")) still open: \(open.map(\.action.reference).joined(separator: ", ")). They stay open after the sign-off, and whoever reads the plan sees that."
      )
    }
  }

  func reopen() throws -> Page {
    guard let signOff = overview.ratings.signOff(ofOutcome: id) else {
      throw Refusal.conflict("This recommendation is open already.")
    }
    let sheet = FormSheet(visit, problems: problems)
    return page("Open it again") {
      lead(
        "The sign-off of \(signOff.decidedOn.longForm) stays on record, and that it was opened again is counted."
      )
      sheet.form(to: step("reopen"), submit: "Open it again", cancel: here, style: .warning) {
        sheet.textArea("reason", "Why is it opened again?", rows: 3, maximum: 1000)
        sheet.hidden("version", signOff.version)
        sheet.hidden("signOff", signOff.id.text)
      }
    }
  }

  /// The meetings of some bodies to choose from; nothing where none is kept here.
  @HTMLBuilder private func meetings(
    _ sheet: FormSheet, _ held: [HeldMeeting], of bodies: [Body], _ title: String
  ) -> HTML {
    let known = Set(bodies.map(\.id))
    let choices = held.filter { known.contains($0.body) }.prefix(Self.mostMeetings)
    if !choices.isEmpty {
      sheet.select(
        "meeting", title, choices.map { Choice($0.id, $0.title) }, isOptional: true,
        prompt: "It is not in this list")
    }
  }

  private static let mostMeetings = 60

  func rating(_ directory: [Body], _ held: [HeldMeeting]) -> Page {
    let rule = overview.ratings.rule
    let sheet = FormSheet(visit, problems: problems)
    return page("Record the chair’s rating") {
      lead(
        "You record it on the chair’s behalf: your name stands beside it, with the meeting or the letter in which the chair said so."
      )
      if let worst = overview.ratings.worst(ofOutcome: id) {
        insetText("Its actions together say “\(rule.word(for: worst))”: as the worst of them.")
      }
      sheet.form(to: step("rating"), submit: "Save the rating", cancel: here) {
        sheet.radios(
          "rating", "How does the chair rate its delivery?",
          DeliveryRating.allCases.filter { $0 != .complete }
            .map { Choice($0.rawValue, rule.word(for: $0)) },
          hint:
            "It holds for \(Lateness.workingDays(rule.thresholds.overrideDays)) from the day on which the chair said so; then the actions’ own rating shows again."
        )
        sheet.textArea("reason", "Why, in the chair’s words?", rows: 3, maximum: 1000)
        meetings(
          sheet, held, of: directory.filter(overview.plan.mayBeSignedOff),
          "At which meeting did the chair say so?")
        sheet.textField(
          "paper", "In which minute or letter?",
          hint: "For example, Letter to the Director. Needed when the meeting is not in the list.",
          isOptional: true)
        sheet.dateField(
          "saidOn", "When did the chair say so?",
          hint: "Only when the meeting is not in the list.", isOptional: true)
        aside(sheet)
      }
    }
  }
}
