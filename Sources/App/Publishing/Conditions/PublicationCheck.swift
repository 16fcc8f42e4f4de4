import Civil
import ImprovementPlan
import Inspections
import Kernel
import Registers
import SiteMap
import Storage
import Voice

/// What stands in the way of publishing an edition: a plain function of what it would show.
struct PublicationCheck: Sendable {
  let gaps: [PublicationGap]
  /// Where its words disagree with its figures.
  let figures: EditionFigures
  /// The sign-offs that it tells and that stand no more.
  let reopened: [ReopenedSignOff]
  /// Whether the plan has moved on since it was frozen, as long as it waits for approval.
  let hasMovedOn: Bool

  func gaps(of condition: PublicationCondition) -> [PublicationGap] {
    gaps.filter { $0.condition == condition }
  }

  /// Whether nothing forbids it; warnings do not.
  var passes: Bool { gaps.allSatisfy(\.condition.isWarning) }

  var hasWarnings: Bool { gaps.contains(where: \.condition.isWarning) }

  /// What the reason has to answer: "Names of people seem to stand in it."; nil where nothing has.
  var warning: String? {
    let said = [
      gaps(of: .figures).isEmpty ? nil : "Figures in its words disagree with the plan.",
      gaps(of: .personalData).isEmpty ? nil : "Names of people seem to stand in it.",
      gaps(of: .consultationAhead).first?.words, gaps(of: .signOffs).first?.words,
    ].compactMap(\.self)
    return said.isEmpty ? nil : said.joined(separator: " ")
  }

  /// Refuses in words, naming every gap.
  func refuse() throws {
    let problems = gaps.filter { !$0.condition.isWarning }.map { Problem($0.words) }
    if !problems.isEmpty { throw Refusal.invalid(problems) }
  }
}

extension Transaction {
  /// What is frozen and waits for approval is held against the plan as it is by now, too.
  func publicationCheck(
    of content: EditionContent, _ edition: PlanEdition, in world: World, for user: User
  ) throws -> PublicationCheck {
    PublicationCheck(
      of: content, edition: edition.id, plan: edition.plan,
      now: edition.state == .proposed
        ? try EditionContent(of: edition, in: world, for: user, self) : nil,
      reopened: try reopenedSignOffs(toldBy: content, of: edition),
      outlook: try consultationOutlook(
        ofPlan: edition.plan, in: edition.authority, on: world.today()),
      news: try consultationNews(since: content.consultations, in: edition.authority),
      limits: try publicationLimits(of: edition.authority),
      figures: try figures(of: edition, content),
      names: try anonymityCheck(of: edition.authority))
  }
}

extension PublicationCheck {
  init(
    of content: EditionContent, edition: PlanEdition.ID, plan: Plan.ID, now: EditionContent?,
    reopened: [ReopenedSignOff], outlook: ConsultationOutlook, news: [String: ConsultationNews],
    limits: PublicationLimits,
    figures: EditionFigures, names: AnonymityCheck
  ) {
    self.figures = figures
    self.reopened = reopened
    hasMovedOn =
      now.map { EditionChanges(former: content, current: $0).isOtherwise } ?? false
    let look = Look(
      content: content, now: now, edition: edition, plan: plan, outlook: outlook, news: news)
    gaps =
      look.agreed + look.reports + look.recommendations + look.actions + look.consultations
      + look.signOffs + look.betterNoMore + look.stand(reopened) + look.daysAhead
      + look.summary(limits) + look.children(limits)
      + figures.lines.map { one in
        PublicationGap(
          .figures, [one.sentence, one.keptSentence].compactMap(\.self).joined(separator: " "),
          at: one.address)
      } + look.names(names)
  }
}

/// Looks at each part of an edition in turn.
private struct Look {
  let content: EditionContent
  /// What it would show today; nil where that is what it shows, or nobody approves it any more.
  let now: EditionContent?
  let edition: PlanEdition.ID
  let plan: Plan.ID
  let outlook: ConsultationOutlook
  /// What became of announced days since it was frozen.
  let news: [String: ConsultationNews]

