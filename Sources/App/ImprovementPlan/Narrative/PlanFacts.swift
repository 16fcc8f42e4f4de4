import Civil

/// What a plan says in numbers on a day: what figures in prose about it are compared with. Plain
/// values, so that a snapshot can freeze them.
public struct PlanFacts: Codable, Hashable, Sendable {
  /// What is counted.
  public enum Subject: String, Codable, CaseIterable, Sendable {
    case action, recommendation, milestone, evidence
    /// What the public is told of a recommendation: that the council will do what it asks.
    case promise
    /// What children are told of an action, and may be told of a promise: never counted by itself.
    case thing
  }

  /// Which of them.
  public enum State: String, Codable, CaseIterable, Sendable {
    /// Every one that stands.
    case all
    /// Said to be complete; of milestones, done; of promises, with every action complete.
    case complete
    /// Somebody else has verified it.
    case verified
    case onTrack, atRisk, offTrack, ratedNotStarted
    /// Its work has not begun; its work has begun and is not complete.
    case notBegun, inProgress
    /// Rated on track or complete: what "on track" is of what partners lead (M66).
    case onTrackOrComplete
    case late, withdrawn
    /// Due by their original date; closed by it (M64).
    case due, onTime
    /// With an action.
    case covered
    case signedOff
    /// Signed off, with impact that is still judged so (M65).
    case proven
    /// As their impact is judged; better is some change or sustained change.
    case judgedWorse, judgedNoChange, judgedTooEarly
    case judgedSomeChange, judgedSustainedChange, judgedBetter
    /// By the inspectors' timescale.
    case immediate, threeMonths, sixMonths, twelveMonths
  }

  public struct Count: Codable, Hashable, Sendable {
    public let subject: Subject
    public let state: State
    public let count: Int

    public init(_ subject: Subject, _ state: State, _ count: Int) {
      self.subject = subject
      self.state = state
      self.count = count
    }
  }

  /// When something with a reference is due.
  public struct DueDate: Codable, Hashable, Sendable {
    /// "ACT-03", "REC-2012-07".
    public let reference: String
    public let dueOn: CivilDate
    public let firstDueOn: CivilDate
    /// When it was complete; nil while it is open.
    public let doneOn: CivilDate?
    /// How late it is, or was when it was done; nil where that is not known, as in a snapshot from
    /// before it was frozen.
    public let workingDaysLate: Int?
    /// All the days of its ledger; nil where they are not known.
    public let everDueOn: [CivilDate]?
    /// By when its owner expects it; nil where nobody has said.
    public let expectedOn: CivilDate?

    public init(
      _ reference: String, dueOn: CivilDate, firstDueOn: CivilDate, doneOn: CivilDate? = nil,
      workingDaysLate: Int? = nil, everDueOn: [CivilDate]? = nil, expectedOn: CivilDate? = nil
    ) {
      self.reference = reference
      self.dueOn = dueOn
      self.firstDueOn = firstDueOn
      self.doneOn = doneOn
      self.workingDaysLate = workingDaysLate
      self.everDueOn = everDueOn
      self.expectedOn = expectedOn
    }

    /// Whether it is, or ever was, due on a day that somebody wrote.
    func wasDue(on date: WrittenDate) -> Bool {
      ([firstDueOn, dueOn] + (everDueOn ?? [])).contains { date.agrees(with: $0) }
    }
  }

  /// What holds of one action or recommendation, of what is counted.
  public struct Standing: Codable, Hashable, Sendable {
    /// "ACT-03", "REC-2012-07".
    public let reference: String
    public let states: [State]

    public init(_ reference: String, _ states: [State]) {
      self.reference = reference
      self.states = states
    }
  }

  /// The actions that a body leads, or that other organisations than the council lead.
  public struct Group: Codable, Hashable, Sendable {
    /// The body; nil for all partner organisations together.
    public let body: String?
    /// What people call it: "Thornmere Police", "police".
    public let names: [String]
    public let counts: [Count]
    /// How many it has at most: those that it owns or helps with are counted too. Nil where that is
    /// not known.
    public let most: Int?

    public init(body: String?, names: [String], counts: [Count], most: Int? = nil) {
      self.body = body
      self.names = names
      self.counts = counts
      self.most = most
    }
  }

  /// When the report of an inspection that the plan follows was published.
  public struct Publication: Codable, Hashable, Sendable {
    /// The inspection, and what people call it.
    public let inspection: String
    public let title: String
    public let publishedOn: CivilDate

    public init(of inspection: String, titled title: String, on day: CivilDate) {
      self.inspection = inspection
      self.title = title
      publishedOn = day
    }
  }

  /// What the council calls a rating.
  public struct Word: Codable, Hashable, Sendable {
    public let state: State
    /// "Red: off track".
    public let word: String

    public init(_ state: State, _ word: String) {
      self.state = state
      self.word = word
    }
  }

