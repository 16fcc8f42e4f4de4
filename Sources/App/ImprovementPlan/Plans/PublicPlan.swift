import Civil
import Inspections
import Kernel
import Storage

/// What a plan can tell the public, as it stands on a day: plain values that can be frozen. There
/// is no person in it: whoever owns an action is shown as a post or a body (S36).
public struct PublicPlan: Codable, Hashable, Sendable {
  /// An inspection that the plan follows.
  public struct Source: Codable, Hashable, Sendable {
    public let id: String
    public let title: String
    public let publishedOn: CivilDate?
    /// Whether everybody may see the inspection here.
    public let isPublic: Bool
    /// Where everybody finds the full report.
    public let reports: [Report]
    public let duties: [Duty]
  }

  public struct Report: Codable, Hashable, Sendable {
    public let title: String
    public let language: String
    /// The identifier by which its file is fetched, when this service keeps it.
    public let document: String?
    /// Where it stands elsewhere, or empty.
    public let link: String
  }

  /// What the law asks for after an inspection, and the day on which it was done.
  public struct Duty: Codable, Hashable, Sendable {
    public let key: String
    public let title: String
    public let dueOn: CivilDate?
    public let doneOn: CivilDate?
  }

  public struct Response: Codable, Hashable, Sendable {
    public let word: String
    public let reason: String
    public let answeredOn: CivilDate
    public let answeredBy: String
  }

  /// One of the two ratings: its code, and the council’s word for it on that day.
  public struct Rated: Codable, Hashable, Sendable {
    public let code: String
    public let word: String
  }

  public struct Action: Codable, Hashable, Sendable {
    public let id: String
    public let reference: String
    public let title: String
    /// The public words for it, once an edition has them.
    public var whatWillBeDone: String
    public let hasOwner: Bool
    /// The post or body that answers for it; nil where only a named person does.
    public let owner: String?
    public let firstDueOn: CivilDate?
    public let dueOn: CivilDate?
    public let completedOn: CivilDate?
    public let delivery: Rated?
    /// Why its rating is not the rule's own, or what has become of its verification; nil where
    /// there is nothing to say, and in what was frozen before this was told.
    public var deliveryNote: String? = nil
    /// By how many working days it is late by the date it now has, or was when it was done; 0 in
    /// time, nil without a date and in what was frozen before this was told.
    public var workingDaysLate: Int? = nil
  }

  public struct Recommendation: Codable, Hashable, Sendable {
    public let id: String
    public let outcome: String
    public let inspection: String
    public let reference: String
    public let text: String
    /// The inspectors’ timescale in words; nil where they set none.
    public let timescale: String?
    /// When it is due now.
    public let dueOn: CivilDate?
    /// What shall be different for children.
    public let hope: String
    public let response: Response?
    /// The identifiers of the actions that serve it.
    public let actions: [String]
    /// Nil without an action.
    public let delivery: Rated?
    /// Nil while nobody has judged it.
    public let impact: Rated?
    public let signedOffOn: CivilDate?
    /// The body that signed it off; nil while it is open, and in what was frozen before this was
    /// told.
    public var signedOffBy: String? = nil

    /// True where it is judged to have helped and no verified evidence shows that any more; nil
    /// where it does, and in what was frozen before this was told.
    public var isUnproven: Bool? = nil

    /// The day on which the board said that its sign-off stands all the same; nil where it has not
    /// said so of what is known now, and in what was frozen before this was told.
    public var signOffStandsOn: CivilDate? = nil

    /// When it was due first and who moved that; nil where nobody did, and in what was frozen before
    /// this was told.
    public var moved: Moved? = nil

    /// What has become of the ground on which it was signed off; nil while that stands.
    public var doubtOfSignOff: Doubt? {
      guard signedOffOn != nil, let impact else { return nil }
      if ImpactRating(rawValue: impact.code)?.isImprovement == false { return .judged(impact) }
      return isUnproven == true ? .unproven : nil
    }

    /// Whether it tells that children are better off, and that verified evidence shows it.
    public var isShownBetter: Bool {
      impact.flatMap { ImpactRating(rawValue: $0.code) }?.isImprovement == true
        && isUnproven != true
    }

    public enum Doubt: Hashable, Sendable {
      /// It is judged since then to be no improvement.
      case judged(Rated)
      /// No verified evidence stands behind it any more.
      case unproven
    }
  }

  /// That the date of a recommendation is another one than was set first.
  public struct Moved: Codable, Hashable, Sendable {
    public let firstDueOn: CivilDate
    /// Who set the first date: "the inspectors".
    public let firstSetBy: String
    /// Who decided the date that it has now: a board or committee by its name, anybody else by what
    /// they are.
    public let movedBy: String
    /// The day on which that was decided.
    public let movedOn: CivilDate
  }

