import Civil

extension PaperReading {
  /// How many findings seem to be something.
  var proposedFindings: Int { findings.count { $0.proposal?.kind != nil } }

  /// "Paragraph 8"; one that has no number is called as in the review: "Finding 3".
  func title(ofFinding row: Int) -> String {
    let paragraph = findings[row].paragraph
    return paragraph.isEmpty ? "Finding \(row + 1)" : "Paragraph \(paragraph)"
  }

  /// Of a paper that was kept although nothing could be read from it.
  var isUnread: Bool { pages == 0 }

  /// Why the council is to be looked at, however well its name was read: nobody knows it, or it was
  /// no council on the day of the report.
  ///
  /// - Parameter own: The name of our own council, which need not be in the list.
  func problemOfCouncil(in councils: CouncilIndex, own: String) -> String? {
    guard let printed = council?.text else { return nil }
    guard let name = councils.name(printed, own: own) else {
      return "“\(printed)” is in no list of councils. Check the name, or add the council."
    }
    return councils.council(name)?.problem(
      withVisitFrom: visitStart.flatMap { CivilDate($0.text) },
      publishedOn: published.flatMap { CivilDate($0.text) })
  }
}

/// What was read from a report, in the words of this slice: every value with the place it came
/// from, and what was not understood. Nothing in it is made up; what was not found is nil or
/// missing.
public struct PaperReading: Codable, Hashable, Sendable {
  /// A rectangle on a page, in points from the upper left corner.
  public struct Mark: Codable, Hashable, Sendable {
    public var left: Double
    public var top: Double
    public var right: Double
    public var bottom: Double

    public init(left: Double, top: Double, right: Double, bottom: Double) {
      self.left = left
      self.top = top
      self.right = right
      self.bottom = bottom
    }
  }

  /// Where a value was found.
  public struct Place: Codable, Hashable, Sendable {
    /// 1 for the first page of the file.
    public var page: Int
    /// The words as printed.
    public var excerpt: String
    /// The size of the page in points, and where on it the words stand; empty when that is not
    /// known.
    public var width: Double
    public var height: Double
    public var marks: [Mark]

    public init(
      page: Int, excerpt: String, width: Double = 595, height: Double = 842, marks: [Mark] = []
    ) {
      self.page = page
      self.excerpt = excerpt
      self.width = width
      self.height = height
      self.marks = marks
    }
  }

  /// A value as text; dates are ISO.
  public struct Value: Codable, Hashable, Sendable {
    public var text: String
    public var place: Place?
    /// Why the reading is not certain; nil when it is.
    public var doubt: String?
    /// Where the report says otherwise; nil where nothing was read that does, and in readings from
    /// before that was kept.
    public var otherPlace: Place?
    /// Where it goes on, with the same words, on the page after that of its place; nil where it
    /// does not, and in readings from before that was kept.
    public var restPlace: Place?

    public init(
      _ text: String, at place: Place? = nil, doubt: String? = nil, otherPlace: Place? = nil,
      restPlace: Place? = nil
    ) {
      self.text = text
      self.place = place
      self.doubt = doubt
      self.otherPlace = otherPlace
      self.restPlace = restPlace
    }
  }

  public struct Judgement: Codable, Hashable, Sendable {
    /// The code of the area in our frameworks.
    public var area: String
    /// The area as printed.
    public var printedArea: String
    /// The code of the grade.
    public var grade: Value

    public init(area: String, printedArea: String, grade: Value) {
      self.area = area
      self.printedArea = printedArea
      self.grade = grade
    }
  }

  public struct Recommendation: Codable, Hashable, Sendable {
    public var printedNumber: String
    public var text: Value
    public var section: String
    /// The code of the timescale; empty where the report states none.
    public var timescale: String
    public var addressedTo: String
    /// The findings that it seems to answer.
    public var answers: [AnsweredFinding]?

    public init(
      printedNumber: String = "", text: Value, section: String = "", timescale: String = "",
      addressedTo: String = "", answers: [AnsweredFinding]? = nil
    ) {
      self.printedNumber = printedNumber
      self.text = text
      self.section = section
      self.timescale = timescale
      self.addressedTo = addressedTo
      self.answers = answers
    }
  }

  /// A finding that a recommendation cites or resembles.
  public struct AnsweredFinding: Codable, Hashable, Sendable {
    /// Its place among the findings of the reading.
    public var finding: Int
    /// Why that is not certain: the words they share; nil when the recommendation cites the
    /// paragraph.
    public var doubt: String?