  public let asAt: CivilDate
  public let counts: [Count]
  public let dueDates: [DueDate]
  /// How each action and each recommendation stands. Nil in a snapshot from before it was frozen,
  /// as are the next four.
  public let standings: [Standing]?
  /// What the measures say.
  public let measures: [MeasureValue]?
  public let groups: [Group]?
  public let words: [Word]?
  /// How many inspections the plan follows.
  public let inspections: Int?
  /// When their reports were published; nil where that is not known of all of them, and in a
  /// snapshot from before it was frozen.
  public let publications: [Publication]?

  public init(
    asAt: CivilDate, counts: [Count], dueDates: [DueDate] = [], standings: [Standing]? = nil,
    measures: [MeasureValue]? = nil, groups: [Group]? = nil, words: [Word]? = nil,
    inspections: Int? = nil, publications: [Publication]? = nil
  ) {
    self.asAt = asAt
    self.counts = counts
    self.dueDates = dueDates
    self.standings = standings
    self.measures = measures
    self.groups = groups
    self.words = words
    self.inspections = inspections
    self.publications = publications
  }
}

extension PlanFacts.Publication {
  /// Those of some inspections; nil where one of them has no day.
  static func all<Source>(
    _ sources: [Source], _ known: (Source) -> (id: String, title: String, on: CivilDate?)
  ) -> [Self]? {
    let found = sources.compactMap { source -> Self? in
      let one = known(source)
      return one.on.map { Self(of: one.id, titled: one.title, on: $0) }
    }
    return found.count == sources.count ? found : nil
  }
}

extension PlanFacts {
  /// How many; nil when the plan says nothing about that.
  public func count(_ state: State, of subject: Subject) -> Int? {
    counts.first { $0.subject == subject && $0.state == state }?.count
  }

  /// What the council calls a rating; nil where that is not known.
  func word(for state: State) -> String? { words?.first { $0.state == state }?.word }

  /// "rated “Red: off track”", "judged “Some change”"; nil where nothing is known of the council's
  /// own words, and for what is neither.
  func called(_ state: State) -> String? {
    word(for: state).map { "\(State.judged.contains(state) ? "judged" : "rated") “\($0)”" }
  }

  /// - Parameter reference: in any case.
  func dueDate(of reference: String) -> DueDate? {
    dueDates.first { $0.reference.lowercased() == reference.lowercased() }
  }
}

/// What is known of the one action that a text is about.
public struct ActionFacts: Hashable, Sendable {
  public var reference: String
  public var asAt: CivilDate
  public var dueOn: CivilDate?
  public var firstDueOn: CivilDate?
  /// 0 when it is in time.
  public var workingDaysLate: Int
  /// Nil where they are not known, as in a snapshot.
  public var milestones: Int?
  public var milestonesDone: Int?
  /// What was added and not withdrawn.
  public var evidence: Int?
  public var evidenceVerified: Int?
  /// By when its recovery plan, if it has one, says that it will have caught up.
  public var recoveryBy: CivilDate?
  /// All the days of its ledger; nil where they are not known.
  public var everDueOn: [CivilDate]?
  /// By when its owner expects it; nil where nobody has said.
  public var expectedOn: CivilDate?

  public init(
    reference: String, asAt: CivilDate, dueOn: CivilDate?, firstDueOn: CivilDate?,
    workingDaysLate: Int = 0, milestones: Int? = nil, milestonesDone: Int? = nil,
    evidence: Int? = nil, evidenceVerified: Int? = nil, recoveryBy: CivilDate? = nil,
    everDueOn: [CivilDate]? = nil, expectedOn: CivilDate? = nil
  ) {
    self.reference = reference
    self.asAt = asAt
    self.dueOn = dueOn
    self.firstDueOn = firstDueOn
    self.workingDaysLate = workingDaysLate
    self.milestones = milestones
    self.milestonesDone = milestonesDone
    self.evidence = evidence
    self.evidenceVerified = evidenceVerified
    self.recoveryBy = recoveryBy
    self.everDueOn = everDueOn
    self.expectedOn = expectedOn
  }
}

/// What is known of the one recommendation that a text is about.
public struct RecommendationFacts: Hashable, Sendable {
  let id: String
  let reference: String
  /// Of the actions that serve it, and no others.
  let facts: PlanFacts
}

extension ActionFacts {
  /// The counts of what belongs to the action, in the terms of a plan's.
  var counts: PlanFacts {
    let known: [(PlanFacts.Subject, PlanFacts.State, Int?)] = [
      (.milestone, .all, milestones), (.milestone, .complete, milestonesDone),
      (.evidence, .all, evidence), (.evidence, .verified, evidenceVerified),
    ]
    return PlanFacts(
      asAt: asAt,
      counts: known.compactMap { subject, state, count in
        count.map { PlanFacts.Count(subject, state, $0) }
      })
  }
}