  var agreed: [PublicationGap] {
    var gaps: [PublicationGap] = []
    if !content.plan.isAgreed {
      gaps.append(
        PublicationGap(.agreed, "The plan is still a draft. Agree it first.", at: .editPlan(plan)))
    }
    if content.plan.answeredForBy == nil {
      gaps.append(
        PublicationGap(
          .agreed, "No body answers for the plan. Name the board or panel.", at: .editPlan(plan)))
    }
    return gaps
  }

  var reports: [PublicationGap] {
    content.plan.sources.flatMap { source -> [PublicationGap] in
      let address = Inspection.ID(source.id).map { Address.inspection($0) } ?? .inspections
      if !source.isPublic {
        return [
          PublicationGap(
            .report, "“\(source.title)” is not published here. Publish the inspection first.",
            at: address)
        ]
      }
      if source.reports.isEmpty {
        return [
          PublicationGap(
            .report,
            "“\(source.title)” has no full report that everybody can read. Add it or its address, and publish it.",
            at: address.at("documents"))
        ]
      }
      return []
    }
  }

  var recommendations: [PublicationGap] {
    content.plan.recommendations.flatMap { one -> [PublicationGap] in
      let reason = content.words[one.outcome]?.because ?? ""
      guard reason.isEmpty, let outcome = PlanOutcome.ID(one.outcome) else { return [] }
      let address = Address.outcome(outcome, inPlan: plan)
      var gaps: [PublicationGap] = []
      if one.response == nil {
        gaps.append(
          PublicationGap(
            .responses,
            "\(one.reference) has no answer. Say whether the council accepts it, or why it cannot say so yet.",
            at: address))
      }
      if one.actions.isEmpty, one.response?.isRefusal != true {
        gaps.append(
          PublicationGap(
            .actions, "\(one.reference) has no action. Add one, or say why there is none yet.",
            at: .editionWords(of: outcome, in: edition)))
      }
      return gaps
    }
  }

  var signOffs: [PublicationGap] {
    content.plan.recommendations.compactMap { one in
      guard let doubt = one.doubtOfSignOff, one.signOffStandsOn == nil,
        let outcome = PlanOutcome.ID(one.outcome)
      else { return nil }
      let since =
        switch doubt {
        case .judged(let impact): "its impact was judged “\(impact.word)”"
        case .unproven: "the verified evidence behind it was withdrawn"
        }
      return PublicationGap(
        .signOffs,
        "Since \(one.reference) was signed off, \(since). The board has to say whether the sign-off still stands.",
        at: .outcome(outcome, inPlan: plan))
    }
  }

  /// What was frozen as better and is judged so no more, or shown by nothing any more.
  var betterNoMore: [PublicationGap] {
    content.betterNoMore(by: now).compactMap { told in
      PlanOutcome.ID(told.outcome).map {
        PublicationGap(.signOffs, told.sentence, at: .outcome($0, inPlan: plan))
      }
    }
  }

  func stand(_ reopened: [ReopenedSignOff]) -> [PublicationGap] {
    reopened.map {
      PublicationGap(
        .signOffsStand, "\($0.sentence) Send it back and put it forward again.",
        at: .outcome($0.outcome, inPlan: plan))
    }
  }

  var actions: [PublicationGap] {
    content.plan.actions.flatMap { action -> [PublicationGap] in
      guard let id = Action.ID(action.id) else { return [] }
      var gaps: [PublicationGap] = []
      if !action.hasOwner {
        gaps.append(
          PublicationGap(
            .owners, "\(action.reference) “\(action.title)” has no owner.", at: .editAction(id)))
      } else if action.owner == nil {
        gaps.append(
          PublicationGap(
            .owners,
            "\(action.reference) “\(action.title)” is owned by a person only. Give it to a post, or name the body that answers for it.",
            at: .editAction(id)))
      }
      if action.dueOn == nil {
        gaps.append(
          PublicationGap(
            .dueDates, "\(action.reference) “\(action.title)” has no due date.",
            at: .moveDueDate(ofAction: id)))
      }
      return gaps
    }
  }

