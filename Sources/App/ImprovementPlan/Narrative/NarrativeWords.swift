/// The words by which officers speak of a plan's figures, and those that say that a sentence is
/// about something else.
enum NarrativeWords {
  /// What a state is said of, and which counts of the plan may be meant by it: a claim that agrees
  /// with one of them is no disagreement.
  struct Meaning: Hashable, Sendable {
    let states: [PlanFacts.State]
    /// All that are *not* in the state: "open" for "not complete".
    let isTheRest: Bool

    init(_ states: PlanFacts.State..., rest: Bool = false) { self.init(states, rest: rest) }

    init(_ states: [PlanFacts.State], rest: Bool) {
      self.states = states
      isTheRest = rest
    }
  }

  typealias Phrases = [(phrase: String, meaning: Meaning)]

  /// States of actions; the longer phrase first where one begins as another.
  static let actions: Phrases = [
    ("not yet complete", Meaning(.complete, rest: true)),
    ("not complete", Meaning(.complete, rest: true)),
    ("not yet started", Meaning(.notBegun, .ratedNotStarted)),
    ("not yet begun", Meaning(.notBegun, .ratedNotStarted)),
    ("yet to start", Meaning(.notBegun, .ratedNotStarted)),
    ("yet to begin", Meaning(.notBegun, .ratedNotStarted)),
    ("not started", Meaning(.notBegun, .ratedNotStarted)),
    ("not begun", Meaning(.notBegun, .ratedNotStarted)),
    ("on time", Meaning(.onTime)), ("completed on time", Meaning(.onTime)),
    ("complete on time", Meaning(.onTime)), ("closed on time", Meaning(.onTime)),
    ("finished on time", Meaning(.onTime)), ("done on time", Meaning(.onTime)),
    ("complete", Meaning(.complete)), ("completed", Meaning(.complete)),
    ("done", Meaning(.complete)), ("finished", Meaning(.complete)),
    ("delivered", Meaning(.complete)), ("closed", Meaning(.verified, .complete)),
    ("verified", Meaning(.verified)), ("blue", Meaning(.verified)),
    ("on track", Meaning(.onTrack, .onTrackOrComplete)), ("green", Meaning(.onTrack)),
    ("at risk", Meaning(.atRisk)), ("amber", Meaning(.atRisk)),
    ("off track", Meaning(.offTrack)), ("red", Meaning(.offTrack)),
    ("grey", Meaning(.ratedNotStarted, .notBegun)),
    ("overdue", Meaning(.late)), ("late", Meaning(.late)),
    ("in time", Meaning(.late, rest: true)), ("not late", Meaning(.late, rest: true)),
    ("not overdue", Meaning(.late, rest: true)),
    ("past their due date", Meaning(.late)), ("past its due date", Meaning(.late)),
    ("past their due dates", Meaning(.late)), ("out of time", Meaning(.late)),
    ("in progress", Meaning(.inProgress)), ("under way", Meaning(.inProgress)),
    ("underway", Meaning(.inProgress)), ("withdrawn", Meaning(.withdrawn)),
    ("open", Meaning(.complete, .verified, rest: true)),
    ("outstanding", Meaning(.complete, .verified, rest: true)),
    ("incomplete", Meaning(.complete, rest: true)),
  ]

  static let recommendations: Phrases = [
    ("at least one action", Meaning(.covered)), ("an action", Meaning(.covered)),
    ("actions", Meaning(.covered)), ("no actions", Meaning(.covered, rest: true)),
    ("no action", Meaning(.covered, rest: true)),
    ("without an action", Meaning(.covered, rest: true)),
    ("without any action", Meaning(.covered, rest: true)),
    ("with no action", Meaning(.covered, rest: true)), ("with an action", Meaning(.covered)),
    ("covered", Meaning(.covered)), ("not covered", Meaning(.covered, rest: true)),
    ("not signed off", Meaning(.signedOff, rest: true)), ("signed off", Meaning(.signedOff)),
    ("signed-off", Meaning(.signedOff)), ("closed", Meaning(.signedOff)),
    ("not proven", Meaning(.proven, rest: true)), ("proven", Meaning(.proven)),
    ("worse", Meaning(.judgedWorse)), ("better", Meaning(.judgedBetter)),
    ("no change seen", Meaning(.judgedNoChange)), ("no change", Meaning(.judgedNoChange)),
    ("too early to say", Meaning(.judgedTooEarly)),
    ("some change", Meaning(.judgedSomeChange, .judgedBetter)),
    ("sustained change", Meaning(.judgedSustainedChange)),
    ("open", Meaning(.signedOff, rest: true)),
    ("immediate", Meaning(.immediate)), ("due immediately", Meaning(.immediate)),
    ("to be met immediately", Meaning(.immediate)), ("immediately", Meaning(.immediate)),
    ("due within three months", Meaning(.threeMonths)),
    ("within three months", Meaning(.threeMonths)),
    ("to be met within three months", Meaning(.threeMonths)),
    ("due within six months", Meaning(.sixMonths)), ("within six months", Meaning(.sixMonths)),
    ("to be met within six months", Meaning(.sixMonths)),
  ]