  /// An action that was taken out of the plan after the day on which it was first due, without
  /// having been done.
  public struct Dropped: Codable, Hashable, Sendable {
    public let id: String
    public let reference: String
    public let title: String
    public let firstDueOn: CivilDate
    public let withdrawnOn: CivilDate
    /// The identifiers of the recommendations that it served.
    public let recommendations: [String]

    /// "ACT-12 Recruit nurses: due on 30 October 2026, taken out of the plan on 23 November 2026."
    public var sentence: String {
      "\(reference) \(title): due on \(firstDueOn.longForm), taken out of the plan on \(withdrawnOn.longForm)."
    }
  }

  /// Actions that serve no recommendation, under one heading of the council's own.
  public struct Heading: Codable, Hashable, Sendable {
    public let title: String
    /// The identifiers of its actions that stand, in the order of the plan.
    public let actions: [String]
    /// That of the worst of them.
    public let delivery: Rated?
  }

  /// Which body approved the plan last, and which version of it.
  public struct Approval: Codable, Hashable, Sendable {
    public let version: String
    public let body: String
    public let on: CivilDate
    /// When the plan was frozen as that version, where that was another day; nil in what was frozen
    /// before this was told.
    public var keptOn: CivilDate? = nil

    /// "Improvement Board on 20 May 2026 (Version 2)".
    public var words: String {
      let kept = keptOn.map { ", kept as the plan stood on \($0.longForm)" } ?? ""
      return "\(body) on \(on.longForm) (\(version)\(kept))"
    }
  }

  public let id: String
  public let title: String
  public let ambition: String
  public let answeredForBy: String?
  public let asAt: CivilDate
  /// Whether the body that answers for it has agreed to it.
  public let isAgreed: Bool
  public let sources: [Source]
  public let recommendations: [Recommendation]
  /// Those that stand, by number.
  public var actions: [Action]
  public let deliveryRule: String
  public let impactRule: String
  /// Nil where no version of it was approved, and in what was frozen before this was told.
  public var approval: Approval? = nil
  /// Nil where there is none, and in what was frozen before this was told.
  public var dropped: [Dropped]? = nil
  /// The council's own headings, in the order of the plan; nil where there are none, and in what
  /// was frozen before they were told.
  public var headings: [Heading]? = nil
  /// Nil while it is open, and in what was frozen before this was told.
  public var closedOn: CivilDate? = nil
}

extension Transaction {
  /// What a plan can tell the public today.
  ///
  /// - Throws: `Refusal.notFound` when there is no such plan.
  public func publicPlan(_ id: Plan.ID, in world: World, for user: User) throws -> PublicPlan {
    let overview = try PlanOverview(id, in: world, for: user, self)
    return PublicPlan(
      overview, approval: try approval(of: id, in: user.authority),
      sources: try overview.sources.map { source in
        PublicPlan.Source(
          source, reports: try publishedReports(of: source.inspection))
      })
  }
}

extension Transaction {
  /// The approval of the plan’s last version, with the body as it was called then.
  private func approval(
    of plan: Plan.ID, in authority: AuthorityID
  ) throws -> PublicPlan.Approval? {
    guard let last = try versions(of: plan, in: authority).last else { return nil }
    let body = DatedOwner(.body(last.approvedBy), on: last.approvedOn)
    return try ownerNames(of: [body], in: authority)[body.owner, on: body.day].map {
      PublicPlan.Approval(
        version: last.title, body: $0.name, on: last.approvedOn,
        keptOn: last.takenOn == last.approvedOn ? nil : last.takenOn)
    }
  }
}

extension PublicPlan {
  init(_ overview: PlanOverview, approval: Approval?, sources: [Source]) {
    let ratings = overview.ratings
    self.init(
      id: overview.plan.id.text, title: overview.plan.title, ambition: overview.plan.ambition,
      answeredForBy: overview.owningBody?.name, asAt: overview.dates.today,
      isAgreed: overview.plan.state != .draft, sources: sources,
      recommendations: overview.items.map { Recommendation($0, ratings) },
      actions: overview.standing.map { Action($0, ratings) },
      deliveryRule: ratings.rule.sentence, impactRule: ratings.rule.impactSentence,
      approval: approval, dropped: overview.dropped, headings: overview.publicHeadings,
      closedOn: overview.closing?.on)
  }
}

extension PlanOverview {
  /// What stands under no heading is told without one.
  fileprivate var publicHeadings: [PublicPlan.Heading]? {
    let found = ownHeadings.filter { !$0.text.isEmpty }.map { heading in
      PublicPlan.Heading(
        title: heading.text, actions: heading.actions.map(\.action.id.text),
        delivery: heading.delivery.map { PublicPlan.Rated($0, ratings.rule) })
    }
    return found.isEmpty ? nil : found
  }