  var consultations: [PublicationGap] {
    var gaps = calledOff
    if !content.consultations.contains(where: { $0.plannedOn != nil || $0.heldOn != nil }) {
      let undated = content.consultations.first.flatMap { Consultation.ID($0.id) }
      gaps.append(
        PublicationGap(
          .consultationDated,
          undated == nil
            ? "No consultation is planned. Say when the council will talk to children and young people about what it will do."
            : "No consultation has a day. Say when the council will talk to children and young people about what it will do.",
          at: undated.map { .consultation($0, "edit") } ?? .newConsultation(ofPlan: plan)))
    }
    for one in content.consultations where one.groups.isEmpty {
      guard let id = Consultation.ID(one.id) else { continue }
      gaps.append(
        PublicationGap(
          .consultationGroups,
          "“\(one.title)” names no group. Say which groups the council will talk to.",
          at: .consultation(id, "groups")))
    }
    return gaps
  }

  /// S34: a day that was promised and does not come is replaced by another, or missed aloud.
  var daysAhead: [PublicationGap] {
    guard let words = outlook.sentence else { return [] }
    return [PublicationGap(.consultationAhead, words, at: .newConsultation(ofPlan: plan))]
  }

  /// A day that does not come is not announced.
  private var calledOff: [PublicationGap] {
    content.consultations.compactMap { one in
      guard case .calledOff(let gone) = news[one.id], let id = Consultation.ID(one.id) else {
        return nil
      }
      return PublicationGap(
        .consultationDated,
        "“\(one.title)” stands here for \(one.plannedOn?.longForm ?? "a day") and was called off on \(gone.longForm), after this was frozen. Send it back and put it forward again.",
        at: .consultation(id))
    }
  }

  func summary(_ limits: PublicationLimits) -> [PublicationGap] {
    let address = Address.edition(edition, "edit").at("summary")
    guard let readability = Readability(content.summary) else {
      return [PublicationGap(.summary, "There is no summary yet.", at: address)]
    }
    if readability.passes(limits.summaryGrade) { return [] }
    return [
      PublicationGap(
        .summary,
        "The summary has reading grade \(readability.grade), above the council’s limit of \(limits.summaryGrade)."
          + Self.hardest(in: readability, above: limits.summaryGrade),
        at: address)
    ]
  }

  func children(_ limits: PublicationLimits) -> [PublicationGap] {
    let address = Address.edition(edition, "edit").at("childSummary")
    var gaps: [PublicationGap] = []
    if content.childSummary.isEmpty {
      gaps.append(
        PublicationGap(.children, "The version for children has no beginning.", at: address))
    }
    for one in content.plan.recommendations {
      guard let outcome = PlanOutcome.ID(one.outcome) else { continue }
      let words = content.words[one.outcome]
      if words?.asked.isEmpty ?? true || content.promised(for: one).isEmpty {
        gaps.append(
          PublicationGap(
            .children, "\(one.reference) is not told in plain words for children yet.",
            at: .editionWords(of: outcome, in: edition)))
      }
    }
    if let readability = Readability(content.childText), !readability.passes(limits.childGrade) {
      gaps.append(
        PublicationGap(
          .children,
          "The version for children has reading grade \(readability.grade), above the limit of \(limits.childGrade)."
            + Self.hardest(in: readability, above: limits.childGrade),
          at: address))
    }
    return gaps
  }

  func names(_ check: AnonymityCheck) -> [PublicationGap] {
    check.concerns(in: content.allText, looksForDates: false).map {
      PublicationGap(
        .personalData, "“\($0.words)” looks like \($0.kind). Write the post and not the person.",
        at: .edition(edition, "preview"))
    }
  }

  private static func hardest(in readability: Readability, above limit: Int) -> String {
    readability.hardest(above: limit, atMost: 1).first.map {
      " Its hardest sentence is “\($0.text)”"
    } ?? ""
  }
}