  static let milestones: Phrases = [
    ("not done", Meaning(.complete, rest: true)), ("done", Meaning(.complete)),
    ("complete", Meaning(.complete)), ("completed", Meaning(.complete)),
    ("met", Meaning(.complete)), ("reached", Meaning(.complete)),
    ("open", Meaning(.complete, rest: true)),
  ]

  static let evidence: Phrases = [("verified", Meaning(.verified))]

  /// A promise is kept when everything that was promised is done.
  static let promises: Phrases = [
    ("not done", Meaning(.complete, rest: true)), ("not kept", Meaning(.complete, rest: true)),
    ("kept", Meaning(.complete)), ("done", Meaning(.complete)),
    ("complete", Meaning(.complete)), ("completed", Meaning(.complete)),
    ("finished", Meaning(.complete)), ("late", Meaning(.late)), ("overdue", Meaning(.late)),
  ]

  static let things: Phrases =
    promises + [
      ("still to do", Meaning(.complete, rest: true)),
      ("left to do", Meaning(.complete, rest: true)),
    ]

  static func phrases(of subject: PlanFacts.Subject) -> Phrases {
    switch subject {
    case .action: actions
    case .recommendation: recommendations
    case .milestone: milestones
    case .evidence: evidence
    case .promise: promises
    case .thing: things
    }
  }

  /// Words between an amount and its noun that leave it what it is.
  static let neutral: Set<String> = [
    "improvement", "plan", "plan's", "agreed", "inspection", "inspectors'", "ofsted's", "report's",
  ]

  /// Words between a noun and its state.
  static let links: Set<String> = [
    "are", "is", "have", "has", "been", "be", "now", "currently", "still", "already", "also",
    "fully", "rated", "marked", "judged", "shown", "all", "both", "today", "remain", "remains",
    "stand", "stands", "being", "as", "show", "shows", "got", "become",
  ]

  /// Words that may follow a state and leave the sentence about the plan as it stands.
  static let mayFollow: Set<String> = [
    "and", "but", "so", "because", "today", "now", "while", "though", "although", "yet", "overall",
    "which", "since",
  ]

  /// Words before an amount that make it a part of something, or a number of something else.
  static let partsBefore: Set<String> = [
    "another", "further", "additional", "more", "other", "first", "last", "next", "these", "those",
    "its", "their", "my", "his", "her", "your", "each", "per", "number", "no", "item", "section",
    "page", "minute", "paragraph", "week", "day", "phase", "stage", "level", "grade", "version",
    "aged", "appendix", "figure", "table", "from", "to", "between", "remaining", "step", "than",
    "into", "by", "plus", "not",
  ]

  /// Words of what is wished for: also before a colon, behind which it stands.
  static let aims: Set<String> = [
    "aim", "aims", "aiming", "target", "targets", "goal", "goals", "ambition", "objective", "want",
    "wants", "wish", "wishes", "intend", "intends", "hope", "hopes",
  ]

  /// Words that make a sentence speak of another time, another place, or of what is wished for.
  static let elsewhere: Set<String> = aims.union([
    "will", "won't", "we'll", "they'll", "it'll", "would", "should", "could", "might", "must",
    "shall", "may", "can", "expect", "expects", "expected", "planned", "if", "until", "unless",
    "once", "when", "whenever", "before", "previously", "formerly", "originally", "earlier", "ago",
    "last", "yesterday", "promised", "forecast", "predicted", "councils", "authorities",
    "nationally", "elsewhere", "neighbours", "sample", "sampled", "audit", "audited", "cohort",
    "example", "imagine", "suppose", "january", "february", "march", "april", "june", "july",
    "august", "september", "october", "november", "december", "tomorrow", "next",
  ])

  /// Words before "everything is done" that leave it said outright, and not checked, wished or
  /// asked.
  static let outright: Set<String> = [
    "we", "we've", "the", "council", "adults", "have", "has", "now", "today", "already", "so",
    "and", "but",
  ]

  /// Groups of words that make what follows a part of something that was named before.
  static let partsNamed = ["of these", "of those", "of them", "of which", "of whom", "of its"]
}
