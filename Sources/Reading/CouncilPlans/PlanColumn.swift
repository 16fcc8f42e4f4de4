/// What a column of a council's plan holds. The raw values are those of `read plan --format jsonl`.
public enum PlanColumn: String, CaseIterable, Sendable {
  case reference
  case recommendation
  case action
  /// Steps of the action, each with its day where it has one.
  case milestones
  /// What will be different: "What will success look like?"
  case outcome
  case measure
  case owner
  case partners
  case start
  case due
  /// The due date as it is now, beside a column that keeps the first one.
  case revisedDue = "revised-due"
  case completed
  /// The rating of the work: RAG, BRAG. Never mixed with that of the impact.
  case rating
  case impactRating = "impact-rating"
  case status
  case progress
  case evidence
  case resources
  case theme
}

/// The words of headers by which columns are known: keys (letters only, see `TextKey`).
enum ColumnWords {
  /// How well a header names a column: 3 the very words, 2 they open it, 1 they stand in it.
  static func match(_ header: String) -> (column: PlanColumn, strength: Int)? {
    let key = TextKey.letters(header)
    guard !key.isEmpty, key.utf8.count <= 90 else { return nil }
    if let column = whole.first(where: { $0.1.contains(key) })?.0 { return (column, 3) }
    for (column, words) in openings where words.contains(where: key.hasPrefix) {
      return (column, 2)
    }
    for (column, words) in within where words.contains(where: key.contains) { return (column, 1) }
    return nil
  }

  /// What a header names with its very words. Asked of every row of a table, so that sentences are
  /// put aside first.
  static func named(_ header: String) -> PlanColumn? {
    guard header.utf8.count <= 90 else { return nil }
    let key = TextKey.letters(header)
    return whole.first { $0.1.contains(key) }?.0
  }

  private static let whole: [(PlanColumn, Set<String>)] = [
    (
      .reference,
      [
        "ref", "reference", "no", "number", "id", "refno", "actionno", "actionref", "recno", "item",
        "actionnumber", "recommendationnumber", "recommendationno", "uniqueref",
      ]
    ),
    (
      .recommendation,
      [
        "recommendation", "recommendations", "ofstedrecommendation", "areaforimprovement",
        "areasforimprovement", "whatneedstoimprove", "finding", "findings", "areafordevelopment",
        "improvementarea", "issue", "requirement", "inspectionfinding", "whatwasfound",
        "ofstedfinding", "ofstedfindings", "inspectionfindings",
      ]
    ),
    (
      .action,
      [
        "action", "actions", "whatwewilldo", "whatwillwedo", "task", "tasks", "activity",
        "activities",
        "keyactions", "actionrequired", "actiontobetaken", "what", "how", "howwewilldoit",
        "actionswewilltake", "keyaction", "actionplan", "steps", "whatwillbedone",
        "whatneedstobedone", "whatistobedone", "whatneedstohappen", "whatwillhappen",
      ]
    ),
    (
      .milestones,
      [
        "milestone", "milestones", "keymilestone", "keymilestones", "milestonesanddates",
        "interimmilestones", "keydates",
      ]
    ),
    (
      .outcome,
      [
        "outcome", "outcomes", "impact", "intendedoutcome", "expectedoutcome", "successcriteria",
        "desiredoutcome", "whatwillbedifferent", "expectedimpact", "intendedimpact",
      ]
    ),
    (
      .measure,
      [
        "measure", "measures", "kpi", "kpis", "performancemeasure", "target", "indicator",
        "howwillwemeasuresuccess", "howwillsuccessbemeasured", "howwewillmeasuresuccess",
        "howwillwemeasureit", "howwillthisbemeasured",
      ]
    ),
    (
      .owner,
      [
        "owner", "lead", "who", "leadofficer", "responsibleofficer", "responsible", "actionowner",
        "leadperson", "responsibility", "bywhom", "accountable", "accountableofficer", "sro",
        "assignedto", "leads", "owners", "accountablelead", "seniorresponsibleofficer",
        "whowilldoit",
      ]
    ),
    (
      .partners,
      [
        "partners", "partner", "agency", "agencies", "support", "supportedby", "contributors",
        "partneragencies", "partnerlead", "others",
      ]
    ),
    (
      .start, ["start", "startdate", "datestarted", "from", "started", "commence", "commencing"]
    ),
    (
      .due,
      [
        "due", "duedate", "bywhen", "when", "deadline", "timescale", "timescales", "targetdate",
        "completionby", "completeby", "enddate", "end", "date", "by", "timeframe", "duefor",
        "targetcompletiondate", "plannedcompletion", "completiondatetarget", "timeline", "finish",
        "finishdate",
      ]
    ),
    (.revisedDue, ["revised", "newdate"]),
    (
      .completed,
      [
        "completed", "datecompleted", "completedon", "actualcompletion", "actualcompletiondate",
        "dateclosed", "closed", "completiondate", "datecomplete", "dateofcompletion", "completion",
        "completedby", "completeddate", "completedate",
      ]
    ),
    (
      .rating,
      [
        "rag", "brag", "ragrating", "bragrating", "ragstatus", "bragstatus", "rating",
        "progressrag",
        "deliveryrag", "actionrag", "deliveryrating", "currentrag", "braggrating",
      ]
    ),
    (.impactRating, ["impactrag", "impactrating", "outcomerag", "impactbrag", "outcomerating"]),
    (.status, ["status", "actionstatus", "state", "currentstatus", "progressstatus"]),
    (
      .progress,
      [
        "progress", "update", "updates", "progressupdate", "comments", "comment", "commentary",
        "notes", "currentposition", "latestupdate", "progresstodate", "narrative",
      ]
    ),
    (
      .evidence,
      [
        "evidence", "evidenceofimpact", "howwillweknow", "assurance", "sourceofevidence",
        "monitoring", "evidenceofprogress", "howwewillknow",
      ]
    ),
    (.resources, ["resources", "resource", "cost", "costs", "budget", "resourceimplications"]),
    (
      .theme, ["theme", "priority", "objective", "workstream", "section", "strand", "priorityarea"]
    ),
  ]