  fileprivate var dropped: [PublicPlan.Dropped]? {
    let found = actions.compactMap { item -> PublicPlan.Dropped? in
      let action = item.action
      guard action.isWithdrawnLate, action.completedOn == nil, let first = action.firstDueOn,
        let gone = action.withdrawnOn
      else { return nil }
      return PublicPlan.Dropped(
        id: action.id.text, reference: action.reference, title: action.title, firstDueOn: first,
        withdrawnOn: gone, recommendations: item.serves.map(\.text))
    }
    return found.isEmpty ? nil : found
  }
}

extension PublicPlan.Source {
  fileprivate init(_ source: PlanSource, reports: [ReportDocument]) {
    self.init(
      id: source.inspection.id.text, title: source.inspection.title,
      publishedOn: source.inspection.publishedOn, isPublic: source.inspection.state == .accepted,
      reports: reports.map {
        PublicPlan.Report(
          title: $0.title, language: $0.language,
          document: $0.document == nil ? nil : $0.id.text, link: $0.link)
      },
      duties: source.clocks.map {
        PublicPlan.Duty(
          key: $0.rule.key.rawValue, title: $0.rule.key.dutyTitle, dueOn: $0.due?.date,
          doneOn: $0.doneOn)
      })
  }
}

extension PublicPlan.Action {
  fileprivate init(_ item: PlanAction, _ ratings: PlanRatings) {
    let action = item.action
    let owner: String? =
      switch action.owner {
      case .post, .body: item.owner?.name
      case .person: item.leadBody?.name
      case nil: nil
      }
    self.init(
      id: action.id.text, reference: action.reference, title: action.title,
      whatWillBeDone: action.whatWillBeDone, hasOwner: action.owner != nil, owner: owner,
      firstDueOn: action.firstDueOn, dueOn: action.dueOn, completedOn: action.completedOn,
      delivery: ratings.actions[action.id].map { PublicPlan.Rated($0.shown, ratings.rule) },
      deliveryNote: ratings.actions[action.id].flatMap(ratings.rule.publicNote),
      workingDaysLate: item.lateness.workingDaysLate)
  }
}

extension PublicPlan.Rated {
  fileprivate init(_ rating: DeliveryRating, _ rule: DeliveryRule) {
    self.init(code: rating.rawValue, word: rule.word(for: rating))
  }
}

extension PublicPlan.Recommendation {
  fileprivate init(_ item: PlanItem, _ ratings: PlanRatings) {
    let (outcome, recommendation) = (item.outcome.id, item.recommendation)
    self.init(
      id: recommendation.id.text, outcome: outcome.text,
      inspection: recommendation.inspection.text, reference: recommendation.reference,
      text: recommendation.text, timescale: recommendation.timescale?.title, dueOn: item.dueOn,
      hope: item.outcome.text,
      response: ratings.responses[outcome].map {
        PublicPlan.Response(
          word: $0.answer.title, reason: $0.reason, answeredOn: $0.answeredOn,
          answeredBy: $0.answeredBy)
      },
      actions: item.actions.map(\.action.id.text),
      delivery: ratings.delivery(ofOutcome: outcome).map { rating in
        PublicPlan.Rated(
          code: rating.rawValue,
          word: ratings.deliveryWord(ofOutcome: outcome, named: false)
            ?? ratings.rule.word(for: rating))
      },
      impact: ratings.impactJudged(ofOutcome: outcome).map {
        PublicPlan.Rated(
          code: $0.rating.rawValue, word: ratings.impactWord(ofOutcome: outcome))
      },
      signedOffOn: ratings.signOff(ofOutcome: outcome)?.decidedOn,
      signedOffBy: ratings.signatory(ofOutcome: outcome),
      isUnproven: ratings.isUnproven(outcome) ? true : nil,
      signOffStandsOn: ratings.confirmation(ofOutcome: outcome)?.decidedOn,
      moved: PublicPlan.Moved(item.ledger))
  }
}

extension PublicPlan.Moved {
  /// Nil where the date is the one that was set first.
  fileprivate init?(_ ledger: [DueDateEntry]) {
    guard let first = ledger.firstThatCounts, let last = ledger.last, first.dueOn != last.dueOn
    else { return nil }
    self.init(
      firstDueOn: first.dueOn, firstSetBy: first.setBy.publicTitle,
      movedBy: last.setBy.meets ? last.setByName : last.setBy.publicTitle, movedOn: last.setOn)
  }
}

extension DueDateEntry.Setter {
  /// The word for it outside the council, which says of no single person that it was they.
  fileprivate var publicTitle: String { self == .inspector ? "the inspectors" : title }
}
