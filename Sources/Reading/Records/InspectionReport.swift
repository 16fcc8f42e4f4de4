import Civil

/// What was read from one inspection paper. Everything carries where it was found; what was not
/// found is nil and never invented.
public struct InspectionReport: Sendable {
  /// The base name of the file.
  public var file: String
  public var kind: Located<ReportKind>
  public var framework: Framework { summarised?.value ?? kind.value.framework }
  /// The framework of the inspection that a summary for children is about; nil for other papers.
  public internal(set) var summarised: Located<Framework>?
  /// Pages of the file.
  public var pageCount: Int
  /// A re-inspection (SIF only).
  public var isReinspection = false

  /// The name as the cover prints it.
  public var authorityPrinted: Located<String>?
  /// The short name: without "Council", "London Borough of" and the like.
  public var authority: Located<String>?

  /// The periods of the inspection in printed order; most reports have one.
  public internal(set) var periods: [Located<DatePeriod>] = []
  /// The first day of the first period.
  public var inspectionStart: Located<CivilDate>?
  /// The last day of the last period.
  public var inspectionEnd: Located<CivilDate>?
  /// Only where the paper prints it.
  public var published: Located<CivilDate>?
  /// Without title.
  public var leadInspector: Located<String>?

  public var judgements: [Judgement] = []
  public var improvements: [Improvement] = []
  /// The numbered paragraphs.
  public var findings: [NumberedFinding] = []
  /// What the paragraphs find, which way each points and what it is about: proposals, no facts.
  public internal(set) var proposals: [FindingProposal] = []
  /// For each improvement in order, the paragraphs it cites or resembles.
  public internal(set) var improvementLinks: [[ImprovementLink]] = []
  public var childSummary: ChildSummary?

  /// Sentences for the person who checks the reading.
  public var warnings: [String] = []
  public var unparsed: [UnreadText] = []

  /// The pages on which a word may end with the mark of a footnote: see `RaisedMarks`.
  var suspectPages: Set<Int> = []
}

extension InspectionReport {
  /// How much a person has to look at: the values of the cover, grades and improvements that were
  /// not read with certainty, and every warning that says more than why one of those is doubtful.
  /// What a report of its kind gives and this one does not has its warning.
  var countToCheck: Int {
    let facts = [
      kind.certainty, summarised?.certainty, authority?.certainty, inspectionStart?.certainty,
      inspectionEnd?.certainty,
      published?.certainty, leadInspector?.certainty,
    ]
    let reasons =
      facts.compactMap { $0?.reason } + judgements.compactMap(\.grade.certainty.reason)
      + improvements.compactMap(\.text.certainty.reason)
    let said = Set(reasons.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 })
    return reasons.count
      + warnings.count { warning in !said.contains { warning.contains($0) } }
  }

  /// Whether the framework may have no overall grade: ILACS from April 2026 (domain, section 1).
  var mayLackOverall: Bool {
    guard kind.value == .ilacs else { return false }
    return inspectionEnd.map { ($0.value.year, $0.value.month) >= (2026, 4) } ?? true
  }
}

/// One judgement of a report: stored as printed, never derived.
public struct Judgement: Sendable {
  /// What is judged, as printed.
  public var name: String
  public var key: JudgementKey
  public var grade: Located<Grade>
  /// The grade in the report's own words: "Requires improvement to be good".
  public var printedGrade: String
  /// Each independent reading: the table, the graded headings of the body.
  public var readings: [JudgementReading]
}

/// What one place in a report says of a judgement.
public struct JudgementReading: Hashable, Sendable {
  public enum Source: String, Sendable {
    case table, heading, statement
  }

  public var source: Source
  public var grade: Grade
  public var place: Place
}

/// The areas that frameworks judge. The raw values are those of `read --format jsonl`.
public enum JudgementKey: String, CaseIterable, Sendable {
  case overall
  // ILACS
  case impactOfLeaders = "impact-of-leaders"
  case helpAndProtection = "help-and-protection"
  case careAndCareLeavers = "care-and-care-leavers"
  case inCare = "in-care"
  case careLeavers = "care-leavers"
  // SIF
  case lookedAfterAndPermanence = "looked-after-and-permanence"
  case adoption
  case sifCareLeavers = "sif-care-leavers"
  case leadership
  case lscb
  // LAC
  case capacityToImprove = "capacity-to-improve"
  case lookedAfterOutcomes = "lac-outcomes"
  case qualityOfProvision = "quality-of-provision"
  // PROT2012
  case qualityOfPractice = "quality-of-practice"

  /// What is judged, for people.
  public var words: String {
    switch self {
    case .overall: "Overall effectiveness"
    case .impactOfLeaders: "The impact of leaders"
    case .helpAndProtection: "Children who need help and protection"
    case .careAndCareLeavers: "Children in care and care leavers"
    case .inCare: "Children in care"
    case .careLeavers, .sifCareLeavers: "Care leavers"
    case .lookedAfterAndPermanence: "Children looked after and achieving permanence"
    case .adoption: "Adoption performance"
    case .leadership: "Leadership and management"
    case .lscb: "Local Safeguarding Children Board"
    case .capacityToImprove: "Capacity to improve"
    case .lookedAfterOutcomes: "Outcomes for looked after children and young people"
    case .qualityOfProvision: "Quality of provision"
    case .qualityOfPractice: "The quality of practice"
    }
  }
}

/// One thing a report says must improve.
public struct Improvement: Sendable {
  /// The printed number, where items are numbered.
  public var number: Int?
  /// The whole item, line breaks as spaces, nested points without their marks.
  public var text: Located<String>
  /// The heading over the list, as printed.
  public var section: String
  /// The sub-heading over the item.
  public var theme: String?
  public var timescale: Timescale?
  /// The timescale as printed.
  public var printedTimescale: String?
  public var body: AddressedBody?
}

/// Whom an improvement is addressed to.
public enum AddressedBody: String, Sendable {
  case localAuthority = "local authority"
  case safeguardingBoard = "LSCB"
  case partnership
}

/// The timescales of 2012–13 reports (domain, section 2).
public enum Timescale: String, CaseIterable, Sendable {
  case immediately = "Immediately"
  case withinThreeMonths = "Within three months"
  case withinSixMonths = "Within six months"
  case withinTwelveMonths = "Within twelve months"

  /// Months from publication.
  public var months: Int {
    switch self {
    case .immediately: 0
    case .withinThreeMonths: 3
    case .withinSixMonths: 6
    case .withinTwelveMonths: 12
    }
  }
}

/// A numbered paragraph of a report.
public struct NumberedFinding: Sendable {
  public var number: Int
  /// The heading it stands under.
  public var heading: String?
  public var text: Located<String>
}

/// Text that was seen and not understood.
public struct UnreadText: Hashable, Sendable {
  public var page: Int
  public var line: Int
  public var text: String

  public init(page: Int, line: Int, text: String) {
    self.page = page
    self.line = line
    self.text = text
  }
}