  private static let revisedOpenings = [
    "revised", "new", "current", "extended", "amended", "moved",
  ]
  /// What stands before the words for a date where the column keeps the first one.
  private static let firstOpenings = ["original", "first", "initial", "baseline"]
  private static let dateWords = [
    "due", "date", "target", "deadline", "end", "completion", "timescale", "bywhen", "finish",
  ]

  /// Whether a header names the first of several due dates: "Original due date".
  static func isFirstDue(_ header: String) -> Bool {
    let key = TextKey.letters(header)
    return firstOpenings.contains { opening in dateWords.contains { key.hasPrefix(opening + $0) } }
  }

  private static let openings: [(PlanColumn, [String])] = [
    (.impactRating, ["impactrag", "impactbrag", "ragimpact", "ragforimpact"]),
    (.rating, ["rag", "brag", "bragrag"]),
    (.reference, ["ref", "recno", "actionno"]),
    (.milestones, ["milestone", "keymilestone"]),
    (.measure, ["successmeasure", "successindicator", "measureofsuccess", "measuresofsuccess"]),
    (.recommendation, ["recommendation", "whatneedsto", "areaforimprovement", "ofstedarea"]),
    (.completed, ["datecompleted", "actualcompletion", "completedon", "dateactioncompleted"]),
    (.revisedDue, revisedOpenings.flatMap { opening in dateWords.map { opening + $0 } }),
    (.due, firstOpenings.flatMap { opening in dateWords.map { opening + $0 } }),
    (
      .due,
      [
        "bywhen", "duedate", "timescale", "targetdate", "deadline", "whenwill", "datedue",
        "completionby", "dateforcompletion",
      ]
    ),
    (.owner, ["lead", "owner", "responsible", "whois", "whowill", "accountable", "actionowner"]),
    (.partners, ["partner", "supporting"]),
    (.start, ["start"]),
    (
      .outcome,
      [
        "outcome", "whatdifference", "whatwillsuccess", "impacton", "whatgoodlook",
        "whatdoesgoodlook",
        "whatwillgoodlook", "whatsuccess", "whatdoessuccess", "success",
      ]
    ),
    (.evidence, ["evidence", "howwill", "howdowe", "howweknow"]),
    (.progress, ["progress", "update", "latest", "comment"]),
    (.action, ["action", "whatwe", "whatwillwe", "whatareweg", "whatwillbedone", "keyaction"]),
    (.measure, ["measure", "performance", "kpi", "indicator"]),
    (.status, ["status"]),
  ]

  private static let within: [(PlanColumn, [String])] = [
    (.rating, ["ragrating", "bragrating", "ragstatus"]),
    (.recommendation, ["recommendation"]),
    (.due, ["bywhen", "duedate", "timescale", "deadline", "completiondate"]),
    (.owner, ["leadofficer", "responsibleofficer", "actionowner", "owner"]),
    (.start, ["startdate"]),
    (.outcome, ["outcome", "impact"]),
    (.progress, ["progress"]),
    (.evidence, ["evidence"]),
    (.action, ["action"]),
  ]
}