    public init(finding: Int, doubt: String? = nil) {
      self.finding = finding
      self.doubt = doubt
    }
  }

  public struct Finding: Codable, Hashable, Sendable {
    /// The printed number of the paragraph.
    public var paragraph: String
    public var heading: String
    public var text: Value
    /// What it seems to be and to be about; nil in readings from before that was read, and nil or
    /// empty where no word tells.
    public var proposal: FindingProposal?

    public init(
      paragraph: String, heading: String = "", text: Value, proposal: FindingProposal? = nil
    ) {
      self.paragraph = paragraph
      self.heading = heading
      self.text = text
      self.proposal = proposal
    }
  }

  /// What a finding is taken for, until somebody says so.
  public struct FindingProposal: Codable, Hashable, Sendable {
    /// Nil for what points neither way.
    public var kind: Inspections.Finding.Kind?
    /// A code of the vocabulary of themes.
    public var theme: String
    public var cohort: String
    public var community: String
    public var toldTo: String
    /// The words it was told by, in a sentence.
    public var because: String

    public init(
      kind: Inspections.Finding.Kind?, theme: String = "", cohort: String = "",
      community: String = "", toldTo: String = "", because: String
    ) {
      self.kind = kind
      self.theme = theme
      self.cohort = cohort
      self.community = community
      self.toldTo = toldTo
      self.because = because
    }
  }

  /// A summary for children and young people: a paper of its own, or a part of a report. What it
  /// finds is among the findings.
  public struct ChildSummary: Codable, Hashable, Sendable {
    public struct Definition: Codable, Hashable, Sendable {
      /// The code of the grade.
      public var grade: String
      /// What it means, in the summary's words.
      public var text: String

      public init(grade: String, text: String) {
        self.grade = grade
        self.text = text
      }
    }

    public struct Promise: Codable, Hashable, Sendable {
      public var kind: InspectionPromise.Kind
      /// Who promised; empty when it is not said.
      public var by: String
      public var text: Value

      public init(kind: InspectionPromise.Kind, by: String, text: Value) {
        self.kind = kind
        self.by = by
        self.text = text
      }
    }

    public var isWholePaper: Bool
    public var purpose: Value?
    public var definitions: [Definition]
    public var promises: [Promise]
    /// Where the full report is, as printed.
    public var fullReportLink: Value?

    public init(
      isWholePaper: Bool, purpose: Value? = nil, definitions: [Definition] = [],
      promises: [Promise] = [], fullReportLink: Value? = nil
    ) {
      self.isWholePaper = isWholePaper
      self.purpose = purpose
      self.definitions = definitions
      self.promises = promises
      self.fullReportLink = fullReportLink
    }
  }

  /// Text that was seen and not understood.
  public struct Unread: Codable, Hashable, Sendable {
    public var page: Int
    public var text: String

    public init(page: Int, text: String) {
      self.page = page
      self.text = text
    }
  }

  /// What kind of paper it is, in words.
  public var kind: String
  public var pages: Int
  /// The code of the framework; empty when this service knows none for it.
  public var framework: Value
  public var council: Value?
  public var visitStart: Value?
  public var visitEnd: Value?
  public var published: Value?
  public var leadInspector: Value?
  public var judgements: [Judgement]
  public var recommendations: [Recommendation]
  public var findings: [Finding]
  public var childSummary: ChildSummary?
  public var notUnderstood: [Unread]
  /// Sentences for whoever checks the reading.
  public var warnings: [String]
  /// Why nothing of it may be taken for certain, whatever its values say; nil for kinds that
  /// published reports have tried the reading on, and in readings from before that was told.
  public var reserve: String?

  public init(
    kind: String, pages: Int, framework: Value, council: Value? = nil, visitStart: Value? = nil,
    visitEnd: Value? = nil, published: Value? = nil, leadInspector: Value? = nil,
    judgements: [Judgement] = [], recommendations: [Recommendation] = [],
    findings: [Finding] = [], childSummary: ChildSummary? = nil, notUnderstood: [Unread] = [],
    warnings: [String] = [], reserve: String? = nil
  ) {
    self.kind = kind
    self.pages = pages
    self.framework = framework
    self.council = council
    self.visitStart = visitStart
    self.visitEnd = visitEnd
    self.published = published
    self.leadInspector = leadInspector
    self.judgements = judgements
    self.recommendations = recommendations
    self.findings = findings
    self.childSummary = childSummary
    self.notUnderstood = notUnderstood
    self.warnings = warnings
    self.reserve = reserve
  }
}
